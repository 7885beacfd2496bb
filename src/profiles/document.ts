/**
 * The content of config.json: checked by hand from unknown, brought to the current version, and edited. What it does not
 * know, or finds wrong in a single entry, stays in the file as it is; it touches no file itself.
 */
import { STORE } from "../copy/store.ts";
import type { Remembered, SavedView } from "../core/ports.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { SafeText } from "../lib/safe-text.ts";
import { type Fields, isFields, parseJson } from "./fields.ts";
import type { Profile } from "./profile.ts";
import { decodeProfile, encodeProfile } from "./profile-codec.ts";
import { decodeAllRemembered, decodeViews } from "./view-codec.ts";

export interface ProfileDocument {
  /** Everything the file holds, at the current version; edits are made on it, so that nothing unknown is lost. */
  readonly fields: Fields;
  readonly profiles: readonly Profile[];
  /** Null where none is chosen. */
  readonly current: string | null;
  readonly remembered: ReadonlyMap<string, Remembered>;
  /** In the order of their names, none twice. */
  readonly views: readonly SavedView[];
  readonly history: HistorySettings;
  /** One sentence for each entry that cannot be used. */
  readonly problems: readonly SafeText[];
}

/** What is kept of the tasks seen. */
export interface HistorySettings {
  readonly enabled: boolean;
  /** Also the contents of the files that were sent? */
  readonly content: boolean;
}

/** Why a file is no document: it is broken, or a newer cafe wrote it. */
export type DocumentProblem =
  | { readonly kind: "corrupt"; readonly why: SafeText }
  | { readonly kind: "future"; readonly version: number };

/** Step n takes a document of version n to version n + 1. */
const MIGRATIONS: readonly ((fields: Fields) => Fields)[] = [
  // Version 0: written by hand, without a version.
  (fields) => ({ ...fields, version: 1 }),
];

export const VERSION = MIGRATIONS.length;

export const EMPTY_DOCUMENT: ProfileDocument = {
  fields: { version: VERSION },
  profiles: [],
  current: null,
  remembered: new Map(),
  views: [],
  history: { enabled: true, content: false },
  problems: [],
};

/** Reads the text of a config.json. */
export function decodeDocument(text: string): Result<ProfileDocument, DocumentProblem> {
  const parsed = parseJson(text);
  if (!isFields(parsed)) return corrupt(STORE.notJson);
  const { version = 0 } = parsed;
  if (typeof version !== "number" || !Number.isSafeInteger(version) || version < 0) {
    return corrupt(STORE.badVersion);
  }
  if (version > VERSION) return err({ kind: "future", version });
  const fields = MIGRATIONS.slice(version).reduce((old, migrate) => migrate(old), parsed);
  const { profiles = [], remembered = [], views = [], history, current } = fields;
  if (!Array.isArray(profiles)) return corrupt(STORE.profilesNoList);
  if (!Array.isArray(remembered)) return corrupt(STORE.rememberedNoList);
  return ok({
    fields,
    ...decodeProfiles(profiles, current),
    remembered: decodeAllRemembered(remembered),
    views: decodeViews(views),
    history: decodeHistory(history),
  });
}

/** True of a name that an entry has, even one that is left out of the profiles. */
export const isTaken = (document: ProfileDocument, name: string): boolean =>
  entriesOf(document, "profiles").some((entry) => entryName(entry, "name") === name);

/** The fields with more profiles. */
export const withProfiles = (document: ProfileDocument, profiles: readonly Profile[]): Fields => ({
  ...document.fields,
  profiles: [...entriesOf(document, "profiles"), ...profiles.map(encodeProfile)],
});

/** The fields with a profile of that name changed; what its entry holds besides stays. */
export const withReplaced = (document: ProfileDocument, profile: Profile): Fields => ({
  ...document.fields,
  profiles: entriesOf(document, "profiles").map((entry) =>
    isFields(entry) && entry["name"] === profile.name ? { ...entry, ...encodeProfile(profile) } : entry,
  ),
});

/** The fields without a profile, what is remembered of it, and its being current. */
export function withoutProfile(document: ProfileDocument, name: string): Fields {
  const { current, ...rest } = document.fields;
  return {
    ...rest,
    ...(current !== undefined && current !== name && { current }),
    profiles: entriesOf(document, "profiles").filter((entry) => entryName(entry, "name") !== name),
    remembered: entriesOf(document, "remembered").filter((entry) => entryName(entry, "profile") !== name),
  };
}

/** The fields with another current profile. */
export const withCurrent = (document: ProfileDocument, name: string): Fields => ({ ...document.fields, current: name });

/** The fields with a choice remembered; what is not named in `what` stays remembered. */
export function withRemembered(document: ProfileDocument, profile: string, what: Remembered): Fields {
  const others = entriesOf(document, "remembered").filter((entry) => entryName(entry, "profile") !== profile);
  const known = document.remembered.get(profile);
  return { ...document.fields, remembered: [...others, { profile, ...known, ...what }] };
}

/** The fields with a view under its name. */
export const withView = (document: ProfileDocument, view: SavedView): Fields => ({
  ...document.fields,
  views: [...withoutNamed(document, view.name), view],
});

/** The fields without the view of that name. */
export const withoutView = (document: ProfileDocument, name: string): Fields => ({
  ...document.fields,
  views: withoutNamed(document, name),
});

const withoutNamed = (document: ProfileDocument, name: string): readonly unknown[] =>
  entriesOf(document, "views").filter((entry) => entryName(entry, "name") !== name);

/** The fields with other settings of the history. */
export const withHistory = ({ fields }: ProfileDocument, history: HistorySettings): Fields => ({ ...fields, history });

// Profiles are a list, not an object by name: a name such as __proto__ would be no key like others.
const entriesOf = ({ fields }: ProfileDocument, list: "profiles" | "remembered" | "views"): readonly unknown[] => {
  const entries = fields[list];
  return Array.isArray(entries) ? entries : [];
};

const entryName = (entry: unknown, field: string): unknown => (isFields(entry) ? entry[field] : undefined);

const corrupt = (why: SafeText): Result<never, DocumentProblem> => err({ kind: "corrupt", why });

function decodeProfiles(
  entries: readonly unknown[],
  current: unknown,
): Pick<ProfileDocument, "profiles" | "current" | "problems"> {
  const profiles: Profile[] = [];
  const problems: SafeText[] = [];
  entries.forEach((entry, index) => {
    const profile = decodeProfile(entry);
    if (!profile.ok) problems.push(STORE.leftOut(index + 1, profile.error));
    else if (profiles.some(({ name }) => name === profile.value.name)) {
      problems.push(STORE.leftOutTwice(index + 1));
    } else profiles.push(profile.value);
  });
  const chosen = profiles.find(({ name }) => name === current);
  if (chosen === undefined && current !== undefined) {
    problems.push(STORE.currentGone);
  }
  return { profiles, current: chosen?.name ?? null, problems };
}

/** What is not said is as it is by itself: tasks are kept, contents are not. */
function decodeHistory(value: unknown): HistorySettings {
  if (!isFields(value)) return EMPTY_DOCUMENT.history;
  return { enabled: value["enabled"] !== false, content: value["content"] === true };
}
