/**
 * `--demo`: starts the embedded endpoint in a worker, on a free port with a fixed seed and a throw-away key. It speaks to
 * it as to any other endpoint; nothing else in cafe knows of the demo.
 */
import { Worker } from "node:worker_threads";
import type { Credentials } from "../core/ports.ts";
import { DEFAULTS } from "../emulator/defaults.ts";

export interface Demo {
  readonly keys: Credentials;
  /** Where it listens, as soon as it does. Rejects where it cannot start. */
  readonly url: Promise<URL>;
  readonly stop: () => void;
}

/** Starts at once and answers at once, so that whatever else there is to load is loaded meanwhile. */
export function startDemo(): Demo {
  // Nothing real hides behind this key, and node:crypto would cost 10 ms before the first frame.
  const keys = { accessKeyId: DEFAULTS.accessKeyId, accessKeySecret: `demo-${Math.random()}` };
  const worker = new Worker(new URL("../emulator/worker.ts", import.meta.url), {
    workerData: { ...DEFAULTS, ...keys },
  });
  const url = new Promise<URL>((resolve, reject) => {
    worker.once("message", (ready: { readonly url: string }) => {
      // From here on only an open call keeps the process alive.
      worker.unref();
      resolve(new URL(ready.url));
    });
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the worker has ended")));
  });
  // Whoever asks is told; until then, a failed start must not end the process.
  url.catch(() => {});
  return { keys, url, stop: () => void worker.terminate() };
}
