/**
 * Display width of text in terminal cells, and cutting and padding by it. Answers as `string-width` does; the common
 * scripts take a fast path, because the library's emoji pattern alone costs 50 ms on its first use (facts-ink.md 4).
 */
import stringWidth from "string-width";
import { isPlain, plainWidth } from "./plain-text.ts";

const ASCII = /^[\x20-\x7e]*$/;

/** Cells a terminal gives the text. The text must hold no escape sequences. */
export function displayWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  if (!isPlain(text)) return stringWidth(text);
  let width = 0;
  for (let index = 0; index < text.length; index += 1) width += plainWidth(text.charCodeAt(index));
  return width;
}

/** Splits into what a reader sees as characters. */
export function graphemes(text: string): string[] {
  return isPlain(text) ? text.split("") : Array.from(segmenter().segment(text), (part) => part.segment);
}

/** UTF-16 units per cell beyond which no text fits: the longest emoji that terminals draw has 15. */
const DENSEST = 32;

/** Cuts to at most `width` cells; what is cut off shows as an ellipsis. */
export function truncate(text: string, width: number): string {
  if (width <= 0) return "";
  if (text.length <= width && ASCII.test(text)) return text;
  // What is behind need not be looked at: it may be megabytes.
  if (text.length > width * DENSEST) return `${take(text.slice(0, width * DENSEST).toWellFormed(), width - 1)}…`;
  if (displayWidth(text) <= width) return text;
  return `${take(text, width - 1)}…`;
}

/** Exactly `width` cells: cut or padded. */
export function fitTo(text: string, width: number, align: "left" | "right" = "left"): string {
  const cut = truncate(text, width);
  const gap = " ".repeat(Math.max(0, width - displayWidth(cut)));
  return align === "left" ? cut + gap : gap + cut;
}

/** Breaks a text into pieces of at most `width` cells, wherever that falls; a character wider than that is dropped. */
export function chunks(text: string, width: number): readonly string[] {
  if (text.length <= width && ASCII.test(text)) return [text];
  const out: string[] = [];
  let piece = "";
  let used = 0;
  for (const part of graphemes(text)) {
    const cells = displayWidth(part);
    if (cells > width) continue;
    if (used + cells > width) {
      out.push(piece);
      piece = "";
      used = 0;
    }
    piece += part;
    used += cells;
  }
  return [...out, piece];
}

/**
 * A word, or one character of a script that breaks between any two, with the marks that may not begin or end a line.
 */
const UNIT =
  /[（“「《【]*(?:[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]|[^\s\u3001-\u9fff\uff01-\uff60]+|\S)[，。；：、？！）”」》】…]*/gu;

/** Breaks a text into lines of at most `width` cells: at spaces, between Chinese characters, and a longer word where it must. */
export function wrapWords(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const unit of unitsOf(text)) {
    const longer = line + unit;
    if (displayWidth(longer.trimEnd()) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line.trimEnd());
    const pieces = chunks(unit.trimStart(), Math.max(width, 1));
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
  }
  return [...lines, line.trimEnd()];
}

/** What stays on one line, each with the spaces before it. */
function unitsOf(text: string): readonly string[] {
  const units: string[] = [];
  let end = 0;
  for (const { 0: unit, index } of text.matchAll(UNIT)) {
    units.push(text.slice(end, index) + unit);
    end = index + unit.length;
  }
  return end < text.length ? [...units, text.slice(end)] : units;
}

/**
 * Where a text breaks into rows of at most `width` cells: the end of each, the last one that of the text. A character
 * wider than that has a row of its own. `atWords`: behind a space, where a row has one behind something else.
 */
export function breaks(text: string, width: number, atWords = false): readonly number[] {
  if (ASCII.test(text)) return asciiBreaks(text, width, atWords);
  const ends: number[] = [];
  let [start, at, used] = [0, 0, 0];
  for (const part of graphemes(text)) {
    const cells = displayWidth(part);
    if (used + cells > width && used > 0) {
      start = atWords ? wordStart(text, start, at) : at;
      ends.push(start);
      used = displayWidth(text.slice(start, at));
    }
    at += part.length;
    used += cells;
  }
  return [...ends, at];
}

function asciiBreaks(text: string, width: number, atWords: boolean): readonly number[] {
  const ends: number[] = [];
  let start = 0;
  while (text.length - start > width) {
    start = atWords ? wordStart(text, start, start + width) : start + width;
    ends.push(start);
  }
  return [...ends, text.length];
}

/** Where the word begins that a row would break; the row's end where it is all one word. */
function wordStart(text: string, start: number, end: number): number {
  const row = text.slice(start, end);
  const space = row.lastIndexOf(" ");
  return row.slice(0, Math.max(space, 0)).trim() === "" ? end : start + space + 1;
}

function take(text: string, width: number): string {
  let used = 0;
  let kept = "";
  for (const part of graphemes(text)) {
    used += displayWidth(part);
    if (used > width) break;
    kept += part;
  }
  return kept;
}

// Made on first need: a Segmenter costs 20 ms, and most sessions never draw a text that needs one.
let cached: Intl.Segmenter | undefined;
const segmenter = (): Intl.Segmenter => {
  cached ??= new Intl.Segmenter();
  return cached;
};
