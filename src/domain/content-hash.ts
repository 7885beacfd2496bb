/**
 * Tells contents apart by 128 bits instead of by keeping them. Not cryptographic: two contents that nobody crafted to
 * collide do not (a million of them with odds of one in 10^26); who crafts two of one name and directory can make them
 * look like one rollout, and gains nothing by it.
 */
import type { Task } from "./task.ts";

/** Of ContentType and Content as sent, 32 hex digits. A task that lost its record carries it along. */
export function contentHashOf({ contentHash, contentType, record }: Task): string {
  if (contentHash !== undefined) return contentHash;
  const content = record?.["Content"];
  return hash128(`${contentType}\n${typeof content === "string" ? content : ""}`);
}

/** MurmurHash3, x86, 128 bits, over UTF-16 code units in little-endian order, seed 0: 32 hex digits. */
export function hash128(text: string): string {
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = text.length - (text.length % UNITS);
  for (let at = 0; at < whole; at += UNITS) {
    a = (Math.imul(turn(a ^ first(word(text, at)), 19) + b, 5) + 0x561ccd1b) | 0;
    b = (Math.imul(turn(b ^ second(word(text, at + 2)), 17) + c, 5) + 0x0bcaa747) | 0;
    c = (Math.imul(turn(c ^ third(word(text, at + 4)), 15) + d, 5) + 0x96cd1c35) | 0;
    d = (Math.imul(turn(d ^ fourth(word(text, at + 6)), 13) + a, 5) + 0x32ac3b17) | 0;
  }
  const bytes = text.length * 2;
  a ^= first(word(text, whole)) ^ bytes;
  b ^= second(word(text, whole + 2)) ^ bytes;
  c ^= third(word(text, whole + 4)) ^ bytes;
  d ^= fourth(word(text, whole + 6)) ^ bytes;
  return joined(joined([a, b, c, d]).map(avalanche))
    .map((lane) => (lane >>> 0).toString(16).padStart(8, "0"))
    .join("");
}

/** Code units in a block of 128 bits. */
const UNITS = 8;

/** Two code units; zeros behind the end. */
const word = (text: string, at: number): number => text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16);

const turn = (bits: number, by: number): number => (bits << by) | (bits >>> (32 - by));

/** What each of a block's four words goes through. */
const first = (bits: number): number => Math.imul(turn(Math.imul(bits, 0x239b961b), 15), 0xab0e9789);
const second = (bits: number): number => Math.imul(turn(Math.imul(bits, 0xab0e9789), 16), 0x38b34ae5);
const third = (bits: number): number => Math.imul(turn(Math.imul(bits, 0x38b34ae5), 17), 0xa1e38b93);
const fourth = (bits: number): number => Math.imul(turn(Math.imul(bits, 0xa1e38b93), 18), 0x239b961b);

/** Every lane comes to depend on all. */
function joined([a = 0, b = 0, c = 0, d = 0]: readonly number[]): readonly number[] {
  const sum = (a + b + c + d) | 0;
  return [sum, sum + b, sum + c, sum + d];
}

function avalanche(lane: number): number {
  let bits = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
