/**
 * The clock of the process. Its timers keep the process alive: between two tries of a call, nothing else does. The
 * explorer ends its own by name when it is left.
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
