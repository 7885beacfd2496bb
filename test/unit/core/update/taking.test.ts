import { describe, expect, test } from "vitest";
import type { CommandId } from "../../../../src/core/command-ids.ts";
import { type MenuId, menuItems } from "../../../../src/core/menus.ts";
import type { ExportOrder } from "../../../../src/core/ports.ts";
import type { AppState } from "../../../../src/core/state.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import { failedInstance, loaded, NOW, press, run, startState, task } from "../../../support/make-state.ts";
import { makeInstance } from "../../domain/make-task.ts";

const FAILED = task(1, {
  name: "nginx.conf",
  status: "PartialFailed",
  instances: [failedInstance("i-1", "ClientNotRunning", "not running"), makeInstance({ instanceId: safeText("i-9") })],
});
const LATER = task(3, {
  name: "nginx.conf",
  minutesAgo: 1,
  instances: [makeInstance({ instanceId: safeText("i-1") })],
});
const list = loaded([LATER, task(2), FAILED]);
const onFailed = press(list, "cursor.last").state;
const [rollouts, failures] = [press(list, "view.rollouts").state, press(list, "view.failures").state];
const instances = press(press(rollouts, "cursor.first").state, "item.open").state;

/** The text that a command copies, or the notice that says why none. */
function copied(state: AppState, command: CommandId): string | undefined {
  const { state: after, effects } = press(state, command);
  const effect = effects.find(({ type }) => type === "copy");
  return effect?.type === "copy" ? effect.text : after.notice?.id;
}

describe("copying", () => {
  test.each<[string, AppState, CommandId, string]>([
    ["the IDs of all tasks", list, "copy.ids", "f-3\nf-2\nf-1"],
    ["the ID of the task that the detail pane has", press(onFailed, "item.open").state, "copy.ids", "f-1"],
    ["the IDs of the tasks that failed", failures, "copy.ids", "f-1"],
    ["the IDs of a rollout's instances", instances, "copy.ids", "i-1\ni-9"],
    ["what failed in any task", list, "copy.failed", "i-1"],
    ["what still stands failed in a rollout", rollouts, "copy.failed", "nothing-failed-here"],
    ["why the task failed", onFailed, "copy.error", "ClientNotRunning: not running"],
    ["why tasks failed", failures, "copy.error", "ClientNotRunning: not running"],
    ["the error of a task without one", list, "copy.error", "nothing-failed-here"],
    [
      "a task's row",
      onFailed,
      "copy.row",
      "cn-hangzhou\tf-1\tPartialFailed\t2026-11-24T02:55:00.000Z\tnginx.conf\t/etc/nginx\t1\t2\tClientNotRunning: not running",
    ],
    ["a cause's row", failures, "copy.row", "ClientNotRunning\tnot running\t1\t4"],
    [
      "this view as a command",
      press(list, "list.failuresOnly").state,
      "copy.command",
      "cafe --profile prod --region cn-hangzhou --failures-only",
    ],
    ["failures as a command", failures, "copy.command", "cafe failures --profile prod --region cn-hangzhou"],
    ["rollouts as a command", rollouts, "copy.command", "cafe rollouts --profile prod --region cn-hangzhou"],
    ["nothing where nothing is loaded", startState(), "copy.ids", "no-rows"],
  ])("%s", (_, state, command, text) => {
    expect(copied(state, command)).toBe(text);
  });

  test("of the resend copies what x opens", () => {
    const record = { ...FAILED.record, InvokeInstances: [{ InstanceId: "i-1", InvocationStatus: "Failed" }] };
    expect(copied(loaded([{ ...FAILED, record }]), "copy.retry")).toMatch(/^aliyun ecs SendFile/u);
  });

  test("of a view that no shell line can say is refused, with the option", () => {
    const nul = { ...list, query: { name: "a\0b", tags: [] } };
    expect(press(nul, "copy.command").state.notice).toEqual({ id: "no-command", option: "name", problem: "nul" });
  });

  test("of a narrowed view says what the command leaves out", () => {
    const narrow = { tasks: { label: safeText("rollout of a.conf"), keys: new Set<string>() } };
    expect(press({ ...list, narrow }, "copy.command").effects).toMatchObject([
      { type: "copy", what: 'this view, but for "rollout of a.conf", as a command' },
    ]);
  });

  test("that does not reach the clipboard opens the text, and says why", () => {
    const { overlay, notice } = run(list, {
      type: "copyRefused",
      text: "a\nb",
      what: safeText("2 IDs"),
      problem: "not-taken",
    }).state;
    expect(overlay).toMatchObject({ kind: "text", title: "2 IDs", text: { raw: "a\nb" } });
    expect(notice).toEqual({ id: "copy-failed", what: "2 IDs", problem: "not-taken" });
  });
});

