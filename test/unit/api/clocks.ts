/** Clocks that tests own. No timer of the machine's runs. */
import type { ClockPort } from "../../../src/core/ports.ts";

/** The moment the tests live at. */
export const NOW = Date.parse("2026-11-24T03:00:00Z");

interface ManualClock extends ClockPort {
  /** Lengths of the timers that are set and neither fired nor cancelled. */
  readonly pending: () => readonly number[];
  /** Runs every timer that is set. */
  readonly fire: () => void;
}

/** A clock that stands still until told to fire. */
export function manualClock(): ManualClock {
  const timers = new Map<() => void, number>();
  return {
    now: () => NOW,
    after: (ms, run) => {
      const once = (): void => run();
      timers.set(once, ms);
      return () => timers.delete(once);
    },
    pending: () => [...timers.values()],
    fire: () => {
      const due = [...timers.keys()];
      timers.clear();
      for (const run of due) run();
    },
  };
}

/** A clock on which every wait of `isWait` is over at once, and the others never end; keeps the lengths of the waits. */
export function impatientClock(isWait: (ms: number) => boolean = () => true): ClockPort & { waits: number[] } {
  const waits: number[] = [];
  return {
    waits,
    now: () => NOW,
    after: (ms, run) => {
      if (!isWait(ms)) return () => undefined;
      waits.push(ms);
      queueMicrotask(run);
      return () => undefined;
    },
  };
}
