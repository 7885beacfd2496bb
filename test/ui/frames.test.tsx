import { cleanup } from "ink-testing-library";
import { afterEach, describe, expect, test } from "vitest";
import { layoutFor } from "../../src/core/layout.ts";
import type { Viewport } from "../../src/core/state.ts";
import { safeText } from "../../src/lib/safe-text.ts";
import { displayWidth } from "../../src/lib/width.ts";
import { failedInstance, page, task, tasks } from "../support/make-state.ts";
import { type App, renderApp } from "../support/render-app.tsx";
import { HOSTILE } from "../unit/present/text-of.ts";

afterEach(cleanup);

const SIZES: readonly Viewport[] = [
  { columns: 120, rows: 40 },
  { columns: 80, rows: 24 },
  { columns: 60, rows: 15 },
  { columns: 200, rows: 50 },
];
const name = ({ columns, rows }: Viewport): string => `${columns}x${rows}`;
const cases = SIZES.map((size) => [name(size), size] as const);

const hostile = HOSTILE.map((text, i) =>
  task(`h${i}`, { name: text, tags: [[text, text]], instances: [failedInstance(text, text, text)] }),
);

/** Every line within the screen, no more lines than it has, and nothing that could steer it. */
function checkFrame(app: App, { columns, rows }: Viewport): void {
  const lines = app.lines();
  expect(lines.length).toBeLessThanOrEqual(rows);
  for (const line of lines) {
    expect(displayWidth(line)).toBeLessThanOrEqual(columns);
    expect(safeText(line)).toBe(line);
  }
}

/** The frames of panes close: below header and banner, each line reaches from edge to edge. */
function checkEdges(app: App, { columns }: Viewport): void {
  const top = layoutFor(app.state()).body.y;
  const inside = app.lines().slice(top, -1);
  expect(inside.length).toBeGreaterThan(5);
  for (const line of inside) {
    expect(displayWidth(line)).toBe(columns);
    expect(line).toMatch(/^[│╭╰].*[│╮╯]$/u);
  }
}

/** Key presses that open every pane and layer, one after another. */
const TOUR = [
  ["the list", []],
  ["the next row", ["j"]],
  ["the last row", ["G"]],
  ["the detail", ["5"]],
  ["the last instance", ["G"]],
  ["the status pane", ["1"]],
  ["the tags pane", ["3"]],
  ["the name pane", ["2"]],
  ["typing a name", ["a", "日"]],
  ["the search", ["esc", "esc", "/"]],
  ["typing a search", ["x", "日"]],
  ["the help", ["esc", "esc", "?"]],
  ["the end of the help", ["G"]],
  ["the regions", ["esc", "R"]],
  ["a narrowed list of regions", ["b"]],
  ["the profiles", ["esc", "P"]],
  ["raw JSON", ["esc", "v"]],
  ["the content", ["esc", "p"]],
  ["finding in it", ["/", "l", "日", "backspace"]],
  ["the next match", ["enter", "n"]],
  ["a comparison", ["esc", "esc", "space", "k", "space", "D"]],
] as const satisfies readonly (readonly [string, readonly string[]])[];

describe.each(cases)("at %s", (_, size) => {
  test("every pane and layer stays within the screen, whatever the names are", async () => {
    const app = await renderApp({ size });
    checkFrame(app, size);
    await app.answer(page([...hostile, ...tasks(40)]));
    app.profiles.push({
      name: safeText("日本".repeat(30)),
      source: safeText("x".repeat(90)),
      region: safeText("cn-beijing"),
      current: true,
    });
    for (const [, keys] of TOUR) {
      await app.press(...keys);
      checkFrame(app, size);
      checkEdges(app, size);
    }
  }, 60_000);

  test("the banner moves the panes down, and nothing over the edge", async () => {
    const app = await renderApp({ size });
    await app.answer(page(tasks(50)));
    await app.press("G", "r");
    await app.fail("throttled", { message: safeText("日本語".repeat(80)) });
    checkFrame(app, size);
    checkEdges(app, size);
    expect(app.screen()).toContain("Too many calls");
    expect(app.screen()).toContain("file-1.conf");
  });

  test("a footer names keys, and the cursor's row is on the screen", async () => {
    const app = await renderApp({ size });
    await app.answer(page(tasks(50)));
    expect(app.lines().at(-1)).toMatch(/^ Enter open .*\? help {2}q quit/u);
    await app.send("j".repeat(49));
    expect(app.screen()).toMatch(/▌✓ Success +file-1\.conf/u);
  });
});

test("the names of the panes and the place of the detail follow the size", async () => {
  const app = await renderApp({ size: { columns: 200, rows: 50 } });
  await app.answer(page(tasks(3)));
  expect(app.lines()[2]).toMatch(/╭─ 1 Status .*╭─ 4 Tasks .*╭─ 5 Detail/u);
  await app.resize({ columns: 120, rows: 40 });
  expect(app.lines()[2]).toMatch(/╭─ 1 Status .*╭─ 4 Tasks/u);
  expect(app.lines()[2]).not.toContain("Detail");
  expect(app.screen()).toContain("╭─ 5 Detail");
  await app.resize({ columns: 80, rows: 24 });
  expect(app.screen()).not.toMatch(/1 Status|5 Detail/u);
});

test.each([[{ columns: 59, rows: 24 }], [{ columns: 80, rows: 14 }], [{ columns: 20, rows: 5 }]])(
  "a terminal of %o gets one sentence, and the way out",
  async (size) => {
    const app = await renderApp({ size });
    await app.answer(page(tasks(3)));
    checkFrame(app, size);
    expect(app.screen().replaceAll(/\s+/gu, " ")).toContain(
      `cafe needs 60x15 cells; this terminal has ${name(size)}. Make it larger, or press q.`,
    );
    await app.press("q");
    expect(app.told).toEqual(["quit 0"]);
  },
);

test("growing again brings the panes back", async () => {
  const app = await renderApp({ size: { columns: 40, rows: 10 } });
  await app.answer(page(tasks(3)));
  await app.resize({ columns: 80, rows: 24 });
  expect(app.screen()).toContain("file-3.conf");
});
