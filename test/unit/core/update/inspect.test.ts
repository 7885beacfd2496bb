import { describe, expect, test } from "vitest";
import { newCollection } from "../../../../src/core/collection.ts";
import type { AppState } from "../../../../src/core/state.ts";
import { taskKey, type WholeTask } from "../../../../src/domain/task.ts";
import { ok } from "../../../../src/lib/result.ts";
import { failedInstance, loaded, press, requests, run, task } from "../../../support/make-state.ts";

const one = task(1, {
  instances: [failedInstance("i-1", "ClientNotRunning"), failedInstance("i-2", "DeliveryTimeout")],
});

test.each(["copy.id", "copy.json", "raw.open", "content.open", "retry.open"] as const)(
  "%s says so where there is no task",
  (id) => {
    const { state, effects } = press(loaded([]), id);
    expect(state.notice).toEqual({ id: "no-task" });
    expect(effects).toEqual([{ type: "setTimer", timer: "notice", ms: 6_000 }]);
  },
);

describe("copying", () => {
  test("takes the InvokeId in the list, the InstanceId in the detail", () => {
    expect(press(loaded([one]), "copy.id").effects).toEqual([{ type: "copy", text: "f-1", what: "f-1" }]);
    const inside = press(loaded([one]), "item.open", "cursor.last", "copy.id");
    expect(inside.effects).toEqual([{ type: "copy", text: "i-2", what: "i-2" }]);
    expect(press(loaded([one]), "item.open", "copy.id").effects).toEqual([{ type: "copy", text: "f-1", what: "f-1" }]);
  });

  test("takes the task as the service sent it", () => {
    const [effect] = press(loaded([one]), "copy.json").effects;
    expect(effect).toMatchObject({ type: "copy", what: "f-1 as JSON" });
    expect(effect?.type === "copy" && JSON.parse(effect.text)).toEqual(one.record);
  });
});

describe("reading", () => {
  test("asks for the text of the task under the cursor", () => {
    expect(press(loaded([one]), "raw.open").effects).toEqual([{ type: "read", subject: { kind: "json", task: one } }]);
    expect(press(loaded([one]), "raw.open").state.overlay).toMatchObject({ kind: "text", title: "f-1 as JSON" });
    const { state, effects } = press(loaded([one]), "content.open");
    expect(effects).toEqual([{ type: "read", subject: { kind: "content", task: one } }]);
    expect(state.overlay).toMatchObject({ kind: "text", title: "file-1.conf" });
  });
});

describe("comparing", () => {
  const older = task(2, { minutesAgo: 30 });
  const third = task(3, { minutesAgo: 40 });
  const compared = (state: AppState) => press(state, "diff.open");

  test("is of the two marked tasks, the earlier one first", () => {
    const both = press(loaded([one, older, third]), "mark.toggle", "cursor.down", "mark.toggle").state;
    expect(both.marks.size).toBe(2);
    const { state, effects } = compared(both);
    expect(effects).toEqual([{ type: "read", subject: { kind: "diff", before: older, after: one } }]);
    expect(state.overlay).toMatchObject({ kind: "text", title: "f-2 - f-1" });
  });

  test("is of the marked task and the one under the cursor", () => {
    const marked = press(loaded([one, older]), "mark.toggle").state;
    const away = press({ ...marked, list: { ...marked.list, cursor: 1 } }, "diff.open");
    expect(away.effects).toEqual([{ type: "read", subject: { kind: "diff", before: older, after: one } }]);
  });

  test("says what to do where there are not two", () => {
    const none = loaded([one, older, third]);
    const marking = (...keys: readonly string[]): AppState => ({ ...none, marks: new Set(keys) });
    const keys = [one, older, third].map(taskKey);
    for (const state of [none, marking(taskKey(one)), marking(...keys), marking(taskKey(older), "of another page")]) {
      expect(compared(state).state.notice).toEqual({ id: "no-pair" });
    }
  });

  test("asks for packed tasks first, one after the other", () => {
    const packed = [one, older].map((whole) => ({ ...whole, record: null }));
    const base = loaded([one, older]);
    const nothing = newCollection({ id: 1, query: { tags: [] }, depth: "all", quiet: false, startedAt: 0 }, [], []);
    const state: AppState = {
      ...base,
      list: { ...base.list, rows: packed },
      marks: new Set([one, older].map(taskKey)),
      results: { ...base.results, page: null },
      collection: { ...nothing, tasks: packed },
    };
    const asked = compared(state);
    expect(asked.effects).toContainEqual(expect.objectContaining({ type: "fetchTask", command: "diff.open" }));
    const answer = (to: AppState, whole: WholeTask) => {
      const { profile, region, invokeId } = whole;
      const address = { profile, region, invokeId };
      return run(to, { type: "taskFetched", task: address, command: "diff.open", answer: ok(whole) });
    };
    const first = answer(asked.state, older);
    expect(first.effects.filter(({ type }) => type === "fetchTask")).toMatchObject([{ task: { invokeId: "f-1" } }]);
    expect(answer(first.state, one).effects).toContainEqual({
      type: "read",
      subject: { kind: "diff", before: older, after: one },
    });
  });
});

