/**
 * The shortest sequence that takes the cursor from one cell to another, and its length without making it, which is what
 * an order of drawing is chosen by. Pure; knows nothing of styles.
 */

const CSI = "\u001b[";
/** A column or a row that is not known. */
export const UNKNOWN = -1;

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where ways are as long as each other, the absolute one: it is right wherever the cursor is. */
export function wayBetween(from: Place, to: Place, hasVerticalTab: boolean): string {
  const relative = relativeLength(from, to, hasVerticalTab);
  if (relative >= absoluteLength(to)) return absolute(to);
  const rows = to.y - from.y;
  if (isLineFeed(rows, to, hasVerticalTab)) return "\r\n".repeat(rows);
  return vertical(rows, hasVerticalTab) + horizontal(from.x, to.x);
}

/** How many bytes that way is. */
export function wayLength(from: Place, to: Place, hasVerticalTab: boolean): number {
  return Math.min(relativeLength(from, to, hasVerticalTab), absoluteLength(to));
}

function relativeLength(from: Place, to: Place, hasVerticalTab: boolean): number {
  if (from.y === UNKNOWN) return Number.POSITIVE_INFINITY;
  const rows = to.y - from.y;
  if (isLineFeed(rows, to, hasVerticalTab)) return 2 * rows;
  return verticalLength(rows, hasVerticalTab) + horizontalLength(from.x, to.x);
}

/** A line feed alone is not told apart: the kernel's side of the terminal makes a new line of it, or it does not. */
const isLineFeed = (rows: number, to: Place, hasVerticalTab: boolean): boolean =>
  rows > 0 && to.x === 0 && !hasVerticalTab;

function absolute({ x, y }: Place): string {
  if (x === 0) return y === 0 ? `${CSI}H` : `${CSI}${y + 1}H`;
  return `${CSI}${y === 0 ? "" : y + 1};${x + 1}H`;
}

function absoluteLength({ x, y }: Place): number {
  const row = y === 0 ? 0 : digits(y + 1);
  return x === 0 ? 3 + row : 4 + row + digits(x + 1);
}

/** A vertical tab is a row down in the same column, in one byte. */
function vertical(rows: number, hasVerticalTab: boolean): string {
  if (rows === 0) return "";
  if (rows < 0) return counted(-rows, "A");
  return hasVerticalTab && rows < countedLength(rows) ? "\v".repeat(rows) : counted(rows, "B");
}

function verticalLength(rows: number, hasVerticalTab: boolean): number {
  if (rows === 0) return 0;
  const length = countedLength(Math.abs(rows));
  return rows > 0 && hasVerticalTab ? Math.min(rows, length) : length;
}

function horizontal(from: number, to: number): string {
  if (from === to) return "";
  if (to === 0) return "\r";
  const length = horizontalLength(from, to);
  if (length === 3 + digits(to + 1)) return `${CSI}${to + 1}G`;
  if (to > from) return counted(to - from, "C");
  return length === from - to ? "\b".repeat(from - to) : counted(from - to, "D");
}

function horizontalLength(from: number, to: number): number {
  if (from === to) return 0;
  if (to === 0) return 1;
  const column = 3 + digits(to + 1);
  if (from === UNKNOWN) return column;
  const distance = Math.abs(to - from);
  return Math.min(column, countedLength(distance), to < from ? distance : column);
}

/** A movement by a number, which is left out where it is one. */
const counted = (count: number, letter: string): string => `${CSI}${count === 1 ? "" : count}${letter}`;
const countedLength = (count: number): number => (count === 1 ? 3 : 3 + digits(count));

function digits(count: number): number {
  if (count < 10) return 1;
  return count < 100 ? 2 : String(count).length;
}
