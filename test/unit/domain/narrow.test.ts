import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conditionsOf, emptiedBy, matcherOf, type Narrow, narrowed } from "../../../src/domain/narrow.ts";
import { type Instance, taskKey, type WholeTask } from "../../../src/domain/task.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { at, makeInstance, makeTask } from "./make-task.ts";

const result = (status: string, errorCode = ""): Instance =>
  makeInstance({ status: safeText(status), errorCode: safeText(errorCode) });

const task = (id: string, over: Partial<WholeTask> = {}) => makeTask({ invokeId: safeText(id), ...over });

const ids = (tasks: readonly WholeTask[]) => tasks.map(({ invokeId }) => invokeId);

const TASKS = [
  task("f-ok"),
  task("f-agent", {
    status: safeText("PartialFailed"),
    instances: [result("Aborted", "ClientNotRunning"), result("Success", "FileAlreadyExists")],
    owner: safeText("nginx"),
  }),
  task("f-late", { instances: [result("Timeout"), result("Running")], targetDir: safeText("/etc/nginx/conf.d") }),
  task("f-listless", { status: safeText("Failed"), instances: [], targetDir: safeText("/etc/nginx/") }),
  task("f-old", { createdAt: at("2026-11-19T00:00:00Z"), targetDir: safeText("/etc/nginx2") }),
  task("f-timeless", { createdAt: { text: safeText("?"), ms: null }, targetDir: safeText("C:\\app\\conf") }),
];

describe("narrowing", () => {
  test.each<[Narrow, readonly string[]]>([
    [{ failuresOnly: true }, ["f-agent", "f-late", "f-listless"]],
    [{ errorCodes: [safeText("ClientNotRunning")] }, ["f-agent"]],
    [{ errorCodes: [safeText("ClientNotRunning"), safeText("Timeout")] }, ["f-agent", "f-late"]],
    // The service sends codes beside Success, too: that is no failure.
    [{ errorCodes: [safeText("FileAlreadyExists")] }, []],
    [{ errorCodes: [] }, []],
    [{ instanceStatus: safeText("Running") }, ["f-late"]],
    [{ instanceStatus: safeText("Aborted"), errorCodes: [safeText("ClientNotRunning")] }, ["f-agent"]],
    [{ instanceStatus: safeText("Success"), errorCodes: [safeText("ClientNotRunning")] }, []],
    [{ owner: safeText("nginx") }, ["f-agent"]],
    [{ dir: safeText("/etc/nginx") }, ["f-ok", "f-agent", "f-listless"]],
    [{ dir: safeText("/etc/nginx/") }, ["f-ok", "f-agent", "f-late", "f-listless"]],
    [{ dir: safeText("/") }, ["f-ok", "f-agent", "f-late", "f-listless", "f-old"]],
    [{ dir: safeText("C:\\app\\") }, ["f-timeless"]],
    [{ since: Date.parse("2026-11-20T00:00:00Z") }, ["f-ok", "f-agent", "f-late", "f-listless", "f-timeless"]],
    [{ until: Date.parse("2026-11-19T00:00:00Z") }, ["f-timeless"]],
    [{ until: Date.parse("2026-11-19T00:00:00.001Z") }, ["f-old", "f-timeless"]],
    [{ search: safeText("clientnot !timeout") }, ["f-agent"]],
    [{ search: safeText("/[/") }, []],
    [{ tasks: { label: safeText("two"), keys: new Set(TASKS.slice(0, 2).map(taskKey)) } }, ["f-ok", "f-agent"]],
  ])("by %j keeps %j", (narrow, kept) => {
    expect(ids(narrowed(TASKS, narrow))).toEqual(kept);
  });

  test("by nothing gives the very same list", () => {
    expect(narrowed(TASKS, {})).toBe(TASKS);
  });

  test("by several conditions is narrowing by one after the other, but for instances, which meet theirs together", () => {
    const narrows = fc.record(
      {
        failuresOnly: fc.constant(true as const),
        owner: fc.constantFrom(safeText("root"), safeText("nginx")),
        dir: fc.constantFrom(safeText("/etc/nginx/"), safeText("/etc/")),
        since: fc.constantFrom(0, Date.parse("2026-11-20T00:00:00Z")),
        instanceStatus: fc.constantFrom(safeText("Running"), safeText("Success")),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(narrows, (narrow: Narrow) => {
        const oneByOne = conditionsOf(narrow).reduce<readonly WholeTask[]>(
          (tasks, one) => narrowed(tasks, { [one]: narrow[one] }),
          TASKS,
        );
        expect(ids(narrowed(TASKS, narrow))).toEqual(ids(oneByOne));
        expect(ids(TASKS.filter(matcherOf(narrow)))).toEqual(ids(oneByOne));
      }),
    );
  });
});

describe("an empty list", () => {
  test.each<[string, Narrow, readonly string[]]>([
    ["by nothing where it is not", { owner: safeText("root") }, []],
    ["by the one condition that nothing meets", { owner: safeText("nobody"), failuresOnly: true }, ["owner"]],
    [
      "by each without which there were something",
      { owner: safeText("nginx"), instanceStatus: safeText("Timeout") },
      ["instanceStatus", "owner"],
    ],
    [
      "by no single one where it takes more than one to go",
      { owner: safeText("nobody"), dir: safeText("/nowhere") },
      [],
    ],
  ])("is emptied %s", (_, narrow, conditions) => {
    expect(emptiedBy(TASKS, narrow)).toEqual(conditions);
  });

  test("of no tasks is emptied by none: without any of them it would be as empty", () => {
    expect(emptiedBy([], { failuresOnly: true, since: 1 })).toEqual([]);
  });
});
