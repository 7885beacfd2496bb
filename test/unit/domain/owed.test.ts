import { describe, expect, test } from "vitest";
import { owedBy } from "../../../src/domain/owed.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { failedInstance, type TaskSketch, task } from "../../support/make-state.ts";
import { makeInstance } from "./make-task.ts";

const okInstance = (id: string) => makeInstance({ instanceId: safeText(id) });
const running = (id: string) => makeInstance({ instanceId: safeText(id), status: safeText("Running") });
const failed = (id: string) => failedInstance(id, "ClientNotRunning");
const send = (id: string, sketch: TaskSketch, region = "cn-hangzhou") => ({
  ...task(id, { name: "a.conf", ...sketch }),
  region: safeText(region),
});
const owed = (...tasks: Parameters<typeof owedBy>[0]) =>
  owedBy(tasks).map(({ task: { invokeId }, instanceIds }) => [invokeId, ...instanceIds]);

describe("what is still owed", () => {
  test("are the instances whose latest result is a failure, of the task that tried last", () => {
    const first = send("1", { minutesAgo: 30, instances: [failed("i-1"), failed("i-2"), failed("i-3")] });
    const second = send("2", { minutesAgo: 20, instances: [okInstance("i-1"), failed("i-2")] });
    expect(owed(second, first)).toEqual([
      ["f-1", "i-3"],
      ["f-2", "i-2"],
    ]);
  });

  test("are none that are under way again, or succeeded hours later", () => {
    const first = send("1", { minutesAgo: 600, instances: [failed("i-1"), failed("i-2")] });
    const later = send("2", { minutesAgo: 20, instances: [okInstance("i-1"), running("i-2")] });
    expect(owed(first, later)).toEqual([]);
  });

  test("come by region, and an instance of the same name elsewhere is another one", () => {
    const near = send("1", { minutesAgo: 30, instances: [failed("i-1")] }, "cn-hangzhou");
    const far = send("2", { minutesAgo: 20, instances: [failed("i-1")] }, "cn-beijing");
    expect(owed(near, far)).toEqual([
      ["f-2", "i-1"],
      ["f-1", "i-1"],
    ]);
  });

  test("of different files do not settle one another", () => {
    const one = send("1", { minutesAgo: 30, instances: [failed("i-1")] });
    const other = send("2", { name: "b.conf", minutesAgo: 20, instances: [okInstance("i-1")] });
    expect(owed(one, other)).toEqual([["f-1", "i-1"]]);
  });

  test("are told once where an account was asked under two names", () => {
    const one = send("1", { instances: [failed("i-1")] });
    expect(owed(one, { ...one, profile: safeText("same") })).toEqual([["f-1", "i-1"]]);
  });
});
