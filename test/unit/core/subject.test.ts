import { describe, expect, test } from "vitest";
import type { AppState } from "../../../src/core/state.ts";
import { idInHand, instanceInHand, rolloutInHand, taskInHand, tasksInHand } from "../../../src/core/subject.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { failedInstance, loaded, press, requests, task } from "../../support/make-state.ts";
import { makeInstance } from "../domain/make-task.ts";

const okInstance = (id: string) => makeInstance({ instanceId: safeText(id) });
const first = task(1, {
  name: "a.conf",
  minutesAgo: 20,
  instances: [failedInstance("i-1", "ClientNotRunning"), failedInstance("i-2", "DeliveryTimeout")],
});
const second = task(2, { name: "a.conf", minutesAgo: 10, instances: [okInstance("i-1"), okInstance("i-3")] });
const list = loaded([second, first]);
const rollouts = press(list, "view.rollouts").state;
const instances = press(rollouts, "item.open").state;
const failures = press(list, "view.failures").state;
const ids = (state: AppState): readonly string[] => tasksInHand(state).map(({ invokeId }) => invokeId);

describe("what a key acts on", () => {
  test("is the task under the cursor in the list, and the marked tasks where several can be taken", () => {
    expect([taskInHand(list)?.invokeId, rolloutInHand(list), ids(list)]).toEqual(["f-2", null, ["f-2"]]);
    expect(ids(press(list, "cursor.down", "mark.toggle", "cursor.first").state)).toEqual(["f-1"]);
  });

  test("is the latest task of a rollout, and all of its tasks where several can be taken", () => {
    expect([taskInHand(rollouts)?.invokeId, ids(rollouts)]).toEqual(["f-2", ["f-1", "f-2"]]);
  });

  test("is the one task under the cursor of the pane beside", () => {
    const beside = press(rollouts, "pane.detail", "cursor.last").state;
    expect([rolloutInHand(beside), ids(beside).length]).toEqual([null, 1]);
    expect(idInHand(beside)).toBe(taskInHand(beside)?.invokeId);
  });

  test("is an instance, and the task of its latest result, among a rollout's instances", () => {
    // Failed first: i-2, which only the first task reached.
    expect([idInHand(instances), taskInHand(instances)?.invokeId]).toEqual(["i-2", "f-1"]);
    const next = press(instances, "cursor.down").state;
    expect([idInHand(next), taskInHand(next)?.invokeId]).toEqual(["i-1", "f-2"]);
  });

  test("is a code or an instance among failures, and no single task", () => {
    expect([taskInHand(failures), instanceInHand(failures)]).toEqual([null, null]);
    expect(["ClientNotRunning", "DeliveryTimeout"]).toContain(idInHand(failures));
    const byInstance = press(failures, "tab.next").state;
    expect(instanceInHand(byInstance)?.instanceId).toBe(idInHand(byInstance));
    expect(idInHand(press(failures, "tab.next", "tab.next").state)).toBe("a.conf");
    expect(idInHand(press(failures, "tab.previous", "tab.previous").state)).toBe("cn-hangzhou");
    expect(idInHand(press(failures, "tab.previous").state)).toBeNull();
  });
});

describe("keys in the views", () => {
  test("y copies what stands for the row", () => {
    expect(press(instances, "copy.id").effects).toEqual([{ type: "copy", text: "i-2", what: "i-2" }]);
    expect(press(rollouts, "copy.id").effects).toEqual([{ type: "copy", text: "f-2", what: "f-2" }]);
  });

  test("p reads the latest task of a rollout", () => {
    expect(press(rollouts, "content.open").effects).toEqual([
      { type: "read", subject: { kind: "content", task: second } },
    ]);
  });

  test.each(["raw.open", "content.open", "copy.json", "retry.open", "watch.toggle"] as const)(
    "%s on failures says that the row stands for many tasks",
    (id) => {
      expect(press(failures, id).state.notice).toEqual({ id: "many-tasks" });
    },
  );

  test("i asks for the history of the instance, as a list of tasks", () => {
    const { state, effects } = press(instances, "instance.history");
    expect(requests(effects)).toMatchObject([{ request: { query: { instanceId: "i-2" } } }]);
    expect([state.view.kind, state.focus]).toEqual(["tasks", "tasks"]);
    expect(press(state, "view.previous").state.view.kind).toBe("instances");
    expect(press(press(failures, "tab.next").state, "instance.history").state.query.instanceId).toMatch(/^i-[12]$/u);
    expect(press(failures, "instance.history").state.notice).toEqual({ id: "no-instance" });
    expect(press(rollouts, "instance.history").state.notice).toEqual({ id: "no-instance" });
  });
});
