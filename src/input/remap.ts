/**
 * The keymap as somebody wants it: the default, with the keys of some commands replaced. Pure; where the wishes come from,
 * and in which words one is refused, is no matter of it. What does not hold is left out, and the default stays.
 */
import { COMMAND_IDS, type CommandId } from "../core/command-ids.ts";
import { CHAINS, isTyping } from "./chains.ts";
import { type Chord, typedBy } from "./chord.ts";
import { chordOf } from "./chord-text.ts";
import {
  type Binding,
  bindingsIn,
  DEFAULT_KEYMAP,
  type Keymap,
  keymapOf,
  lookUp,
  SCOPES,
  type Scope,
} from "./keymap.ts";

/** Why an entry is left out. `name` is the entry's, as it was written. */
export type KeyProblem =
  | { readonly rule: "unknown"; readonly name: string }
  /** The command has no keys in the place that was named. */
  | { readonly rule: "elsewhere"; readonly name: string; readonly places: readonly Scope[] }
  | { readonly rule: "no-keys"; readonly name: string }
  | { readonly rule: "unreadable"; readonly name: string; readonly key: string }
  /** Ctrl-C and Ctrl-Z are not to be had, nor to be taken away. */
  | { readonly rule: "reserved"; readonly name: string; readonly chord: Chord; readonly command: CommandId }
  /** Text is typed there. */
  | { readonly rule: "typed"; readonly name: string; readonly chord: Chord }
  | { readonly rule: "conflict"; readonly name: string; readonly conflict: Conflict };

/** One chord that two commands have where both could be meant. */
export interface Conflict {
  readonly chord: Chord;
  readonly first: Claim;
  readonly second: Claim;
}

export interface Claim {
  readonly scope: Scope;
  readonly command: CommandId;
}

export interface Remapped {
  readonly keymap: Keymap;
  readonly problems: readonly KeyProblem[];
  /** Commands that no key leads to any more. */
  readonly keyless: readonly CommandId[];
}

/** One wish that can be read. */
interface Entry {
  readonly name: string;
  readonly command: CommandId;
  /** Null: every place that has the command. */
  readonly place: Scope | null;
  readonly chords: readonly Chord[];
}

/** Commands whose own key stays whatever is wished. */
const RESERVED: ReadonlyMap<CommandId, Chord> = new Map([
  ["app.quit", "C-c"],
  ["app.suspend", "C-z"],
]);

/**
 * Replaces keys: `{"view.failures": ["F"], "reader/cursor.down": ["Ctrl-N"], "list.reverse": []}`. A name is a command, for
 * every place that has it, or place/command. In menus and where text is typed, characters mean what they mean there: of a
 * command's keys only the others hold.
 */
export function remap(fields: Readonly<Record<string, unknown>>): Remapped {
  const read = Object.entries(fields).map(([name, value]) => readEntry(name, value));
  const problems = read.flatMap((one) => ("rule" in one ? [one] : []));
  let entries = read.flatMap((one) => ("rule" in one ? [] : [one]));
  for (;;) {
    const keymap = keymapWith(entries);
    const conflict = conflictIn(keymap);
    const culprit =
      conflict && entries.findLast((entry) => isOf(entry, conflict.first) || isOf(entry, conflict.second));
    if (!culprit) return { keymap, problems, keyless: COMMAND_IDS.filter((id) => !hasKey(keymap, id)) };
    problems.push({ rule: "conflict", name: culprit.name, conflict });
    entries = entries.filter((entry) => entry !== culprit);
  }
}

/** The first chord that two commands of one chain of places have; null where there is none but the default's own. */
export function conflictIn(keymap: Keymap): Conflict | null {
  for (const chain of Object.values(CHAINS)) {
    const claims = new Map<Chord, Claim>();
    for (const [chord, second] of chain.flatMap((scope) => claimsIn(keymap, scope))) {
      const first = claims.get(chord) ?? second;
      claims.set(chord, first);
      const isWished = !(isDefault(chord, first) && isDefault(chord, second));
      if (first.command !== second.command && isWished) return { chord, first, second };
    }
  }
  return null;
}

const claimsIn = (keymap: Keymap, scope: Scope): readonly (readonly [Chord, Claim])[] =>
  bindingsIn(keymap, scope).flatMap(({ chords, command }) =>
    chords.map((chord) => [chord, { scope, command }] as const),
  );

const isDefault = (chord: Chord, { scope, command }: Claim): boolean =>
  lookUp(DEFAULT_KEYMAP, scope, chord) === command;

const placesOf = (command: CommandId): readonly Scope[] =>
  SCOPES.filter((scope) => bindingsIn(DEFAULT_KEYMAP, scope).some((binding) => binding.command === command));

const hasKey = (keymap: Keymap, command: CommandId): boolean =>
  SCOPES.some((scope) => bindingsIn(keymap, scope).some((binding) => binding.command === command));

function readEntry(name: string, value: unknown): Entry | KeyProblem {
  const [id = "", placeName = null] = name.split("/").reverse();
  const command = COMMAND_IDS.find((one) => one === id);
  if (command === undefined) return { rule: "unknown", name };
  const places = placesOf(command);
  const place = places.find((one) => one === placeName) ?? null;
  if (placeName !== null && place === null) return { rule: "elsewhere", name, places };
  if (!Array.isArray(value)) return { rule: "no-keys", name };
  const chords: Chord[] = [];
  for (const key of value) {
    if (typeof key !== "string") return { rule: "no-keys", name };
    const chord = chordOf(key);
    if (chord === null) return { rule: "unreadable", name, key };
    chords.push(chord);
  }
  return refused({ name, command, place, chords }) ?? { name, command, place, chords };
}

/** What is wrong with keys that can be read. */
function refused({ name, command, place, chords }: Entry): KeyProblem | null {
  for (const [owner, chord] of RESERVED) {
    if (owner === command ? chords.length === 0 : chords.includes(chord))
      return { rule: "reserved", name, chord, command: owner };
  }
  const typed = chords.find((chord) => typedBy(chord) !== null);
  if (typed === undefined) return null;
  const isTypedThere = place === null ? placesOf(command).every(isTyping) : isTyping(place);
  return isTypedThere ? { rule: "typed", name, chord: typed } : null;
}

/** The wish for one place goes before that for all. */
function keymapWith(entries: readonly Entry[]): Keymap {
  return keymapOf((scope) =>
    bindingsIn(DEFAULT_KEYMAP, scope).flatMap((binding): readonly Binding[] => {
      const { command } = binding;
      const wish = entries
        .toSorted((a, b) => Number(a.place === null) - Number(b.place === null))
        .find((entry) => isOf(entry, { scope, command }));
      const [first, ...others] = wish === undefined ? binding.chords : chordsIn(wish, scope, binding);
      return first === undefined ? [] : [{ command, chords: [first, ...others] }];
    }),
  );
}

const isOf = (entry: Entry, { scope, command }: Claim): boolean =>
  entry.command === command && (entry.place === null || entry.place === scope);

/** The chords of a wish in one place; the default's where none of them can be a key there. */
function chordsIn({ command, place, chords }: Entry, scope: Scope, binding: Binding): readonly Chord[] {
  const kept = RESERVED.get(command);
  const all = [...new Set(kept === undefined ? chords : [kept, ...chords])];
  if (place !== null || !(isTyping(scope) || scope === "menu")) return all;
  const named = all.filter((chord) => typedBy(chord) === null);
  return named.length === 0 && all.length > 0 ? binding.chords : named;
}
