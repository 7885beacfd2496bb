/**
 * The credentials file that Alibaba Cloud's SDKs share (~/.alibabacloud/credentials, INI; facts-api.md 5.1): sections
 * with a type each. Reads it; what it holds goes nowhere but into recipes.
 */
import { CREDENTIALS } from "../copy/credentials.ts";
import type { Failure } from "../domain/failure.ts";
import { ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import type { Circumstances } from "./aliyun-recipe.ts";
import { keyFailure } from "./failures.ts";
import { isKeyPart } from "./profile.ts";
import { DEFAULT_SESSION, durationOf, type Recipe, stsHost } from "./recipe.ts";
import { readTextFile } from "./text-file.ts";

/** The section used where none is named. */
export const DEFAULT_SECTION = "default";

export type CredentialsFile =
  | { readonly kind: "absent" }
  /** `why` is the start of a sentence. */
  | { readonly kind: "unreadable"; readonly why: SafeText }
  | { readonly kind: "ready"; readonly sections: ReadonlyMap<string, Section> };

/** A function, so that nothing prints what it holds. Empty where there is no such field. */
type Section = (field: string) => string;

/** Reads the file; a null path is an absent one. Never throws. */
export function readCredentialsFile(path: string | null): CredentialsFile {
  const file = path === null ? { kind: "absent" as const } : readTextFile(path);
  return file.kind === "text" ? { kind: "ready", sections: parseIni(file.text) } : file;
}

/** How the keys of a section are had. */
export function sectionRecipe(
  file: CredentialsFile,
  name: string,
  { env }: Pick<Circumstances, "env">,
): Result<Recipe, Failure> {
  if (file.kind === "unreadable") return keyFailure("Cafe.UnreadableFile", CREDENTIALS.because(file.why));
  const section = file.kind === "ready" ? file.sections.get(name) : undefined;
  if (section === undefined) {
    return keyFailure("Cafe.NoSuchProfile", CREDENTIALS.fileNoSection(safeText(name)));
  }
  // The SDKs demand a type; a section with keys and nothing else can only mean one.
  switch (section("type") || "access_key") {
    case "access_key":
      return keysOf(section, name);
    case "ecs_ram_role":
      return ok({ kind: "ecs-metadata", role: section("role_name") || null });
    case "ram_role_arn":
      return roleOf(section, name, env);
    default:
      return keyFailure("Cafe.UnsupportedMode", CREDENTIALS.sectionType(safeText(name), safeText(section("type"))));
  }
}

function keysOf(section: Section, name: string): Result<Extract<Recipe, { kind: "keys" }>, Failure> {
  const [accessKeyId, secret] = [section("access_key_id"), section("access_key_secret")];
  if (!isKeyPart(accessKeyId) || !isKeyPart(secret)) {
    return keyFailure("Cafe.MalformedCredentials", CREDENTIALS.sectionLacks(safeText(name)));
  }
  return ok({ kind: "keys", keys: { accessKeyId, accessKeySecret: () => secret } });
}

function roleOf(section: Section, name: string, env: Circumstances["env"]): Result<Recipe, Failure> {
  const from = keysOf(section, name);
  if (!from.ok) return from;
  const roleArn = section("role_arn");
  if (roleArn === "") {
    return keyFailure("Cafe.MalformedCredentials", CREDENTIALS.sectionNoRole(safeText(name)));
  }
  const policy = section("policy");
  return ok({
    kind: "assume-role",
    from: from.value,
    role: {
      stsHost: stsHost(env),
      roleArn,
      sessionName: section("role_session_name") || DEFAULT_SESSION,
      durationSeconds: durationOf(null),
      ...(policy !== "" && { policy }),
    },
  });
}

/** Sections, `name = value` lines, and comments that start with # or ; — a value is taken as it is, quotes and all. */
function parseIni(text: string): ReadonlyMap<string, Section> {
  const sections = new Map<string, Map<string, string>>();
  let fields = new Map<string, string>();
  for (const raw of text.split(/\r?\n/u)) {
    const line = raw.trim();
    const name = /^\[(.*)\]$/u.exec(line)?.[1];
    const at = line.indexOf("=");
    if (name !== undefined) {
      fields = new Map();
      sections.set(name.trim(), fields);
    } else if (at > 0 && !/^[#;]/u.test(line)) fields.set(line.slice(0, at).trim(), line.slice(at + 1).trim());
  }
  return new Map([...sections].map(([name, each]) => [name, (field: string) => each.get(field) ?? ""]));
}
