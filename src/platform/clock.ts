/** Real time. Timers do not keep the process alive: the terminal does. */
import type { ClockPort } from "../core/ports.ts";

export const systemClock: ClockPort = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
