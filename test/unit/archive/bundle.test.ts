import { describe, expect, test } from "vitest";
import { readBundle } from "../../../src/archive/bundle.ts";
import type { Bundle } from "../../../src/domain/bundle.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { rowOf, wholeTask } from "./make-record.ts";

const PROFILE = safeText("file sends.json");
const read = (value: unknown) => readBundle(typeof value === "string" ? value : JSON.stringify(value), PROFILE);
const recordOf = (id: string, region: string, profile: string) => wholeTask(id, {}, region, profile);

const bundle: Bundle = {
  format: "cafe-bundle",
  version: 1,
  exportedAt: "2026-11-24T03:00:00.000Z",
  command: "cafe list",
  tasks: [
    { Profile: "prod", RegionId: "cn-hangzhou", ...recordOf("f-1", "cn-hangzhou", "prod").record },
    { Profile: "prod", RegionId: "cn-beijing", ...recordOf("f-1", "cn-beijing", "prod").record },
    { Profile: "test", RegionId: "cn-hangzhou", ...recordOf("f-1", "cn-hangzhou", "test").record },
  ],
};

describe("a file of tasks", () => {
  test("that was exported gives the tasks back as they were, each whose it was", () => {
    const opened = read(bundle);
    expect(opened).toMatchObject({ ok: true, value: { unreadable: 0, exportedAt: Date.parse(bundle.exportedAt) } });
    if (!opened.ok) return;
    expect(opened.value.tasks).toEqual([
      recordOf("f-1", "cn-hangzhou", "prod"),
      recordOf("f-1", "cn-beijing", "prod"),
      recordOf("f-1", "cn-hangzhou", "test"),
    ]);
  });

  const one = wholeTask("f-1", {}, "cn-beijing", PROFILE);
  const lines = [rowOf("f-2"), rowOf("f-1")].map((row) => JSON.stringify(row));
  test.each([
    [
      "--output json of one region",
      JSON.stringify({ region: "cn-beijing", tasks: [one.record] }, null, 2),
      ["cn-beijing f-1"],
    ],
    [
      "--output json of several",
      JSON.stringify({ regions: [], tasks: [{ RegionId: "eu-west-1", ...one.record }] }),
      ["eu-west-1 f-1"],
    ],
    ["--output json without a task", JSON.stringify({ region: "cn-beijing", tasks: [] }), []],
    ["--output ndjson", `${lines.join("\n")}\n`, ["unknown f-2", "unknown f-1"]],
    ["--output ndjson of one task", `${lines[0]}\n`, ["unknown f-2"]],
    ["--output ndjson of several regions", JSON.stringify({ RegionId: "eu-west-1", ...one.record }), ["eu-west-1 f-1"]],
  ])("that cafe list printed is read: %s", (_, text, expected) => {
    const opened = read(text);
    expect(opened.ok && opened.value.tasks.map(({ region, invokeId }) => `${region} ${invokeId}`)).toEqual(expected);
  });

  test.each([
    ["", "holds no tasks"],
    ["not JSON", "holds no tasks"],
    ["[]", "holds no tasks"],
    ['{"a":1}', "holds no tasks"],
    [`${lines[0]}\n{"cut`, "holds no tasks"],
    ['{"format":"cafe-bundle","version":1,"tasks":7}', "holds no tasks"],
    ['{"format":"cafe-bundle","version":2,"tasks":[]}', "bundle of version 2"],
    ['{"format":"other","tasks":[]}', "another format"],
  ])("that is wrong is said to be so: %s", (text, why) => {
    expect(read(text)).toMatchObject({ ok: false, error: expect.stringContaining(why) });
  });

  test("is untrusted: entries that are no tasks are counted, texts are neutralised, regions are checked", () => {
    const tasks = [
      null,
      7,
      [],
      { Name: "no id" },
      { InvokeId: "f-1", Name: "\u001b[31mred", RegionId: "../../etc", Profile: "\u202eevil", __proto__: { x: 1 } },
    ];
    const opened = read({ tasks });
    expect(opened).toMatchObject({ ok: true, value: { unreadable: 4 } });
    if (!opened.ok) return;
    const [task] = opened.value.tasks;
    expect(task?.region).toBe("unknown");
    expect(`${task?.name}${task?.profile}`).not.toMatch(/[\u001b\u202e]/u);
    expect(task?.record["Name"]).toBe("\u001b[31mred");
  });
});
