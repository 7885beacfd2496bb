/**
 * Reads the aliyun CLI's config.json in place (facts-api.md 5.2); never writes it. What a profile means is
 * aliyun-recipe.ts. No message holds any of the file's content but names.
 */
import { CREDENTIALS } from "../copy/credentials.ts";
import type { Failure } from "../domain/failure.ts";
import { isRegionId } from "../domain/region.ts";
import { ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { keyFailure } from "./failures.ts";
import { type Fields, isFields, parseJson, textOf } from "./fields.ts";
import { readTextFile, stampOf } from "./text-file.ts";

export interface AliyunProfile {
  readonly name: string;
  /** AK, StsToken, RamRoleArn, ...; empty where the file names none. */
  readonly mode: string;
  /** Null where the profile has none. */
  readonly region: string | null;
  /** "vpc" where the profile wants the endpoints inside a VPC; else null. */
  readonly network: "vpc" | null;
  /** Path of the file. */
  readonly file: string;
  /** A field's text, which may be secret; empty where there is none. A function, so that nothing prints the fields. */
  readonly text: (field: string) => string;
  /** A field's number; null where there is none above 0, as the CLI writes 0 for none. */
  readonly number: (field: string) => number | null;
}

export type AliyunConfig =
  | { readonly kind: "absent" }
  /** `why` is the start of a sentence. */
  | { readonly kind: "unreadable"; readonly why: SafeText }
  | { readonly kind: "ready"; readonly current: string; readonly profiles: readonly AliyunProfile[] };

/** Answers with the file's content, and reads it anew only where its time has changed. A null path is an absent file. */
export type AliyunReader = () => AliyunConfig;

/** Opens a config.json of the aliyun CLI. Never throws. */
export function openAliyunConfig(path: string | null): AliyunReader {
  let stamp: string | null = null;
  let config: AliyunConfig = { kind: "absent" };
  return () => {
    if (path === null) return config;
    const now = stampOf(path);
    if (now !== stamp) {
      stamp = now;
      config = read(path);
    }
    return config;
  };
}

/** The profile of that name, or why there is none. */
export function findAliyunProfile(config: AliyunConfig, name: string): Result<AliyunProfile, Failure> {
  if (config.kind === "unreadable") return keyFailure("Cafe.UnreadableFile", CREDENTIALS.aliyunUnreadable(config.why));
  const profile = config.kind === "ready" ? config.profiles.find((each) => each.name === name) : undefined;
  if (profile !== undefined) return ok(profile);
  return keyFailure("Cafe.NoSuchProfile", CREDENTIALS.aliyunNoProfile(safeText(name)));
}

function read(path: string): AliyunConfig {
  const file = readTextFile(path);
  if (file.kind !== "text") return file;
  const parsed = parseJson(file.text);
  const profiles = isFields(parsed) ? parsed["profiles"] : undefined;
  if (!isFields(parsed) || !Array.isArray(profiles)) {
    return { kind: "unreadable", why: CREDENTIALS.aliyunInvalid(safeText(path)) };
  }
  // The CLI's own name for a profile that nobody named.
  const current = textOf(parsed, "current") || "default";
  return { kind: "ready", current, profiles: profiles.filter(isFields).map(decodeProfile(path)) };
}

const decodeProfile =
  (file: string) =>
  (fields: Fields): AliyunProfile => {
    const region = textOf(fields, "region_id");
    return {
      name: textOf(fields, "name"),
      mode: textOf(fields, "mode"),
      region: isRegionId(region) ? region : null,
      network: textOf(fields, "endpoint_type") === "vpc" ? "vpc" : null,
      file,
      text: (field) => textOf(fields, field).trim(),
      number: (field) => {
        const value = fields[field];
        return typeof value === "number" && value > 0 ? value : null;
      },
    };
  };
