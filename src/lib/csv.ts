/**
 * Writes CSV (RFC 4180, lines end in LF) that a spreadsheet shows and does not run. Owns quoting only: the caller has
 * neutralised controls.
 */

/** What a spreadsheet takes for a formula, also in the full-width forms that some locales accept. */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/u;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/u;

/** One row with its line end. A text that a spreadsheet would run gets a leading apostrophe; numbers stay as they are. */
export const csvRow = (cells: readonly (string | number)[]): string => `${cells.map(csvCell).join(",")}\n`;

function csvCell(cell: string | number): string {
  if (typeof cell === "number") return String(cell);
  const inert = FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