describe("the menus", () => {
  const enabled = (state: AppState, menu: MenuId): readonly CommandId[] =>
    menuItems(state, menu).flatMap(({ id, enabled: isOn }) => (isOn ? [id] : []));

  test("have nothing to offer but the command where nothing is loaded", () => {
    expect(enabled(startState(), "copy")).toEqual(["copy.command"]);
    expect(enabled(startState(), "export")).toEqual([]);
  });

  test("offer an error and a retry only where something failed", () => {
    expect(enabled(onFailed, "copy")).toEqual([
      "copy.ids",
      "copy.failed",
      "copy.error",
      "copy.row",
      "copy.json",
      "copy.retry",
      "copy.command",
      "copy.markdown",
    ]);
    expect(enabled(loaded([task(2)]), "copy")).not.toContain("copy.failed");
  });

  test("do what their cursor is on, and close", () => {
    const { state, effects } = press(list, "menu.copy", "cursor.down", "cursor.up", "menu.choose");
    expect(state.overlay).toBeNull();
    expect(effects).toMatchObject([{ type: "copy", text: "f-3\nf-2\nf-1", what: "3 IDs" }]);
  });

  test("stop their cursor at the last entry", () => {
    const down = Array.from({ length: 20 }, () => "cursor.down" as const);
    expect(press(list, "menu.export", ...down).state.overlay).toMatchObject({ cursor: 4 });
  });
});

describe("exporting", () => {
  const orderOf = (state: AppState, ...commands: readonly CommandId[]): ExportOrder | undefined => {
    const effect = press(state, ...commands).effects.find(({ type }) => type === "export");
    return effect?.type === "export" ? effect.order : undefined;
  };

  test("hands on all rows, how they were come by, and no content", () => {
    expect(orderOf(list, "menu.export", "export.csv")).toEqual({
      format: "csv",
      tasks: list.list.rows,
      withContent: false,
      command: "cafe --profile prod --region cn-hangzhou",
      leftOut: null,
      asOf: NOW,
      place: "cn-hangzhou",
    });
  });

  test("names the file after how many regions there are", () => {
    const several = { ...list, scope: { profiles: [], regions: ["cn-hangzhou", "cn-beijing"] } };
    expect(orderOf(several, "export.json")?.place).toBe("2-regions");
    expect(orderOf({ ...list, scope: { profiles: [], regions: "all" } }, "export.json")?.place).toBe("all-regions");
  });

  test("asks before contents go into a file", () => {
    const asked = press(list, "menu.export", "export.content");
    expect(asked.effects).toEqual([]);
    expect(asked.state.overlay).toEqual({ kind: "confirm", question: { id: "export-content", tasks: 3, whole: 3 } });
    expect(orderOf(asked.state, "confirm.yes")).toMatchObject({ format: "json", withContent: true });
    expect(press(asked.state, "layer.back").state.overlay).toBeNull();
  });

  test("of very many tasks says that it is under way", () => {
    const many = loaded(Array.from({ length: 2_000 }, (_, n) => task(n)));
    expect(press(many, "export.json").state.notice).toEqual({ id: "exporting", tasks: 2_000 });
  });
});
