/** Without colour, and in ASCII, every state is still told: by a sign, a word, or reverse video where it is a place. */
import { cleanup } from "ink-testing-library";
import { afterEach, describe, expect, test } from "vitest";
import { safeText } from "../../src/lib/safe-text.ts";
import { ASCII_GLYPHS, UNICODE_GLYPHS } from "../../src/present/glyphs.ts";
import { inAscii } from "../../src/ui/theme/theme.ts";
import { THEMES } from "../support/looks.ts";
import { failedInstance, page, task } from "../support/make-state.ts";
import { type App, renderApp } from "../support/render-app.tsx";
import { makeInstance } from "../unit/domain/make-task.ts";
import { HOSTILE } from "../unit/present/text-of.ts";

afterEach(cleanup);

const MONO = { theme: THEMES.mono, glyphs: UNICODE_GLYPHS };
const ASCII = { theme: inAscii(THEMES.mono), glyphs: ASCII_GLYPHS };

const CONTENT = ["user=root", "password=hunter2!", ...Array.from({ length: 60 }, (_, i) => `key_${i}=x`)].join("\n");

/** A task in each state, and instances in each of theirs. */
const FLEET = [
  task("6", {
    name: "a.conf",
    status: "Pending",
    instances: [makeInstance({ status: safeText("Pending"), outcome: "waiting" })],
  }),
  task("5", {
    name: "b.conf",
    status: "Running",
    instances: [makeInstance({ status: safeText("Running"), outcome: "running" })],
  }),
  task("4", { name: "c.conf", status: "Success", instances: [makeInstance()] }),
  task("3", { name: "d.conf", status: "Failed", instances: [failedInstance("i-1", "FileCreateFail")] }),
  task("2", {
    name: "e.conf",
    status: "PartialFailed",
    instances: [failedInstance("i-1", "FileCreateFail"), makeInstance()],
  }),
  {
    ...task("1", { name: "f.conf", status: "Paused" }),
    record: { InvokeId: "f-1", Content: CONTENT, ContentType: "PlainText" },
  },
];

async function opened(look = MONO, rows = FLEET): Promise<App> {
  const app = await renderApp({ size: { columns: 120, rows: 40 }, look });
  await app.answer(page(rows));
  return app;
}

