/**
 * Which place of keys wins, and why each before it was passed over: one ordered list, read by the choice and by
 * `cafe doctor` alike. Asks nobody.
 */
import { CREDENTIALS } from "../copy/credentials.ts";
import type { Failure } from "../domain/failure.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import { findAliyunProfile, openAliyunConfig } from "./aliyun-config.ts";
import { DEFAULT_SECTION, readCredentialsFile } from "./credentials-file.ts";
import { hasEnvironmentKeys } from "./environment.ts";
import { keyFailure } from "./failures.ts";
import { ECS_ROLE, ENVIRONMENT } from "./profile.ts";
import { isSet } from "./recipe.ts";
import {
  aliyunSource,
  ecsSource,
  environmentOidcSource,
  environmentSource,
  environmentUriSource,
  hasEnvironmentOidc,
  type KeyPlaces,
  type KeySource,
  profileSource,
  sectionSource,
} from "./sources.ts";

/** What was found at one place. */
type Look =
  | { readonly won: KeySource }
  /** `unreadable`: keys may be there, so it is told where none are found elsewhere. */
  | { readonly why: SafeText; readonly unreadable?: true }
  /** Somebody named this place, so no other will do. */
  | { readonly refused: Failure };

interface Place {
  readonly what: SafeText;
  readonly look: () => Look;
}

/** One place of keys, as it was looked at. */
export interface ChoiceStep {
  readonly what: SafeText;
  readonly outcome: "used" | "passed over" | "refused" | "not looked at";
  /** Which keys, or why not; empty where it was not looked at. */
  readonly why: SafeText;
}

export interface Choice {
  readonly chosen: Result<KeySource, Failure>;
  readonly steps: readonly ChoiceStep[];
}

/**
 * Looks through the places in order: `--profile`, ALIBABA_CLOUD_PROFILE, the environment (keys, OIDC, credentials URI),
 * cafe's current profile, the aliyun CLI's, the credentials file, this ECS instance's role.
 */
export function choose(places: KeyPlaces, flagProfile: string | undefined): Choice {
  const steps: ChoiceStep[] = [];
  let chosen: Result<KeySource, Failure> | null = null;
  let unreadable: SafeText | null = null;
  for (const { what, look } of placesOf(places, flagProfile)) {
    if (chosen !== null) {
      steps.push({ what, outcome: "not looked at", why: say`` });
      continue;
    }
    const seen = look();
    if ("won" in seen) {
      chosen = ok(seen.won);
      steps.push({ what, outcome: "used", why: seen.won.words });
    } else if ("refused" in seen) {
      chosen = err(seen.refused);
      steps.push({ what, outcome: "refused", why: seen.refused.message });
    } else {
      if (seen.unreadable) unreadable ??= seen.why;
      steps.push({ what, outcome: "passed over", why: seen.why });
    }
  }
  return { chosen: chosen ?? nothing(unreadable), steps };
}

function nothing(unreadable: SafeText | null): Result<never, Failure> {
  if (unreadable !== null) return keyFailure("Cafe.UnreadableFile", CREDENTIALS.noneFoundBecause(unreadable));
  return keyFailure("Cafe.NoCredentials", CREDENTIALS.noneFound);
}

const NOT_SET = CREDENTIALS.notSet;

const placesOf = (places: KeyPlaces, flagProfile: string | undefined): readonly Place[] => [
  { what: say`--profile`, look: () => named(places, flagProfile, CREDENTIALS.notGiven) },
  { what: say`ALIBABA_CLOUD_PROFILE`, look: () => named(places, places.env["ALIBABA_CLOUD_PROFILE"], NOT_SET) },
  { what: CREDENTIALS.placeEnvironment, look: () => won(keysInEnvironment(places)) },
  { what: CREDENTIALS.placeOidc, look: () => won(oidcInEnvironment(places)) },
  { what: say`ALIBABA_CLOUD_CREDENTIALS_URI`, look: () => won(uriInEnvironment(places)) },
  { what: CREDENTIALS.placeCafe, look: () => currentOfCafe(places) },
  { what: CREDENTIALS.placeAliyun, look: () => currentOfCli(places) },
  { what: CREDENTIALS.placeFile, look: () => defaultSection(places) },
  { what: CREDENTIALS.placeEcs, look: () => instanceRole(places) },
];

