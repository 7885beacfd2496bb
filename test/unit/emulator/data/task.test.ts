import { describe, expect, test } from "vitest";
import type { InstanceStatus, OverallStatus } from "../../../../src/contract/send-file-results.ts";
import { CAUSES, type Cause } from "../../../../src/emulator/data/causes.ts";
import { describeTask } from "../../../../src/emulator/data/describe-task.ts";
import { createTask, overallStatus, type Pace, statusAt } from "../../../../src/emulator/data/task.ts";

const CREATED = Date.parse("2026-11-24T03:00:00Z");
const SECOND = 1_000;

function taskWith(failures: ReadonlyMap<number, Cause>, pace: Pace, instances = 4) {
  return createTask({
    invokeId: "f-hz0test",
    regionId: "cn-hangzhou",
    resourceGroupId: "",
    createdAt: CREATED,
    file: {
      name: "a.txt",
      targetDir: "/srv",
      owner: "root",
      group: "root",
      mode: "0644",
      overwrite: false,
      description: "",
      contentType: "PlainText",
      content: () => "hello",
    },
    tags: [{ TagKey: "app", TagValue: "x" }],
    instanceIds: Array.from({ length: instances }, (_, index) => `i-${index}`),
    failures,
    pace,
    seed: 11,
  });
}

const SLOW: Pace = { step: 10 * SECOND, run: 4 * SECOND, timeout: 120 * SECOND };

test.each<[InstanceStatus[], OverallStatus]>([
  [["Success"], "Success"],
  [["Success", "Success"], "Success"],
  [["Pending", "Running", "Failed"], "Pending"],
  [["Running", "Success", "Failed"], "Running"],
  [["Failed", "Failed"], "Failed"],
  [["Invalid", "Aborted", "Failed", "Timeout", "Error"], "Failed"],
  [["Success", "Invalid"], "PartialFailed"],
  [["Success", "Aborted"], "PartialFailed"],
  [["Success", "Timeout"], "PartialFailed"],
  [["Success", "Error"], "PartialFailed"],
])("instances %j make the task %s", (statuses, expected) => {
  expect(overallStatus(statuses)).toBe(expected);
  expect(overallStatus([...statuses].reverse())).toBe(expected);
});

describe("a task one watches", () => {
  const task = taskWith(new Map([[1, CAUSES.createFailed]]), SLOW);
  const seconds = Array.from({ length: 60 }, (_, second) => CREATED + second * SECOND);

  test("goes from Pending over Running to its end, and never back", () => {
    const seen = seconds.map((now) => statusAt(task, now));
    const changes = seen.filter((status, index) => status !== seen[index - 1]);
    expect(changes).toEqual(["Pending", "Running", "PartialFailed"]);
  });

  test("reaches its instances one after the other", () => {
    const successes = seconds.map(
      (now) =>
        describeTask(task, now).InvokeInstances.InvokeInstance.filter((at) => at.InvocationStatus === "Success").length,
    );
    expect(successes).toEqual([...successes].sort());
    expect(new Set(successes)).toEqual(new Set([0, 1, 2, 3]));
  });

  test("says at any second what its instances say together", () => {
    for (const now of seconds) {
      const shown = describeTask(task, now);
      const together = overallStatus(shown.InvokeInstances.InvokeInstance.map((at) => at.InvocationStatus));
      expect(shown.InvocationStatus).toBe(together);
      expect(statusAt(task, now)).toBe(together);
    }
  });

  test("shows a time, a code or a text only when its moment has come", () => {
    for (const now of seconds) {
      for (const at of describeTask(task, now).InvokeInstances.InvokeInstance) {
        const times = [at.CreationTime, at.StartTime, at.FinishTime, at.UpdateTime].filter((time) => time !== "");
        expect(times.every((time) => Date.parse(time) <= now)).toBe(true);
        expect(at.StartTime === "").toBe(at.InvocationStatus === "Pending");
        expect(at.FinishTime === "").toBe(at.InvocationStatus === "Pending" || at.InvocationStatus === "Running");
        expect(at.UpdateTime).toBe(at.FinishTime || at.StartTime || at.CreationTime);
        expect(at.ErrorCode).toBe(at.InvocationStatus === "Failed" ? "FileCreateFail" : "");
      }
    }
  });
});

test.each<[string, Cause, { status: InstanceStatus; code: string; started: boolean }]>([
  ["refused", CAUSES.notRunning, { status: "Aborted", code: "InstanceNotRunning", started: false }],
  ["undelivered", CAUSES.undelivered, { status: "Timeout", code: "DeliveryTimeout", started: false }],
  ["rejected", CAUSES.modeInvalid, { status: "Invalid", code: "FileAuthorityInvalid", started: true }],
  ["hung", CAUSES.agentSilent, { status: "Timeout", code: "ClientNotResponse", started: true }],
])("an instance that is %s ends so", (_, cause, expected) => {
  const task = taskWith(new Map([[0, cause]]), SLOW, 1);
  const [at] = describeTask(task, task.endsAt).InvokeInstances.InvokeInstance;
  expect(at).toMatchObject({ InvocationStatus: expected.status, ErrorCode: expected.code, ErrorInfo: cause.info });
  expect(at?.StartTime !== "").toBe(expected.started);
});

test("a task that times out ends when its time is over, not before", () => {
  const task = taskWith(new Map([[0, CAUSES.undelivered]]), SLOW, 1);
  expect(statusAt(task, CREATED + 119 * SECOND)).toBe("Pending");
  expect(statusAt(task, CREATED + 120 * SECOND)).toBe("Failed");
});

test("the wire shape has every field, in the wire's types", () => {
  expect(describeTask(taskWith(new Map(), SLOW, 1), CREATED + 60 * SECOND)).toEqual({
    InvokeId: "f-hz0test",
    Name: "a.txt",
    Description: "",
    TargetDir: "/srv",
    FileOwner: "root",
    FileGroup: "root",
    FileMode: "0644",
    Overwrite: false,
    ContentType: "PlainText",
    Content: "hello",
    CreationTime: "2026-11-24T03:00:00Z",
    InvocationStatus: "Success",
    VmCount: 1,
    InvokeInstances: {
      InvokeInstance: [
        {
          InstanceId: "i-0",
          InvocationStatus: "Success",
          CreationTime: "2026-11-24T03:00:00Z",
          StartTime: expect.stringMatching(/^2026-11-24T03:00:\d\dZ$/),
          FinishTime: expect.stringMatching(/^2026-11-24T03:00:\d\dZ$/),
          UpdateTime: expect.stringMatching(/^2026-11-24T03:00:\d\dZ$/),
          ErrorCode: "",
          ErrorInfo: "",
        },
      ],
    },
    Tags: { Tag: [{ TagKey: "app", TagValue: "x" }] },
  });
});
