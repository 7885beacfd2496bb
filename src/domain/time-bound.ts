/** Reads `--since` and `--until`. The service has no such filter, so the bound applies to what was loaded. */

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const AGE = /^(\d{1,5})([mhdw])$/u;
const ISO = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/u;

/**
 * Epoch milliseconds of `30m`, `2h`, `3d`, `1w` ago, or of an ISO 8601 date or time (local where it names no zone).
 * Null where the text is neither, or names a day that no calendar has.
 */
export function parseTimeBound(text: string, now: number): number | null {
  const age = AGE.exec(text);
  if (age !== null) return now - Number(age[1]) * unitMs(age[2]);
  const iso = ISO.exec(text);
  if (iso === null) return null;
  const [, day = "", time = "00:00", zone = ""] = iso;
  if (!isDay(day)) return null;
  const ms = Date.parse(`${day}T${time}${zone}`);
  return Number.isNaN(ms) ? null : ms;
}

const unitMs = (unit: string | undefined): number => UNIT_MS[unit === "m" || unit === "h" || unit === "d" ? unit : "w"];

/** Date.parse takes 30 February for 2 March. */
function isDay(day: string): boolean {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}
