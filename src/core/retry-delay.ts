/** How long to wait before asking again by itself after a failure. */
import { type Failure, mayPass } from "../domain/failure.ts";

/** Waits are twice as long each time, up to this (milliseconds). */
const MAX_RETRY_MS = 60_000;
/** The shortest pause before a retry by itself, milliseconds. */
const MIN_RETRY_MS = 5_000;

/** Milliseconds; null where asking again would bring the same. @param count failures in a row, from 1 */
export function retryDelay(failure: Failure, count: number): number | null {
  // Anything else waits for the key.
  if (!mayPass(failure)) return null;
  const backoff = Math.min(MAX_RETRY_MS, MIN_RETRY_MS * 2 ** (count - 1));
  return Math.max(backoff, failure.retryAfterMs ?? 0);
}
