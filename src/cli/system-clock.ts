/** The clock of the process, behind the port that the adapters take. */
import type { ClockPort } from "../core/ports.ts";

/** Timers of the process; `now` as injected. */
export const systemClock = (now: () => number): ClockPort => ({
  now,
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});
