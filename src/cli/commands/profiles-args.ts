/** The command line of `cafe profiles`: arguments to one checked call, or one sentence. No sentence repeats a value. */

import { parseArgs } from "node:util";
import { PROFILES } from "../../copy/profiles-command.ts";
import { isRegionId, type Network } from "../../domain/region.ts";
import { LANGUAGES } from "../../domain/ui-language.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { joinSafe, type SafeText, safeText, say } from "../../lib/safe-text.ts";
import { credentialsUri } from "../../profiles/credentials-uri.ts";
import { isKeyPart, isRoleName, nameProblem, type ProfileSource } from "../../profiles/profile.ts";

/** How a profile gets its keys: a reference, or keys to ask for. */
export type KeysFrom =
  /** Null: ask for the ID, too. */
  | { readonly kind: "stored"; readonly accessKeyId: string | null }
  | Exclude<ProfileSource, { readonly kind: "stored" | "locked" }>;

/** What `add` and `edit` set beside the keys; null: as it is. */
interface Settings {
  readonly name: string;
  readonly region: string | null;
  readonly network: Network | null;
}

export type ProfilesCall =
  | { readonly verb: "help" }
  | { readonly verb: "list"; readonly output: "table" | "json" }
  | ({ readonly verb: "add"; readonly keys: KeysFrom } & Settings)
  /** Null: as it is. */
  | ({ readonly verb: "edit"; readonly keys: KeysFrom | null } & Settings)
  | { readonly verb: "use" | "remove" | "test" | "lock" | "unlock"; readonly name: string }
  /** Null: the aliyun CLI's own file. */
  | { readonly verb: "import"; readonly from: string | null };

/** Options and, for each verb, which of them it takes. */
const OPTIONS = {
  "access-key-id": { type: "string" },
  region: { type: "string" },
  network: { type: "string" },
  "from-environment": { type: "boolean" },
  aliyun: { type: "string" },
  "credentials-file": { type: "string" },
  "ecs-role": { type: "string" },
  "credentials-uri": { type: "string" },
  from: { type: "string" },
  output: { type: "string", short: "o" },
  lang: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

type Flags = ReadonlyMap<string, string | true>;

/** The options that say where keys come from, references first; each reads its value. At most one may be given. */
const WAYS: Readonly<Record<string, (value: string) => Result<KeysFrom, SafeText>>> = {
  "from-environment": () => ok({ kind: "environment" }),
  aliyun: (profile) => ok({ kind: "aliyun-cli", profile }),
  "credentials-file": (section) => ok({ kind: "credentials-file", section }),
  "ecs-role": (role) => {
    if (role === "auto") return ok({ kind: "ecs-role" });
    return isRoleName(role) ? ok({ kind: "ecs-role", role }) : err(PROFILES.ecsRoleRule);
  },
  "credentials-uri": (uri) => {
    // Whether plain http is accepted is decided where it is asked: --insecure is an option of those calls.
    const checked = credentialsUri(uri, true);
    return checked.ok ? ok({ kind: "credentials-uri", uri: checked.value.href }) : err(PROFILES.uriRule(checked.error));
  },
  "access-key-id": (accessKeyId) =>
    isKeyPart(accessKeyId) ? ok({ kind: "stored", accessKeyId }) : err(PROFILES.accessKeyIdRule),
};

/** They go with every verb. */
const ANYWHERE: readonly string[] = ["help", "lang"];

const TAKES: Readonly<Record<string, readonly string[]>> = {
  list: ["output"],
  add: [...Object.keys(WAYS), "region", "network"],
  edit: [...Object.keys(WAYS), "region", "network"],
  test: [],
  use: [],
  remove: [],
  lock: [],
  unlock: [],
  import: ["from"],
};

export const PROFILES_VERBS: readonly string[] = Object.keys(TAKES);

/** The options that go with a verb; all of them where it is null, or none of ours. */
export const profilesOptions = (
  verb: string | null,
): readonly { readonly name: string; readonly takesValue: boolean }[] =>
  Object.entries(OPTIONS)
    .filter(([name]) => ANYWHERE.includes(name) || (TAKES[verb ?? ""]?.includes(name) ?? true))
    .map(([name, { type }]) => ({ name, takesValue: type === "string" }));

/** Reads what follows `cafe profiles`. */
export function parseProfilesArgs(args: readonly string[]): Result<ProfilesCall, SafeText> {
  const { tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const words = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []));
  const [verb, ...rest] = words;
  const flags = new Map<string, string | true>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const problem = optionProblem(verb, token.name, token.value, flags);
    if (problem !== null) return err(problem);
    flags.set(token.name, token.value ?? true);
  }
  if (flags.has("help")) return ok({ verb: "help" });
  return parseVerb(verb, rest, flags);
}

