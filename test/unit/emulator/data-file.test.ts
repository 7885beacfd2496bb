import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describeTask } from "../../../src/emulator/data/describe-task.ts";
import { statusAt } from "../../../src/emulator/data/task.ts";
import { parseDataFile } from "../../../src/emulator/data-file.ts";

const INSTANCE = { InstanceId: "i-1", InvocationStatus: "Success" };
const TASK = {
  InvokeId: "f-1",
  Name: "a.txt",
  CreationTime: "2026-11-20T08:00:00Z",
  InvokeInstances: { InvokeInstance: [INSTANCE] },
};

const parse = (...tasks: readonly unknown[]) =>
  parseDataFile(JSON.stringify({ RegionId: "cn-beijing", Invocations: { Invocation: tasks } }), "data.json");

test("a task with only what it needs gets the wire's empty values for the rest", () => {
  const [task] = parse(TASK);
  expect(task).toMatchObject({ regionId: "cn-beijing", resourceGroupId: "", instanceIds: ["i-1"] });
  expect(task && describeTask(task, 0)).toEqual({
    InvokeId: "f-1",
    Name: "a.txt",
    Description: "",
    TargetDir: "",
    FileOwner: "",
    FileGroup: "",
    FileMode: "",
    Overwrite: false,
    ContentType: "PlainText",
    Content: "",
    CreationTime: "2026-11-20T08:00:00Z",
    InvocationStatus: "Success",
    VmCount: 1,
    InvokeInstances: {
      InvokeInstance: [
        {
          InstanceId: "i-1",
          InvocationStatus: "Success",
          CreationTime: "2026-11-20T08:00:00Z",
          StartTime: "",
          FinishTime: "",
          UpdateTime: "2026-11-20T08:00:00Z",
          ErrorCode: "",
          ErrorInfo: "",
        },
      ],
    },
    Tags: { Tag: [] },
  });
});

test("what the service answers is answered again, field for field", () => {
  const full = {
    InvokeId: "f-2",
    Name: "b.sh",
    Description: "x",
    TargetDir: "/srv",
    FileOwner: "root",
    FileGroup: "app",
    FileMode: "0755",
    Overwrite: true,
    ContentType: "Base64",
    Content: "ZWNobw==",
    CreationTime: "2026-11-20T08:00:00Z",
    InvocationStatus: "Pending",
    VmCount: 2,
    InvokeInstances: {
      InvokeInstance: [
        {
          InstanceId: "i-1",
          InvocationStatus: "Aborted",
          CreationTime: "2026-11-20T08:00:00Z",
          StartTime: "2026-11-20T08:00:01Z",
          FinishTime: "2026-11-20T08:00:02Z",
          UpdateTime: "2026-11-20T08:00:03Z",
          ErrorCode: "ClientNetworkBlocked",
          ErrorInfo: "a code that is newer than the reference",
        },
        {
          InstanceId: "i-2",
          InvocationStatus: "Pending",
          CreationTime: "2026-11-20T08:00:00Z",
          StartTime: "",
          FinishTime: "",
          UpdateTime: "2026-11-20T08:00:00Z",
          ErrorCode: "",
          ErrorInfo: "",
        },
      ],
    },
    Tags: { Tag: [{ TagKey: "k", TagValue: "" }] },
  };
  const [task] = parse(full);
  const later = Date.parse("2030-01-01T00:00:00Z");
  expect(task && describeTask(task, later)).toEqual(full);
  expect(task && statusAt(task, later)).toBe("Pending");
});

test.each([
  ["lists without their wrapper", { InvokeInstances: [INSTANCE], Tags: [{ TagKey: "k" }] }],
  ["a number for FileMode, and words for Overwrite", { FileMode: 755, Overwrite: "true" }],
  ["a region and a group of its own", { RegionId: "cn-finance-9", ResourceGroupId: "rg-1" }],
])("%s are read", (_, change) => {
  expect(parse({ ...TASK, ...change })).toHaveLength(1);
});

