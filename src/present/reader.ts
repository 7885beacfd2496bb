/** The reader's layer as a view model: the rows on the screen with what was found in them, the title and the foot. */
import { READER } from "../copy/reader.ts";
import { SCREEN } from "../copy/ui.ts";
import { readerHeight } from "../core/layout.ts";
import { type Find, gutterOf, lineAt, type Match, matchesIn, type Row, type TextOverlay } from "../core/reading.ts";
import type { Viewport } from "../core/state.ts";
import type { Mark, TextTone } from "../domain/styled.ts";
import { firstIndex } from "../lib/bisect.ts";
import { isPlain } from "../lib/plain-text.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import { graphemes } from "../lib/width.ts";
import type { Glyphs } from "./glyphs.ts";
import { blanks, cell, type Line, partOf, plain, type Span, span, type Tone } from "./line.ts";

export interface ReaderView {
  readonly title: SafeText;
  readonly note: SafeText;
  /** At least one. */
  readonly lines: readonly Line[];
}

const TONES: Readonly<Record<TextTone, Tone>> = {
  dim: "dim",
  strong: "strong",
  warning: "warning",
  added: "ok",
  removed: "failed",
  keyword: "accent",
  name: "key",
  string: "ok",
  number: "mixed",
  comment: "dim",
  markup: "strong",
};

/** What is on the screen of a text. */
export function presentReader(overlay: TextOverlay, viewport: Viewport, glyphs: Glyphs): ReaderView {
  const { rows, text, top, find, isPreparing } = overlay;
  if (isPreparing) return { title: titleOf(overlay), note: say``, lines: [plain(READER.preparing, "dim")] };
  const height = Math.min(rows.length, readerHeight(viewport));
  const from = Math.min(top, rows.length - height);
  const gutter = gutterOf(text.lines);
  const lines = rows.slice(from, from + height).map((row) => rowLine(overlay, row, gutter));
  const place = SCREEN.position(from + 1, from + height, rows.length);
  const note = find === null ? place : say`${findText(find, glyphs)} ${glyphs.dot} ${place}`;
  return { title: titleOf(overlay), note, lines: lines.length > 0 ? lines : [[]] };
}

function titleOf({ title, other, isMasked }: TextOverlay): SafeText {
  if (other === null) return title;
  return isMasked ? READER.masked(title) : READER.open(title);
}

function findText({ typed, isTyping, matches, more, at }: Find, glyphs: Glyphs): SafeText {
  const field = say`/${typed}${isTyping ? glyphs.caret : say``}`;
  if (typed === "") return field;
  if (matches.length === 0) return say`${field} ${READER.none}`;
  const count = more ? READER.matchOfMore(at + 1, matches.length) : READER.match(at + 1, matches.length);
  return say`${field} ${count}`;
}

/** A row with its line's number, if the line begins in it. */
function rowLine({ text, find }: TextOverlay, row: Row, gutter: number): Line {
  const line = lineAt(text.lines, row.line);
  const body = partsOf(line.text, row, line.marks, find);
  if (line.number === null) return body;
  const number = row.from === 0 ? say`${cell(safeText(String(line.number)), gutter - 2, "right")}  ` : blanks(gutter);
  return [span(number, "dim"), ...body];
}

function partsOf(text: SafeText, row: Row, marks: readonly Mark[], find: Find | null): Line {
  const matches = find === null ? [] : matchesIn(find.matches, row);
  const current = find?.matches[find.at];
  const starts = startsOf(text, row);
  const out: Span[] = [];
  const put = (from: number, to: number, tone: Tone): void => {
    const [start, end] = [startAt(starts, from), startAt(starts, to)];
    if (end > start) out.push(span(partOf(text, start, end), tone));
  };
  let at = row.from;
  for (const match of matches) {
    const [from, to] = [Math.max(match.from, at), endAt(starts, Math.min(match.to, row.to))];
    putMarked(marks, at, from, put);
    put(from, to, isSame(match, current) ? "foundHere" : "found");
    at = to;
  }
  putMarked(marks, at, row.to, put);
  return out;
}

/** Where the characters of a row begin, and where the last one ends; null where each UTF-16 unit is one. */
function startsOf(text: SafeText, { from, to }: Row): readonly number[] | null {
  const part = text.slice(from, to);
  if (isPlain(part)) return null;
  let at = from;
  return [
    from,
    ...graphemes(part).map(({ length }) => {
      at += length;
      return at;
    }),
  ];
}

/** The start of the character that an offset falls into: half a character is as wide as nobody knows. */
const startAt = (starts: readonly number[] | null, offset: number): number =>
  starts === null ? offset : (starts[firstIndex(starts.length, (at) => (starts[at] ?? 0) > offset) - 1] ?? offset);

/** The end of the character that an offset falls into; the offset where it falls between two. */
const endAt = (starts: readonly number[] | null, offset: number): number =>
  starts === null ? offset : (starts[firstIndex(starts.length, (at) => (starts[at] ?? 0) >= offset)] ?? offset);

const isSame = (match: Match, current: Match | undefined): boolean =>
  current !== undefined && match.line === current.line && match.from === current.from;

/** A part of a line without matches, in the tones of its marks. */
function putMarked(
  marks: readonly Mark[],
  from: number,
  to: number,
  put: (from: number, to: number, tone: Tone) => void,
): void {
  let at = from;
  for (let index = firstIndex(marks.length, (i) => (marks[i]?.to ?? 0) > from); index < marks.length; index += 1) {
    const mark = marks[index];
    if (mark === undefined || mark.from >= to) break;
    put(at, Math.max(at, mark.from), "text");
    put(Math.max(at, mark.from), Math.min(mark.to, to), TONES[mark.tone]);
    at = Math.min(mark.to, to);
  }
  put(at, to, "text");
}
