import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodePage } from "../../../src/api/decode.ts";
import { parseJson } from "../../../src/api/json.ts";
import type { Json, WholeTask } from "../../../src/domain/task.ts";
import { safeText } from "../../../src/lib/safe-text.ts";

const ORIGIN = { profile: safeText("prod"), region: safeText("cn-hangzhou") };
const SAMPLE = {
  FileMode: "0644",
  Overwrite: false,
  InvocationStatus: "Success",
  Description: "This is a test file.",
  ContentType: "PlainText",
  VmCount: 1,
  TargetDir: "/home/user",
  FileGroup: "test",
  FileOwner: "test",
  InvokeInstances: {
    InvokeInstance: [
      {
        InvocationStatus: "Success",
        FinishTime: "2020-09-11T08:30:55Z",
        InstanceId: "i-bp1hsglsw****",
        ErrorInfo: "",
        CreationTime: "2020-09-11T08:30:55Z",
        StartTime: "2020-09-11T08:30:55Z",
        UpdateTime: "2020-09-11T08:30:55Z",
        ErrorCode: "",
      },
    ],
  },
  Tags: { Tag: [{ TagKey: "owner", TagValue: "zhangsan" }] },
  Name: "test.txt",
  Content: "ZWNobyBoZWxsbw==",
  CreationTime: "2020-09-11T08:30:55Z",
  InvokeId: "f-hz0vk9****",
} as const;

const envelope = (invocation: Json, more: { [field: string]: Json } = {}): Json => ({
  TotalCount: 1,
  RequestId: "473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E",
  Invocations: { Invocation: invocation },
  ...more,
});

function pageOf(body: Json) {
  const page = decodePage(body, ORIGIN);
  if (!page.ok) throw new Error(`cannot be read at ${page.error}`);
  return page.value;
}

function taskOf(fields: { readonly [field: string]: Json }): WholeTask {
  const [task] = pageOf(envelope([{ ...SAMPLE, ...fields }])).tasks;
  if (task === undefined) throw new Error("the row was not readable");
  return task;
}

describe("the reference's sample", () => {
  const task = taskOf({});

  test("every field is read", () => {
    expect(task).toMatchObject({
      region: "cn-hangzhou",
      invokeId: "f-hz0vk9****",
      name: "test.txt",
      description: "This is a test file.",
      targetDir: "/home/user",
      owner: "test",
      group: "test",
      mode: "0644",
      overwrite: false,
      contentType: "PlainText",
      status: "Success",
      outcome: "ok",
      createdAt: { text: "2020-09-11T08:30:55Z", ms: Date.UTC(2020, 8, 11, 8, 30, 55) },
      vmCount: 1,
      tally: { ok: 1, failed: 0, open: 0 },
      tags: [{ key: "owner", value: "zhangsan" }],
      instances: [{ instanceId: "i-bp1hsglsw****", status: "Success", outcome: "ok", errorCode: "", errorInfo: "" }],
    });
  });

  test("the record holds what was sent, with plain lists", () => {
    expect(task.record).toEqual({
      ...SAMPLE,
      InvokeInstances: SAMPLE.InvokeInstances.InvokeInstance,
      Tags: SAMPLE.Tags.Tag,
    });
  });
});

