/** The places where keys may be, each with a name, a region and a recipe. Looks at files; asks nobody. */
import { CREDENTIALS } from "../copy/credentials.ts";
import type { Failure } from "../domain/failure.ts";
import { isRegionId, type Network } from "../domain/region.ts";
import { ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import { type AliyunReader, findAliyunProfile, openAliyunConfig } from "./aliyun-config.ts";
import { aliyunRecipe, aliyunRenewal, type Circumstances } from "./aliyun-recipe.ts";
import { readCredentialsFile, sectionRecipe } from "./credentials-file.ts";
import { credentialsUri } from "./credentials-uri.ts";
import { type EnvironmentVariables, environmentKeys } from "./environment.ts";
import { keyFailure } from "./failures.ts";
import {
  ECS_ROLE,
  ENVIRONMENT,
  type LockedKeys,
  type Profile,
  type ProfileSource,
  type Secret,
  sourceWords,
} from "./profile.ts";
import { DEFAULT_SESSION, durationOf, type Recipe, stsHost } from "./recipe.ts";
import type { ProfileStore } from "./store.ts";

/** What is known of this machine and this run. */
export interface KeyPlaces extends Circumstances {
  readonly env: EnvironmentVariables;
  readonly store: ProfileStore;
  /** The aliyun CLI's config.json; null where no home is known. */
  readonly aliyunConfigPath: string | null;
  /** The SDKs' shared credentials file; null where no home is known. */
  readonly credentialsFilePath: string | null;
  /** Is this machine an ECS instance? Asked only where nothing else has keys. */
  readonly isEcs: () => boolean;
  /** The secret parts of locked keys, once they are unlocked in this run; null before. */
  readonly unlocked: (keys: LockedKeys) => { readonly secret: Secret; readonly token?: Secret } | null;
}

/** Whose name a profile's name is. */
export type Origin = "cafe" | "environment" | "aliyun-cli" | "credentials-file" | "ecs";

/** One place where keys may be, before it is known whether usable ones are there. */
export interface KeySource {
  readonly origin: Origin;
  readonly profile: string;
  readonly words: SafeText;
  /** Asked each time, since files change. */
  readonly region: () => string | null;
  /** Null where the source does not say. */
  readonly network: () => Network | null;
  readonly recipe: () => Result<Recipe, Failure>;
  /** What the user can do for new keys once these have died: a whole sentence. */
  readonly renewal: () => SafeText;
}

const ASKED_FOR = CREDENTIALS.askedAnew;

/** The keys in the environment. */
export const environmentSource = (env: EnvironmentVariables): KeySource => ({
  origin: "environment",
  profile: ENVIRONMENT,
  words: CREDENTIALS.sourceEnvironment,
  region: () => null,
  network: () => null,
  recipe: () => {
    const keys = environmentKeys(env);
    return keys.ok ? ok({ kind: "keys", keys: keys.value }) : keys;
  },
  renewal: () => CREDENTIALS.environmentRenewal,
});

/** A role that the environment names, taken with the OIDC token of a file (as in a Kubernetes pod). */
export const environmentOidcSource = (env: EnvironmentVariables): KeySource => ({
  ...environmentSource(env),
  words: CREDENTIALS.sourceOidc,
  recipe: () =>
    ok({
      kind: "oidc",
      role: {
        stsHost: stsHost(env),
        roleArn: env["ALIBABA_CLOUD_ROLE_ARN"] ?? "",
        sessionName: env["ALIBABA_CLOUD_ROLE_SESSION_NAME"] || DEFAULT_SESSION,
        durationSeconds: durationOf(null),
      },
      providerArn: env["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] ?? "",
      tokenFile: env["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] ?? "",
    }),
  renewal: () => ASKED_FOR,
});

/** True where the environment names a role, its provider and a token file. */
export const hasEnvironmentOidc = (env: EnvironmentVariables): boolean =>
  ["ALIBABA_CLOUD_ROLE_ARN", "ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "ALIBABA_CLOUD_OIDC_TOKEN_FILE"].every((name) =>
    Boolean(env[name]),
  );

/** The credentials URI that the environment names. */
export const environmentUriSource = ({ env, insecure }: KeyPlaces): KeySource => ({
  ...environmentSource(env),
  words: CREDENTIALS.sourceUri,
  recipe: () => uriRecipe(env["ALIBABA_CLOUD_CREDENTIALS_URI"] ?? "", say`ALIBABA_CLOUD_CREDENTIALS_URI`, insecure),
  renewal: () => ASKED_FOR,
});

/** The keys of a profile of the aliyun CLI. */
export function aliyunSource(cli: AliyunReader, name: string, places: KeyPlaces): KeySource {
  return {
    origin: "aliyun-cli",
    profile: name,
    words: CREDENTIALS.sourceAliyun(safeText(name)),
    region: () => {
      const profile = findAliyunProfile(cli(), name);
      return profile.ok ? profile.value.region : null;
    },
    network: () => {
      const profile = findAliyunProfile(cli(), name);
      return profile.ok ? profile.value.network : null;
    },
    recipe: () => aliyunRecipe(cli(), name, places),
    renewal: () => aliyunRenewal(cli(), name),
  };
}

/** The keys of a section of the shared credentials file. */
export const sectionSource = (section: string, places: KeyPlaces): KeySource => ({
  origin: "credentials-file",
  profile: section,
  words: CREDENTIALS.sourceSection(safeText(section)),
  region: () => null,
  network: () => null,
  recipe: () => sectionRecipe(readCredentialsFile(places.credentialsFilePath), section, places),
  renewal: () => ASKED_FOR,
});

/** The RAM role of this ECS instance: the one named, else the one that the environment names, else the one it has. */
export const ecsSource = (role: string | undefined, env: EnvironmentVariables): KeySource => ({
  origin: "ecs",
  profile: ECS_ROLE,
  words: CREDENTIALS.sourceEcs,
  region: () => null,
  network: () => null,
  recipe: () => ok({ kind: "ecs-metadata", role: role ?? (env["ALIBABA_CLOUD_ECS_METADATA"] || null) }),
  renewal: () => ASKED_FOR,
});

/** The keys of a profile of cafe: its own, or those it refers to. */
export function profileSource(places: KeyPlaces, { name, source }: Profile): KeySource {
  const referred = referredSource(source, places);
  return {
    origin: "cafe",
    profile: name,
    words: CREDENTIALS.sourceProfile(safeText(name), sourceWords(source)),
    region: () => places.store.get(name)?.region ?? referred?.region() ?? null,
    network: () => places.store.get(name)?.network ?? referred?.network() ?? null,
    recipe: referred?.recipe ?? (() => storedRecipe(places, name)),
    renewal: referred?.renewal ?? (() => CREDENTIALS.profileRenewal(safeText(name))),
  };
}

function referredSource(source: ProfileSource, places: KeyPlaces): KeySource | null {
  switch (source.kind) {
    case "stored":
    case "locked":
      return null;
    case "environment":
      return environmentSource(places.env);
    case "aliyun-cli":
      return aliyunSource(openAliyunConfig(source.file ?? places.aliyunConfigPath), source.profile, places);
    case "credentials-file":
      return sectionSource(source.section, places);
    case "ecs-role":
      return ecsSource(source.role, places.env);
    case "credentials-uri":
      return {
        ...environmentUriSource(places),
        recipe: () => uriRecipe(source.uri, CREDENTIALS.profileUri, places.insecure),
      };
  }
}

function uriRecipe(text: string, holder: SafeText, insecure: boolean): Result<Recipe, Failure> {
  const uri = credentialsUri(text, insecure);
  if (uri.ok) return ok({ kind: "credentials-uri", uri: uri.value });
  return keyFailure("Cafe.MalformedCredentials", CREDENTIALS.holderProblem(holder, uri.error));
}

function storedRecipe({ store, unlocked }: KeyPlaces, name: string): Result<Recipe, Failure> {
  const source = store.get(name)?.source;
  if (source?.kind === "stored") return ok({ kind: "keys", keys: source });
  if (source?.kind !== "locked") {
    return keyFailure("Cafe.NoSuchProfile", CREDENTIALS.profileGone(safeText(name)));
  }
  const parts = unlocked(source);
  if (parts === null) {
    return keyFailure(
      "Cafe.Locked",
      CREDENTIALS.profileLocked(safeText(name), safeText(name)),
      CREDENTIALS.profileLockedRemedy(safeText(name)),
    );
  }
  const { accessKeyId } = source;
  const { secret, token } = parts;
  return ok({ kind: "keys", keys: { accessKeyId, accessKeySecret: secret, ...(token && { securityToken: token }) } });
}

/** The region of the environment; null where it names none. */
export function environmentRegion(env: EnvironmentVariables): Result<string | null, Failure> {
  const region = env["ALIBABA_CLOUD_REGION_ID"] || null;
  if (region === null || isRegionId(region)) return ok(region);
  return keyFailure("Cafe.InvalidRegion", CREDENTIALS.regionVariable(safeText(region.slice(0, 60))));
}
