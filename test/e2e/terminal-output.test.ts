/** What goes over the line: little, and always what a full repaint would show. */
import { beforeAll, expect, test } from "vitest";
import { bundled } from "../support/bundled.ts";
import { start } from "../support/pty.ts";

let demo = "";
beforeAll(() => {
  demo = bundled("test/support/ink-demo.tsx");
});

test.each([
  [120, 40],
  [200, 50],
])("a move of the cursor at %ix%i is few bytes in one synchronized update", async (cols, rows) => {
  const pty = start(process.execPath, [demo], { cols, rows });
  await pty.waitFor(/READY/);
  const sizes: number[] = [];
  for (let at = 2; at <= 15; at++) {
    const before = pty.raw().length;
    pty.key("j");
    await pty.waitFor(new RegExp(`demo ${at}/500`));
    const update = pty.raw().slice(before);
    expect(update).toMatch(/^\u001b\[\?2026h[\s\S]*\u001b\[\?2026l$/);
    sizes.push(Buffer.byteLength(update));
  }
  expect(Math.max(...sizes)).toBeLessThanOrEqual(260);
  pty.key("q");
  await pty.exit;
});

test("after many moves the screen is what a full repaint shows", async () => {
  const pty = start(process.execPath, [demo], { cols: 60, rows: 20 });
  await pty.waitFor(/READY/);
  pty.key("j".repeat(60) + "k".repeat(7));
  const moved = await pty.waitFor(/demo 54\/500/);
  pty.key("lj");
  await pty.waitFor(/demo 55\/500/);
  pty.key("k");
  expect(await pty.waitFor(/demo 54\/500/)).toBe(moved);
  pty.key("q");
  await pty.exit;
});

test.each([
  ["smaller", 50, 12],
  ["larger", 100, 30],
])("a terminal made %s is painted anew at its size", async (_, cols, rows) => {
  const pty = start(process.execPath, [demo], { cols: 80, rows: 24 });
  await pty.waitFor(/READY/);
  pty.resize(cols, rows);
  const rule = "─".repeat(cols);
  const screen = await pty.waitFor(new RegExp(`^demo 1/500[\\s\\S]*\n${rule}\nREADY`));
  expect(screen.split("\n")).toHaveLength(rows);
  expect(screen.match(/READY/g)).toHaveLength(1);
  pty.key("q");
  await pty.exit;
});
