/**
 * Markdown (GFM) of which no text from outside can become part: not a heading, list, link, mention or HTML. Texts from
 * outside stand in code spans and fences, where nothing has a meaning but the end, and that is made longer than any run
 * of backticks within. Owns no words.
 */
import type { SafeText } from "../lib/safe-text.ts";
import { truncate } from "../lib/width.ts";

/** A cell of a table, finished. */
export interface Cell {
  readonly markdown: string;
}

/** More in a cell makes the table unreadable; the other formats have all. */
const MOST_CELLS = 200;

/** Text from outside. */
export function code(text: SafeText): Cell {
  const shown = truncate(text, MOST_CELLS);
  if (shown.trim() === "") return NOTHING;
  const fence = "`".repeat(longestRun(shown) + 1);
  // A code span ends where the fence does, and takes off one space at both ends, where both are there.
  const pad = /^[` ]|[` ]$/u.test(shown) ? " " : "";
  return { markdown: `${fence}${pad}${pipesIn(shown)}${pad}${fence}` };
}

/** Our own words. */
export const words = (text: SafeText): Cell => ({
  markdown: text === "" ? NOTHING.markdown : text.replace(/[\\`*_{}[\]<>|#~]/gu, String.raw`\$&`),
});

/** Several cells as one. */
export const joined = (cells: readonly Cell[], separator: string): Cell =>
  cells.length === 0 ? NOTHING : { markdown: cells.map(({ markdown }) => markdown).join(separator) };

const NOTHING: Cell = { markdown: "-" };

/** A table with line ends and an empty line after it. */
export function table(heads: readonly SafeText[], rows: readonly (readonly Cell[])[]): string {
  const lines = [heads.map(words), heads.map(() => ({ markdown: "---" })), ...rows];
  return `${lines.map((cells) => `| ${cells.map(({ markdown }) => markdown).join(" | ")} |\n`).join("")}\n`;
}

/** Commands as they are, whatever lines they hold, and an empty line after them. */
export function fenced(text: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}sh\n${text}\n${fence}\n\n`;
}

export const heading = (level: 1 | 2, text: SafeText): string => `${"#".repeat(level)} ${words(text).markdown}\n\n`;

export const paragraph = (text: SafeText): string => `${words(text).markdown}\n\n`;

/**
 * A table ends its cells before it looks for code, so a pipe needs a backslash even there. One that has a backslash
 * before it already gets another, so that no renderer takes the two for an escaped backslash and a bare pipe.
 */
const pipesIn = (text: string): string =>
  text.replace(/(\\*)\|/gu, (_, before: string) => `${before}${before.length % 2 === 1 ? "\\" : ""}\\|`);

const longestRun = (text: string): number => Math.max(0, ...Array.from(text.matchAll(/`+/gu), ([run]) => run.length));
