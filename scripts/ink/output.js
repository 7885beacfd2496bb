/**
 * Stands in for ink/build/output.js (Ink 8, MIT) in the bundle: same class, same frames. Ink composes every cell of every
 * row anew for each frame; this one first collects what falls on each row, and composes only rows not seen lately.
 */
import { styledCharsToString } from "@alcalzone/ansi-tokenize";
import stringWidth from "string-width";
import { isPlain, plainWidth } from "../../src/lib/plain-text.ts";
import { RecentMap } from "./recent-map.js";
import { styledChars } from "./styled-text.js";

const rows = new RecentMap(512);
const texts = new RecentMap(512);
const slices = new RecentMap(256);

const BLANK = { type: "char", value: " ", fullWidth: false, styles: [] };
/** What is left of a wide character when its other half is covered or cut off: its colours. */
const blanked = (cell) => ({ ...cell, value: " ", fullWidth: false });

export class Output {
  #clips = [];
  #pieces;

  constructor({ width, height }) {
    this.width = width;
    this.height = height;
    this.#pieces = Array.from({ length: height }, () => []);
  }

  /** A clip inside another one shows only what both show. A missing edge is no limit. */
  clip(inner) {
    const outer = this.#clips.at(-1);
    this.#clips.push({
      x1: tighter(Math.max, outer?.x1, inner.x1),
      x2: tighter(Math.min, outer?.x2, inner.x2),
      y1: tighter(Math.max, outer?.y1, inner.y1),
      y2: tighter(Math.min, outer?.y2, inner.y2),
    });
  }

  unclip() {
    this.#clips.pop();
  }

  write(x, y, text, { transformers }) {
    if (text === "") return;
    const part = visiblePart(x, y, text, this.#clips.at(-1));
    if (part === undefined) return;
    for (const [index, line] of part.lines.entries()) {
      const row = this.#pieces[part.y + index];
      if (row === undefined) continue;
      // Ink numbers the lines from the top of the text, whether clipped or not.
      const number = index + part.y - y;
      row.push(
        part.x,
        transformers.reduce((text, transform) => transform(text, number), line),
      );
    }
  }

  get() {
    return {
      output: this.#pieces.map((pieces) => rowText(this.width, pieces)).join("\n"),
      height: this.height,
    };
  }
}

function tighter(pick, a, b) {
  if (a === undefined) return b;
  return b === undefined ? a : pick(a, b);
}

/** The lines of a text that a clip lets through, cut to its columns, and where they start. */
function visiblePart(x, y, text, clip) {
  const lines = textLines(text);
  if (clip === undefined) return { x, y, lines };
  if (clip.x1 >= clip.x2 || clip.y1 >= clip.y2) return undefined;
  const horizontal = clip.x1 !== undefined && clip.x2 !== undefined;
  const vertical = clip.y1 !== undefined && clip.y2 !== undefined;
  if (vertical && (y + lines.length < clip.y1 || y > clip.y2)) return undefined;
  if (horizontal && (x + widest(text) < clip.x1 || x > clip.x2)) return undefined;
  const [top, bottom] = vertical ? [clip.y1 - y, clip.y2 - y] : [0, lines.length];
  const shown = lines.slice(Math.max(0, top), Math.min(lines.length, bottom));
  return {
    x: horizontal ? Math.max(x, clip.x1) : x,
    y: vertical ? Math.max(y, clip.y1) : y,
    lines: horizontal ? shown.map((line) => sliceColumns(line, clip.x1 - x, clip.x2 - x)) : shown,
  };
}

const widest = (text) => Math.max(...text.split("\n").map((line) => stringWidth(line)));

/** Lines of a text; colours that run over a line end are repeated on the next line. */
function textLines(text) {
  if (isPlain(text)) return [text];
  let lines = texts.get(text);
  if (lines === undefined) {
    lines = [[]];
    for (const char of styledChars(text)) {
      if (char.value === "\n") lines.push([]);
      else lines.at(-1).push(char);
    }
    lines = lines.map((line) => styledCharsToString(line));
    texts.set(text, lines);
  }
  return lines;
}

/** The columns from `from` up to `to` of a line. Of a wide character on an edge only its colours are left. */
function sliceColumns(line, from, to) {
  if (from <= 0 && to >= line.length && isPlain(line) && stringWidth(line) <= to) return line;
  const key = `${from} ${to} ${line}`;
  let slice = slices.get(key);
  if (slice === undefined) {
    slice = styledCharsToString(charsBetween(styledChars(line), from, to));
    slices.set(key, slice);
  }
  return slice;
}

function charsBetween(chars, from, to) {
  const kept = [];
  let end = 0;
  for (const char of chars) {
    const start = end;
    const width = charWidth(char.value);
    end += width;
    if (end <= from || from >= to) continue;
    if (start >= to) break;
    kept.push(width > 1 && (start < from || end > to) ? blanked(char) : char);
  }
  return kept;
}

const charWidth = (value) =>
  value.length === 1 && isPlain(value) ? plainWidth(value.charCodeAt(0)) : stringWidth(value);

/** One row of the frame. `pieces` holds, in painting order, a column and a line of text, and so on. */
function rowText(width, pieces) {
  if (pieces.length === 0) return "";
  const key = `${width}\n${pieces.join("\n")}`;
  let text = rows.get(key);
  if (text === undefined) {
    const cells = new Array(width).fill(BLANK);
    for (let index = 0; index < pieces.length; index += 2) paint(cells, pieces[index], styledChars(pieces[index + 1]));
    text = styledCharsToString(cells.filter((cell) => cell !== undefined)).trimEnd();
    rows.set(key, text);
  }
  return text;
}

/** Puts characters over cells. A wide character is its cell and an empty one; one that loses a half becomes a blank. */
function paint(cells, start, chars) {
  if (chars.length === 0) return;
  let x = start;
  if (x > 0 && cells[x]?.value === "" && charWidth(cells[x - 1]?.value ?? "") > 1) cells[x - 1] = blanked(cells[x - 1]);
  for (const char of chars) {
    const width = Math.max(1, charWidth(char.value));
    cells[x] = char;
    for (let rest = 1; rest < width; rest++) {
      // Left of the screen the character itself is not there, but its second half still covers what is beneath.
      cells[x + rest] = { type: "char", value: x < 0 ? " " : "", fullWidth: false, styles: char.styles };
    }
    x += width;
  }
  if (cells[x]?.value === "") cells[x] = blanked(cells[x]);
}
