import { describe, expect, test } from "vitest";
import { createArchive, type Stretch } from "../../../../src/emulator/data/archive.ts";
import { createRecordedTask } from "../../../../src/emulator/data/task.ts";

const EVER = Number.NEGATIVE_INFINITY;
const ALL = Number.POSITIVE_INFINITY;

function task(invokeId: string, createdAt: number, ...instanceIds: readonly string[]) {
  return createRecordedTask(
    {
      invokeId,
      regionId: "cn-hangzhou",
      resourceGroupId: "",
      createdAt,
      file: {
        name: "a",
        targetDir: "",
        owner: "",
        group: "",
        mode: "",
        overwrite: false,
        description: "",
        contentType: "PlainText",
        content: () => "",
      },
      tags: [],
    },
    instanceIds.map((InstanceId) => ({
      InstanceId,
      InvocationStatus: "Success" as const,
      CreationTime: "",
      StartTime: "",
      FinishTime: "",
      UpdateTime: "",
      ErrorCode: "",
      ErrorInfo: "",
    })),
  );
}

function filled() {
  const archive = createArchive();
  archive.add([task("f-2", 2, "i-1"), task("f-4", 4, "i-1", "i-2")]);
  archive.add([task("f-1", 1, "i-2"), task("f-3b", 3, "i-1"), task("f-3a", 3, "i-1")]);
  return archive;
}

const ids = ({ list, first, end }: Stretch) => list.slice(first, end).map(({ invokeId }) => invokeId);

describe("newest first, whatever the order of arrival; of one second, the larger id first", () => {
  test.each([
    [EVER, ALL, ALL, ["f-4", "f-3b", "f-3a", "f-2", "f-1"]],
    [1, ALL, ALL, ["f-4", "f-3b", "f-3a", "f-2"]],
    [EVER, 3, ALL, ["f-3b", "f-3a", "f-2", "f-1"]],
    [EVER, 3, 2, ["f-3b", "f-3a"]],
    [3, 3, ALL, []],
    [9, ALL, ALL, []],
  ])("created after %f, up to %f, at most %f", (from, to, limit, expected) => {
    expect(ids(filled().within({ from, to, limit }))).toEqual(expected);
  });
});

describe("those of an instance are among the same tasks", () => {
  test.each([
    ["i-1", EVER, ALL, ALL, ["f-4", "f-3b", "f-3a", "f-2"]],
    ["i-2", EVER, ALL, ALL, ["f-4", "f-1"]],
    ["i-2", 1, ALL, ALL, ["f-4"]],
    ["i-1", EVER, 3, ALL, ["f-3b", "f-3a", "f-2"]],
    ["i-1", EVER, ALL, 2, ["f-4", "f-3b"]],
    ["i-2", EVER, ALL, 4, ["f-4"]],
    ["i-3", EVER, ALL, ALL, []],
  ])("%s: created after %f, up to %f, at most %f", (id, from, to, limit, expected) => {
    expect(ids(filled().sentTo(id, { from, to, limit }))).toEqual(expected);
  });

  test("an empty archive has none", () => {
    const window = { from: EVER, to: ALL, limit: ALL };
    expect(ids(createArchive().sentTo("i-1", window))).toEqual([]);
    expect(ids(createArchive().within(window))).toEqual([]);
  });

  test("an instance is known once something was sent to it", () => {
    expect(filled().hasReached("i-2")).toBe(true);
    expect(filled().hasReached("i-3")).toBe(false);
  });
});

test.each([
  ["f-3a", EVER, ALL, ALL, ["f-3a"]],
  ["f-3a", 3, ALL, ALL, []],
  ["f-4", EVER, 3, ALL, []],
  ["f-3a", EVER, ALL, 2, []],
  ["f-none", EVER, ALL, ALL, []],
])("%s is found if it is among the tasks created after %f, up to %f, at most %f", (id, from, to, limit, expected) => {
  expect(ids(filled().withId(id, { from, to, limit }))).toEqual(expected);
});

test("what has surely ended is known, whatever lasts longest", () => {
  const archive = filled();
  const slow = { ...task("f-5", 5, "i-1"), endsAt: 8 };
  archive.add([slow]);
  const settledAt = (now: number) => {
    const { list, first, end, settled } = archive.within({ from: EVER, to: now, limit: ALL });
    return list.slice(Math.max(first, settled), end).map(({ invokeId }) => invokeId);
  };
  expect(settledAt(5)).toEqual(["f-2", "f-1"]);
  expect(settledAt(8)).toEqual(["f-5", "f-4", "f-3b", "f-3a", "f-2", "f-1"]);
});