describe("leniency", () => {
  test.each([
    ["FileMode as a number", { FileMode: 777 }, { mode: "777" }],
    ["FileMode missing", { FileMode: null }, { mode: "" }],
    ["Overwrite as a string", { Overwrite: "true" }, { overwrite: true }],
    ["Overwrite as something else", { Overwrite: "maybe" }, { overwrite: null }],
    ["VmCount as a string", { VmCount: "12" }, { vmCount: 12 }],
    ["VmCount missing counts the instances", { VmCount: null }, { vmCount: 1 }],
    ["a negative VmCount", { VmCount: -1 }, { vmCount: 0 }],
    ["an unknown status", { InvocationStatus: "Thinking" }, { status: "Thinking", outcome: "unknown" }],
    ["no instances", { InvokeInstances: null }, { instances: [], tally: { ok: 0, failed: 0, open: 0 } }],
    ["instances as a plain list", { InvokeInstances: [{ InstanceId: "i-1" }] }, { instances: [{ instanceId: "i-1" }] }],
    [
      "one instance without a list",
      { InvokeInstances: { InvokeInstance: { InstanceId: "i-1" } } },
      { instances: [{ instanceId: "i-1" }] },
    ],
    ["an instance that is no object", { InvokeInstances: { InvokeInstance: [3] } }, { instances: [] }],
    ["tags of null", { Tags: { Tag: null } }, { tags: [] }],
    ["tags of the wrong type", { Tags: "none" }, { tags: [] }],
    [
      "a time without seconds",
      { CreationTime: "2020-09-11T08:30Z" },
      { createdAt: { ms: Date.UTC(2020, 8, 11, 8, 30) } },
    ],
    ["a time that is none", { CreationTime: "yesterday" }, { createdAt: { text: "yesterday", ms: null } }],
    ["a time out of range", { CreationTime: "2020-19-11T08:30:55Z" }, { createdAt: { ms: null } }],
    [
      "errors spelled Null",
      { InvokeInstances: [{ InstanceId: "i-1", ErrorCode: "Null", ErrorInfo: "Null" }] },
      { instances: [{ errorCode: "", errorInfo: "" }] },
    ],
  ])("%s", (_, fields, expected) => {
    expect(taskOf(fields)).toMatchObject(expected);
  });

  test("a field that is missing is null in the record, and one that nobody knows stays", () => {
    const [task] = pageOf(envelope([{ InvokeId: "f-1", Novelty: { deep: [1] } }])).tasks;
    expect(Object.keys(task?.record ?? {}).sort()).toEqual([...Object.keys(SAMPLE), "Novelty"].sort());
    expect(task?.record).toMatchObject({ InvokeId: "f-1", Content: null, Novelty: { deep: [1] }, Tags: [] });
  });

  test("every documented field of an instance is in the record", () => {
    const { record } = taskOf({ InvokeInstances: [{ InstanceId: "i-1", Extra: 1 }] });
    const documented = Object.keys(SAMPLE.InvokeInstances.InvokeInstance[0]);
    expect(record).toMatchObject({
      InvokeInstances: [{ ...Object.fromEntries(documented.map((name) => [name, null])), InstanceId: "i-1", Extra: 1 }],
    });
  });

  test("a single Invocation without a list is a list of one", () => {
    expect(pageOf(envelope(SAMPLE))).toMatchObject({ rows: 1, tasks: [{ invokeId: "f-hz0vk9****" }] });
  });

  test("failed instances come first", () => {
    const { instances, tally } = taskOf({
      InvokeInstances: [
        { InstanceId: "i-1", InvocationStatus: "Success" },
        { InstanceId: "i-2", InvocationStatus: "Running" },
        { InstanceId: "i-3", InvocationStatus: "Failed", ErrorCode: "FileCreateFail" },
      ],
    });
    expect(instances.map((each) => each.instanceId)).toEqual(["i-3", "i-2", "i-1"]);
    expect(tally).toEqual({ ok: 1, failed: 1, open: 1 });
  });
});

describe("rows", () => {
  test.each<[string, Json]>([
    ["null", null],
    ["a number", 1],
    ["no InvokeId", { Name: "x" }],
    ["an empty InvokeId", { InvokeId: "" }],
    ["an InvokeId of the wrong type", { InvokeId: {} }],
  ])("%s costs that row only", (_, bad) => {
    expect(pageOf(envelope([bad, SAMPLE]))).toMatchObject({ rows: 2, unreadable: 1, tasks: [{ name: "test.txt" }] });
  });

  test("a task in several rows is joined, each instance once", () => {
    const row = (ids: string[], Name: string): Json => ({
      ...SAMPLE,
      Name,
      InvokeInstances: { InvokeInstance: ids.map((InstanceId) => ({ InstanceId })) },
    });
    const page = pageOf(envelope([row(["i-1", "i-2"], "first"), row(["i-2", "i-3"], "second")]));
    expect(page).toMatchObject({ rows: 2, unreadable: 0 });
    expect(page.tasks).toHaveLength(1);
    expect(page.tasks[0]?.name).toBe("first");
    expect(page.tasks[0]?.instances.map((each) => each.instanceId)).toEqual(["i-1", "i-2", "i-3"]);
    expect(page.tasks[0]?.record["InvokeInstances"]).toHaveLength(3);
  });
});