const won = (source: KeySource | null): Look => (source === null ? { why: NOT_SET } : { won: source });

const keysInEnvironment = ({ env }: KeyPlaces): KeySource | null =>
  hasEnvironmentKeys(env) ? environmentSource(env) : null;

const oidcInEnvironment = ({ env }: KeyPlaces): KeySource | null =>
  hasEnvironmentOidc(env) ? environmentOidcSource(env) : null;

const uriInEnvironment = (places: KeyPlaces): KeySource | null =>
  places.env["ALIBABA_CLOUD_CREDENTIALS_URI"] ? environmentUriSource(places) : null;

const ofEnvironment = (places: KeyPlaces): KeySource | null =>
  keysInEnvironment(places) ?? oidcInEnvironment(places) ?? uriInEnvironment(places);

/** A profile of cafe, else of the aliyun CLI, else a section of the credentials file. */
function named(places: KeyPlaces, name: string | undefined, absent: SafeText): Look {
  if (!name) return { why: absent };
  const profile = places.store.get(name);
  if (profile !== undefined) return { won: profileSource(places, profile) };
  if (name === ENVIRONMENT) return { won: ofEnvironment(places) ?? environmentSource(places.env) };
  if (name === ECS_ROLE) return { won: ecsSource(undefined, places.env) };
  const cli = openAliyunConfig(places.aliyunConfigPath);
  const config = cli();
  if (findAliyunProfile(config, name).ok) return { won: aliyunSource(cli, name, places) };
  const file = readCredentialsFile(places.credentialsFilePath);
  if (file.kind === "ready" && file.sections.has(name)) return { won: sectionSource(name, places) };
  const none =
    config.kind === "unreadable"
      ? keyFailure("Cafe.NoSuchProfile", CREDENTIALS.noProfileAndWhy(safeText(name), config.why))
      : keyFailure("Cafe.NoSuchProfile", CREDENTIALS.noProfileAnywhere(safeText(name)));
  return none.ok ? { why: absent } : { refused: none.error };
}

function currentOfCafe(places: KeyPlaces): Look {
  const name = places.store.current();
  const profile = name === null ? undefined : places.store.get(name);
  return profile === undefined ? { why: CREDENTIALS.noneInUse } : { won: profileSource(places, profile) };
}

function currentOfCli(places: KeyPlaces): Look {
  if (isSet(places.env["ALIBABA_CLOUD_CLI_PROFILE_DISABLED"])) {
    return { why: CREDENTIALS.cliDisabled };
  }
  const cli = openAliyunConfig(places.aliyunConfigPath);
  const config = cli();
  if (config.kind === "unreadable") return { why: config.why, unreadable: true };
  if (config.kind === "absent") return { why: CREDENTIALS.noCliConfig };
  if (findAliyunProfile(config, config.current).ok) return { won: aliyunSource(cli, config.current, places) };
  return { why: CREDENTIALS.cliCurrentGone(safeText(config.current)) };
}

function defaultSection(places: KeyPlaces): Look {
  const file = readCredentialsFile(places.credentialsFilePath);
  if (file.kind === "unreadable") return { why: file.why, unreadable: true };
  if (file.kind === "absent") return { why: CREDENTIALS.thereIsNone };
  if (file.sections.has(DEFAULT_SECTION)) return { won: sectionSource(DEFAULT_SECTION, places) };
  return { why: CREDENTIALS.noSection(safeText(DEFAULT_SECTION)) };
}

function instanceRole({ env, isEcs }: KeyPlaces): Look {
  if (isSet(env["ALIBABA_CLOUD_ECS_METADATA_DISABLED"])) {
    return { why: CREDENTIALS.metadataDisabled };
  }
  if (env["ALIBABA_CLOUD_ECS_METADATA"] || isEcs()) return { won: ecsSource(undefined, env) };
  return { why: CREDENTIALS.notEcs };
}
