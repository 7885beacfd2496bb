/**
 * A line of a frame as the cells a terminal shows. Colours are understood; every other escape sequence and control
 * character is dropped, so that nothing in a frame can move the cursor or change a mode.
 */

import { isPlain, plainWidth } from "../../lib/plain-text.ts";
import { displayWidth, graphemes } from "../../lib/width.ts";
import type { Palette, Style } from "./sgr.ts";

export interface Line {
  /** A character per cell; the second cell of a wide one is "". Ends with the last cell that is not a plain space. */
  readonly chars: readonly string[];
  /** The style of each cell; of a space, only what is seen of it. */
  readonly styles: readonly Style[];
  /** Columns of characters on whose width terminals disagree (emoji, combining marks). */
  readonly doubtful: readonly number[];
}

/** A sequence that may follow ESC: colours; OSC up to its end; any other CSI; a two-byte one. */
const SEQUENCE = /\u001b(?:\[([\d;:]*)m|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\[[0-?]*[ -/]*[@-~]?|[^[\]]?)/y;

/**
 * One letter without marks: outside the CJK ranges, which are plain text, nobody disputes its one cell. V8 makes the pattern
 * from Unicode's tables when it comes to it, so it stands where no start comes by.
 */
const isLetter = (char: string): boolean => /^[\u0370-\u10ff]$(?<=\p{L})/u.test(char);

export const EMPTY_LINE: Line = { chars: [], styles: [], doubtful: [] };

/** Reads a line; what is right of `columns` is cut off. */
export function parseLine(text: string, columns: number, palette: Palette): Line {
  const cells = new Cells(columns, palette.plain);
  let style = palette.plain;
  let from = 0;
  for (;;) {
    const end = text.indexOf("\u001b", from);
    cells.add(end < 0 ? text.slice(from) : text.slice(from, end), style);
    if (end < 0) return cells.line();
    SEQUENCE.lastIndex = end;
    const found = SEQUENCE.exec(text);
    if (found?.[1] !== undefined) style = palette.apply(style, found[1]);
    from = end + (found?.[0].length ?? 1);
  }
}

/** Do two lines look the same in this column? */
export function sameCell(a: Line, b: Line, x: number, plain: Style): boolean {
  return (a.chars[x] ?? " ") === (b.chars[x] ?? " ") && (a.styles[x] ?? plain) === (b.styles[x] ?? plain);
}

class Cells {
  readonly #columns: number;
  readonly #plain: Style;
  readonly #chars: string[] = [];
  readonly #styles: Style[] = [];
  readonly #doubtful: number[] = [];

  constructor(columns: number, plain: Style) {
    this.#columns = columns;
    this.#plain = plain;
  }

  add(text: string, style: Style): void {
    if (isPlain(text)) {
      this.#addPlain(text, style);
      return;
    }
    for (const char of graphemes(text)) {
      const width = displayWidth(char);
      if (width > 0 && !isPlain(char) && !isLetter(char)) this.#doubtful.push(this.#chars.length);
      this.#push(char, width, style);
    }
  }

  /** Most of a screen, and all of it at once in the first frame: no calls for each cell. */
  #addPlain(text: string, style: Style): void {
    const chars = this.#chars;
    const styles = this.#styles;
    for (let index = 0; index < text.length && chars.length < this.#columns; index++) {
      const char = text.charAt(index);
      if (char > "\u3000") {
        this.#push(char, plainWidth(char.charCodeAt(0)), style);
        continue;
      }
      chars.push(char);
      styles.push(char === " " ? style.blank : style);
    }
  }

  line(): Line {
    let end = this.#chars.length;
    while (end > 0 && this.#chars[end - 1] === " " && this.#styles[end - 1] === this.#plain) end--;
    this.#chars.length = end;
    this.#styles.length = end;
    return { chars: this.#chars, styles: this.#styles, doubtful: this.#doubtful.filter((column) => column < end) };
  }

  #push(char: string, width: number, style: Style): void {
    const room = this.#columns - this.#chars.length;
    if (width > room) {
      // Half of a wide character cannot be shown.
      for (let cell = 0; cell < room; cell++) this.#cell(" ", style);
      return;
    }
    for (let cell = 0; cell < width; cell++) this.#cell(cell === 0 ? char : "", style);
  }

  #cell(char: string, style: Style): void {
    this.#chars.push(char);
    this.#styles.push(char === " " ? style.blank : style);
  }
}
