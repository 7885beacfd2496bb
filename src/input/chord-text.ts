/** A chord as a person writes it: `Ctrl-D`, `Enter`, `Shift-Tab`. */
import { type SafeText, safeText } from "../lib/safe-text.ts";
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

/** The first key of a command, wherever it has one; empty where it has none. */
export function keyOf(command: string): SafeText {
  const bindings = Object.values(KEYMAP).flat();
  const binding = bindings.find((one) => one.command === command);
  return binding ? chordText(binding.chords[0]) : safeText("");
}

export function chordText(chord: Chord): SafeText {
  const control = /^C-(.)$/u.exec(chord)?.[1];
  return safeText(control ? `Ctrl-${control.toUpperCase()}` : (NAMES[chord] ?? chord));
}
