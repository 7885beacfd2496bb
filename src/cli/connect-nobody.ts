/** The explorer before anybody is connected: whether that is so, and what the welcome has to choose from. Asks nobody. */
import { CONNECTING } from "../copy/connecting.ts";
import type { Connection, ProfilesPort } from "../core/ports.ts";
import { type Welcome, welcomeTo } from "../core/welcome.ts";
import type { Failure } from "../domain/failure.ts";
import { err } from "../lib/result.ts";
import { type SafeText, say } from "../lib/safe-text.ts";
import { choose } from "../profiles/choice.ts";
import { listProfiles } from "../profiles/listing.ts";
import type { KeyPlaces } from "../profiles/sources.ts";
import type { ConnectionFlags } from "./invocation.ts";

/**
 * Has nobody said whose keys to use? Nothing was found, or several keys, none of which an option, the environment or
 * cafe's current profile names. @returns why nothing was found where that is not all there is to say of it
 */
export function isUndecided(
  places: KeyPlaces,
  { profile }: ConnectionFlags,
): { readonly note: SafeText | null } | null {
  if (profile !== null || places.env["ALIBABA_CLOUD_PROFILE"]) return null;
  const { chosen } = choose(places, undefined);
  if (!chosen.ok) return { note: chosen.error.code === "Cafe.NoCredentials" ? null : chosen.error.message };
  const isNamed = chosen.value.origin === "cafe" || chosen.value.origin === "environment";
  return isNamed || listProfiles(places).length < 2 ? null : { note: null };
}

/** What the welcome begins with. */
export const welcomeFor = (profiles: ProfilesPort, note: SafeText | null): Welcome => welcomeTo(profiles.list(), note);

/** Stands for a connection that is yet to be chosen; nothing asks it. */
export const nobody = (region: string): Connection => ({
  results: { fetchPage: async () => err(NOBODY), listRegions: async () => err(NOBODY) },
  identity: { profile: say``, source: say``, accessKeyId: say`` },
  region,
  endpointLabel: () => say``,
  keysExpireAt: () => null,
});

const NOBODY: Failure = {
  kind: "credentials",
  code: say`Cafe.NoCredentials`,
  message: CONNECTING.nobody,
  requestId: null,
  httpStatus: null,
  retryAfterMs: null,
};
