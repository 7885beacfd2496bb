/**
 * The cursor and style of the terminal as they are after everything written so far, and the shortest way to where they
 * must be next. Knows nothing of frames.
 */
import type { Palette, Style } from "./sgr.ts";

const CSI = "\u001b[";
const UNKNOWN = -1;

export class Pen {
  readonly #palette: Palette;
  #columns = 0;
  #x = UNKNOWN;
  #y = UNKNOWN;
  #style: Style | undefined;
  #written: string[] = [];

  constructor(palette: Palette) {
    this.#palette = palette;
  }

  /** Forgets cursor and style: something else has written to the terminal, or it has a new width. */
  forget(columns: number): void {
    this.#columns = columns;
    this.#x = UNKNOWN;
    this.#y = UNKNOWN;
    this.#style = undefined;
  }

  /** What was written since the last call. */
  take(): string {
    const text = this.#written.join("");
    this.#written = [];
    return text;
  }

  /** Column of the cursor on this row; -1 where it is elsewhere or unknown. */
  columnOn(row: number): number {
    return row === this.#y ? this.#x : UNKNOWN;
  }

  /** The sequence that takes the cursor there: the shortest of absolute and relative ones. */
  wayTo(x: number, y: number): string {
    if (x === this.#x && y === this.#y) return "";
    const ways = [absolute(x, y)];
    if (y === this.#y) ways.push(...sameRow(this.#x, x));
    else if (y > this.#y && this.#y !== UNKNOWN && x === 0) ways.push("\r\n".repeat(y - this.#y));
    return ways.reduce((best, way) => (way.length < best.length ? way : best));
  }

  moveTo(x: number, y: number): void {
    this.#written.push(this.wayTo(x, y));
    this.#x = x;
    this.#y = y;
  }

  /** Whether the column is on the screen. */
  isInside(x: number): boolean {
    return x < this.#columns;
  }

  /** Whether a cell can be written without a change of style. */
  fits(char: string, style: Style): boolean {
    return style === this.#style || (char === " " && this.#style?.blank === style.blank);
  }

  /** Writes a character that takes `width` cells where the cursor is. */
  write(char: string, style: Style, width: number): void {
    if (!this.fits(char, style)) this.#change(style);
    this.#written.push(char);
    // In the last column terminals differ on where the cursor is then.
    this.#x = this.#x + width < this.#columns ? this.#x + width : UNKNOWN;
  }

  /** Empties the row from the cursor on. */
  eraseToEnd(): void {
    // Terminals fill what they erase with the current background.
    this.#toBlank(this.#palette.plain);
    this.#written.push(`${CSI}K`);
  }

  /** Empties that many cells from the cursor on, which stays; fewer where the row ends. `style` is the plain one, or a fill. */
  erase(cells: number, style: Style): void {
    this.#toBlank(style);
    this.#written.push(`${CSI}${cells}X`);
  }

  /** The column is no longer known: the last character may be wider than thought. */
  loseColumn(): void {
    this.#x = UNKNOWN;
  }

  #toBlank(style: Style): void {
    if (this.#style?.blank !== style) this.#change(style);
  }

  #change(style: Style): void {
    this.#written.push(
      this.#style === undefined
        ? `${CSI}m${this.#palette.change(this.#palette.plain, style)}`
        : this.#palette.change(this.#style, style),
    );
    this.#style = style;
  }
}

function absolute(x: number, y: number): string {
  if (x === 0) return y === 0 ? `${CSI}H` : `${CSI}${y + 1}H`;
  return `${CSI}${y === 0 ? "" : y + 1};${x + 1}H`;
}

function sameRow(from: number, to: number): string[] {
  const ways = [to === 0 ? "\r" : `${CSI}${to + 1}G`];
  if (from === UNKNOWN) return ways;
  const distance = Math.abs(to - from);
  ways.push(`${CSI}${distance === 1 ? "" : distance}${to > from ? "C" : "D"}`);
  if (to < from) ways.push("\b".repeat(distance));
  return ways;
}
