/**
 * Shares and courses drawn with characters: a bar for a share, a sparkline, stacked columns. Each state has a sign of its
 * own, so that they can be read without colour, and in ASCII. Knows nothing of what is counted.
 */
import { type SafeText, safeText } from "../lib/safe-text.ts";
import type { Glyphs } from "./glyphs.ts";
import { blanks, type Line, type Span, span, type Tone } from "./line.ts";

/** How many stand how. */
export interface Parts {
  readonly failed: number;
  readonly open: number;
  readonly ok: number;
}

/** From left to right in a bar, from the ground up in a column. */
const STATES = ["failed", "open", "ok"] as const;
type State = (typeof STATES)[number];
const TONES: Readonly<Record<State, Tone>> = { failed: "failed", open: "running", ok: "ok" };

/** A bar of exactly `width` cells. Whatever is there has a cell, as far as there are cells. */
export function shareBar(parts: Parts, width: number, glyphs: Glyphs): readonly Span[] {
  const cells = cellsOf(parts, width);
  const spans = STATES.filter((state) => cells[state] > 0).map((state) =>
    span(repeated(glyphs.share[state], cells[state]), TONES[state]),
  );
  const left = width - STATES.reduce((sum, state) => sum + cells[state], 0);
  return left > 0 ? [...spans, span(blanks(left))] : spans;
}

/** A part of a whole whose rest is no news, neither good nor bad; what is more than nothing is to be seen. */
export function partBar(part: number, whole: number, width: number, { bar }: Glyphs): readonly Span[] {
  const cells = level(part, whole, width);
  return [span(repeated(bar.full, cells), "failed"), span(repeated(bar.empty, width - cells), "dim")];
}

/** One cell a value, as high as its share of the greatest; what is more than nothing is to be seen. */
export function sparkline(values: readonly number[], each: number, glyphs: Glyphs): SafeText {
  const most = greatest(values);
  const top = glyphs.levels.length - 1;
  return safeText(values.map((value) => (glyphs.levels[level(value, most, top)] ?? " ").repeat(each)).join(""));
}

/** Columns of `height` rows, the highest row first; each as high as its sum is of the greatest. */
export function stackedColumns(
  columns: readonly Parts[],
  { height, each, marked }: { readonly height: number; readonly each: number; readonly marked: number | null },
  glyphs: Glyphs,
): readonly Line[] {
  const most = greatest(columns.map(sumOf));
  const filled = columns.map((parts) => cellsOf(parts, level(sumOf(parts), most, height)));
  return Array.from({ length: height }, (_, row) => {
    const from = height - 1 - row;
    return filled.map((cells, at): Span => {
      const state = stateAt(cells, from);
      if (at === marked) return span(state === null ? blanks(each) : repeated(glyphs.stack[state], each), "cursor");
      return state === null ? span(blanks(each)) : span(repeated(glyphs.stack[state], each), TONES[state]);
    });
  }).map(joined);
}

const sumOf = ({ failed, open, ok }: Parts): number => failed + open + ok;

const greatest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), 0);

/** Of `top` steps; at least one for what is more than nothing. */
function level(value: number, most: number, top: number): number {
  return value <= 0 || most <= 0 ? 0 : Math.max(1, Math.round((value / most) * top));
}

/**
 * Shares in whole cells that add up to `width`. Whatever is there has a cell; where there is not one for each, what failed
 * comes first, then what most of it is. The rest of the cells go by share.
 */
function cellsOf(parts: Parts, width: number): Record<State, number> {
  const sum = sumOf(parts);
  const cells = { failed: 0, open: 0, ok: 0 };
  if (sum === 0 || width <= 0) return cells;
  const byShare = STATES.toSorted((a, b) => parts[b] - parts[a]);
  const seen = [...new Set<State>(["failed", ...byShare])].filter((state) => parts[state] > 0).slice(0, width);
  let left = width - seen.length;
  for (const state of seen) {
    const more = Math.min(left, Math.max(0, Math.floor((parts[state] / sum) * width) - 1));
    cells[state] = 1 + more;
    left -= more;
  }
  cells[seen.find((state) => state === byShare[0]) ?? "failed"] += left;
  return cells;
}

function stateAt(cells: Readonly<Record<State, number>>, from: number): State | null {
  let ground = 0;
  for (const state of STATES) {
    ground += cells[state];
    if (from < ground) return state;
  }
  return null;
}

/** Neighbours of one tone as one span: a row is painted in as few pieces as it has colours. */
function joined(spans: readonly Span[]): Line {
  const out: Span[] = [];
  for (const next of spans) {
    const last = out.at(-1);
    if (last !== undefined && last.tone === next.tone)
      out[out.length - 1] = span(safeText(last.text + next.text), last.tone);
    else out.push(next);
  }
  return out;
}

const repeated = (sign: SafeText, times: number): SafeText => safeText(sign.repeat(times));
