/** A chord as a person writes it: `Ctrl-D`, `Enter`, `Shift-Tab`. */
import type { CommandId } from "../core/command-ids.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import type { Chord } from "./chord.ts";
import { KEYMAP } from "./keymap.ts";

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
export function keyOf(command: CommandId): SafeText {
  const inMenu = Object.keys(MENU_KEYS);
  const own = Object.entries(KEYMAP).filter(([scope]) => !inMenu.includes(scope));
  const binding = own.flatMap(([, bindings]) => bindings).find((one) => one.command === command);
  if (binding) return chordText(binding.chords[0]);
  for (const scope of ["copyMenu", "exportMenu"] as const) {
    const entry = KEYMAP[scope].find((one) => one.command === command);
    if (entry) return say`${keyOf(MENU_KEYS[scope])} ${chordText(entry.chords[0])}`;
  }
  return safeText("");
}

/** What opens each menu. */
const MENU_KEYS = { copyMenu: "menu.copy", exportMenu: "menu.export" } as const;

export function chordText(chord: Chord): SafeText {
  const control = /^C-(.)$/u.exec(chord)?.[1];
  return safeText(control ? `Ctrl-${control.toUpperCase()}` : (NAMES[chord] ?? chord));
}
