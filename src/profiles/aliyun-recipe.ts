/**
 * What a profile of the aliyun CLI means, mode by mode (facts-api.md 5.2): a recipe for keys, or why there is none and
 * what to do. Asks nobody. No message holds a field but the profile's name and mode.
 */
import { CREDENTIALS } from "../copy/credentials.ts";
import type { Failure } from "../domain/failure.ts";
import { isRegionId } from "../domain/region.ts";
import { ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { type AliyunConfig, type AliyunProfile, findAliyunProfile } from "./aliyun-config.ts";
import { credentialsUri } from "./credentials-uri.ts";
import { keyFailure } from "./failures.ts";
import type { Role } from "./outside.ts";
import { isKeyPart } from "./profile.ts";
import { DEFAULT_SESSION, durationOf, isSet, type Recipe, stsHost } from "./recipe.ts";

/** What a recipe depends on besides the file. */
export interface Circumstances {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Plain http is accepted for a credentials URI that is not on this machine. */
  readonly insecure: boolean;
}

/** A chain of source profiles longer than this is a circle. */
const MAX_CHAIN = 8;

/** The modes that a person signs in to with a browser: the CLI keeps temporary keys of theirs in the file. */
const SIGN_IN_MODES: readonly string[] = ["CloudSSO", "OAuth"];

const USABLE_MODES: readonly string[] = [
  ...SIGN_IN_MODES,
  "AK",
  "StsToken",
  "RamRoleArn",
  "ChainableRamRoleArn",
  "EcsRamRole",
  // The CLI's constant has one name, its text another; both are met in files.
  "RamRoleArnWithRoleName",
  "RamRoleArnWithEcs",
  "OIDC",
  "External",
  "CredentialsURI",
];

/** True of the modes that cafe can get keys by. */
export const isUsableMode = (mode: string): boolean => USABLE_MODES.includes(mode);

/** How the keys of a profile are had. */
export function aliyunRecipe(
  config: AliyunConfig,
  name: string,
  around: Circumstances,
  chain = 0,
): Result<Recipe, Failure> {
  const found = findAliyunProfile(config, name);
  if (!found.ok) return found;
  const profile = found.value;
  switch (profile.mode) {
    case "AK":
    case "StsToken":
      return keysOf(profile, profile.mode === "StsToken", around);
    case "CloudSSO":
    case "OAuth":
      return signedInKeys(profile, around);
    case "RamRoleArn": {
      const from = keysOf(profile, profile.text("sts_token") !== "", around);
      return from.ok ? assumeRole(profile, from.value, around) : from;
    }
    case "ChainableRamRoleArn": {
      if (chain >= MAX_CHAIN) return broken(profile, CREDENTIALS.sourceCircle);
      const source = profile.text("source_profile");
      if (source === "") return broken(profile, CREDENTIALS.noSourceProfile);
      const from = aliyunRecipe(config, source, around, chain + 1);
      return from.ok ? assumeRole(profile, from.value, around) : from;
    }
    case "RamRoleArnWithRoleName":
    case "RamRoleArnWithEcs":
      return assumeRole(profile, metadata(profile), around);
    case "EcsRamRole":
      return ok(metadata(profile));
    case "OIDC":
      return oidc(profile, around);
    case "External":
    case "CredentialsURI":
      return fetched(profile, around);
    default:
      return unsupported(profile);
  }
}

/** What brings new keys once those of the profile have died. A whole sentence. */
export function aliyunRenewal(config: AliyunConfig, name: string): SafeText {
  const found = findAliyunProfile(config, name);
  const mode = found.ok ? found.value.mode : "";
  const profile = safeText(name);
  if (mode === "AK" || mode === "StsToken") {
    return CREDENTIALS.configureAgain(safeText(mode), profile);
  }
  if (SIGN_IN_MODES.includes(mode)) return signInAgain(profile, mode);
  return CREDENTIALS.askedAnew;
}

const signInAgain = (profile: SafeText, mode: string): SafeText =>
  CREDENTIALS.signInAgain(profile, safeText(mode), profile);

function keysOf(profile: AliyunProfile, temporary: boolean, { now }: Circumstances): Result<Recipe, Failure> {
  const name = safeText(profile.name);
  const accessKeyId = profile.text("access_key_id");
  const secret = profile.text("access_key_secret");
  const token = profile.text("sts_token");
  if (![accessKeyId, secret, ...(temporary ? [token] : [])].every(isKeyPart)) {
    return keyFailure("Cafe.MalformedCredentials", CREDENTIALS.aliyunLacks(name, safeText(profile.mode), name));
  }
  const accessKeySecret = (): string => secret;
  if (!temporary) return ok({ kind: "keys", keys: { accessKeyId, accessKeySecret } });
  const expiresAt = endOf(profile);
  if (expiresAt !== null && expiresAt <= now()) {
    return keyFailure(
      "Cafe.TokenExpired",
      CREDENTIALS.aliyunTokenExpired(name, utc(expiresAt), safeText(profile.mode), name),
      CREDENTIALS.configureAgain(safeText(profile.mode), name),
    );
  }
  const keys = { accessKeyId, accessKeySecret, securityToken: () => token, ...(expiresAt !== null && { expiresAt }) };
  return ok({ kind: "keys", keys });
}

/** The keys that the CLI got for itself at the last sign-in. Without an end nobody knows whether they are any good. */
function signedInKeys(profile: AliyunProfile, around: Circumstances): Result<Recipe, Failure> {
  const name = safeText(profile.name);
  const expiresAt = endOf(profile);
  if (expiresAt !== null && expiresAt > around.now() && profile.text("access_key_id") !== "") {
    return keysOf(profile, true, around);
  }
  const what = expiresAt === null ? CREDENTIALS.noTemporaryKeys : CREDENTIALS.temporaryKeysExpired(utc(expiresAt));
  return keyFailure(
    "Cafe.TokenExpired",
    CREDENTIALS.aliyunOnlyCli(name, safeText(profile.mode), what),
    signInAgain(name, profile.mode),
  );
}

function assumeRole(profile: AliyunProfile, from: Recipe, around: Circumstances): Result<Recipe, Failure> {
  const role = roleOf(profile, around);
  return role.ok ? ok({ kind: "assume-role", from, role: role.value }) : role;
}

function roleOf(profile: AliyunProfile, { env }: Circumstances): Result<Role, Failure> {
  const { text } = profile;
  const roleArn = text("ram_role_arn");
  if (roleArn === "") return broken(profile, CREDENTIALS.noRamRoleArn);
  const region = text("sts_region");
  if (region !== "" && !isRegionId(region)) return broken(profile, CREDENTIALS.badStsRegion);
  const host = text("sts_endpoint");
  if (host !== "" && !/^[a-z0-9.-]+(?::\d{1,5})?$/iu.test(host)) {
    return broken(profile, CREDENTIALS.badStsEndpoint);
  }
  const externalId = text("external_id");
  const policy = text("policy");
  return ok({
    stsHost: host || stsHost(env, region),
    roleArn,
    sessionName: text("ram_session_name") || DEFAULT_SESSION,
    durationSeconds: durationOf(profile.number("expired_seconds")),
    ...(externalId !== "" && { externalId }),
    ...(policy !== "" && { policy }),
  });
}

const metadata = (profile: AliyunProfile): Recipe => ({
  kind: "ecs-metadata",
  role: profile.text("ram_role_name") || null,
});

function oidc(profile: AliyunProfile, around: Circumstances): Result<Recipe, Failure> {
  const role = roleOf(profile, around);
  if (!role.ok) return role;
  const providerArn = profile.text("oidc_provider_arn");
  const tokenFile = profile.text("oidc_token_file");
  if (providerArn === "" || tokenFile === "") {
    return broken(profile, CREDENTIALS.needsOidc);
  }
  return ok({ kind: "oidc", role: role.value, providerArn, tokenFile });
}

/** Modes that run a program or ask a URL which the file names. */
function fetched(profile: AliyunProfile, { env, insecure }: Circumstances): Result<Recipe, Failure> {
  if (isSet(env["ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS"])) {
    return keyFailure(
      "Cafe.ExternalRefused",
      CREDENTIALS.externalForbidden(safeText(profile.name), safeText(profile.mode)),
    );
  }
  if (profile.mode === "External") {
    const command = profile.text("process_command");
    if (command === "") return broken(profile, CREDENTIALS.noProcessCommand);
    return ok({ kind: "external", command, file: profile.file });
  }
  const uri = credentialsUri(profile.text("credentials_uri"), insecure);
  return uri.ok
    ? ok({ kind: "credentials-uri", uri: uri.value })
    : broken(profile, CREDENTIALS.badCredentialsUri(uri.error));
}

const broken = (profile: AliyunProfile, why: SafeText): Result<never, Failure> =>
  keyFailure(
    "Cafe.MalformedCredentials",
    CREDENTIALS.aliyunBroken(
      safeText(profile.name),
      safeText(profile.mode),
      why,
      safeText(profile.mode),
      safeText(profile.name),
    ),
  );

function unsupported({ name, mode }: AliyunProfile): Result<never, Failure> {
  return keyFailure(
    "Cafe.UnsupportedMode",
    mode === ""
      ? CREDENTIALS.noMode(safeText(name), safeText(name))
      : CREDENTIALS.unsupportedMode(safeText(name), safeText(mode), safeText(name)),
  );
}

/** Epoch milliseconds. */
const endOf = (profile: AliyunProfile): number | null => {
  const seconds = profile.number("sts_expiration");
  return seconds === null ? null : Math.min(seconds * 1000, 8.64e15);
};

const utc = (time: number): SafeText => safeText(new Date(time).toISOString().replace(/\.\d+/u, ""));
