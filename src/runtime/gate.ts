/** Lets work go on or wait: as long as it is paused, or has used up what was agreed to. */

export interface Gate {
  /** Waits until the next piece of work may start, and counts it. */
  readonly pass: () => Promise<void>;
  readonly pause: () => void;
  /** Goes on, with so many more than were agreed to. */
  readonly resume: (more: number) => void;
  /** Lets everything through, so that nobody waits for ever. */
  readonly open: () => void;
}

/** @param limit pieces agreed to; null: no limit. `onLimit` is told when one more is wanted, once until `resume`. */
export function createGate(limit: number | null, onLimit: () => void): Gate {
  let allowed = limit ?? Number.POSITIVE_INFINITY;
  let started = 0;
  let isPaused = false;
  let isTold = false;
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    for (const go of woken) go();
  };
  return {
    pass: async () => {
      while (isPaused || started >= allowed) {
        if (!isPaused && !isTold) {
          isTold = true;
          onLimit();
        }
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
        });
      }
      started += 1;
    },
    pause: () => {
      isPaused = true;
    },
    resume: (more) => {
      allowed += more;
      isPaused = false;
      isTold = false;
      wake();
    },
    open: () => {
      allowed = Number.POSITIVE_INFINITY;
      isPaused = false;
      wake();
    },
  };
}
