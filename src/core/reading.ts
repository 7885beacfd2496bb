/** The text that is being read: what it is of, its lines broken to fit, and what was found in it. Pure values. */
import { EMPTY_LINE, type TextLine } from "../domain/styled.ts";
import type { WholeTask } from "../domain/task.ts";
import { firstIndex } from "../lib/bisect.ts";
import type { SafeText } from "../lib/safe-text.ts";
import { breaks } from "../lib/width.ts";

/** What there is to read of tasks. A ReadingPort makes a text of it. */
export type Subject =
  | { readonly kind: "content"; readonly task: WholeTask }
  | { readonly kind: "json"; readonly task: WholeTask }
  | { readonly kind: "diff"; readonly before: WholeTask; readonly after: WholeTask };

export interface ReaderText {
  /** What `y` copies. */
  readonly raw: string;
  readonly lines: readonly TextLine[];
}

/** A text to read, with secrets masked; `open` is the same without masks, null where there are none. */
export interface Reading {
  readonly masked: ReaderText;
  readonly open: ReaderText | null;
}

export const NO_TEXT: ReaderText = { raw: "", lines: [] };

/** A row of the screen: which part of which line. */
export interface Row {
  /** Index into the lines. */
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** Where a text was found: a part of one line. */
export type Match = Row;

/** A search in the text that is read. */
export interface Find {
  readonly typed: SafeText;
  readonly isTyping: boolean;
  readonly matches: readonly Match[];
  /** Are there more than were counted? */
  readonly more: boolean;
  /** Index into the matches; -1 where there are none. */
  readonly at: number;
  /** What was at the top when the search began. */
  readonly origin: Row;
}

/** The layer in which a text is read. */
export interface TextOverlay {
  readonly kind: "text";
  readonly title: SafeText;
  /** What it is of; null where nothing has to be made of it. */
  readonly subject: Subject | null;
  /** Is the text still being made? */
  readonly isPreparing: boolean;
  readonly text: ReaderText;
  /** The same text with or without its masks, whichever is not shown; null where it holds no secret. */
  readonly other: ReaderText | null;
  readonly isMasked: boolean;
  /** The text broken into rows that fit the screen. */
  readonly rows: readonly Row[];
  /** Index of the row at the top. */
  readonly top: number;
  readonly find: Find | null;
}

/** Cells between a line's number and its text. */
const GUTTER_GAP = 2;

/** Cells that line numbers take in front of numbered lines; 0 where no line has one. */
export function gutterOf(lines: readonly TextLine[]): number {
  const last = lines.findLast(({ number }) => number !== null)?.number ?? null;
  return last === null ? 0 : String(last).length + GUTTER_GAP;
}

/** Breaks lines into rows of at most `width` cells, line numbers included. */
export function wrapLines(lines: readonly TextLine[], width: number): readonly Row[] {
  const gutter = gutterOf(lines);
  const rows: Row[] = [];
  for (const [line, { text, number }] of lines.entries()) {
    const room = Math.max(1, number === null ? width : width - gutter);
    let from = 0;
    // A line of a file is shown as it is; the others are sentences and lists.
    for (const to of breaks(text, room, number === null)) {
      rows.push({ line, from, to });
      from = to;
    }
  }
  return rows;
}

/** More matches than anybody steps through are not counted. */
export const MOST_MATCHES = 10_000;

/** Every place of a text, whatever its case; the first 10,000. */
export function findAll(lines: readonly TextLine[], text: string): Pick<Find, "matches" | "more"> {
  const matches: Match[] = [];
  if (text === "") return { matches, more: false };
  const pattern = new RegExp(text.replaceAll(/[\\^$.*+?()[\]{}|]/gu, "\\$&"), "giu");
  for (const [line, { text: where }] of lines.entries()) {
    for (const found of where.matchAll(pattern)) {
      if (matches.length === MOST_MATCHES) return { matches, more: true };
      matches.push({ line, from: found.index, to: found.index + found[0].length });
    }
  }
  return { matches, more: false };
}

/** Index of the row that shows a place of the text; the last one before it where none does. */
export function rowAt(rows: readonly Row[], line: number, offset: number): number {
  return Math.max(0, firstAfter(rows, line, offset) - 1);
}

/** Index of the first match at or behind the start of a row; the first of all where there is none. -1: no matches. */
export function matchFrom(matches: readonly Match[], row: Row): number {
  const at = firstAfter(matches, row.line, row.from - 1);
  return at === matches.length ? Math.min(0, at - 1) : at;
}

/** The matches that reach into a row. */
export function matchesIn(matches: readonly Match[], { line, from, to }: Row): readonly Match[] {
  const found: Match[] = [];
  for (let at = firstAfter(matches, line, -1); at < matches.length; at += 1) {
    const match = matches[at];
    if (match === undefined || match.line > line || match.from >= to) break;
    if (match.to > from) found.push(match);
  }
  return found;
}

/** The line at an index; an empty one beyond the end. */
export const lineAt = (lines: readonly TextLine[], index: number): TextLine => lines[index] ?? EMPTY_LINE;

/** Index of the first part that starts behind a place; parts are in order. */
const firstAfter = (parts: readonly Row[], line: number, offset: number): number =>
  firstIndex(parts.length, (at) => {
    const part = parts[at];
    return part !== undefined && (part.line > line || (part.line === line && part.from > offset));
  });
