/** Everything that keys can come from, for `cafe profiles list` and the picker. Holds no secret. */
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { openAliyunConfig } from "./aliyun-config.ts";
import { choose } from "./choice.ts";
import { readCredentialsFile } from "./credentials-file.ts";
import { hasEnvironmentKeys } from "./environment.ts";
import { shownId } from "./identity.ts";
import { ENVIRONMENT } from "./profile.ts";
import {
  aliyunSource,
  environmentSource,
  type KeyPlaces,
  type KeySource,
  type Origin,
  profileSource,
  sectionSource,
} from "./sources.ts";

export interface ListedProfile {
  /** What `--profile` takes. */
  readonly name: string;
  readonly origin: Origin;
  /** In words, e.g. "profile prod (stored)". */
  readonly source: SafeText;
  /** Masked, or "on demand"; null where no usable keys are there. */
  readonly accessKeyId: SafeText | null;
  /** RegionId; null where the profile names none. */
  readonly region: SafeText | null;
  /** True of the one that cafe uses where no `--profile` is given. */
  readonly current: boolean;
  /** Why its keys cannot be used; null where they can. */
  readonly problem: SafeText | null;
}

/**
 * cafe's profiles, the environment, those of the aliyun CLI and the sections of the credentials file; a name that is
 * taken already is left out, and another place of keys comes first where it is the one in use.
 */
export function listProfiles(places: KeyPlaces): readonly ListedProfile[] {
  const cli = openAliyunConfig(places.aliyunConfigPath);
  const config = cli();
  const file = readCredentialsFile(places.credentialsFilePath);
  const { chosen } = choose(places, undefined);
  const isCurrent = ({ origin, profile }: KeySource): boolean =>
    chosen.ok && chosen.value.origin === origin && chosen.value.profile === profile;

  const own = places.store.list().map((profile) => profileSource(places, profile));
  const environment = hasEnvironmentKeys(places.env) ? [environmentSource(places.env)] : [];
  const ofCli = config.kind === "ready" ? config.profiles.map(({ name }) => aliyunSource(cli, name, places)) : [];
  const sections = file.kind === "ready" ? [...file.sections.keys()].map((name) => sectionSource(name, places)) : [];
  const sources: KeySource[] = [...own, ...environment];
  for (const source of [...ofCli, ...sections]) {
    const taken = source.profile === ENVIRONMENT || sources.some(({ profile }) => profile === source.profile);
    if (isCurrent(source) || !taken) sources.push(source);
  }
  const extra = chosen.ok && !sources.some(isCurrent) ? [chosen.value] : [];
  return [...extra, ...sources].map((source) => describe(source, isCurrent(source)));
}

function describe(source: KeySource, current: boolean): ListedProfile {
  const recipe = source.recipe();
  const region = source.region();
  return {
    name: source.profile,
    origin: source.origin,
    source: source.words,
    accessKeyId: recipe.ok ? shownId(recipe.value) : null,
    region: region === null ? null : safeText(region),
    current,
    problem: recipe.ok ? null : recipe.error.message,
  };
}
