/** Reads lines of spans as the text they show. */
import { fitLine, type Line } from "../../../src/present/line.ts";
import type { PaneView } from "../../../src/present/panes.ts";

export const textOf = (line: Line): string => line.map(({ text }) => text).join("");

/** All lines, without the blanks at their ends. */
export const textsOf = (lines: readonly Line[]): readonly string[] => lines.map((line) => textOf(line).trimEnd());

/** A pane's rows as they are fitted into it. */
export const rowsOf = (view: PaneView, width: number): readonly string[] =>
  view.rows.map(({ line }) => textOf(fitLine(line, width - 3)));

/** Text that tries to break a table: wide, joined, combining, right to left, controls, far too long. */
export const HOSTILE = [
  "日本語のファイル名.conf",
  "👩‍👩‍👧-family.txt",
  "e\u0301e\u0301e\u0301.txt",
  "\u202egnp.exe",
  "a\u001b[31mred\u001b[0m",
  "zero\u200bwidth",
  "tab\there",
  "two\nlines",
  "עברית.txt",
  "x".repeat(400),
  "한글".repeat(100),
  "",
  " ",
  "🇩🇪🇫🇷",
  "a".padEnd(40, "\u0301"),
] as const;
