/** Lines of the screen as they are spoken: no signs, no columns; and ages in words. Owns no words. */
import { type AgeUnit, SPOKEN } from "../../copy/spoken.ts";
import { type SafeText, safeText, say } from "../../lib/safe-text.ts";
import type { Glyphs } from "../glyphs.ts";
import type { Line } from "../line.ts";

const NO_SIGN = say``;
const BLANK = say` `;

/** Whatever a sign says is said by a word beside it, but for these: what is chosen, what has changed, what is next. */
export const SPOKEN_SIGNS: Glyphs = {
  outcome: { failed: NO_SIGN, mixed: NO_SIGN, running: NO_SIGN, waiting: NO_SIGN, ok: NO_SIGN, unknown: NO_SIGN },
  cursor: NO_SIGN,
  chosen: SPOKEN.chosen,
  changed: SPOKEN.changed,
  up: NO_SIGN,
  down: NO_SIGN,
  dot: say`,`,
  arrow: say`-`,
  caret: NO_SIGN,
  bar: { full: BLANK, empty: BLANK },
  stack: { failed: BLANK, open: BLANK, ok: BLANK },
  share: { failed: BLANK, open: BLANK, ok: BLANK },
  levels: Array.from({ length: 9 }, () => BLANK),
  frame: { tl: BLANK, tr: BLANK, bl: BLANK, br: BLANK, h: BLANK, v: BLANK },
};

/** Nothing that is spoken is cut or broken: cells that no text of the service fills. */
export const WIDE = 2_000;

/** A line in one sentence: where columns or labels stood apart, there is a comma. */
export const spoken = (line: Line): SafeText =>
  safeText(
    line
      .map(({ text }) => text)
      .join("")
      .trim()
      .replace(/ {2,}|(?<=\S) +, +/gu, ", "),
  );

/** Lines that say something. */
export const spokenLines = (lines: readonly Line[]): readonly SafeText[] =>
  lines.map(spoken).filter((text) => text !== "");

const UNITS: readonly (readonly [AgeUnit, number, number])[] = [
  ["second", 1_000, 60_000],
  ["minute", 60_000, 3_600_000],
  ["hour", 3_600_000, 2 * 86_400_000],
  ["day", 86_400_000, Number.POSITIVE_INFINITY],
];

/** How long ago, in one unit. A time ahead of the clock (skew), and the last ten seconds, are now. */
export function agoInWords(ms: number | null, now: number): SafeText {
  if (ms === null) return SPOKEN.noTime;
  const age = now - ms;
  if (age < 10_000) return SPOKEN.now;
  for (const [unit, size, end] of UNITS) if (age < end) return SPOKEN.ago(Math.floor(age / size), unit);
  return SPOKEN.noTime;
}
