/** How long to wait before asking again by itself after a failure. */
import type { Failure } from "../domain/failure.ts";

/** Waits are twice as long each time, up to this (milliseconds). */
const MAX_RETRY_MS = 60_000;
/** The shortest pause before a retry by itself, milliseconds. */
const MIN_RETRY_MS = 5_000;
/** What may pass by itself; anything else waits for the key. */
const PASSING: ReadonlySet<Failure["kind"]> = new Set(["network", "timeout", "throttled", "server"]);

/** Milliseconds; null where asking again would bring the same. @param count failures in a row, from 1 */
export function retryDelay(failure: Failure, count: number): number | null {
  if (!PASSING.has(failure.kind)) return null;
  const backoff = Math.min(MAX_RETRY_MS, MIN_RETRY_MS * 2 ** (count - 1));
  return Math.max(backoff, failure.retryAfterMs ?? 0);
}
