/** Lets work go on or wait: as long as it is paused, or has used up what was agreed to. */

export interface Gate {
  /** Counts one piece of work, and waits until the next may start. */
  readonly pass: () => Promise<void>;
  readonly pause: () => void;
  /** Goes on, with so many more than were agreed to. */
  readonly resume: (more: number) => void;
  /** Lets everything through, so that nobody waits for ever. */
  readonly open: () => void;
}

/** @param limit pieces agreed to; null: no limit. `onLimit` is told once each time it is reached. */
export function createGate(limit: number | null, onLimit: () => void): Gate {
  let allowed = limit ?? Number.POSITIVE_INFINITY;
  let done = 0;
  let isPaused = false;
  let isTold = false;
  let waiting: (() => void)[] = [];
  const isShut = (): boolean => isPaused || done >= allowed;
  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    for (const go of woken) go();
  };
  return {
    pass: async () => {
      done += 1;
      while (isShut()) {
        if (done >= allowed && !isTold) {
          isTold = true;
          onLimit();
        }
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
        });
      }
    },
    pause: () => {
      isPaused = true;
    },
    resume: (more) => {
      allowed = Math.max(allowed, done) + more;
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
