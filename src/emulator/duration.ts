/** Owns how a length of time is written in a setting. */

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** What `parseDuration` takes, for error texts. */
export const DURATION_FORM = "a number with ms, s, m, h or d, such as 500ms, 90s, 5m or 42d";

/** Milliseconds, or undefined for text of another form. */
export function parseDuration(text: string): number | undefined {
  const [, number, unit] = /^(\d{1,9})(ms|s|m|h|d)$/.exec(text) ?? [];
  return number === undefined || unit === undefined ? undefined : Number(number) * (UNITS[unit] ?? Number.NaN);
}