const wrongStatus = { InvokeInstances: { InvokeInstance: [{ ...INSTANCE, InvocationStatus: "Done" }] } };
const many = Array.from({ length: 51 }, (_, index) => ({ ...INSTANCE, InstanceId: `i-${index}` }));

test.each<[unknown, string]>([
  [{ InvokeId: undefined }, "data.json, task 1: InvokeId is absent; a text is needed."],
  [{ Name: "" }, 'data.json, task 1 (f-1): Name is ""; a text is needed.'],
  [{ CreationTime: "yesterday" }, 'CreationTime is "yesterday"; a UTC time such as 2026-11-20T08:00:00Z is needed.'],
  [{ CreationTime: "2026-13-20T08:00:00Z" }, "a UTC time such as"],
  [
    { InvocationState: "x" },
    'task 1 (f-1): "InvocationState" is no field of it; it may have RegionId, ResourceGroupId,',
  ],
  [
    wrongStatus,
    'instance 1: InvocationStatus is "Done"; it must be one of Pending, Invalid, Running, Aborted, Success,',
  ],
  [
    { InvocationStatus: "Failed" },
    '(f-1): InvocationStatus is "Failed"; "Success" is allowed here, because its instances',
  ],
  [{ VmCount: 3 }, "VmCount is 3; 1 is allowed here, because it has so many InvokeInstances."],
  [{ InvokeInstances: { InvokeInstance: [] } }, "InvokeInstances has 0 instances; 1 to 50 are allowed."],
  [{ InvokeInstances: many }, "InvokeInstances has 51 instances; 1 to 50 are allowed."],
  [
    { InvokeInstances: [INSTANCE, INSTANCE] },
    "InvokeInstances names an instance twice; each instance is allowed once.",
  ],
  [{ InvokeInstances: "i-1" }, 'InvokeInstances holds no list; {"InvokeInstance": […]} is needed.'],
  [{ InvokeInstances: [7] }, "task 1 (f-1), instance 1 is 7; a JSON object is needed."],
  [{ InvokeInstances: [{ ...INSTANCE, StartTime: "8:00" }] }, 'instance 1: StartTime is "8:00"; a UTC time'],
  [{ ContentType: "Text" }, 'ContentType is "Text"; it must be one of PlainText, Base64.'],
  [{ Overwrite: "yes" }, 'Overwrite is "yes"; it must be true or false.'],
  [{ Description: {} }, "Description is {}; a text is needed."],
  [{ Tags: [{ Key: "k" }] }, 'tag 1: "Key" is no field of it; it may have TagKey, TagValue.'],
  [{ RegionId: "Beijing" }, 'RegionId is "Beijing"; a region ID such as cn-hangzhou'],
])("%j is refused, with the task and the field", (change, sentence) => {
  expect(() => parse({ ...TASK, ...Object(change) })).toThrow(sentence);
});

test.each([
  ["{", /^data\.json is not JSON \(.*\); it takes \{"RegionId"/],
  ["[]", /^data\.json is \[\]; a JSON object is needed\.$/],
  ['{"tasks":[]}', /^data\.json: "tasks" is no field of it; it may have RegionId, Invocations,/],
  ["{}", /^data\.json: Invocations is absent; \{"Invocation": \[…\]\} is needed\.$/],
  [
    JSON.stringify({ Invocations: [TASK] }),
    /^data\.json, task 1 \(f-1\): RegionId is absent; a region ID such as cn-hangzhou, in the task or at the top/,
  ],
  [
    JSON.stringify({ RegionId: "cn-beijing", Invocations: [TASK, TASK] }),
    'data.json, task 2: InvokeId "f-1" is there twice; each task has its own.',
  ],
])("the file %s is refused", (text, sentence) => {
  expect(() => parseDataFile(text, "data.json")).toThrow(sentence);
});

test("the example of the documentation is a data file", () => {
  const [, example = ""] = /```json\n([\s\S]*?)```/.exec(readFileSync("docs/emulator.md", "utf8")) ?? [];
  expect(parseDataFile(example, "docs/emulator.md")).toHaveLength(1);
});
