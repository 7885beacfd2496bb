/** A key press by name, and what text it types. What a terminal sends for it is decode.ts' matter. */
import { graphemes } from "../lib/width.ts";

/** A printable character itself, or a name: `enter`, `C-d`, `S-tab`, `pgdn`. */
export type Chord = string;

/** Text as it is typed: several characters at once come from a held key over SSH, also with control keys among them. */
export const chordsOf = (text: string): readonly Chord[] => graphemes(text).flatMap(chordOfCharacter);

const NAMED: Readonly<Record<string, Chord>> = {
  " ": "space",
  "\r": "enter",
  "\n": "enter",
  "\r\n": "enter",
  "\t": "tab",
  "\b": "backspace",
  "\u007f": "backspace",
};

function chordOfCharacter(char: string): readonly Chord[] {
  const named = NAMED[char];
  if (named !== undefined) return [named];
  if (!/\p{Cc}/u.test(char)) return [char];
  const code = char.charCodeAt(0);
  return code >= 1 && code <= 26 ? [`C-${String.fromCharCode(code + 96)}`] : [];
}

/** The text that a chord types into a text field; null where it types none. */
export const typedBy = (chord: Chord): string | null => {
  if (chord === "space") return " ";
  return graphemes(chord).length === 1 ? chord : null;
};
