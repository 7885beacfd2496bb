import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { parseArgv } from "../../../../src/cli/args.ts";
import { runDiff } from "../../../../src/cli/commands/diff.ts";
import { ok } from "../../../../src/lib/result.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import { makeInstance, makeTask } from "../../domain/make-task.ts";
import { fakeConnection, makePage } from "../fake-connection.ts";
import { type FakeIo, fakeIo, NOW } from "../fake-io.ts";

const folder = mkdtempSync(join(tmpdir(), "cafe-diff-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const LINES = ["a", "b", "c", "d", "e", "f", "g", "h"];
const contentOf = (lines: readonly string[]) => ({ Content: lines.map((line) => `${line}\n`).join("") });
const failed = makeInstance({ status: safeText("Failed") });
const tasks = [
  makeTask({ invokeId: safeText("f-1"), instances: [failed], record: contentOf(LINES) }),
  makeTask({
    invokeId: safeText("f-2"),
    mode: safeText("0600"),
    record: contentOf(["a", "b", "c", "d", "e", "f", "G", "h"]),
  }),
];
const connection = fakeConnection({
  page: ({ query }) => ok(makePage({ tasks: tasks.filter(({ invokeId }) => invokeId === query.invokeId) })),
});

async function diff(...words: readonly string[]): Promise<FakeIo & { readonly code: number }> {
  const io = fakeIo();
  const call = parseArgv(["diff", ...words], NOW);
  if (!call.ok || call.value.command !== "diff") throw new Error(`not a diff call: ${words.join(" ")}`);
  return { ...io, code: await runDiff(call.value, connection, io) };
}

describe("cafe diff", () => {
  test("of two tasks prints fields, lines with what is around them, and instances", async () => {
    const io = await diff("f-1", "f-2");
    expect([io.code, io.stderr()]).toEqual([0, ""]);
    expect(io.stdout()).toBe(`Fields
FileMode          0644 -> 0600

Content
--- f-1
+++ f-2
... 3 equal lines
     4  d
     5  e
     6  f
-    7  g
+    7  G
     8  h

Instances
failed then, ok now  1: i-bp1hsglsw0001
ok in both           0
`);
  });

  test("of a task with itself says that all is the same", async () => {
    const io = await diff("f-2", "f-2");
    expect(io.stdout()).toBe("Fields\nthe same\n\nContent\nthe same, 16 B\n\nInstances\nok in both           1\n");
  });

  test("prints JSON", async () => {
    const json = JSON.parse((await diff("f-1", "f-2", "--output", "json")).stdout());
    expect(json).toMatchObject({
      before: "f-1",
      after: "f-2",
      fields: [{ field: "FileMode", before: "0644", after: "0600" }],
      content: { kind: "text" },
      instances: { recovered: ["i-bp1hsglsw0001"], broken: [] },
    });
  });

  test("of a task and a file compares the content alone", async () => {
    const same = await diff("f-1", file("same", contentOf(LINES).Content));
    expect([same.code, same.stdout()]).toEqual([0, "Content\nthe same, 16 B\n"]);
    const io = await diff("f-1", file("other", "a\nb\nc\nd\ne\nf\ng\nh\r\n"));
    expect(io.stdout()).toMatch(/\n- {4}8 {2}h\n\+ {4}8 {2}h␍\n$/u);
    const binary = await diff("f-1", file("binary", new Uint8Array([0, 1])), "--output", "json");
    expect(JSON.parse(binary.stdout())).toMatchObject({ content: { kind: "other", before: 16, after: 2 } });
  });

  test.each<[string, () => string, RegExp]>([
    ["a file that is not there", () => join(folder, "none"), /^cafe: The file \S+none does not exist; name another/u],
    ["a folder", () => folder, /^cafe: The file \S+ is no regular file; [^\n]+\n$/u],
    ["a file that is too large", () => file("large", new Uint8Array(1_048_577)), /is larger than 1 MiB, /u],
  ])("%s is a wrong call", async (_, path, sentence) => {
    const io = await diff("f-1", path());
    expect([io.code, io.stdout()]).toEqual([2, ""]);
    expect(io.stderr()).toMatch(sentence);
  });

  test("a task that is not there exits with 1", async () => {
    const io = await diff("f-1", "f-9");
    expect([io.code, io.stdout()]).toEqual([1, ""]);
    expect(io.stderr()).toContain("There is no task f-9");
  });
});
