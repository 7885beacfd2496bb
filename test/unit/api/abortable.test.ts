import { expect, test } from "vitest";
import { pause, untilAborted } from "../../../src/api/abortable.ts";
import { manualClock } from "./clocks.ts";

const forever = new Promise<string>(() => undefined);

test("gives the promise's value where nobody aborts", async () => {
  expect(await untilAborted(Promise.resolve("value"), new AbortController().signal)).toBe("value");
});

test("passes a rejection on", async () => {
  await expect(untilAborted(Promise.reject(new Error("no")), new AbortController().signal)).rejects.toThrow("no");
});

test("gives null on abort, before and while it waits", async () => {
  expect(await untilAborted(forever, AbortSignal.abort())).toBeNull();
  const controller = new AbortController();
  const waiting = untilAborted(forever, controller.signal);
  controller.abort();
  expect(await waiting).toBeNull();
});

test("a pause ends by its clock", async () => {
  const clock = manualClock();
  const over = pause(clock, 500, new AbortController().signal);
  expect(clock.pending()).toEqual([500]);
  clock.fire();
  expect(await over).toBeUndefined();
});

test("an aborted pause leaves no timer behind", async () => {
  const clock = manualClock();
  await pause(clock, 500, AbortSignal.abort());
  expect(clock.pending()).toEqual([]);
});
