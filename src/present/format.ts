/** Times and counts as the screen says them. */
import { AGE_CELLS, AGES, type Age } from "../copy/ages.ts";
import { DETAIL } from "../copy/ui.ts";
import type { Timestamp } from "../domain/task.ts";
import { ageStep } from "../lib/age.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * How long ago, in one unit: `now`, `40s`, `5m`, `2h`, `3d`. A time ahead of the clock (skew) reads `now`.
 * @param words in a cell, where nothing else is said
 */
export function ago(ms: number | null, now: number, words: Age = AGE_CELLS): SafeText {
  if (ms === null) return say`-`;
  const { unit, count } = ageStep(now - ms);
  return unit === "now" ? words.now : words[unit](count);
}

/** Local time of day, to the second. */
export function clockTime(ms: number): SafeText {
  const at = new Date(ms);
  return safeText([at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(":"));
}

/** Exact UTC time as sent, with how long ago; `not reached` where there is none. */
export function exactTime(time: Timestamp, now: number): SafeText {
  if (time.text === "") return DETAIL.notReached;
  if (time.ms === null) return time.text;
  return ageStep(now - time.ms).unit === "now"
    ? DETAIL.now(utc(time.ms))
    : DETAIL.ago(utc(time.ms), ago(time.ms, now, AGES));
}

/** Whole percent; a share that is not nothing is not shown as nothing, and what is not all not as all. */
export function percent(part: number, whole: number): SafeText {
  if (whole === 0) return say`0%`;
  const exact = (100 * part) / whole;
  if (part > 0 && exact < 1) return say`<1%`;
  return say`${part < whole ? Math.min(99, Math.round(exact)) : 100}%`;
}

/** How long, in one or two units: `0s`, `12s`, `3m05s`, `2h07m`. `-` where an end is missing or comes first. */
export function duration(from: Timestamp, to: Timestamp): SafeText {
  if (from.ms === null || to.ms === null || to.ms < from.ms) return say`-`;
  const ms = to.ms - from.ms;
  if (ms < MINUTE) return say`${Math.round(ms / 1000)}s`;
  if (ms < HOUR) return safeText(`${Math.floor(ms / MINUTE)}m${two(Math.floor((ms % MINUTE) / 1000))}s`);
  return safeText(`${Math.floor(ms / HOUR)}h${two(Math.floor((ms % HOUR) / MINUTE))}m`);
}

/** UTC to the minute: `2026-11-24 09:00Z`. */
export const utcMinute = (ms: number): SafeText =>
  safeText(`${new Date(ms).toISOString().slice(0, 16).replace("T", " ")}Z`);

/** UTC with seconds: `2026-11-24 02:01:13Z`. */
export const utc = (ms: number): SafeText => safeText(`${new Date(ms).toISOString().slice(0, 19).replace("T", " ")}Z`);

/** UTC time of day, for several times of one day side by side; `-` where there is none. */
export const utcTimeOfDay = (time: Timestamp): SafeText =>
  time.ms === null
    ? time.text === ""
      ? say`-`
      : time.text
    : safeText(`${new Date(time.ms).toISOString().slice(11, 19)}Z`);

const two = (value: number): string => String(value).padStart(2, "0");
