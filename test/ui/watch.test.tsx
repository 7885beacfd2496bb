import { cleanup } from "ink-testing-library";
import { afterEach, expect, test } from "vitest";
import { safeText } from "../../src/lib/safe-text.ts";
import { ASCII_GLYPHS } from "../../src/present/glyphs.ts";
import { THEMES } from "../support/looks.ts";
import { page, startState, task } from "../support/make-state.ts";
import { type App, renderApp } from "../support/render-app.tsx";
import { makeInstance } from "../unit/domain/make-task.ts";

afterEach(cleanup);

const instance = (id: string, status: string) => makeInstance({ instanceId: safeText(id), status: safeText(status) });
const send = (status: string, first: string, second: string) =>
  task(2, { name: "deploy.sh", status, instances: [instance("i-first", first), instance("i-second", second)] });
const other = task(1, { name: "app.yaml" });

/** A task under way is watched; the list is not refreshed by itself, so every call is the watch's. */
async function watching(look?: Parameters<typeof renderApp>[0]): Promise<App> {
  const settings = { ...startState().settings, refreshMs: null };
  const app = await renderApp({ ...look, start: { settings } });
  await app.answer(page([send("Running", "Running", "Running"), other]));
  await app.press("w");
  return app;
}

const rowOf = (app: App, text: string): string => app.lines().find((line) => line.includes(text)) ?? "";
const footer = (app: App): string => app.lines().at(-1) ?? "";

test("a watch says in the footer how it stands, and marks what has changed, in the list and in the detail", async () => {
  const app = await watching();
  expect(footer(app)).toMatch(/^ watching deploy\.sh: 0 ok, 0 failed, 2 running, since \d\d:00:00 {2}/u);
  await app.answer(page([send("Running", "Failed", "Running")]));
  expect(footer(app)).toContain("watching deploy.sh: 0 ok, 1 failed, 1 running, since ");
  expect(app.screen()).toMatch(/│»▸ Running +deploy\.sh/u);
  expect(rowOf(app, "i-first")).toContain("│»✗ Failed");
  expect(rowOf(app, "i-second")).toContain("│ ▸ Running");
  const calls = app.pages.length;
  await app.advance(5_000);
  expect(app.pages.length).toBe(calls + 1);
  await app.answer(page([send("Running", "Failed", "Running")]));
  expect(app.screen()).not.toContain("»");
});

test("at its end the outcome stays until a key, and somebody is called", async () => {
  const app = await watching();
  await app.answer(page([send("PartialFailed", "Failed", "Success")]));
  expect(app.told).toEqual(["alert watch-ended"]);
  await app.advance(60_000);
  expect(footer(app)).toContain(" deploy.sh has ended: 1 ok, 1 failed ");
  await app.press("j");
  expect(footer(app)).not.toContain("has ended");
});

test("w again stops it, and nothing more is asked", async () => {
  const app = await watching();
  await app.press("w");
  expect(footer(app)).toContain(" deploy.sh is no longer watched ");
  const calls = app.pages.length;
  await app.advance(60_000);
  expect(app.pages.length).toBe(calls);
});

test("the mark of a change is a sign of its own without colour and in ASCII, too", async () => {
  const app = await watching({ look: { theme: THEMES.mono, glyphs: ASCII_GLYPHS } });
  await app.answer(page([send("Running", "Failed", "Running")]));
  expect(rowOf(app, "deploy.sh")).toContain("|!");
});
