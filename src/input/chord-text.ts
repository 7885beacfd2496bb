/** A chord as a person writes it: `Ctrl-D`, `Enter`, `Shift-Tab`. */
import { type SafeText, safeText } from "../lib/safe-text.ts";
import type { Chord } from "./chord.ts";

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

export function chordText(chord: Chord): SafeText {
  const control = /^C-(.)$/u.exec(chord)?.[1];
  return safeText(control ? `Ctrl-${control.toUpperCase()}` : (NAMES[chord] ?? chord));
}
