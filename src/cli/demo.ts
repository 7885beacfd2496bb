/**
 * `--demo`: starts the embedded endpoint in this process, on a free port with a fixed seed and a throw-away key. It is
 * spoken to as any other endpoint is, by HTTP; nothing else in cafe knows of the demo.
 */
import type { Credentials } from "../core/ports.ts";
import { DEFAULTS } from "../emulator/defaults.ts";

export interface Demo {
  readonly keys: Credentials;
  /** Where it listens, as soon as it does. Rejects where it cannot start. */
  readonly url: Promise<URL>;
  readonly stop: () => Promise<void>;
}

/**
 * Answers at once; the endpoint is loaded after the first frame. Not in a worker: that takes as long to start as the
 * whole of cafe (docs/performance.md), and has a heap of its own.
 */
export function startDemo(): Demo {
  // Nothing real hides behind this key, and node:crypto would cost 10 ms before the first frame.
  const keys = { accessKeyId: DEFAULTS.accessKeyId, accessKeySecret: `demo-${Math.random()}` };
  const emulator = start(keys);
  // Whoever asks is told; until then, a failed start must not end the process.
  emulator.catch(() => {});
  return {
    keys,
    url: emulator.then(({ url }) => new URL(url)),
    stop: () =>
      emulator.then(
        ({ close }) => close(),
        () => {},
      ),
  };
}

async function start(keys: Credentials) {
  await new Promise((resolve) => setImmediate(resolve));
  const { startEmulator } = await import("../emulator/command.ts");
  return startEmulator({ ...DEFAULTS, ...keys, now: Date.now });
}
