/** Lines of text with a meaning on parts of them, for reading. `present` decides what a meaning looks like. */
import { type SafeText, safeText } from "../lib/safe-text.ts";

/** What a part of a line is. The last six are parts of a file's own language. */
export type TextTone =
  | "dim"
  | "strong"
  | "warning"
  | "added"
  | "removed"
  | "keyword"
  | "name"
  | "string"
  | "number"
  | "comment"
  | "markup";

/** A part of a line, by UTF-16 offsets; `to` is not in it. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly tone: TextTone;
}

/** One line of a text. */
export interface TextLine {
  readonly text: SafeText;
  /** In order; they do not overlap. */
  readonly marks: readonly Mark[];
  /** Line of the file that is read, from 1; null where the line is not of it. */
  readonly number: number | null;
}

const NO_MARKS: readonly Mark[] = [];

/** A line that is no line of a file, in one tone or in none. */
export const textLine = (text: SafeText, tone?: TextTone): TextLine => ({
  text,
  marks: tone === undefined || text === "" ? NO_MARKS : [{ from: 0, to: text.length, tone }],
  number: null,
});

/** A line without text. */
export const EMPTY_LINE: TextLine = textLine(safeText(""));
