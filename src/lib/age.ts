/** How old something is, in the one unit it is said in: `now` below ten seconds, then tens of seconds, minutes, hours, days. */

const TEN_SECONDS = 10_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface AgeStep {
  readonly unit: "now" | "seconds" | "minutes" | "hours" | "days";
  readonly count: number;
}

/** The step that an age in milliseconds has reached. A time ahead of the clock (skew) is `now`. */
export function ageStep(age: number): AgeStep {
  if (age < TEN_SECONDS) return { unit: "now", count: 0 };
  if (age < MINUTE) return { unit: "seconds", count: Math.floor(age / TEN_SECONDS) * 10 };
  if (age < HOUR) return { unit: "minutes", count: Math.floor(age / MINUTE) };
  return age < 2 * DAY
    ? { unit: "hours", count: Math.floor(age / HOUR) }
    : { unit: "days", count: Math.floor(age / DAY) };
}

/** Do two ages read the same? */
export function isSameAge(a: number, b: number): boolean {
  const [one, other] = [ageStep(a), ageStep(b)];
  return one.unit === other.unit && one.count === other.count;
}

/** Are rows so old that it is said of them? */
export const isAged = (age: number): boolean => age >= MINUTE;

const LAST_MINUTES = 15;

/** How many minutes keys are still good, 0 after their end; null before the last quarter of an hour, and where it is not known. */
export function lastMinutes(expireAt: number | null, now: number): number | null {
  const minutes = expireAt === null ? null : Math.ceil((expireAt - now) / MINUTE);
  return minutes === null || minutes > LAST_MINUTES ? null : Math.max(0, minutes);
}
