import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";
import type { WorkerOptions } from "../../../src/emulator/worker.ts";

function start(change: Partial<WorkerOptions>): Worker {
  const workerData: WorkerOptions = { ...DEFAULTS, tasks: 5, instances: 50, ...change };
  return new Worker(new URL("../../../src/emulator/worker.ts", import.meta.url), { workerData });
}

test("a worker posts one message, the address at which it answers", async () => {
  const worker = start({});
  const [message] = await once(worker, "message");
  expect(message).toEqual({ url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) });
  expect((await fetch(message.url)).status).toBe(400);
  await worker.terminate();
});

test("a worker that cannot listen ends with an error that says why", async () => {
  const first = start({});
  const [message] = await once(first, "message");
  const second = start({ port: Number(new URL(message.url).port) });
  const [error] = await once(second, "error");
  expect(error).toMatchObject({ message: expect.stringContaining("choose another port") });
  await first.terminate();
});
