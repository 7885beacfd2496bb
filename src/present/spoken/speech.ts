/** Lines of the screen as they are spoken: no signs, no columns; and ages in words. Owns no words. */
import { SPOKEN, SPOKEN_AGES } from "../../copy/spoken.ts";
import { type SafeText, safeText, say } from "../../lib/safe-text.ts";
import { ago } from "../format.ts";
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

/** How long ago, as on the screen. */
export const agoInWords = (ms: number | null, now: number): SafeText =>
  ms === null ? SPOKEN.noTime : ago(ms, now, SPOKEN_AGES);
