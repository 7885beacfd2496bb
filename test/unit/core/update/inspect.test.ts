import { describe, expect, test } from "vitest";
import { failedInstance, loaded, press, requests, task } from "../../../support/make-state.ts";

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
  test("raw JSON has every field, a line each", () => {
    const { overlay } = press(loaded([one]), "raw.open").state;
    expect(overlay).toMatchObject({ kind: "text", title: "f-1 as JSON", top: 0 });
    expect(overlay?.kind === "text" && JSON.parse(overlay.lines.join("\n"))).toEqual(one.record);
  });

  test("content has numbered lines, under the file's name", () => {
    const { overlay } = press(loaded([one]), "content.open").state;
    expect(overlay).toMatchObject({ kind: "text", title: "file-1.conf", lines: ["1  hello"] });
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
