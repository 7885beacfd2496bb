/**
 * Keeps keys that had to be asked for while they are good: one asks at a time, new ones are fetched ahead of the end,
 * and a source that failed is asked again. Knows nothing of sources.
 */
import type { ClockPort, Credentials } from "../core/ports.ts";
import type { Failure } from "../domain/failure.ts";
import { ok, type Result } from "../lib/result.ts";

/** New keys are fetched this long before the end of the old ones, or at half of their life where that is shorter. */
const AHEAD_MS = 15 * 60_000;
/** Keys this close to their end might die on the way. */
const MARGIN_MS = 10_000;
/** After a fetch ahead of time failed. The old keys are still good, so there is no hurry. */
const RETRY_MS = 30_000;

type Answer = Promise<Result<Credentials, Failure>>;

export interface KeyCache {
  /** Keys of the source with this fingerprint; `fetch` is called where there are none. */
  readonly get: (fingerprint: string, fetch: () => Answer) => Answer;
  /** The keys are good no more, whatever they say. */
  readonly forget: () => void;
}

interface Held {
  readonly keys: Credentials;
  readonly refreshAt: number;
  readonly endsAt: number;
}

export function createKeyCache(clock: ClockPort): KeyCache {
  let source: string | null = null;
  let held: Held | null = null;
  let asking: Answer | null = null;

  const ask = (fetch: () => Answer): Answer => {
    const from = source;
    const settle = (keys: Result<Credentials, Failure> | null): void => {
      // Another source may have been chosen meanwhile.
      if (source !== from) return;
      asking = null;
      if (keys?.ok) held = hold(keys.value, clock.now());
      else if (held !== null) held = { ...held, refreshAt: clock.now() + RETRY_MS };
    };
    const answer = fetch();
    asking = answer;
    // A source that throws has failed like any other: it must not be waited for again.
    answer.then(settle, () => settle(null));
    return answer;
  };

  return {
    get: (fingerprint, fetch) => {
      if (fingerprint !== source) {
        source = fingerprint;
        held = null;
        asking = null;
      }
      const now = clock.now();
      if (held === null || now >= held.endsAt) return asking ?? ask(fetch);
      if (now >= held.refreshAt && asking === null) void ask(fetch);
      return Promise.resolve(ok(held.keys));
    },
    forget: () => {
      held = null;
    },
  };
}

function hold(keys: Credentials, now: number): Held {
  const endsAt = keys.expiresAt ?? Number.POSITIVE_INFINITY;
  return { keys, refreshAt: endsAt - Math.min(AHEAD_MS, (endsAt - now) / 2), endsAt: endsAt - MARGIN_MS };
}