describe("the envelope", () => {
  test.each<[string, Json, string]>([
    ["a list", [], "the top level"],
    ["null", null, "the top level"],
    ["text", "ok", "the top level"],
    ["nothing of a page", { hello: "world" }, "Invocations"],
    ["invocations as text", { RequestId: "r", Invocations: "none" }, "Invocations.Invocation"],
    ["an invocation as a number", { RequestId: "r", Invocations: { Invocation: 7 } }, "Invocations.Invocation"],
  ])("%s cannot be read, and the answer says where", (_, body, where) => {
    expect(decodePage(body, ORIGIN)).toEqual({ ok: false, error: where });
  });

  test.each<[string, Json]>([
    ["no Invocations", { RequestId: "r", TotalCount: 0 }],
    ["null Invocations", { RequestId: "r", Invocations: null }],
    ["an empty list for Invocations", { RequestId: "r", Invocations: [] }],
    ["no list in Invocations", { RequestId: "r", Invocations: {} }],
  ])("%s is an empty page", (_, body) => {
    expect(pageOf(body)).toMatchObject({ tasks: [], rows: 0, unreadable: 0, requestId: "r" });
  });

  test.each<[Json, number | null]>([
    [2, 2],
    ["17", 17],
    [-1, -1],
    [1.5, null],
    ["", null],
    [null, null],
    [{}, null],
  ])("TotalCount %j is read as %j", (TotalCount, expected) => {
    expect(pageOf(envelope([], { TotalCount })).totalCount).toBe(expected);
  });

  test("an empty NextToken is none", () => {
    expect(pageOf(envelope([], { NextToken: "" })).nextToken).toBeNull();
    expect(pageOf(envelope([], { NextToken: "AAAA" })).nextToken).toBe("AAAA");
  });
});

describe("hostile replies", () => {
  test("what could steer a terminal is shown as a mark, and stays as it is in the record", () => {
    const Name = "a\u001b[2Jb\u202ec";
    const task = taskOf({ Name });
    expect(task.name).toBe("a␛[2Jb‹U+202E›c");
    expect(task.record["Name"]).toBe(Name);
  });

  test.each([
    ['{"__proto__":{"InvokeId":"f-1"},"RequestId":"r"}'],
    [
      '{"\\u005f_proto__":{"polluted":1},"RequestId":"r","Invocations":{"Invocation":[{"InvokeId":"f-1","__proto__":{"a":1},"x":{"__proto__":2}}]}}',
    ],
  ])("a __proto__ key sets nothing, at any depth: %s", (text) => {
    const body = parseJson(text);
    if (!body.ok) throw new Error("the text is JSON");
    const page = pageOf(body.value);
    expect(JSON.stringify(page)).not.toContain("__proto__");
    expect(Object.getPrototypeOf(page.tasks[0]?.record ?? {})).toBe(Object.prototype);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  test("no JSON makes it throw, and every text it gives is printable", () => {
    const row = fc.dictionary(
      fc.constantFrom(...Object.keys(SAMPLE), "__proto__", "constructor"),
      fc.oneof(fc.jsonValue(), fc.record({ InvokeInstance: fc.jsonValue(), Tag: fc.jsonValue() })),
    );
    const body = fc.oneof(
      fc.jsonValue(),
      fc.record({
        RequestId: fc.jsonValue(),
        TotalCount: fc.jsonValue(),
        Invocations: fc.record({ Invocation: fc.array(row) }),
      }),
    );
    fc.assert(
      fc.property(body, (value) => {
        const json = parseJson(JSON.stringify(value));
        if (!json.ok) throw new Error("the text is JSON");
        const page = decodePage(json.value, ORIGIN);
        if (!page.ok) return;
        expect(new Set(page.value.tasks.map((task) => task.invokeId)).size).toBe(page.value.tasks.length);
        for (const { record, ...shown } of page.value.tasks) {
          expect(JSON.stringify(shown)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/u);
          expect(record["InvokeInstances"]).toBeInstanceOf(Array);
        }
      }),
      { numRuns: 500 },
    );
  });
});
