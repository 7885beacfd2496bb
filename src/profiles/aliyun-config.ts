/**
 * Reads the aliyun CLI's config.json in place (facts-api.md 5.2); never writes it. Keys of the modes AK and StsToken can
 * be used; of the others it says what they are and what to do. No message holds any of the file's content but names.
 */
import type { Failure } from "../domain/failure.ts";
import { isRegionId } from "../domain/region.ts";
import { ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import { keyFailure } from "./failures.ts";
import { type Fields, isFields, parseJson, textOf } from "./fields.ts";
import { isKeyPart, type Keys, type Secret } from "./profile.ts";
import { readTextFile, stampOf } from "./text-file.ts";

export interface AliyunProfile {
  readonly name: string;
  /** AK, StsToken, RamRoleArn, ...; empty where the file names none. */
  readonly mode: string;
  /** Null where the profile has none. */
  readonly region: string | null;
  /** Whichever parts the profile has, unchecked. */
  readonly accessKeyId: string;
  readonly accessKeySecret: Secret;
  readonly securityToken: Secret;
  /** Epoch milliseconds; null where the profile does not say. */
  readonly expiresAt: number | null;
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
  if (config.kind === "unreadable")
    return keyFailure("Cafe.UnreadableFile", say`${config.why}; repair it, or run \`aliyun configure\`.`);
  const profile = config.kind === "ready" ? config.profiles.find((each) => each.name === name) : undefined;
  if (profile !== undefined) return ok(profile);
  return keyFailure(
    "Cafe.NoSuchProfile",
    say`The aliyun CLI has no profile ${safeText(name)}; \`aliyun configure list\` shows which it has.`,
  );
}

/** True of the modes that hold keys which can be used as they are. */
export const isUsableMode = (mode: string): boolean => mode === "AK" || mode === "StsToken";

/** Keys of a profile that can be used at `now` (epoch milliseconds), or why there are none. */
export function aliyunKeys(profile: AliyunProfile, now: number): Result<Keys, Failure> {
  const { mode, accessKeyId, accessKeySecret, securityToken, expiresAt } = profile;
  const name = safeText(profile.name);
  if (!isUsableMode(mode)) return keyFailure("Cafe.UnsupportedMode", unsupported(name, mode));
  const temporary = mode === "StsToken";
  if (![accessKeyId, accessKeySecret(), ...(temporary ? [securityToken()] : [])].every(isKeyPart)) {
    return keyFailure(
      "Cafe.MalformedCredentials",
      say`The aliyun CLI profile ${name} lacks a part of its keys; \`aliyun configure --mode ${safeText(mode)} --profile ${name}\` sets them.`,
    );
  }
  if (!temporary) return ok({ accessKeyId, accessKeySecret });
  if (expiresAt === null || now < expiresAt) return ok({ accessKeyId, accessKeySecret, securityToken });
  return keyFailure(
    "Cafe.TokenExpired",
    say`The STS token of the aliyun CLI profile ${name} expired at ${utc(expiresAt)}; put a new one in with \`aliyun configure --mode StsToken --profile ${name}\`.`,
  );
}

const utc = (time: number): SafeText => safeText(new Date(time).toISOString().replace(/\.\d+/u, ""));

function unsupported(name: SafeText, mode: string): SafeText {
  const what = mode === "" ? say`no mode` : say`the mode ${safeText(mode)}`;
  return say`The aliyun CLI profile ${name} has ${what}; cafe can use AK and StsToken. ${wayToKeys(mode)}, then put them into a profile with \`aliyun configure --mode StsToken --profile ${name}-sts\` and use that.`;
}

/** How temporary keys are had for a mode. */
function wayToKeys(mode: string): SafeText {
  switch (mode) {
    case "RamRoleArn":
    case "ChainableRamRoleArn":
    case "RamRoleArnWithRoleName":
      return say`Get temporary keys with \`aliyun sts AssumeRole --RoleArn ROLE_ARN --RoleSessionName cafe --profile PROFILE_WITH_AK\``;
    case "EcsRamRole":
      return say`Get temporary keys on the instance with \`curl http://100.100.100.200/latest/meta-data/ram/security-credentials/ROLE\``;
    case "External":
      return say`Run the profile's process_command, which prints temporary keys`;
    case "CredentialsURI":
      return say`Ask the profile's credentials_uri with curl, which prints temporary keys`;
    default:
      return say`Get temporary keys from your administrator or the console`;
  }
}

function read(path: string): AliyunConfig {
  const file = readTextFile(path);
  if (file.kind !== "text") return file;
  const parsed = parseJson(file.text);
  const profiles = isFields(parsed) ? parsed["profiles"] : undefined;
  if (!isFields(parsed) || !Array.isArray(profiles)) {
    return { kind: "unreadable", why: say`${safeText(path)} is no valid config of the aliyun CLI` };
  }
  // The CLI's own name for a profile that nobody named.
  const current = textOf(parsed, "current") || "default";
  return { kind: "ready", current, profiles: profiles.filter(isFields).map(decodeProfile) };
}

function decodeProfile(fields: Fields): AliyunProfile {
  const secret = textOf(fields, "access_key_secret");
  const token = textOf(fields, "sts_token");
  const region = textOf(fields, "region_id");
  const expires = fields["sts_expiration"];
  return {
    name: textOf(fields, "name"),
    mode: textOf(fields, "mode"),
    region: isRegionId(region) ? region : null,
    accessKeyId: textOf(fields, "access_key_id"),
    accessKeySecret: () => secret,
    securityToken: () => token,
    // Unix seconds; the CLI writes 0 for none.
    expiresAt: typeof expires === "number" && expires > 0 ? expires * 1000 : null,
  };
}
