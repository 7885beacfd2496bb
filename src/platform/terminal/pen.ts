/**
 * The cursor and style of the terminal as they are after everything written so far, and the shortest way to where they
 * must be next. Knows nothing of frames.
 */
import type { Palette, Style } from "./sgr.ts";
import { type Place, UNKNOWN, wayBetween, wayLength } from "./way.ts";

const CSI = "\u001b[";
const BLANKS = /^ +$/;

/** What the terminal in front is known to do; a terminal that nothing is known of does none of it. */
export interface Traits {
  /** Fills what it erases with the background that is set. */
  readonly erasesInColour?: boolean;
  /** Goes a row down, in the same column, at a vertical tab. */
  readonly hasVerticalTab?: boolean;
}

/** Where a pen is, and what is set; undefined where that is not known. */
export interface Stand {
  readonly place: Place;
  readonly style: Style | undefined;
}

/** How many bytes it takes, from anywhere: what is to be drawn first is chosen by that. */
export interface Lengths {
  readonly way: (from: Place, to: Place) => number;
  readonly change: (from: Style | undefined, to: Style) => number;
}

export class Pen {
  readonly lengths: Lengths;
  readonly #palette: Palette;
  readonly #hasVerticalTab: boolean;
  #columns = 0;
  readonly #at = { x: UNKNOWN, y: UNKNOWN };
  #style: Style | undefined;
  #written: string[] = [];

  constructor(palette: Palette, { hasVerticalTab = false }: Traits = {}) {
    this.#palette = palette;
    this.#hasVerticalTab = hasVerticalTab;
    this.lengths = {
      way: (from, to) => wayLength(from, to, hasVerticalTab),
      change: (from, to) => this.#changeFrom(from, to).length,
    };
  }

  /** Forgets cursor and style: something else has written to the terminal, or it has a new width. */
  forget(columns: number): void {
    this.#columns = columns;
    this.#at.x = UNKNOWN;
    this.#at.y = UNKNOWN;
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
    return row === this.#at.y ? this.#at.x : UNKNOWN;
  }

  /** How many bytes it takes to go there. */
  lengthTo(place: Place): number {
    return this.lengths.way(this.#at, place);
  }

  /** The sequence that takes the cursor there: the shortest of absolute and relative ones. */
  wayTo(x: number, y: number): string {
    return wayBetween(this.#at, { x, y }, this.#hasVerticalTab);
  }

  /** Where it is now. */
  stand(): Stand {
    return { place: { ...this.#at }, style: this.#style };
  }

  moveTo(x: number, y: number): void {
    // Mostly it is there: each cell of a line begins where the one before it ends.
    if (x === this.#at.x && y === this.#at.y) return;
    this.#written.push(this.wayTo(x, y));
    this.#at.x = x;
    this.#at.y = y;
  }

  /** Whether the column is on the screen. */
  isInside(x: number): boolean {
    return x < this.#columns;
  }

  /** Whether a text can be written without a change of style. */
  fits(text: string, style: Style): boolean {
    return style === this.#style || (this.#style?.blank === style.blank && BLANKS.test(text));
  }

  /** Writes a text that takes `width` cells where the cursor is. */
  write(text: string, style: Style, width: number): void {
    if (!this.fits(text, style)) this.#change(style);
    this.#written.push(text);
    // In the last column terminals differ on where the cursor is then.
    this.#at.x = this.#at.x + width < this.#columns ? this.#at.x + width : UNKNOWN;
  }

  /** Empties the row from the cursor on. */
  eraseToEnd(): void {
    // Terminals fill what they erase with the current background.
    this.#toBlank(this.#palette.plain);
    this.#written.push(`${CSI}K`);
  }

  /** Empties that many cells from the cursor on, which stays; fewer where the row ends. Blanks of `style` are plain or filled. */
  erase(cells: number, style: Style): void {
    this.#toBlank(style);
    this.#written.push(`${CSI}${cells}X`);
  }

  /** The column is no longer known: the last character may be wider than thought. */
  loseColumn(): void {
    this.#at.x = UNKNOWN;
  }

  #toBlank(style: Style): void {
    if (this.#style?.blank !== style.blank) this.#change(style);
  }

  #change(style: Style): void {
    this.#written.push(this.#changeFrom(this.#style, style));
    this.#style = style;
  }

  #changeFrom(from: Style | undefined, to: Style): string {
    const { plain, change } = this.#palette;
    return from === undefined ? `${CSI}m${change(plain, to)}` : change(from, to);
  }
}
