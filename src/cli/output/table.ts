/** Draws dense tables, aligned by display width and cut to fit a terminal. Knows nothing of what is in them. */
import type { SafeText } from "../../lib/safe-text.ts";
import { displayWidth, fitTo } from "../../lib/width.ts";
import type { Paint, Tone } from "./paint.ts";

export interface Column {
  readonly title: SafeText;
  readonly cells: readonly SafeText[];
  /** Colours cells, by row; absent: none. */
  readonly tones?: readonly Tone[];
  readonly align?: "right";
  /** It may be cut down to this width; absent: never cut. */
  readonly min?: number;
  /** It may be left out where there is no room; the last such column goes first. */
  readonly optional?: true;
}

interface Sized {
  readonly column: Column;
  width: number;
}

const GAP = 2;

/** The table as lines with line ends. `width` in cells; null: as wide as its content. */
export function renderTable(columns: readonly Column[], width: number | null, paint: Paint): string {
  const sized = columns.map((column): Sized => ({ column, width: naturalWidth(column) }));
  const shown = width === null ? sized : squeeze(dropOptional(sized, width), width);
  const rows = columns[0]?.cells.length ?? 0;
  const lines = [line(shown.map(({ column, width }) => paint(fitTo(column.title, width, column.align), "title")))];
  for (let row = 0; row < rows; row += 1) lines.push(line(shown.map((one) => cell(one, row, paint))));
  return lines.join("");
}

const line = (cells: readonly string[]): string => `${cells.join(" ".repeat(GAP)).trimEnd()}\n`;

function cell({ column, width }: Sized, row: number, paint: Paint): string {
  const text = fitTo(column.cells[row] ?? "", width, column.align);
  const tone = column.tones?.[row];
  return tone === undefined ? text : paint(text, tone);
}

const naturalWidth = ({ title, cells }: Column): number =>
  cells.reduce((widest, text) => Math.max(widest, displayWidth(text)), displayWidth(title));

const leastWidth = ({ column, width }: Sized): number => Math.min(width, column.min ?? width);

const total = (columns: readonly Sized[], widthOf: (one: Sized) => number): number =>
  columns.reduce((sum, one) => sum + widthOf(one), GAP * Math.max(0, columns.length - 1));

function dropOptional(columns: readonly Sized[], width: number): readonly Sized[] {
  if (total(columns, leastWidth) <= width) return columns;
  const at = columns.findLastIndex(({ column }) => column.optional === true);
  return at < 0 ? columns : dropOptional(columns.toSpliced(at, 1), width);
}

/** Takes cells from the widest column that can spare them, until the row fits or none can. */
function squeeze(columns: readonly Sized[], width: number): readonly Sized[] {
  let excess = total(columns, (one) => one.width) - width;
  while (excess > 0) {
    const spare = columns.filter((one) => one.width > leastWidth(one));
    const [first, ...rest] = spare;
    if (first === undefined) break;
    const widest = rest.reduce((best, one) => (one.width > best.width ? one : best), first);
    widest.width -= 1;
    excess -= 1;
  }
  return columns;
}
