import { describe, expect, test } from "vitest";
import type { Outcome } from "../../../src/domain/status.ts";
import { compareInstances, compareText, hasActive, type Instance, tallyOf } from "../../../src/domain/task.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { makeInstance, makeTask } from "./make-task.ts";

const instance = (id: string, outcome: Outcome, code = ""): Instance =>
  makeInstance({ instanceId: safeText(id), outcome, errorCode: safeText(code) });

describe("tallyOf", () => {
  test("counts every instance once; what is neither sent nor failed is open", () => {
    const outcomes: readonly Outcome[] = ["ok", "ok", "failed", "mixed", "running", "waiting", "unknown"];
    expect(tallyOf(outcomes.map((outcome) => ({ outcome })))).toEqual({ ok: 2, failed: 2, open: 3 });
  });

  test("of no instances is nothing", () => {
    expect(tallyOf([])).toEqual({ ok: 0, failed: 0, open: 0 });
  });
});

describe("compareInstances", () => {
  test("puts failed first, the same cause together, then by InstanceId", () => {
    const sorted = [
      instance("i-4", "ok"),
      instance("i-3", "failed", "DeliveryTimeout"),
      instance("i-2", "failed", "ClientNotRunning"),
      instance("i-5", "running"),
      instance("i-1", "failed", "DeliveryTimeout"),
    ].sort(compareInstances);
    expect(sorted.map((one) => one.instanceId)).toEqual(["i-2", "i-1", "i-3", "i-5", "i-4"]);
  });
});

test("compareText orders by code unit, whatever the locale", () => {
  expect(["b", "B", "ä", "a", "a"].sort(compareText)).toEqual(["B", "a", "a", "b", "ä"]);
});

test("hasActive is true while any task is waiting or running", () => {
  expect(hasActive([makeTask({ outcome: "ok" }), makeTask({ outcome: "running" })])).toBe(true);
  expect(hasActive([makeTask({ outcome: "ok" }), makeTask({ outcome: "failed" })])).toBe(false);
  expect(hasActive([])).toBe(false);
});
