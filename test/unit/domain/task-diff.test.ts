import { describe, expect, test } from "vitest";
import { contentOfBytes, decodeContent } from "../../../src/domain/content.ts";
import { diffContents, diffTasks } from "../../../src/domain/task-diff.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { makeInstance, makeTask } from "./make-task.ts";

const instance = (id: string, status: string) => makeInstance({ instanceId: safeText(id), status: safeText(status) });
const text = (raw: string) => decodeContent(raw, "PlainText");
const bytes = (...raw: readonly number[]) => contentOfBytes(new Uint8Array(raw));

describe("diffTasks", () => {
  test("names the fields that differ, and no other", () => {
    const before = makeTask();
    const after = makeTask({
      mode: safeText("0600"),
      overwrite: null,
      tags: [{ key: safeText("env"), value: safeText("prod") }],
    });
    expect(diffTasks(before, after).fields).toEqual([
      { field: "FileMode", before: "0644", after: "0600" },
      { field: "Overwrite", before: "true", after: "" },
      { field: "Tags", before: "", after: "env=prod" },
    ]);
    expect(diffTasks(before, before)).toMatchObject({ fields: [], content: { kind: "same", bytes: 8 } });
  });

  test("sorts the instances by what became of them", () => {
    const before = makeTask({
      instances: [
        instance("i-1", "Failed"),
        instance("i-2", "Success"),
        instance("i-3", "Timeout"),
        instance("i-4", "Success"),
        instance("i-5", "Running"),
        instance("i-6", "Failed"),
      ],
    });
    const after = makeTask({
      instances: [
        instance("i-1", "Success"),
        instance("i-2", "Invalid"),
        instance("i-3", "Error"),
        instance("i-4", "Success"),
        instance("i-5", "Success"),
        instance("i-7", "Success"),
      ],
    });
    expect(diffTasks(before, after).instances).toEqual({
      recovered: ["i-1"],
      broken: ["i-2"],
      failedTwice: ["i-3"],
      okTwice: ["i-4"],
      open: ["i-5"],
      onlyBefore: ["i-6"],
      onlyAfter: ["i-7"],
    });
  });
});

describe("diffContents", () => {
  test("tells lines apart by their ends, too, and shows them harmless", () => {
    expect(diffContents(text("a\r\nb\n"), text("a\nb\n"))).toEqual({
      kind: "text",
      lines: [
        { op: "removed", line: 1, text: "a␍" },
        { op: "added", line: 1, text: "a" },
        { op: "same", line: 2, text: "b" },
      ],
    });
  });

  test("says where the last line has no end", () => {
    expect(diffContents(text("a"), text("a\n"))).toMatchObject({
      lines: [
        { op: "removed", text: "a (no line end)" },
        { op: "added", text: "a" },
      ],
    });
  });

  test("compares what is on the disk, whatever it was sent as", () => {
    expect(diffContents(decodeContent("aGVsbG8=", "Base64"), text("hello"))).toEqual({ kind: "same", bytes: 5 });
  });

  test("masks secrets on both sides, and still sees that they differ", () => {
    expect(diffContents(text("password=hunter22\n"), text("password=hunter23\n"))).toMatchObject({
      lines: [
        { op: "removed", text: "password=****" },
        { op: "added", text: "password=****" },
      ],
    });
  });

  test("of binary data says whether it is the same, and how long", () => {
    expect(diffContents(bytes(0, 1, 2), bytes(0, 1, 2))).toEqual({ kind: "same", bytes: 3 });
    expect(diffContents(bytes(0, 1, 2), bytes(0, 1, 3))).toEqual({ kind: "other", before: 3, after: 3 });
    expect(diffContents(bytes(0, 1, 2), text("abcd"))).toEqual({ kind: "other", before: 3, after: 4 });
  });

  test("of nothing and nothing is the same, of nothing and something all of it", () => {
    expect(diffContents(text(""), bytes())).toEqual({ kind: "same", bytes: 0 });
    expect(diffContents(text(""), text("a\n"))).toMatchObject({ lines: [{ op: "added", text: "a" }] });
  });
});