function optionProblem(
  verb: string | undefined,
  name: string,
  value: string | undefined,
  seen: Flags,
): SafeText | null {
  if (/^access-?key-?secret/iu.test(name) || /^(?:secret|security-token|sts-token|passphrase)/iu.test(name)) {
    return PROFILES.secretsNever;
  }
  const option = Object.entries(OPTIONS).find(([known]) => known === name)?.[1];
  const takes = verb === undefined ? undefined : TAKES[verb];
  if (option === undefined || (!ANYWHERE.includes(name) && takes !== undefined && !takes.includes(name))) {
    return PROFILES.unknownOption;
  }
  if (seen.has(name)) return PROFILES.giveOnce(safeText(name));
  if (option.type === "boolean") return value === undefined ? null : PROFILES.noValue(safeText(name));
  if (value === undefined || value === "" || value.startsWith("-")) return PROFILES.needsValue(safeText(name));
  const isLanguage = name !== "lang" || LANGUAGES.some((one) => one === value);
  return isLanguage ? null : PROFILES.langRule;
}

function parseVerb(verb: string | undefined, rest: readonly string[], flags: Flags): Result<ProfilesCall, SafeText> {
  switch (verb) {
    case "list":
      return rest.length > 0 ? tooMany(say`list`) : parseOutput(flags.get("output"));
    case "import":
      return rest.length > 0 ? tooMany(say`import`) : ok({ verb, from: text(flags, "from") });
    case "add":
    case "edit":
    case "test":
    case "lock":
    case "unlock":
    case "use":
    case "remove": {
      const [name, ...more] = rest;
      if (name === undefined || more.length > 0) return err(PROFILES.takesName(safeText(verb)));
      return verb === "add" || verb === "edit" ? parseKeys(verb, name, flags) : ok({ verb, name });
    }
    default: {
      const verbs = joinSafe(Object.keys(TAKES).map(safeText), ", ");
      return err(PROFILES.takesVerb(verbs));
    }
  }
}

const tooMany = (verb: SafeText) => err(PROFILES.takesOptions(verb));

function parseOutput(output: string | true | undefined): Result<ProfilesCall, SafeText> {
  if (output === undefined) return ok({ verb: "list", output: "table" });
  if (output !== "table" && output !== "json") return err(PROFILES.outputRule);
  return ok({ verb: "list", output });
}

function parseKeys(verb: "add" | "edit", name: string, flags: Flags): Result<ProfilesCall, SafeText> {
  const problem = verb === "add" ? nameProblem(name) : null;
  if (problem !== null) return err(problem);
  const settings = parseSettings(name, flags);
  if (!settings.ok) return settings;
  const given = parseWay(flags);
  if (!given.ok) return given;
  const typed: KeysFrom = { kind: "stored", accessKeyId: null };
  if (verb === "add") return ok({ verb, keys: given.value ?? typed, ...settings.value });
  const { region, network } = settings.value;
  // With nothing to change given, it is the keys that are to be typed anew.
  const asked = region === null && network === null ? typed : null;
  return ok({ verb, keys: given.value ?? asked, ...settings.value });
}

function parseSettings(name: string, flags: Flags): Result<Settings, SafeText> {
  const region = text(flags, "region");
  const network = text(flags, "network");
  if (region !== null && !isRegionId(region)) {
    return err(PROFILES.regionRule);
  }
  if (network !== null && network !== "vpc" && network !== "public") return err(PROFILES.networkRule);
  return ok({ name, region, network });
}

/** Null where no option says where keys come from. */
function parseWay(flags: Flags): Result<KeysFrom | null, SafeText> {
  const [way, ...more] = Object.keys(WAYS).filter((flag) => flags.has(flag));
  if (more.length > 0) {
    const ways = Object.keys(WAYS).map((flag) => say`--${safeText(flag)}`);
    return err(PROFILES.giveOneOf(joinSafe(ways, ", ")));
  }
  return way === undefined ? ok(null) : (WAYS[way]?.(text(flags, way) ?? "") ?? ok(null));
}

function text(flags: Flags, name: string): string | null {
  const value = flags.get(name);
  return typeof value === "string" ? value : null;
}
