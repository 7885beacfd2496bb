/**
 * What has to be drawn to turn one line into another, as pieces that can be drawn in any order, and what has to be erased
 * before. Pure; draws nothing. Both lines are sure of their widths.
 */
import { type Line, sameCell } from "./cells.ts";
import { type Ground, spansToErase, withErased } from "./erasures.ts";
import type { Style } from "./sgr.ts";

/** Cells of one row, from `x` up to but not with `to`, that one style will do for. */
export interface Piece {
  readonly x: number;
  readonly y: number;
  readonly to: number;
  /** Of nothing but blanks, what is seen of them: any style with such blanks will do. */
  readonly style: Style;
  readonly isBlank: boolean;
  readonly how: "write" | "erase" | "eraseToEnd";
  /** How many blanks before it may be written with it, where the cursor is that near: shorter than a movement. */
  readonly lead: number;
}

export interface RowPieces {
  readonly y: number;
  readonly line: Line;
  /** To be done before the others of this row, since what is erased may be what they write. */
  readonly erasures: readonly Piece[];
  readonly writings: readonly Piece[];
}

/** Erasing to the end costs three bytes; fewer spaces are written instead. */
const ERASE_COST = 3;
/** Bytes of unchanged cells that are written again rather than moved over. */
const GAP = 4;
/** A movement is at least as long as that. */
const MOST_LEAD = 3;

/** What differs from cell `start` on, which is the first that does. */
export function piecesOf(y: number, old: Line, line: Line, start: number, ground: Ground): RowPieces {
  const { plain } = ground;
  const rest = restFrom(old, line, start, plain);
  const end = rest ?? Math.max(old.chars.length, line.chars.length);
  const spans = spansToErase(old, line, start, end, ground);
  const erasures: Piece[] = [];
  const writings = writingsOf(y, withErased(old, spans, plain), line, start, end, plain);
  for (const { from, to, fill, isBroken } of spans) {
    (isBroken ? erasures : writings).push(blanks("erase", from, y, to, fill));
  }
  if (rest !== undefined) writings.push(blanks("eraseToEnd", rest, y, rest, plain));
  return { y, line, erasures, writings };
}

const blanks = (how: Piece["how"], x: number, y: number, to: number, style: Style): Piece => ({
  ...{ x, y, to, style, how },
  isBlank: true,
  lead: 0,
});

/** Is the cursor so near before the piece that it is best written over? */
export const isLedBy = (piece: Piece, column: number, row: number): boolean =>
  row === piece.y && column >= 0 && column < piece.x && piece.x - column <= piece.lead;

/** From where on the rest of the row is to be emptied, if that is worth it. */
function restFrom(old: Line, line: Line, start: number, plain: Style): number | undefined {
  for (let x = Math.max(start, line.chars.length); x < old.chars.length - ERASE_COST; x++) {
    if (!sameCell(old, line, x, plain)) return x;
  }
  return undefined;
}

/** The cells that differ, in as few pieces as styles and gaps allow. */
function writingsOf(y: number, base: Line, line: Line, start: number, end: number, plain: Style): Piece[] {
  const pieces: Piece[] = [];
  for (let x = start; x < end; x++) {
    const char = line.chars[x] ?? " ";
    if (char === "" || sameCell(base, line, x, plain)) continue;
    const last = pieces.at(-1);
    const longer = last && lengthened(last, line, x, plain);
    if (longer !== undefined) pieces[pieces.length - 1] = longer;
    else {
      const style = line.styles[x] ?? plain;
      const lead = leadAt(line, x, style.blank, plain);
      pieces.push({ x, y, to: endOfCell(line, x), style, isBlank: char === " ", how: "write", lead });
    }
  }
  return pieces;
}

function leadAt(line: Line, x: number, blank: Style, plain: Style): number {
  let lead = 0;
  while (lead < MOST_LEAD && line.chars[x - 1 - lead] === " " && (line.styles[x - 1 - lead] ?? plain) === blank) lead++;
  return lead;
}

/** The piece with all cells up to this one, where one style will do for them all and the gap is short. */
function lengthened(piece: Piece, line: Line, upTo: number, plain: Style): Piece | undefined {
  if (upTo - piece.to > GAP || bytesOf(line, piece.to, upTo) > GAP) return undefined;
  let { style, isBlank } = piece;
  for (let x = piece.to; x <= upTo; x++) {
    const char = line.chars[x] ?? " ";
    if (char === "") continue;
    const own = line.styles[x] ?? plain;
    if (char === " " || isBlank ? own.blank !== style.blank : own !== style) return undefined;
    if (char !== " ") {
      style = own;
      isBlank = false;
    }
  }
  return { ...piece, to: endOfCell(line, upTo), style, isBlank };
}

/** Bytes of some cells, where one that is no ASCII counts as three. */
function bytesOf(line: Line, from: number, to: number): number {
  let bytes = 0;
  for (let x = from; x < to; x++) {
    const char = line.chars[x] ?? " ";
    if (char !== "") bytes += char < "\u0080" ? 1 : 3;
  }
  return bytes;
}

/** Where a character ends: a wide one takes the cell after it, too. */
export function endOfCell(line: Line, x: number): number {
  let end = x + 1;
  while (line.chars[end] === "") end++;
  return end;
}
