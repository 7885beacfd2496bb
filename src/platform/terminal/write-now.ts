/** Writes to a terminal before the process goes on or ends, past what Node still has queued. Never throws, never hangs. */
import { writeSync } from "node:fs";

/** How long a terminal that takes nothing (a stalled link, Ctrl-S) may hold up the program, and between two tries; ms. */
const PATIENCE_MS = 2_000;
const PAUSE_MS = 5;

/** Gives up where the terminal is gone or takes nothing for two seconds. */
export function writeNow(fd: number, text: string): void {
  let rest = Buffer.from(text);
  const end = performance.now() + PATIENCE_MS;
  while (rest.length > 0 && performance.now() < end) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}
