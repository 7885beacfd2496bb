/** A chord as a person writes it: `Ctrl-D`, `Enter`, `Shift-Tab`; and back. */
import type { CommandId } from "../core/command-ids.ts";
import type { MenuId } from "../core/menus.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import { graphemes } from "../lib/width.ts";
import type { Chord } from "./chord.ts";
import { firstChord, type Keymap, SCOPES, type Scope } from "./keymap.ts";

const NAMES: Readonly<Record<string, string>> = {
  enter: "Enter",
  esc: "Esc",
  tab: "Tab",
  "S-tab": "Shift-Tab",
  space: "Space",
  up: "Up",
  down: "Down",
  left: "Left",
  right: "Right",
  pgup: "PgUp",
  pgdn: "PgDn",
  home: "Home",
  end: "End",
  backspace: "Backspace",
  delete: "Del",
};

/** The keys that lead to a command: its own, else those of the menu that has it; empty where it has none. */
export function keyOf(keymap: Keymap, command: CommandId): SafeText {
  for (const scope of SCOPES) {
    const chord = isMenu(scope) ? null : firstChord(keymap, scope, command);
    if (chord !== null) return chordText(chord);
  }
  for (const [menu, opener] of MENUS) {
    const chord = firstChord(keymap, menu, command);
    const opens = firstChord(keymap, "lists", opener);
    if (chord !== null && opens !== null) return say`${chordText(opens)} ${chordText(chord)}`;
  }
  return safeText("");
}

/** The key of a command in one place; empty where it has none. */
export function keyIn(keymap: Keymap, scope: Scope, command: CommandId): SafeText {
  const chord = firstChord(keymap, scope, command);
  return chord === null ? safeText("") : chordText(chord);
}

/** The letter of an entry of a menu; empty where it has none. */
export const menuKey = (keymap: Keymap, menu: MenuId, command: CommandId): SafeText =>
  keyIn(keymap, menu === "copy" ? "copyMenu" : "exportMenu", command);

/** What opens each menu. */
const MENUS = [
  ["copyMenu", "menu.copy"],
  ["exportMenu", "menu.export"],
] as const;

const isMenu = (scope: Scope): boolean => MENUS.some(([menu]) => menu === scope);

export function chordText(chord: Chord): SafeText {
  const control = /^C-(.)$/u.exec(chord)?.[1];
  return safeText(control ? `Ctrl-${control.toUpperCase()}` : (NAMES[chord] ?? chord));
}

/** Control characters that are keys of their own: a terminal sends the same for both. */
const SAME_AS_A_KEY = /^C-[hijm]$/u;

/** Reads a chord as chordText writes it, in any case but that of single characters; null where it is none. */
export function chordOf(text: string): Chord | null {
  const control = /^ctrl-([a-z])$/iu.exec(text)?.[1];
  if (control !== undefined) {
    const chord = `C-${control.toLowerCase()}`;
    return SAME_AS_A_KEY.test(chord) ? null : chord;
  }
  const named = Object.keys(NAMES).find((chord) => chordText(chord).toLowerCase() === text.toLowerCase());
  if (named !== undefined) return named;
  return graphemes(text).length === 1 && safeText(text) === text && text.trim() !== "" ? text : null;
}

/** Every key with a name, as it is written. */
export const KEY_NAMES: readonly SafeText[] = Object.keys(NAMES).map(chordText);
