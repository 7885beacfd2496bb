/**
 * A ceiling of calls per second for each account and region, so that cafe leaves room for others: the service counts all
 * calls of an account in a region together (facts-api.md 8). One per process, shared by all of its clients.
 */
import type { ClockPort } from "../core/ports.ts";
import { pause } from "./abortable.ts";

/** Calls per second where nobody says otherwise. */
export const DEFAULT_MAX_RPS = 5;
/** Calls that may go out at once after a rest, in seconds' worth of the ceiling. */
const BURST_S = 2;

export interface Budget {
  /** Waits until a call for this account and region may go out, or until the signal is aborted. */
  readonly take: (accessKeyId: string, region: string, signal: AbortSignal) => Promise<void>;
}

interface Bucket {
  /** Below 0 while calls wait: each has taken what will flow in. */
  readonly tokens: number;
  readonly at: number;
}

/** @param maxRps calls per second, above 0 */
export function createBudget(clock: ClockPort, maxRps: number): Budget {
  const full = BURST_S * maxRps;
  const buckets = new Map<string, Bucket>();
  const tokensOf = (key: string, now: number): number => {
    const bucket = buckets.get(key);
    // A clock that was set back must not empty the bucket.
    const elapsed = bucket === undefined ? 0 : Math.max(0, now - bucket.at);
    return bucket === undefined ? full : Math.min(full, bucket.tokens + (elapsed / 1000) * maxRps);
  };
  return {
    take: async (accessKeyId, region, signal) => {
      const key = `${accessKeyId} ${region}`;
      const now = clock.now();
      const left = tokensOf(key, now) - 1;
      buckets.set(key, { tokens: left, at: now });
      if (left < 0) await pause(clock, Math.ceil((-left / maxRps) * 1000), signal);
    },
  };
}
