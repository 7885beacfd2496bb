/**
 * Keeps a time in 32 bits: as its distance from another one where its text is the usual ISO 8601 one, else as a number
 * in a table of odd ones. Reads back exactly what was put in.
 */
import { safeText } from "../lib/safe-text.ts";
import type { Interned } from "./interned.ts";
import type { Timestamp } from "./task.ts";

/** Not reached: empty text. */
const NONE = -(2 ** 31);
/** Codes from here on are places in the table; distances, of 12 days at most, lie below. */
const ODD = 2 ** 30;
/** ECMAScript's last date. */
const LAST_MS = 8.64e15;

const NO_TIME: Timestamp = { text: safeText(""), ms: null };

/** @param base epoch milliseconds that the time is likely to be near to */
export function encodeTime(time: Timestamp, base: number, odd: Interned<Timestamp>): number {
  const { text, ms } = time;
  if (text === "" && ms === null) return NONE;
  if (ms !== null && isNear(ms - base) && isoText(ms) === text) return ms - base;
  return ODD + odd.indexOf(`${ms}\n${text}`, () => ({ text, ms }));
}

/** What was encoded with the same base and table. */
export function decodeTime(code: number, base: number, odd: Interned<Timestamp>): Timestamp {
  if (code === NONE) return NO_TIME;
  if (code >= ODD) return odd.at(code - ODD);
  const ms = base + code;
  return { text: safeText(isoText(ms) ?? ""), ms };
}

const isNear = (distance: number): boolean => Number.isInteger(distance) && Math.abs(distance) < ODD;

/** As the service writes it: without milliseconds where they are zero. */
function isoText(ms: number): string | null {
  if (!Number.isInteger(ms) || Math.abs(ms) > LAST_MS) return null;
  const text = new Date(ms).toISOString();
  return ms % 1000 === 0 ? `${text.slice(0, -5)}Z` : text;
}