describe("without colour", () => {
  test("no colour is written", async () => {
    const app = await opened();
    for (const key of ["j", "u", "f", "a", "?"]) {
      await app.press(key);
      expect(app.painted()).not.toMatch(/\u001b\[(?:[\d;]*;)?(?:3\d|4\d|9\d|10\d)m/u);
    }
  });

  test("each state of a task has a sign and a word", async () => {
    const app = await opened();
    for (const state of ["○ Pending", "▸ Running", "✓ Success", "✗ Failed", "◐ PartialFailed", "? Paused"]) {
      expect(app.screen()).toContain(state);
    }
  });

  test("the pane with the keys has its title in reverse video", async () => {
    const app = await opened();
    expect(app.painted()).toContain("\u001b[7m 4 Tasks");
    await app.press("tab");
    expect(app.painted()).toContain("\u001b[7m 5 Detail");
    expect(app.painted()).not.toContain("\u001b[7m 4 Tasks");
  });

  test("the cursor's row, a marked one and a chosen filter have signs", async () => {
    const app = await opened();
    expect(app.screen()).toContain("▌○ Pending");
    await app.press("space");
    expect(app.screen()).toContain("●○ Pending");
    await app.press("1", "space");
    expect(app.screen()).toMatch(/● ✗ Failed/u);
  });

  test("what a menu does not offer now has its key in brackets", async () => {
    const app = await opened();
    await app.press("c");
    expect(app.screen()).toMatch(/ \(e\) +/u);
    expect(app.screen()).toMatch(/ j +/u);
  });

  test("parts of a rollout, and the time cursor of the chart, are told by signs", async () => {
    const app = await opened();
    await app.press("u");
    expect(app.screen()).toMatch(/✗ failed +d\.conf +━{10}/u);
    expect(app.screen()).toMatch(/◐ partly +e\.conf +━+─+/u);
    expect(app.screen()).toMatch(/✓ ok +c\.conf +─{10}/u);
    expect(app.screen()).toMatch(/▸ \w+ +b\.conf +╌{10}/u);
    await app.press("f", "<");
    expect(app.screen()).toContain("[by cause]");
    expect(app.screen()).toMatch(/↑ 2026-11-24 02:55Z: 6 sends/u);
  });

  test("freshness, waiting and failing are words", async () => {
    const app = await opened();
    expect(app.lines()[0]).toMatch(/ as of [\d:]+$/u);
    await app.advance(70_000);
    expect(app.lines()[0]).toMatch(/→ refreshing since [\d:]+$/u);
    await app.fail("throttled");
    expect(app.screen()).toMatch(/^ ✗ Too many calls/mu);
    expect(app.lines()[0]).toMatch(/ as of [\d:]+, 1m old$/u);
  });

  test("masked, found and changed are told in a text", async () => {
    const app = await opened();
    await app.press("G", "p");
    expect(app.screen()).toContain("secrets masked, m shows");
    expect(app.screen()).toMatch(/Beware +It seems to hold a secret/u);
    await app.press("m");
    expect(app.screen()).toContain("secrets shown, m masks");
    await app.press("/", "k", "e", "y", "enter");
    expect(app.screen()).toMatch(/\/key 1 of \d+/u);
    expect(app.painted()).toMatch(/\u001b\[7mkey\u001b\[27m/u);
    expect(app.painted()).toMatch(/\u001b\[4mkey\u001b\[24m/u);
  });
});

/** Key presses that open every pane, view and layer. */
const WALK = [
  "j",
  "5",
  "G",
  "1",
  "2",
  "x",
  "esc",
  "esc",
  "/",
  "x",
  "esc",
  "esc",
  "?",
  "G",
  "esc",
  "R",
  "esc",
  "P",
  "esc",
  ":",
];
const FURTHER = [
  "esc",
  "c",
  "esc",
  "e",
  "esc",
  "v",
  "esc",
  "p",
  "/",
  "k",
  "enter",
  "esc",
  "esc",
  "u",
  "enter",
  "f",
  "]",
  "<",
];

describe("in ASCII", () => {
  test("nothing of cafe's own is anything else", async () => {
    const app = await opened(ASCII);
    for (const key of [...WALK, ...FURTHER]) {
      await app.press(key);
      expect(app.screen(), `after ${key}`).toMatch(/^[\x20-\x7e\n]*$/u);
    }
    await app.press("a", "r");
    await app.fail("throttled");
    expect(app.screen()).toMatch(/^[\x20-\x7e\n]*$/u);
  });

  test("nor are the signs that stand for what must not be shown, nor where a text was cut", async () => {
    const controls = HOSTILE.filter((text) => /^[\x00-\x7e\u2400-\u2421‹›…]*$/u.test(text));
    expect(controls.length).toBeGreaterThan(0);
    const rows = controls.map((text, i) => task(`h${i}`, { name: safeText(`${text}${"long".repeat(30)}`) }));
    const app = await opened(ASCII, rows);
    expect(app.screen()).toContain("~");
    expect(app.screen()).toMatch(/^[\x20-\x7e\n]*$/u);
  });

  test("every sign has a twin of its own", () => {
    const flat = (glyphs: object): readonly string[] =>
      Object.values(glyphs).flatMap((value: unknown) =>
        typeof value === "string" ? [value] : typeof value === "object" && value !== null ? flat(value) : [],
      );
    for (const sign of flat(ASCII_GLYPHS)) expect(sign).toMatch(/^[\x20-\x7e]$/u);
    for (const group of [
      ASCII_GLYPHS.outcome,
      ASCII_GLYPHS.share,
      ASCII_GLYPHS.stack,
      ASCII_GLYPHS.bar,
      ASCII_GLYPHS.levels,
    ]) {
      const signs = flat(group);
      expect(new Set(signs).size).toBe(signs.length);
    }
  });
});
