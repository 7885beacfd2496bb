/** Which accounts and regions are asked, and what that comes to. */
import type { Target } from "./collection.ts";
import type { AppState } from "./state.ts";

/** Profiles and regions to ask; empty: the session's own. */
export interface Scope {
  readonly profiles: readonly string[];
  /** `all`: whatever the service lists, or what cafe knows until it has. */
  readonly regions: readonly string[] | "all";
}

/** The places that the scope names, each once. */
export function targetsOf({
  scope,
  session,
  regions,
}: Pick<AppState, "scope" | "session" | "regions">): readonly Target[] {
  const profiles = scope.profiles.length > 0 ? scope.profiles : [session.profile];
  const named = scope.regions === "all" ? regions.items.map(({ id }) => id) : scope.regions;
  const asked = new Set<string>(named.length > 0 ? named : [session.region]);
  return [...new Set(profiles)].flatMap((profile) => [...asked].map((region) => ({ profile, region })));
}

/** Are several places asked at once? Pages cannot be turned then. */
export const isSeveral = ({ profiles, regions }: Scope): boolean =>
  profiles.length > 1 || regions === "all" || regions.length > 1;
