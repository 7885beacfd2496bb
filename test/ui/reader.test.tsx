/** Reading a content on the screen: its head, colours, secrets, search and clipboard. */
import { describe, expect, test } from "vitest";
import type { Viewport } from "../../src/core/state.ts";
import { safeText } from "../../src/lib/safe-text.ts";
import { page, task } from "../support/make-state.ts";
import { type App, renderApp } from "../support/render-app.tsx";

const TEXT = [
  "# managed by delivery",
  "user=root",
  "password=hunter2!",
  ...Array.from({ length: 60 }, (_, i) => `key_${i}=${i % 20 === 0 ? "needle" : i}`),
  `long=${"0123456789".repeat(20)}`,
].join("\n");

const secret = {
  ...task(1, { name: "app.properties" }),
  record: { InvokeId: "f-1", Name: "app.properties", Content: TEXT, ContentType: "PlainText" },
};
const next = {
  ...task(2, { name: "app.properties", minutesAgo: 30 }),
  mode: safeText("0600"),
  record: { InvokeId: "f-2", Content: TEXT.replace("user=root", "user=app").replace("hunter2!", "hunter3!") },
};

async function reading(size: Viewport, ...keys: readonly string[]): Promise<App> {
  const app = await renderApp({ size });
  await app.answer(page([secret, next]));
  await app.press(...keys);
  return app;
}

const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
];

describe.each(SIZES)("at $columns x $rows", (size) => {
  test("a content is read under its head, in colours, with its secrets masked", async () => {
    const app = await reading(size, "p");
    const screen = app.screen();
    expect(screen).toContain(" app.properties: secrets masked, m shows ");
    expect(screen).toMatch(/Path +\/etc\/nginx\/app\.properties/u);
    expect(screen).toMatch(/SHA-256/u);
    expect(screen).toMatch(/ [0-9a-f]{64}[ │]/u);
    expect(screen).toContain("Encoding     UTF-8, sent as plain text");
    expect(screen).toMatch(/Beware +It seems to hold a secret \(assigned secret, line 3\)/u);
    expect(screen).toMatch(/ 1 {2}# managed by delivery/u);
    expect(screen).toContain(" 3  password=****");
    expect(screen).not.toContain("hunter2");
    expect(app.painted()).toMatch(/\u001b\[36mpassword\u001b\[39m/u);
    expect(app.lines().at(-1)).toMatch(/ \/ find {2}n next .*m secrets .*y copy/u);
  });

  test("m shows the secrets and masks them again, and y copies what is shown", async () => {
    const app = await reading(size, "p", "y");
    expect(app.told).toEqual([`copy ${TEXT.replace("hunter2!", "****")}`]);
    await app.press("m");
    expect(app.screen()).toContain("secrets shown, m masks");
    expect(app.screen()).toContain("password=hunter2!");
    await app.press("m");
    expect(app.screen()).not.toContain("hunter2");
  });

  test("/ finds as it is typed, n goes on, and Esc goes back step by step", async () => {
    const app = await reading(size, "p", "/");
    await app.send("NEEDLE");
    expect(app.screen()).toMatch(/\/NEEDLE\S 1 of 3 · /u);
    expect(app.painted()).toContain("\u001b[7mneedle\u001b[27m");
    await app.press("enter", "n");
    expect(app.screen()).toContain("/NEEDLE 2 of 3 · ");
    expect(app.screen()).toContain("key_20=needle");
    await app.press("n", "n");
    expect(app.screen()).toContain("/NEEDLE 1 of 3 · ");
    await app.press("N");
    expect(app.screen()).toContain("/NEEDLE 3 of 3 · ");
    await app.press("esc");
    expect(app.screen()).not.toContain("NEEDLE");
    expect(app.screen()).toContain("key_40=needle");
    await app.press("esc");
    expect(app.screen()).not.toContain("key_40=needle");
  });

  test("a long line goes on in rows without a number", async () => {
    const app = await reading(size, "p", "G");
    expect(app.screen()).toMatch(/\n[^\n]*64 {2}long=0123[^\n]*\n[^\n]{2,4} {3,}\d{20}/u);
  });

  test("D compares two marked tasks: fields, lines, instances", async () => {
    const app = await reading(size, "space", "j", "space", "D");
    const screen = app.screen();
    expect(screen).toContain(" f-2 - f-1 ");
    expect(screen).toContain("FileMode          0600 -> 0644");
    expect(screen).toContain("-    2  user=app");
    expect(screen).toContain("+    2  user=root");
    expect(screen).toContain("-    3  password=****");
    expect(screen).not.toMatch(/hunter/u);
    await app.press("G");
    expect(app.screen()).toContain("ok in both           1");
  });

  test("the JSON of the task has its secrets masked, too", async () => {
    const app = await reading(size, "v");
    expect(app.screen()).toContain("f-1 as JSON: secrets masked, m shows");
    expect(app.screen()).not.toContain("hunter2");
    await app.press("m");
    expect(app.screen()).toContain("hunter2");
  });
});

test("D says what to do where nothing is marked", async () => {
  const app = await reading({ columns: 120, rows: 40 }, "D");
  expect(app.screen()).toContain("Space marks a task: mark two");
});
