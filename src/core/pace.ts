/** How often the list is refreshed by itself: as set, or more slowly for a while after the service said "too many calls". */

/** A slower pace. */
export interface SlowPace {
  /** Milliseconds between refreshes. */
  readonly refreshMs: number;
  /** Epoch milliseconds from which the setting holds again. */
  readonly until: number;
}

const SLOWEST_MS = 60_000;
/** The service counts by the minute (facts-api.md 8), and whoever else uses the account needs some of them. */
const SLOW_FOR_MS = 5 * 60_000;

/** Twice as slow as before, up to a minute; never faster than what was set. */
export function slower(pace: SlowPace | null, settingMs: number, now: number): SlowPace {
  const doubled = Math.min(SLOWEST_MS, 2 * (pace?.refreshMs ?? settingMs));
  return { refreshMs: Math.max(settingMs, doubled), until: now + SLOW_FOR_MS };
}

/** The pace that still holds at `now`; not for longer than it was set for, where the clock was set back meanwhile. */
export const stillSlow = (pace: SlowPace | null, now: number): SlowPace | null =>
  pace !== null && now < pace.until && pace.until - now <= SLOW_FOR_MS ? pace : null;
