/**
 * The clock of a command that runs to its end. Its timers keep the process alive, as those of platform/clock.ts do not:
 * between two tries of a call, nothing else does.
 */
import type { ClockPort } from "../core/ports.ts";

/** Timers of the process; `now` as injected. */
export const systemClock = (now: () => number): ClockPort => ({
  now,
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});
