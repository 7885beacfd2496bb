/**
 * The profiles that cafe keeps: opened at once, changed under a lock. It decides what a change may be; how the file is
 * kept is config-file.ts, where keys come from is identity.ts.
 */
import { STORE } from "../copy/store.ts";
import type { ClockPort, Remembered, SavedView } from "../core/ports.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { type Edit, openConfigFile } from "./config-file.ts";
import {
  EMPTY_DOCUMENT,
  type HistorySettings,
  isTaken,
  type ProfileDocument,
  withCurrent,
  withHistory,
  withoutProfile,
  withoutView,
  withProfiles,
  withRemembered,
  withReplaced,
  withView,
} from "./document.ts";
import { nameProblem, nameTaken, noSuchProfile, type Profile } from "./profile.ts";
import { encodeProfile } from "./profile-codec.ts";

/** A change of the store: done, or one sentence that says why not. */
export type Change = Promise<Result<void, SafeText>>;

export interface ProfileStore {
  /** In the order in which they were added. */
  readonly list: () => readonly Profile[];
  readonly get: (name: string) => Profile | undefined;
  /** Name of the chosen profile; null where none is. */
  readonly current: () => string | null;
  /** Empty where nothing is remembered. The name may be one of another source, too. */
  readonly remembered: (profile: string) => Remembered;
  /** What the user should know: a file set aside, too open, from a newer cafe. */
  readonly notices: () => readonly SafeText[];
  /** Adds profiles that do not exist yet, all or none. */
  readonly add: (...profiles: readonly Profile[]) => Change;
  /** Changes a profile, unless somebody else changed it meanwhile: `before` is what the change was made from. */
  readonly replace: (before: Profile, after: Profile) => Change;
  readonly remove: (name: string) => Change;
  /** Makes a profile the current one. */
  readonly use: (name: string) => Change;
  /** Remembers a region or a query; what is not given stays as it was. */
  readonly remember: (profile: string, what: Remembered) => Change;
  /** In the order of their names. */
  readonly views: () => readonly SavedView[];
  /** A view of the same name is replaced. */
  readonly saveView: (view: SavedView) => Change;
  readonly removeView: (name: string) => Change;
  readonly history: () => HistorySettings;
  readonly setHistory: (change: Partial<HistorySettings>) => Change;
}

/**
 * Opens the store in a folder, or one that is empty and stays so where no folder is known (null).
 * Never throws; nothing is written before the first change, except that files open to others are closed and a broken
 * file is set aside.
 */
export function openProfiles(dir: string | null, clock: ClockPort): ProfileStore {
  const file = dir === null ? null : openConfigFile(dir, clock);
  const newest = (): ProfileDocument => file?.read() ?? EMPTY_DOCUMENT;
  const update = (edit: Edit): Change => file?.update(edit) ?? Promise.resolve(err(NOWHERE));

  return {
    list: () => newest().profiles,
    get: (name) => find(newest(), name),
    current: () => newest().current,
    remembered: (profile) => newest().remembered.get(profile) ?? {},
    notices: () => file?.notices() ?? [],
    add: (...profiles) =>
      update((document) => {
        const problem = addProblem(document, profiles);
        return problem === null ? ok(withProfiles(document, profiles)) : err(problem);
      }),
    replace: (before, after) =>
      update((document) => {
        const now = find(document, before.name);
        return now !== undefined && isSame(now, before) ? ok(withReplaced(document, after)) : err(changed(before.name));
      }),
    remove: (name) =>
      update((document) => (isTaken(document, name) ? ok(withoutProfile(document, name)) : err(noSuchProfile(name)))),
    use: (name) =>
      update((document) => (find(document, name) ? ok(withCurrent(document, name)) : err(noSuchProfile(name)))),
    remember: (profile, what) => update((document) => ok(withRemembered(document, profile, what))),
    views: () => newest().views,
    saveView: (view) => update((document) => ok(withView(document, view))),
    removeView: (name) => update((document) => ok(withoutView(document, name))),
    history: () => newest().history,
    setHistory: (change) => update((document) => ok(withHistory(document, { ...document.history, ...change }))),
  };
}

const NOWHERE = STORE.nowhere;

const changed = (name: string): SafeText => STORE.changedByOther(safeText(name));

/** Whether two profiles are one in everything that is kept of them, keys included. */
export const isSame = (one: Profile, other: Profile): boolean =>
  JSON.stringify(encodeProfile(one)) === JSON.stringify(encodeProfile(other));

const find = ({ profiles }: ProfileDocument, name: string): Profile | undefined =>
  profiles.find((profile) => profile.name === name);

function addProblem(document: ProfileDocument, profiles: readonly Profile[]): SafeText | null {
  for (const { name } of profiles) {
    const problem = nameProblem(name);
    if (problem !== null) return problem;
    if (isTaken(document, name)) return nameTaken(name);
  }
  return null;
}