describe("the history of an instance", () => {
  test("asks for every file sent to the instance under the cursor, and for nothing else", () => {
    const filtered = press(loaded([one]), "pane.status", "filter.toggle", "item.open", "cursor.last").state;
    const { state, effects } = press(filtered, "instance.history");
    expect(state.query).toEqual({ tags: [], instanceId: "i-2" });
    expect(state.focus).toBe("tasks");
    expect(requests(effects)).toMatchObject([{ request: { query: { instanceId: "i-2" } } }]);
    expect(press(state, "view.previous").state.query.status).toBe("Failed");
  });

  test("is of the task's first instance from the list", () => {
    expect(press(loaded([one]), "instance.history").state.query.instanceId).toBe("i-1");
  });

  test("says so where there is no instance", () => {
    for (const state of [loaded([task(1, { instances: [] })]), press(loaded([one]), "item.open").state]) {
      const { state: after, effects } = press(state, "instance.history");
      expect(after.notice).toEqual({ id: "no-instance" });
      expect(requests(effects)).toEqual([]);
    }
  });
});

describe("the retry command", () => {
  const failing = {
    ...one,
    record: {
      Name: "nginx.conf",
      TargetDir: "/etc/nginx",
      Content: "hello $(reboot)",
      InvokeInstances: [
        { InstanceId: "i-1", InvocationStatus: "Failed" },
        { InstanceId: "i-2", InvocationStatus: "Success" },
      ],
    },
  };

  test("opens as text, and y copies it as it is", () => {
    const { state } = press(loaded([failing]), "retry.open");
    expect(state.overlay).toMatchObject({ kind: "text", title: "f-1: resend to 1 failed" });
    const [effect] = press(state, "text.copy").effects;
    expect(effect).toMatchObject({ type: "copy", what: "f-1: resend to 1 failed" });
    const text = effect?.type === "copy" ? effect.text : "";
    expect(text).toMatch(/^aliyun ecs SendFile /u);
    expect(text).toContain("--InstanceId.1=i-1");
    expect(text).not.toContain("i-2");
    expect(text).toContain("'hello $(reboot)'");
  });

  test("says so where nothing failed, or no shell line can carry a value", () => {
    const fine = { ...one, record: { Name: "a", InvokeInstances: [] } };
    expect(press(loaded([fine]), "retry.open").state.notice).toEqual({ id: "nothing-failed" });
    const odd = { ...failing, record: { ...failing.record, Content: "a\u0000b" } };
    expect(press(loaded([odd]), "retry.open").state.notice).toEqual({ id: "no-retry-command", parameter: "Content" });
  });

  test("there is nothing to copy where no text is open", () => {
    expect(press(loaded([one]), "text.copy").effects).toEqual([]);
  });
});
