/** Reads what a terminal still has to say before the shell would take it for typed. Never throws; waits a bounded time. */
import { closeSync, constants, openSync, readSync } from "node:fs";

const PAUSE_MS = 2;
const MOST_BYTES = 4096;

/**
 * Reads and drops input until `isEnough` says of a chunk that it was the last, or `patienceMs` are over. Blocks, because
 * it is called on the way out. By a way of its own: stdin itself would wait for ever, and setting it not to wait would hold
 * for the shell, too.
 */
export function drain(isEnough: (chunk: string) => boolean, patienceMs: number): void {
  let tty: number;
  try {
    tty = openSync("/dev/tty", constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
  } catch {
    return;
  }
  const end = performance.now() + patienceMs;
  const bytes = Buffer.alloc(MOST_BYTES);
  const nap = new Int32Array(new SharedArrayBuffer(4));
  try {
    while (performance.now() < end) {
      const chunk = readSome(tty, bytes);
      if (chunk === null || (chunk !== "" && isEnough(chunk))) return;
      if (chunk === "") Atomics.wait(nap, 0, 0, PAUSE_MS);
    }
  } finally {
    closeSync(tty);
  }
}

/** Empty where there is nothing yet; null where there will be nothing more. */
function readSome(tty: number, bytes: Buffer): string | null {
  try {
    const count = readSync(tty, bytes);
    return count === 0 ? null : bytes.toString("latin1", 0, count);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EAGAIN" ? "" : null;
  }
}
