/** Everything that keys can come from, for `cafe profiles list` and the picker. Holds no secret. */
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { openAliyunConfig } from "./aliyun-config.ts";
import { hasEnvironmentKeys } from "./environment.ts";
import {
  aliyunSource,
  chooseSource,
  environmentSource,
  type IdentityRequest,
  type KeySource,
  type Origin,
  profileSource,
} from "./identity.ts";
import { ENVIRONMENT, maskId } from "./profile.ts";

export interface ListedProfile {
  /** What `--profile` takes. */
  readonly name: string;
  readonly origin: Origin;
  /** In words, e.g. "profile prod (stored)". */
  readonly source: SafeText;
  /** Masked; null where no usable keys are there. */
  readonly accessKeyId: SafeText | null;
  /** RegionId; null where the profile names none. */
  readonly region: SafeText | null;
  /** True of the one that cafe uses where no `--profile` is given. */
  readonly current: boolean;
  /** Why its keys cannot be used; null where they can. */
  readonly problem: SafeText | null;
}

/** cafe's profiles, then the environment, then those of the aliyun CLI whose name is not taken yet. */
export function listProfiles(request: Omit<IdentityRequest, "flagProfile" | "flagRegion">): readonly ListedProfile[] {
  const { env, store, now } = request;
  const cli = openAliyunConfig(request.aliyunConfigPath);
  const config = cli();
  const chosen = chooseSource(request);
  const isCurrent = ({ origin, profile }: KeySource): boolean =>
    chosen.ok && chosen.value.origin === origin && chosen.value.profile === profile;

  const own = store.list().map((profile) => profileSource(request, profile));
  const names = config.kind === "ready" ? config.profiles.map(({ name }) => name) : [];
  const foreign = names
    .filter((name) => name !== ENVIRONMENT)
    .map((name) => aliyunSource(cli, name, now))
    .filter((source) => isCurrent(source) || store.get(source.profile) === undefined);
  const environment = hasEnvironmentKeys(env) ? [environmentSource(env)] : [];
  return [...own, ...environment, ...foreign].map((source) => describe(source, isCurrent(source)));
}

function describe(source: KeySource, current: boolean): ListedProfile {
  const keys = source.keys();
  const region = source.region();
  return {
    name: source.profile,
    origin: source.origin,
    source: source.words,
    accessKeyId: keys.ok ? maskId(keys.value.accessKeyId) : null,
    region: region === null ? null : safeText(region),
    current,
    problem: keys.ok ? null : keys.error.message,
  };
}
