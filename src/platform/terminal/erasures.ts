/**
 * Which spans of a row are better erased as a whole, before anything is written into them, than blank by blank. Pure; both
 * lines are sure of their widths.
 */
import { type Line, sameCell } from "./cells.ts";
import type { Style } from "./sgr.ts";

/** Cells from `from` up to but not with `to`, to be filled with this. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly fill: Style;
  /** Is there more in it than blanks? */
  readonly isBroken: boolean;
}

export interface Ground {
  readonly plain: Style;
  readonly erasesInColour: boolean;
}

/** Going on behind blanks that are there already. */
const LEAP_COST = 4;
/** The sequence without its number, and a movement to where it begins. */
const ERASE_COST = 4;

/** Cells that are all blank or all not, on the same ground. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly isBlank: boolean;
  /** How a blank would look there. */
  readonly fill: Style;
  /** How many of its cells differ, and where the last of them ends. */
  readonly changed: number;
  readonly changedTo: number;
}

/** The spans of a row that are worth it, between two columns. Whatever of them is no blank has to be written after that. */
export function spansToErase(old: Line, line: Line, start: number, end: number, ground: Ground): readonly Span[] {
  const finder = new SpanFinder(ground);
  for (let x = start; x < end; ) {
    const run = runFrom(old, line, x, end, ground.plain);
    finder.add(run);
    x = run.to;
  }
  return finder.found();
}

/** The line as it is once the spans are erased. */
export function withErased(line: Line, spans: readonly Span[], plain: Style): Line {
  if (spans.length === 0) return line;
  const chars = [...line.chars];
  const styles = [...line.styles];
  for (const { from, to, fill } of spans) {
    for (let x = chars.length; x < from; x++) {
      chars.push(" ");
      styles.push(plain);
    }
    for (let x = from; x < to; x++) {
      chars[x] = " ";
      styles[x] = fill;
    }
  }
  return { ...line, chars, styles };
}

class SpanFinder {
  readonly #ground: Ground;
  readonly #spans: Span[] = [];
  /** Where the span that is open begins, and on which ground; it has no end until blanks are found in it. */
  #from = 0;
  #fill: Style | undefined;
  #to = 0;
  /** Where its first blanks begin, and whether more than blanks come after them. */
  #blankFrom = 0;
  #isBroken = false;
  #saved = 0;
  /** What is saved less if something follows the last blanks. */
  #between = 0;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  add(run: Run): void {
    if (run.isBlank) this.#addBlanks(run);
    else this.#addInk(run);
  }

  found(): readonly Span[] {
    this.#close();
    return this.#spans;
  }

  #addInk(run: Run): void {
    // What may stay as it is would have to be written again.
    if (run.changed < run.to - run.from) this.#close();
    else this.#open(run);
    this.#saved -= this.#between;
    this.#between = 0;
  }

  #addBlanks(run: Run): void {
    const { fill, changed, changedTo } = run;
    const isErasable = fill === this.#ground.plain || (this.#ground.erasesInColour && fill.isFill);
    if (!isErasable || (this.#to > 0 && this.#fill !== fill)) this.#close();
    if (!isErasable || changed === 0) return;
    this.#open(run);
    if (this.#to === 0) this.#blankFrom = run.from;
    else this.#isBroken = true;
    this.#to = changedTo;
    this.#saved += changed;
    this.#between = Math.min(changed, LEAP_COST);
  }

  /** It begins on the ground it is filled with, so that what is first in it can be written right after. */
  #open({ from, fill }: Run): void {
    if (this.#to > 0 || this.#fill === fill) return;
    this.#from = from;
    this.#fill = fill;
  }

  #close(): void {
    const from = this.#isBroken ? this.#from : this.#blankFrom;
    if (this.#fill !== undefined && this.#saved > ERASE_COST + String(this.#to - from).length) {
      this.#spans.push({ from, to: this.#to, fill: this.#fill, isBroken: this.#isBroken });
    }
    this.#fill = undefined;
    this.#to = 0;
    this.#isBroken = false;
    this.#saved = 0;
    this.#between = 0;
  }
}

function runFrom(old: Line, line: Line, from: number, end: number, plain: Style): Run {
  const isBlank = isBlankAt(line, from);
  const fill = fillAt(line, from, plain);
  let to = from;
  let changed = 0;
  let changedTo = from;
  while (to < end && isBlankAt(line, to) === isBlank && fillAt(line, to, plain) === fill) {
    const isSame = sameCell(old, line, to, plain);
    to += 1;
    if (isSame && line.chars[to - 1] !== "") continue;
    changed += 1;
    changedTo = to;
  }
  return { from, to, isBlank, fill, changed, changedTo };
}

const isBlankAt = (line: Line, x: number): boolean => (line.chars[x] ?? " ") === " ";
const fillAt = (line: Line, x: number, plain: Style): Style => (line.styles[x] ?? plain).blank;
