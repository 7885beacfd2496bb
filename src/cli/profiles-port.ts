/** The profiles as the explorer's picker sees them: what there is, and what was chosen last. Connects to none itself. */
import type { Connection, ProfileSummary, ProfilesPort } from "../core/ports.ts";
import { DEMO } from "../core/welcome.ts";
import { ok } from "../lib/result.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import { listProfiles } from "../profiles/listing.ts";
import type { KeyPlaces } from "../profiles/sources.ts";
import { type Change, isSame } from "../profiles/store.ts";
import { adoptProfile } from "./adopt-profile.ts";

/** The port, and what its saving comes to. */
export interface SavingProfilesPort extends ProfilesPort {
  /** Settled when what was to be remembered is on the disk; answers with why it is not, else null. */
  readonly saved: () => Promise<SafeText | null>;
}

/**
 * @param first the connection in use: it is listed even where no file knows it, as the demo, unless its profile has been
 *   removed since; null where nobody is connected yet
 */
export function profilesPort(
  places: KeyPlaces,
  first: Connection | null,
  connectTo: ProfilesPort["connect"],
): SavingProfilesPort {
  const own: ProfileSummary | null = first && {
    name: first.identity.profile,
    source: first.identity.source,
    region: safeText(first.region),
    current: true,
  };
  const storedNow = () => (own === null ? undefined : places.store.get(own.name));
  const atFirst = storedNow();
  /** A profile that was edited meanwhile is connected to as it is now. */
  const isUnchanged = (): boolean => {
    const now = storedNow();
    return now === undefined || atFirst === undefined ? now === atFirst : isSame(now, atFirst);
  };
  let saving: Change = Promise.resolve(ok(undefined));
  /** The end waits for all of them; the last one's word counts. */
  const save = (change: Change): void => {
    const earlier = saving;
    saving = earlier.then(() => change);
  };
  return {
    saved: async () => {
      const saved = await saving;
      return saved.ok ? null : saved.error;
    },
    list: () => {
      const listed = listProfiles(places).map(
        ({ name, source, region, current }): ProfileSummary => ({
          name: safeText(name),
          source,
          region: region ?? say``,
          current: own === null ? current : name === own.name,
        }),
      );
      const isGone = own === null || (atFirst !== undefined && storedNow() === undefined);
      return isGone || listed.some(({ current }) => current) ? listed : [own, ...listed];
    },
    connect: async (name) => (first !== null && name === own?.name && isUnchanged() ? ok(first) : connectTo(name)),
    remember: (profile, what) => {
      // Best effort: see the port. The demo starts afresh every time.
      if (profile !== DEMO) save(places.store.remember(profile, what));
    },
    adopt: (name) => save(adoptProfile(places, name)),
    savedViews: places.store.views,
    saveView: (view) => save(places.store.saveView(view)),
    removeView: (name) => save(places.store.removeView(name)),
  };
}
