/** A key press by name, and reading it from what Ink reports. Terminal replies and unknown sequences read as nothing. */
import { graphemes } from "../lib/width.ts";

/** A printable character itself, or a name: `enter`, `C-d`, `S-tab`, `pgdn`. */
export type Chord = string;

/** The part of Ink's key that we read; declared here because input knows nothing of Ink. */
export interface KeyFlags {
  readonly upArrow: boolean;
  readonly downArrow: boolean;
  readonly leftArrow: boolean;
  readonly rightArrow: boolean;
  readonly pageUp: boolean;
  readonly pageDown: boolean;
  readonly home: boolean;
  readonly end: boolean;
  readonly return: boolean;
  readonly escape: boolean;
  readonly tab: boolean;
  readonly backspace: boolean;
  readonly delete: boolean;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
}

const NAMED = [
  ["upArrow", "up"],
  ["downArrow", "down"],
  ["leftArrow", "left"],
  ["rightArrow", "right"],
  ["pageUp", "pgup"],
  ["pageDown", "pgdn"],
  ["home", "home"],
  ["end", "end"],
  ["return", "enter"],
  ["escape", "esc"],
  ["backspace", "backspace"],
  ["delete", "delete"],
] as const;

/**
 * Reads one report. Plain text can come several characters at once (a held key over SSH), also with a line end in it.
 */
export function readChords(input: string, key: KeyFlags): readonly Chord[] {
  if (key.tab) return [key.shift ? "S-tab" : "tab"];
  for (const [flag, name] of NAMED) if (key[flag]) return [name];
  if (key.ctrl) return input.length === 1 ? [`C-${input.toLowerCase()}`] : [];
  if (key.meta) return [];
  return graphemes(input).flatMap(chordOf);
}

/** The text that a chord types into a text field; null where it types none. */
export const typedBy = (chord: Chord): string | null => {
  if (chord === "space") return " ";
  return graphemes(chord).length === 1 ? chord : null;
};

function chordOf(char: string): readonly Chord[] {
  if (char === " ") return ["space"];
  if (char === "\r" || char === "\n" || char === "\r\n") return ["enter"];
  if (char === "\t") return ["tab"];
  if (!/\p{Cc}/u.test(char)) return [char];
  // Ink names a control key only where it comes alone; a held Ctrl-D comes several at a time.
  const code = char.charCodeAt(0);
  return code >= 1 && code <= 26 ? [`C-${String.fromCharCode(code + 96)}`] : [];
}
