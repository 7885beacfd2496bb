import { describe, expect, test } from "vitest";
import { causesOfTasks, hostOrFile, standingCauses, suspectOf } from "../../../src/domain/failure-story.ts";
import { type Instance, tallyOf, type WholeTask } from "../../../src/domain/task.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { makeInstance, makeTask } from "./make-task.ts";

const result = (id: string, status: string, errorCode = "", errorInfo = ""): Instance =>
  makeInstance({
    instanceId: safeText(id),
    status: safeText(status),
    errorCode: safeText(errorCode),
    errorInfo: safeText(errorInfo),
  });

const send = (instances: readonly Instance[], region = "cn-hangzhou"): WholeTask =>
  makeTask({ region: safeText(region), instances, tally: tallyOf(instances) });

const TASKS = [
  send([
    result("i-1", "Failed", "FileCreateFail", "disk"),
    result("i-2", "Timeout"),
    result("i-3", "Success", "Stale"),
  ]),
  send([result("i-1", "Failed", "FileCreateFail"), result("i-2", "Success")]),
  send([result("i-1", "Success"), result("i-9", "Failed", "InstanceReleased")], "cn-beijing"),
];

describe("causes", () => {
  test("of tasks are those of every failure, the most frequent first", () => {
    expect(causesOfTasks(TASKS)).toEqual([
      { errorCode: "FileCreateFail", errorInfo: "disk", status: "Failed", count: 2 },
      { errorCode: "InstanceReleased", errorInfo: "", status: "Failed", count: 1 },
      { errorCode: "", errorInfo: "", status: "Timeout", count: 1 },
    ]);
  });

  test("of one instance are its own", () => {
    expect(causesOfTasks(TASKS, safeText("i-2")).map(({ status, count }) => [status, count])).toEqual([["Timeout", 1]]);
  });

  test("that stand are those of the latest results, region by region", () => {
    expect(standingCauses(TASKS).map(({ errorCode, count }) => [errorCode, count])).toEqual([
      ["FileCreateFail", 1],
      ["InstanceReleased", 1],
    ]);
  });
});

describe("host or file", () => {
  test("sets an instance against the others of the same sends", () => {
    const own = { region: safeText("cn-hangzhou"), instanceId: safeText("i-1"), failures: 2, results: 2 };
    expect(hostOrFile(TASKS, own)).toEqual({
      own: { failures: 2, results: 2 },
      others: { failures: 1, results: 3 },
    });
  });

  test.each([
    [{ failures: 3, results: 4 }, { failures: 2, results: 100 }, "host"],
    [{ failures: 1, results: 1 }, { failures: 40, results: 49 }, "file"],
    [{ failures: 1, results: 10 }, { failures: 10, results: 100 }, "open"],
    [{ failures: 2, results: 2 }, { failures: 0, results: 0 }, "open"],
    [{ failures: 1, results: 2 }, { failures: 4, results: 10 }, "open"],
  ] as const)("%j here and %j elsewhere speak against: %s", (own, others, suspect) => {
    expect(suspectOf({ own, others })).toBe(suspect);
  });
});
