import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupFailures } from "../../../src/domain/failure-groups.ts";
import type { Instance, WholeTask } from "../../../src/domain/task.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { at, makeInstance, makeTask } from "./make-task.ts";

const result = (id: string, status: string, errorCode = "", errorInfo = ""): Instance =>
  makeInstance({
    instanceId: safeText(id),
    status: safeText(status),
    errorCode: safeText(errorCode),
    errorInfo: safeText(errorInfo),
  });

const task = (
  id: string,
  region: string,
  createdAt: string,
  instances: readonly Instance[],
  over: Partial<WholeTask> = {},
) => makeTask({ invokeId: safeText(id), region: safeText(region), createdAt: at(createdAt), instances, ...over });

const TASKS = [
  task("f-1", "cn-hangzhou", "2026-11-20T08:59:59Z", [
    result("i-1", "Aborted", "ClientNotRunning", "not running"),
    result("i-2", "Invalid", "AccountNotExists", "Owner not exists"),
    result("i-3", "Success"),
  ]),
  task("f-2", "cn-beijing", "2026-11-20T09:00:00Z", [
    result("i-4", "Aborted", "ClientNotRunning", "other words"),
    result("i-5", "Running"),
  ]),
  task(
    "f-3",
    "cn-hangzhou",
    "",
    [result("i-1", "Aborted", "ClientNotRunning", "not running"), result("i-6", "Timeout")],
    {
      name: safeText("b.conf"),
    },
  ),
  task("f-4", "cn-hangzhou", "2026-11-20T09:30:00Z", [result("i-7", "Success", "FileCreateFail", "stale")]),
];

describe("groupFailures", () => {
  const groups = groupFailures(TASKS);

  test("counts failures by status, whatever ErrorCode stands beside Success", () => {
    expect(groups).toMatchObject({ tasks: 4, failedTasks: 3, results: 8, failures: 5, instances: 4 });
  });

  test("groups by ErrorCode, then ErrorInfo; without a code by the status", () => {
    expect(groups.byCause).toEqual([
      {
        errorCode: "ClientNotRunning",
        label: "ClientNotRunning",
        failures: 3,
        infos: [
          { errorInfo: "not running", failures: 2 },
          { errorInfo: "other words", failures: 1 },
        ],
        targets: [
          { region: "cn-beijing", instanceIds: ["i-4"], invokeIds: ["f-2"] },
          { region: "cn-hangzhou", instanceIds: ["i-1"], invokeIds: ["f-1", "f-3"] },
        ],
      },
      {
        errorCode: "",
        label: "Timeout",
        failures: 1,
        infos: [{ errorInfo: "", failures: 1 }],
        targets: [{ region: "cn-hangzhou", instanceIds: ["i-6"], invokeIds: ["f-3"] }],
      },
      {
        errorCode: "AccountNotExists",
        label: "AccountNotExists",
        failures: 1,
        infos: [{ errorInfo: "Owner not exists", failures: 1 }],
        targets: [{ region: "cn-hangzhou", instanceIds: ["i-2"], invokeIds: ["f-1"] }],
      },
    ]);
  });

  test("finds the repeat offender, and when it failed last", () => {
    expect(groups.byInstance[0]).toEqual({
      region: "cn-hangzhou",
      instanceId: "i-1",
      failures: 2,
      results: 2,
      causes: ["ClientNotRunning"],
      lastFailedAt: Date.parse("2026-11-20T08:59:59Z"),
    });
    expect(groups.byInstance.map(({ instanceId }) => instanceId)).toEqual(["i-1", "i-4", "i-2", "i-6"]);
  });

  test("groups by file, region and hour; where nothing failed is left out", () => {
    expect(groups.byFile).toEqual([
      { name: "nginx.conf", targetDir: "/etc/nginx", tasks: 3, failures: 3, results: 6 },
      { name: "b.conf", targetDir: "/etc/nginx", tasks: 1, failures: 2, results: 2 },
    ]);
    expect(groups.byRegion).toEqual([
      { region: "cn-hangzhou", failures: 4, results: 6 },
      { region: "cn-beijing", failures: 1, results: 2 },
    ]);
    expect(groups.byHour).toEqual([
      { startsAt: Date.parse("2026-11-20T08:00:00Z"), failures: 2, results: 3 },
      { startsAt: Date.parse("2026-11-20T09:00:00Z"), failures: 1, results: 3 },
    ]);
  });

  test("of nothing is nothing", () => {
    expect(groupFailures([])).toEqual({
      tasks: 0,
      failedTasks: 0,
      results: 0,
      failures: 0,
      instances: 0,
      byCause: [],
      byInstance: [],
      byFile: [],
      byRegion: [],
      byHour: [],
    });
  });

  const anyInstance = fc
    .tuple(
      fc.constantFrom("i-1", "i-2", "i-3"),
      fc.constantFrom("Success", "Failed", "Timeout", "Running", "New"),
      fc.constantFrom("", "A", "B"),
      fc.constantFrom("", "x"),
    )
    .map((parts) => result(...parts));
  const anyTask = fc
    .tuple(
      fc.constantFrom("cn-a", "cn-b"),
      fc.constantFrom("2026-11-20T08:00:00Z", "2026-11-20T09:10:00Z"),
      fc.array(anyInstance, { maxLength: 4 }),
      fc.constantFrom("a", "b"),
    )
    .map(([region, time, instances, name]) => task(`f-${name}`, region, time, instances, { name: safeText(name) }));

  test("loses no failure in any grouping, and does not depend on the order of the tasks", () => {
    fc.assert(
      fc.property(fc.array(anyTask, { maxLength: 8 }), (tasks) => {
        const one = groupFailures(tasks);
        const sum = (all: readonly { readonly failures: number }[]) =>
          all.reduce((total, { failures }) => total + failures, 0);
        const failures = tasks
          .flatMap(({ instances }) => instances)
          .filter(({ outcome }) => outcome === "failed").length;
        expect(one.failures).toBe(failures);
        for (const all of [one.byCause, one.byInstance, one.byFile, one.byRegion, one.byHour])
          expect(sum(all)).toBe(failures);
        for (const { infos, failures: own } of one.byCause) expect(sum(infos)).toBe(own);
        expect(groupFailures(tasks.toReversed())).toEqual(one);
      }),
    );
  });
});
