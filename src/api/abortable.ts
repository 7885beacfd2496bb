/** Waiting that ends at once when a signal is aborted. */
import type { ClockPort } from "../core/ports.ts";

/** The promise's value, or null as soon as the signal is aborted. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => resolve(null);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

/** Waits `ms` milliseconds of the clock's, or until the signal is aborted. */
export async function pause(clock: ClockPort, ms: number, signal: AbortSignal): Promise<void> {
  let cancel = (): void => undefined;
  await untilAborted(
    new Promise<void>((resolve) => {
      cancel = clock.after(ms, resolve);
    }),
    signal,
  );
  cancel();
}
