/**
 * `--demo`: the embedded endpoint in this process, with a fixed seed and a throw-away key. It is spoken to as any other
 * endpoint is, by HTTP and signed calls, over connections that never leave the process (decisions/0020); nothing else in
 * cafe knows of the demo.
 */
import type { Duplex } from "node:stream";
import type { Credentials } from "../core/ports.ts";
import { DEFAULTS } from "../emulator/defaults.ts";

export interface Demo {
  readonly keys: Credentials;
  /** Opens a connection to it, once it is loaded. Rejects where it cannot be. */
  readonly opened: Promise<() => Duplex>;
}

/**
 * Answers at once; the endpoint is loaded after the first frame. Not in a worker: that takes as long to start as the
 * whole of cafe (docs/performance.md), and has a heap of its own.
 */
export function startDemo(): Demo {
  // Nothing real hides behind this key, and node:crypto would cost 10 ms before the first frame.
  const keys = { accessKeyId: DEFAULTS.accessKeyId, accessKeySecret: `demo-${Math.random()}` };
  const opened = open(keys);
  // Whoever asks is told; until then, a failed start must not end the process.
  opened.catch(() => {});
  return { keys, opened };
}

async function open(keys: Credentials) {
  await new Promise((resolve) => setImmediate(resolve));
  const { openEmulator } = await import("../emulator/command.ts");
  return openEmulator({ ...DEFAULTS, ...keys, now: Date.now });
}
