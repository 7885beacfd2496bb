/**
 * In which order pieces are drawn: always the one next that takes the fewest bytes to get to, so that what has one style
 * is drawn in one go, mostly down a column. Pure: it reckons with lengths and draws nothing.
 */
import type { Lengths, Stand } from "./pen.ts";
import { isLedBy, type Piece, type RowPieces } from "./pieces.ts";
import type { Style } from "./sgr.ts";
import type { Place } from "./way.ts";

/**
 * So many pieces of a style are looked at, from the top: the first answer's frame has 150 pieces, and would take 20 ms
 * longer if they were all compared. A page is 1 % longer for it.
 */
const SEEN = 12;

/**
 * What a byte costs, where a row further down costs 1: of two pieces that are as near, the upper one is taken, since from
 * below what was left behind is far. Whole numbers: V8 would make an object of each fraction.
 */
const BYTE_COST = 20;

/** All pieces, each row's erasures before what is written there. */
export function orderOf(rows: readonly RowPieces[], stand: Stand, lengths: Lengths): readonly Piece[] {
  return new Walk(rows, stand, lengths).toEnd();
}

/** What is still to be drawn with one style. */
interface Group {
  readonly style: Style;
  readonly isBlank: boolean;
  readonly pieces: Piece[];
  /** What it costs to change to that style from the one that is set. */
  price: number;
}

interface Found {
  readonly group: Group;
  readonly index: number;
}

class Walk {
  readonly #lengths: Lengths;
  readonly #groups: Group[] = [];
  /** Erasures still to be done in a row, and what waits for them. */
  readonly #waiting = new Map<number, { readonly erasures: Set<Piece>; readonly writings: readonly Piece[] }>();
  readonly #order: Piece[] = [];
  #place: Place;
  #style: Style | undefined;

  constructor(rows: readonly RowPieces[], { place, style }: Stand, lengths: Lengths) {
    this.#lengths = lengths;
    this.#place = place;
    this.#style = style;
    for (const { y, erasures, writings } of rows) {
      if (erasures.length > 0) this.#waiting.set(y, { erasures: new Set(erasures), writings });
      for (const piece of erasures.length > 0 ? erasures : writings) this.#add(piece);
    }
  }

  toEnd(): readonly Piece[] {
    for (let next = this.#nearest(); next !== undefined; next = this.#nearest()) this.#take(next.group, next.index);
    return this.#order;
  }

  #nearest(): Found | undefined {
    let least = Number.POSITIVE_INFINITY;
    let nearest: Found | undefined;
    for (const group of this.#groups) {
      const { price } = group;
      if (price >= least) continue;
      const end = Math.min(group.pieces.length, SEEN);
      for (let index = 0; index < end; index++) {
        const piece = group.pieces[index];
        if (piece === undefined) continue;
        const cost = price + BYTE_COST * this.#wayTo(piece) + piece.y;
        if (cost >= least) continue;
        least = cost;
        nearest = { group, index };
      }
    }
    return nearest;
  }

  /** A style that is left before all in it is drawn has to be come back to, so the way back counts as much. */
  #priceOf({ style, isBlank }: Pick<Group, "style" | "isBlank">): number {
    if (this.#fits(style, isBlank)) return 0;
    const { change } = this.#lengths;
    const there = change(this.#style, style);
    return this.#style === undefined ? BYTE_COST * there : (BYTE_COST / 2) * (there + change(style, this.#style));
  }

  #fits(style: Style, isBlank: boolean): boolean {
    return isBlank ? this.#style?.blank === style.blank : this.#style === style;
  }

  #wayTo(piece: Piece): number {
    const { x, y } = this.#place;
    return isLedBy(piece, x, y) ? piece.x - x : this.#lengths.way(this.#place, piece);
  }

  #take({ style, isBlank, pieces }: Group, index: number): void {
    for (const piece of pieces.splice(index, 1)) {
      this.#order.push(piece);
      if (!this.#fits(style, isBlank)) this.#change(style);
      this.#place = piece.how === "write" ? { x: piece.to, y: piece.y } : piece;
      if (piece.how === "erase") this.#erased(piece);
    }
  }

  #change(style: Style): void {
    this.#style = style;
    for (const group of this.#groups) group.price = this.#priceOf(group);
    // Where little is left to gain is seen at the first ones, and the others need not be looked through.
    this.#groups.sort((a, b) => a.price - b.price);
  }

  #erased(piece: Piece): void {
    const row = this.#waiting.get(piece.y);
    if (row === undefined || !row.erasures.delete(piece) || row.erasures.size > 0) return;
    for (const writing of row.writings) this.#add(writing);
  }

  #add(piece: Piece): void {
    this.#groupOf(piece).pieces.push(piece);
  }

  #groupOf({ style, isBlank }: Piece): Group {
    const known = this.#groups.find((each) => each.style === style && each.isBlank === isBlank);
    if (known !== undefined) return known;
    const group: Group = { style, isBlank, pieces: [], price: this.#priceOf({ style, isBlank }) };
    this.#groups.push(group);
    return group;
  }
}
