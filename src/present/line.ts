/** A line of the screen as spans of text and tone. Pure: colours are the theme's business, drawing the ui's. */
import type { CommandId } from "../core/command-ids.ts";
import { type SafeText, say } from "../lib/safe-text.ts";
import { displayWidth, truncate, wrapWords } from "../lib/width.ts";

/** What a piece of text means; `ui/theme` gives it a colour. */
export type Tone =
  | "text"
  | "dim"
  | "strong"
  | "accent"
  | "failed"
  | "mixed"
  | "running"
  | "waiting"
  | "ok"
  | "unknown"
  | "warning"
  | "key"
  | "chip"
  | "cursor"
  | "found"
  | "foundHere";

export interface Span {
  readonly text: SafeText;
  readonly tone: Tone;
  /** What a click on it does: of the footer's keys. */
  readonly command?: CommandId;
}

export type Line = readonly Span[];

/** A span. */
export const span = (text: SafeText, tone: Tone = "text"): Span => ({ text, tone });

/** A line of one span. */
export const plain = (text: SafeText, tone: Tone = "text"): Line => [span(text, tone)];

export const BLANK: Line = [];

/** Cells that a line takes. */
export const lineWidth = (line: Line): number => line.reduce((sum, { text }) => sum + displayWidth(text), 0);

/** Exactly `width` cells: cut with an ellipsis, or padded at the end. */
export function fitLine(line: Line, width: number): Line {
  const out: Span[] = [];
  let left = width;
  for (const { text, tone } of line) {
    const cells = displayWidth(text);
    if (cells > left) {
      out.push(span(cutTo(text, left), tone));
      left -= displayWidth(cutTo(text, left));
      break;
    }
    out.push({ text, tone });
    left -= cells;
  }
  return left > 0 ? [...out, span(blanks(left))] : out;
}

/** Puts one line left and one right; the right one gives way where both do not fit. */
export function spread(left: Line, right: Line, width: number): Line {
  const room = width - lineWidth(left);
  return room >= lineWidth(right) + 1
    ? [...left, span(blanks(room - lineWidth(right))), ...right]
    : fitLine(left, width);
}

/** A text of exactly `width` cells. */
export function cell(text: SafeText, width: number, align: "left" | "right" = "left"): SafeText {
  const cut = cutTo(text, width);
  const gap = blanks(width - displayWidth(cut));
  return align === "left" ? say`${cut}${gap}` : say`${gap}${cut}`;
}

/** At most `width` cells of a text. */
export const cutTo = (text: SafeText, width: number): SafeText => asSafe(truncate(text, width));

/** A part of a text, by UTF-16 offsets that fall between characters. */
export const partOf = (text: SafeText, from: number, to: number): SafeText => asSafe(text.slice(from, to));

/** Spaces. */
export const blanks = (count: number): SafeText => asSafe(" ".repeat(Math.max(0, count)));

/** Breaks a text into lines of at most `width` cells, at spaces where that can be. */
export const wrap = (text: SafeText, width: number): readonly SafeText[] => wrapWords(text, width).map(asSafe);

// Parts of safe text are safe; cutting cannot bring anything back.
const asSafe = (text: string): SafeText => text as SafeText;
