/**
 * Turns a frame (lines of text with colours) into the shortest update of the frame the terminal shows, cell by cell.
 * Pure but for its own memory of the screen: it writes to nothing. Assumes automatic wrapping is off.
 */
import { EMPTY_LINE, type Line, parseLine } from "./cells.ts";
import { Pen } from "./pen.ts";
import { createPalette, type Style } from "./sgr.ts";

/** Erasing costs three bytes; fewer spaces are written instead. */
const ERASE_COST = 3;
/** Erasing some cells costs up to five, and going on behind them as many. */
const ERASE_SOME_COST = 10;
/** Parsed lines kept for when they are shown again; a cell takes about 16 bytes. */
const KEPT_LINES = 256;

interface Row {
  /** A copy of its own: cut out of a frame, it would keep the whole frame. */
  readonly text: string;
  readonly line: Line;
}

/** Knows one terminal's screen. */
export class CellDiff {
  readonly #palette = createPalette();
  readonly #pen = new Pen(this.#palette);
  readonly #erasesInColour: boolean;
  #parsed = new Map<string, Row>();
  #shown: readonly Row[] | undefined;
  #columns = 0;

  /** Does the terminal fill what it erases with the background that is set? Most do; GNU screen does not. */
  constructor(erasesInColour = false) {
    this.#erasesInColour = erasesInColour;
  }

  /**
   * The bytes that turn what is on the screen into the frame, "" where nothing changed. Lines beyond `rows` and cells
   * beyond `columns` are cut off.
   */
  update(frame: string, columns: number, rows: number): string {
    if (columns !== this.#columns || this.#shown?.length !== rows) this.#resize(columns);
    const texts = frame.split("\n");
    this.#shown = Array.from({ length: rows }, (_, y) => this.#row(y, texts[y] ?? "", this.#shown?.[y]));
    return this.#pen.take();
  }

  /** The next update paints everything: the screen is no longer what was written to it. */
  forget(): void {
    this.#shown = undefined;
  }

  #resize(columns: number): void {
    this.#columns = columns;
    this.#parsed = new Map();
    this.#pen.forget(columns);
    this.#shown = undefined;
  }

  #row(y: number, text: string, old: Row | undefined): Row {
    if (old?.text === text) return old;
    const row = this.#parse(text);
    drawLine(this.#pen, y, old?.line, row.line, { plain: this.#palette.plain, erasesInColour: this.#erasesInColour });
    return row;
  }

  #parse(text: string): Row {
    if (text === "") return EMPTY_ROW;
    const known = this.#parsed.get(text);
    if (known !== undefined) return known;
    if (this.#parsed.size >= KEPT_LINES) this.#parsed.clear();
    const own = copyOf(text);
    const row: Row = { text: own, line: parseLine(own, this.#columns, this.#palette) };
    this.#parsed.set(own, row);
    return row;
  }
}

const EMPTY_ROW: Row = { text: "", line: EMPTY_LINE };

/** V8 cuts a text out of another by pointing into it, and offers no other way to copy one than through bytes. */
const copyOf = (text: string): string => Buffer.from(text, "utf16le").toString("utf16le");

interface Ground {
  readonly plain: Style;
  readonly erasesInColour: boolean;
}

/** Draws what differs between two lines; without an old one, everything. */
function drawLine(pen: Pen, y: number, old: Line | undefined, line: Line, ground: Ground): void {
  const { plain } = ground;
  const start = old === undefined ? 0 : firstChange(old, line, plain);
  if (start < 0) return;
  const trusted = trustedFrom(old, line, start);
  if (trusted === undefined) {
    pen.moveTo(start, y);
    pen.eraseToEnd();
  }
  const base = trusted ?? EMPTY_LINE;
  const end = Math.max(base.chars.length, line.chars.length);
  for (let x = start; x < end; x++) {
    if (line.chars[x] === "" || sameCell(base, line, x, plain)) continue;
    if (x >= line.chars.length && end - x > ERASE_COST) {
      pen.moveTo(x, y);
      pen.eraseToEnd();
      return;
    }
    const gap = blanksFrom(base, line, x, ground);
    if (gap <= ERASE_SOME_COST) {
      drawCell(pen, x, y, line, plain);
      continue;
    }
    pen.moveTo(x, y);
    pen.erase(gap, line.styles[x] ?? plain);
    x += gap - 1;
  }
}

/** How many cells from here on are to be empty and alike, up to the last of them that is not so yet. */
function blanksFrom(base: Line, line: Line, from: number, { plain, erasesInColour }: Ground): number {
  const style = line.styles[from];
  if (style !== plain && !(erasesInColour && style?.isFill)) return 0;
  let count = 0;
  for (let x = from; x < line.chars.length && line.chars[x] === " " && line.styles[x] === style; x++) {
    if (!sameCell(base, line, x, plain)) count = x + 1 - from;
  }
  return count;
}

function drawCell(pen: Pen, x: number, y: number, line: Line, plain: Style): void {
  reach(pen, x, y, line, plain);
  const width = widthAt(line, x);
  pen.write(line.chars[x] ?? " ", line.styles[x] ?? plain, width);
  if (!line.doubtful.includes(x)) return;
  pen.loseColumn();
  // A terminal that thinks the character wider has filled cells of the characters that follow.
  if (pen.isInside(x + width)) {
    pen.moveTo(x + width, y);
    pen.eraseToEnd();
  }
}

/** Goes to a cell, over unchanged ones by writing them again where that is shorter than a movement. */
function reach(pen: Pen, x: number, y: number, line: Line, plain: Style): void {
  const from = pen.columnOn(y);
  const rewritten = from >= 0 && from < x && isCheap(pen, from, x, line, plain, pen.wayTo(x, y).length);
  if (!rewritten) {
    pen.moveTo(x, y);
    return;
  }
  for (let cell = from; cell < x; cell++) {
    if (line.chars[cell] !== "") pen.write(line.chars[cell] ?? " ", line.styles[cell] ?? plain, widthAt(line, cell));
  }
}

function isCheap(pen: Pen, from: number, to: number, line: Line, plain: Style, budget: number): boolean {
  if (to - from > budget || line.doubtful.some((column) => column >= from && column < to)) return false;
  let cost = 0;
  for (let x = from; x < to; x++) {
    const char = line.chars[x] ?? " ";
    if (char !== "" && !pen.fits(char, line.styles[x] ?? plain)) return false;
    cost += char === "" ? 0 : char < "\u0080" ? 1 : 3;
  }
  return cost <= budget;
}

function firstChange(old: Line, line: Line, plain: Style): number {
  const end = Math.max(old.chars.length, line.chars.length);
  for (let x = 0; x < end; x++) if (!sameCell(old, line, x, plain)) return x;
  return -1;
}

function sameCell(a: Line, b: Line, x: number, plain: Style): boolean {
  return (a.chars[x] ?? " ") === (b.chars[x] ?? " ") && (a.styles[x] ?? plain) === (b.styles[x] ?? plain);
}

/** Where terminals disagree on widths, what is right of a change cannot be trusted: it is drawn afresh. */
const trustedFrom = (old: Line | undefined, line: Line, start: number): Line | undefined =>
  old !== undefined && isSureFrom(old, start) && isSureFrom(line, start) ? old : undefined;

function isSureFrom(line: Line, start: number): boolean {
  return line.doubtful.every((column) => column < start);
}

function widthAt(line: Line, x: number): number {
  let end = x + 1;
  while (line.chars[end] === "") end++;
  return end - x;
}
