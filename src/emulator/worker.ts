/** Owns the endpoint as a worker thread: the demo's server, with its own module graph. Says one thing: where it listens. */
import { parentPort, workerData } from "node:worker_threads";
import type { EmulatorOptions } from "./defaults.ts";
import { startEmulator } from "./server.ts";

/** What can cross to a worker: the clock is the system's, and recorded tasks hold functions. */
export type WorkerOptions = Omit<EmulatorOptions, "now" | "onRequest" | "data">;

/** The one message the worker posts; a start that fails is the worker's "error" event. */
export interface WorkerReady {
  readonly url: string;
}

// A rejection is left unhandled on purpose: it is what makes the worker's "error" event.
void serve(workerData);

async function serve(options: WorkerOptions): Promise<void> {
  const { url } = await startEmulator({ ...options, now: Date.now });
  const ready: WorkerReady = { url };
  parentPort?.postMessage(ready);
}
