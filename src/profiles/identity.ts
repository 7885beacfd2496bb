/**
 * Decides which keys cafe acts with, and says so. The choice is made once; the keys themselves are read anew before
 * every call. No secret gets into an identity or a failure.
 */
import type { Credentials, CredentialsPort, Identity } from "../core/ports.ts";
import type { Failure } from "../domain/failure.ts";
import { ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import {
  type AliyunProfile,
  type AliyunReader,
  aliyunKeys,
  findAliyunProfile,
  openAliyunConfig,
} from "./aliyun-config.ts";
import { type EnvironmentVariables, environmentKeys, hasEnvironmentKeys } from "./environment.ts";
import { keyFailure } from "./failures.ts";
import { ENVIRONMENT, type Keys, maskId, type Profile, sourceWords } from "./profile.ts";
import type { ProfileStore } from "./store.ts";

/** What a choice of keys depends on. */
export interface IdentityRequest {
  readonly env: EnvironmentVariables;
  readonly store: ProfileStore;
  /** The aliyun CLI's config.json; null where no home is known. */
  readonly aliyunConfigPath: string | null;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly flagProfile?: string;
  readonly flagRegion?: string;
}

export interface ResolvedIdentity {
  readonly credentials: CredentialsPort;
  readonly identity: Identity;
  /** RegionId to start with; null where nothing names one. */
  readonly region: string | null;
}

/** Whose name a profile's name is. */
export type Origin = "cafe" | "environment" | "aliyun-cli";

/** One place where keys may be, before it is known whether usable ones are there. */
export interface KeySource {
  readonly origin: Origin;
  readonly profile: string;
  readonly words: SafeText;
  /** Asked each time, since files change. */
  readonly region: () => string | null;
  readonly keys: () => Result<Keys, Failure>;
}

/**
 * Chooses keys: `--profile`, then ALIBABA_CLOUD_PROFILE (each a cafe profile, else one of the aliyun CLI), then keys in
 * the environment, then cafe's current profile, then the aliyun CLI's. And a region: `--region`, then
 * ALIBABA_CLOUD_REGION_ID, then the one remembered, then the profile's.
 */
export function resolveIdentity(request: IdentityRequest): Result<ResolvedIdentity, Failure> {
  const chosen = chooseSource(request);
  if (!chosen.ok) return chosen;
  const source = chosen.value;
  const keys = source.keys();
  if (!keys.ok) return keys;
  return ok({
    credentials: { get: async () => reveal(source.keys()) },
    identity: {
      profile: safeText(source.profile),
      source: source.words,
      accessKeyId: maskId(keys.value.accessKeyId),
    },
    region:
      request.flagRegion ||
      request.env["ALIBABA_CLOUD_REGION_ID"] ||
      request.store.remembered(source.profile).region ||
      source.region(),
  });
}

/** The place that wins, whether its keys can be used or not. */
export function chooseSource(request: IdentityRequest): Result<KeySource, Failure> {
  const { env, store } = request;
  const cli = openAliyunConfig(request.aliyunConfigPath);
  const named = request.flagProfile || env["ALIBABA_CLOUD_PROFILE"];
  if (named) return namedSource(request, cli, named);
  if (hasEnvironmentKeys(env)) return ok(environmentSource(env));
  const current = store.current();
  const profile = current === null ? undefined : store.get(current);
  if (profile !== undefined) return ok(profileSource(request, profile));
  return currentOfCli(cli, request.now);
}

function namedSource(request: IdentityRequest, cli: AliyunReader, name: string): Result<KeySource, Failure> {
  const profile = request.store.get(name);
  if (profile !== undefined) return ok(profileSource(request, profile));
  if (name === ENVIRONMENT) return ok(environmentSource(request.env));
  const config = cli();
  if (findAliyunProfile(config, name).ok) return ok(aliyunSource(cli, name, request.now));
  if (config.kind === "unreadable") {
    return keyFailure("Cafe.NoSuchProfile", say`cafe has no profile ${safeText(name)}, and ${config.why}.`);
  }
  return keyFailure(
    "Cafe.NoSuchProfile",
    say`There is no profile ${safeText(name)}, neither of cafe nor of the aliyun CLI; \`cafe profiles list\` shows which there are.`,
  );
}

function currentOfCli(cli: AliyunReader, now: () => number): Result<KeySource, Failure> {
  const config = cli();
  if (config.kind === "unreadable") return keyFailure("Cafe.UnreadableFile", say`No keys found: ${config.why}.`);
  if (config.kind === "ready" && findAliyunProfile(config, config.current).ok) {
    return ok(aliyunSource(cli, config.current, now));
  }
  return keyFailure(
    "Cafe.NoCredentials",
    say`No keys found. Store some with \`cafe profiles add NAME\`, or set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET; \`cafe --demo\` needs none.`,
  );
}

/** The keys in the environment. */
export const environmentSource = (env: EnvironmentVariables): KeySource => ({
  origin: "environment",
  profile: ENVIRONMENT,
  words: say`environment`,
  region: () => null,
  keys: () => environmentKeys(env),
});

/** The keys of a profile of the aliyun CLI. */
export function aliyunSource(cli: AliyunReader, name: string, now: () => number): KeySource {
  const find = (): Result<AliyunProfile, Failure> => findAliyunProfile(cli(), name);
  return {
    origin: "aliyun-cli",
    profile: name,
    words: say`aliyun CLI profile ${safeText(name)}`,
    region: () => {
      const profile = find();
      return profile.ok ? profile.value.region : null;
    },
    keys: () => {
      const profile = find();
      return profile.ok ? aliyunKeys(profile.value, now()) : profile;
    },
  };
}

/** The keys of a profile of cafe: its own, or those it refers to. */
export function profileSource(
  { env, store, aliyunConfigPath, now }: Omit<IdentityRequest, "flagProfile" | "flagRegion">,
  { name, source }: Profile,
): KeySource {
  const referred =
    source.kind === "environment"
      ? environmentSource(env)
      : source.kind === "aliyun-cli"
        ? aliyunSource(openAliyunConfig(source.file ?? aliyunConfigPath), source.profile, now)
        : null;
  return {
    origin: "cafe",
    profile: name,
    words: say`profile ${safeText(name)} (${sourceWords(source)})`,
    region: () => store.get(name)?.region ?? referred?.region() ?? null,
    keys: referred?.keys ?? (() => storedKeys(store, name)),
  };
}

function storedKeys(store: ProfileStore, name: string): Result<Keys, Failure> {
  const source = store.get(name)?.source;
  if (source?.kind === "stored") return ok(source);
  return keyFailure("Cafe.NoSuchProfile", say`The profile ${safeText(name)} was removed or changed; start cafe again.`);
}

// The one place where secrets become plain data for the signer.
const reveal = (keys: Result<Keys, Failure>): Result<Credentials, Failure> =>
  keys.ok
    ? ok({
        accessKeyId: keys.value.accessKeyId,
        accessKeySecret: keys.value.accessKeySecret(),
        ...(keys.value.securityToken && { securityToken: keys.value.securityToken() }),
      })
    : keys;
