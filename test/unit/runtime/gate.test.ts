import { describe, expect, test } from "vitest";
import { createGate, type Gate } from "../../../src/runtime/gate.ts";
import { settled } from "../../support/fake-ports.ts";

/** How many of `count` pieces of work have been let through by now. */
async function passedOf(gate: Gate, count: number): Promise<() => Promise<number>> {
  let passed = 0;
  for (let at = 0; at < count; at += 1) {
    void gate.pass().then(() => {
      passed += 1;
    });
  }
  await settled();
  return async () => {
    await settled();
    return passed;
  };
}

function gateOf(limit: number | null) {
  const told: string[] = [];
  return { gate: createGate(limit, () => told.push("limit")), told };
}

describe("a gate", () => {
  test("lets everything through where there is no limit", async () => {
    const { gate, told } = gateOf(null);
    const passed = await passedOf(gate, 1_000);
    expect([await passed(), told]).toEqual([1_000, []]);
  });

  test("lets through what was agreed to, and says once that more is wanted", async () => {
    const { gate, told } = gateOf(3);
    const passed = await passedOf(gate, 5);
    expect([await passed(), told]).toEqual([3, ["limit"]]);
  });

  test("says nothing where exactly as much is wanted as was agreed to", async () => {
    const { gate, told } = gateOf(3);
    expect([await (await passedOf(gate, 3))(), told]).toEqual([3, []]);
  });

  test("goes on with so many more, and says so again", async () => {
    const { gate, told } = gateOf(1);
    const passed = await passedOf(gate, 5);
    gate.resume(2);
    expect([await passed(), told]).toEqual([3, ["limit", "limit"]]);
  });

  test("holds everything back while it is paused, and says nothing of a limit", async () => {
    const { gate, told } = gateOf(1);
    gate.pause();
    const passed = await passedOf(gate, 2);
    expect([await passed(), told]).toEqual([0, []]);
    gate.resume(0);
    expect([await passed(), told]).toEqual([1, ["limit"]]);
  });

  test("that is opened leaves nobody waiting", async () => {
    const { gate } = gateOf(1);
    gate.pause();
    const passed = await passedOf(gate, 9);
    gate.open();
    expect(await passed()).toBe(9);
  });
});
