/**
 * Turns a frame (lines of text with colours) into the shortest update of the frame the terminal shows, cell by cell.
 * Pure but for its own memory of the screen: it writes to nothing. Assumes automatic wrapping is off.
 */
import { EMPTY_LINE, type Line, parseLine, sameCell } from "./cells.ts";
import { drawPieces } from "./draw-pieces.ts";
import type { Ground } from "./erasures.ts";
import { Pen, type Traits } from "./pen.ts";
import { endOfCell, piecesOf, type RowPieces } from "./pieces.ts";
import { createPalette, type Style } from "./sgr.ts";

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
  readonly #pen: Pen;
  readonly #ground: Ground;
  /** What the update that is being made has still to draw. */
  readonly #pieces: RowPieces[] = [];
  #parsed = new Map<string, Row>();
  #shown: readonly Row[] | undefined;
  #columns = 0;

  constructor(traits: Traits = {}) {
    this.#pen = new Pen(this.#palette, traits);
    this.#ground = { plain: this.#palette.plain, erasesInColour: traits.erasesInColour ?? false };
  }

  /**
   * The bytes that turn what is on the screen into the frame, "" where nothing changed. Lines beyond `rows` and cells
   * beyond `columns` are cut off.
   */
  update(frame: string, columns: number, rows: number): string {
    if (columns !== this.#columns || this.#shown?.length !== rows) this.#resize(columns);
    const texts = frame.split("\n");
    this.#shown = Array.from({ length: rows }, (_, y) => this.#row(y, texts[y] ?? "", this.#shown?.[y]));
    drawPieces(this.#pen, this.#pieces.splice(0));
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
    this.#compare(y, old?.line, row.line);
    return row;
  }

  #compare(y: number, old: Line | undefined, line: Line): void {
    const { plain } = this.#ground;
    const start = old === undefined ? 0 : firstChange(old, line, plain);
    if (start < 0) return;
    // Where terminals disagree on widths, what is right of a change cannot be trusted.
    if (old !== undefined && isSureFrom(old, start) && isSureFrom(line, start)) {
      this.#pieces.push(piecesOf(y, old, line, start, this.#ground));
    } else drawAfresh(this.#pen, y, start, line, plain);
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

/** Draws a line from cell `start` on, as if nothing were known of what is there. */
function drawAfresh(pen: Pen, y: number, start: number, line: Line, plain: Style): void {
  const { chars, styles, doubtful } = line;
  pen.moveTo(start, y);
  pen.eraseToEnd();
  for (let x = start; x < chars.length; ) {
    const style = styles[x] ?? plain;
    if (chars[x] === "" || (chars[x] === " " && style === plain)) {
      x += 1;
      continue;
    }
    reach(pen, x, y, line, plain);
    const isDoubtful = doubtful.includes(x);
    const end = isDoubtful ? endOfCell(line, x) : endOfRun(line, x, plain);
    pen.write(chars.slice(x, end).join(""), style, end - x);
    if (isDoubtful) distrust(pen, end, y);
    x = end;
  }
}

/** How far the style goes, up to the next blank that is there already and the next width that is in doubt. */
function endOfRun({ chars, styles, doubtful }: Line, x: number, plain: Style): number {
  const style = styles[x];
  let end = x + 1;
  while (end < chars.length && styles[end] === style && (style !== plain || chars[end] !== " ")) end++;
  const doubt = doubtful.find((column) => column > x && column < end);
  return doubt ?? end;
}

/** A terminal that thinks the character before wider has filled cells of the characters that follow. */
function distrust(pen: Pen, x: number, y: number): void {
  pen.loseColumn();
  if (!pen.isInside(x)) return;
  pen.moveTo(x, y);
  pen.eraseToEnd();
}

/** Goes to a cell, over blanks by writing them again where that is shorter than a movement. */
function reach(pen: Pen, x: number, y: number, line: Line, plain: Style): void {
  const from = pen.columnOn(y);
  const isShorter =
    from >= 0 && from < x && x - from <= pen.lengthTo({ x, y }) && isBlankFor(pen, line, from, x, plain);
  if (!isShorter) pen.moveTo(x, y);
  else for (let cell = from; cell < x; cell++) pen.write(" ", line.styles[cell] ?? plain, 1);
}

function isBlankFor(pen: Pen, line: Line, from: number, to: number, plain: Style): boolean {
  for (let x = from; x < to; x++) {
    const char = line.chars[x] ?? " ";
    if (char !== " " || !pen.fits(char, line.styles[x] ?? plain)) return false;
  }
  return true;
}

function firstChange(old: Line, line: Line, plain: Style): number {
  const end = Math.max(old.chars.length, line.chars.length);
  for (let x = 0; x < end; x++) if (!sameCell(old, line, x, plain)) return x;
  return -1;
}

const isSureFrom = (line: Line, start: number): boolean => line.doubtful.every((column) => column < start);
