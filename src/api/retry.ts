/**
 * Decides whether a failed call is worth another try, and when. Tries again on throttling, on 5xx and on a connection
 * that was reset; every other failure would only fail again.
 */
import type { ClockPort } from "../core/ports.ts";
import type { Failure } from "../domain/failure.ts";
import type { Result } from "../lib/result.ts";
import { pause } from "./abortable.ts";
import { CONNECTION_RESET, cancelled } from "./network-failure.ts";

const MAX_ATTEMPTS = 3;
/** A service that asks for more is not waited for any longer than this. */
const MAX_WAIT_MS = 60_000;
const BASE_WAIT_MS = 300;
/** The service counts calls by the minute (facts-api.md 8), so coming back at once is useless. */
const BASE_WAIT_THROTTLED_MS = 2_000;

/** Told before each wait. `attempt` is the one that failed, from 1. */
export interface Retry {
  readonly attempt: number;
  readonly waitMs: number;
  readonly failure: Failure;
}

export interface RetryOptions {
  readonly clock: ClockPort;
  /** 0 to below 1. */
  readonly random: () => number;
  readonly onRetry?: (retry: Retry) => void;
}

/**
 * Runs `attempt` at most three times. It is given the number of tries before it, and must make a new nonce and date
 * each time. An abort ends the wait at once, with kind `cancelled`.
 */
export async function withRetries<T>(
  attempt: (retries: number) => Promise<Result<T, Failure>>,
  options: RetryOptions,
  signal: AbortSignal,
): Promise<Result<T, Failure>> {
  for (let retries = 0; ; retries += 1) {
    const result = await attempt(retries);
    if (result.ok || retries === MAX_ATTEMPTS - 1 || !isWorthRetrying(result.error)) return result;
    const waitMs = waitOf(result.error, retries, options.random());
    options.onRetry?.({ attempt: retries + 1, waitMs, failure: result.error });
    await pause(options.clock, waitMs, signal);
    if (signal.aborted) return { ok: false, error: cancelled() };
  }
}

const isWorthRetrying = ({ kind, code }: Failure): boolean =>
  kind === "throttled" || kind === "server" || code === CONNECTION_RESET;

/** What the service asks for, a little later so that not all come back together; else exponential, half of it jitter. */
function waitOf({ kind, retryAfterMs }: Failure, retries: number, random: number): number {
  const base = (kind === "throttled" ? BASE_WAIT_THROTTLED_MS : BASE_WAIT_MS) * 2 ** retries;
  const wait = retryAfterMs === null ? (base / 2) * (1 + random) : retryAfterMs + BASE_WAIT_MS * random;
  return Math.round(Math.min(wait, MAX_WAIT_MS));
}
