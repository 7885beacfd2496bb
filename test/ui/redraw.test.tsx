import { cleanup } from "ink-testing-library";
import { afterEach, describe, expect, test } from "vitest";
import type { Glyphs } from "../../src/present/glyphs.ts";
import { UNICODE_GLYPHS } from "../../src/present/glyphs.ts";
import { THEMES } from "../support/looks.ts";
import { failedInstance, page, task, tasks } from "../support/make-state.ts";
import { type App, renderApp } from "../support/render-app.tsx";

afterEach(cleanup);

/** Counts what is painted: each row of a pane asks the glyphs once for its side, each pane once for its corner. */
function countingGlyphs() {
  const painted = { rows: 0, panes: 0 };
  const { frame } = UNICODE_GLYPHS;
  const glyphs: Glyphs = {
    ...UNICODE_GLYPHS,
    frame: {
      ...frame,
      get v() {
        painted.rows += 1;
        return frame.v;
      },
      get tl() {
        painted.panes += 1;
        return frame.tl;
      },
    },
  };
  const during = async (act: () => Promise<void>) => {
    painted.rows = 0;
    painted.panes = 0;
    await act();
    return { ...painted };
  };
  return { look: { theme: THEMES.dark, glyphs }, during };
}

async function counted(): Promise<{ readonly app: App; readonly during: ReturnType<typeof countingGlyphs>["during"] }> {
  const { look, during } = countingGlyphs();
  const app = await renderApp({ look });
  return { app, during };
}

describe("what is drawn anew", () => {
  test("by a cursor key is two rows and the heads of the list, and no other pane", async () => {
    const { app, during } = await counted();
    await app.answer(page(tasks(50)));
    for (const key of ["j", "down", "k"]) {
      const { rows, panes } = await during(() => app.press(key));
      expect(panes).toBe(1);
      expect(rows).toBeLessThanOrEqual(3);
      expect(rows).toBeGreaterThanOrEqual(2);
    }
  });

  test("after the pause is the detail alone", async () => {
    const { app, during } = await counted();
    await app.answer(page(tasks(50)));
    await app.press("j");
    const screen = app.lines();
    const { panes } = await during(() => app.advance(80));
    expect(app.screen()).toContain("5 Detail · file-49.conf");
    expect(panes).toBeLessThanOrEqual(2);
    expect(app.lines().slice(0, 18)).toEqual(screen.slice(0, 18));
  });

  test.each(["u", "f"])("by a cursor key in the view of %s is two rows, and no other pane", async (view) => {
    const { app, during } = await counted();
    const rows = Array.from({ length: 50 }, (_, i) =>
      task(`n${i}`, { name: `file-${i}`, status: "Failed", instances: [failedInstance(`i-${i}`, `Code${i}`)] }),
    );
    await app.answer(page(rows));
    await app.press(view);
    for (const key of ["j", "down", "k"]) {
      const { rows: drawn, panes } = await during(() => app.press(key));
      expect(panes).toBe(1);
      expect(drawn).toBe(2);
    }
  });

  test("by a key that does nothing is nothing", async () => {
    const { app, during } = await counted();
    await app.answer(page(tasks(5)));
    for (const key of ["k", "ö", "esc"]) {
      expect(await during(() => app.press(key))).toEqual({ rows: 0, panes: 0 });
    }
  });

  test("by a typed letter of the search is the list and what it filters, not the filter panes", async () => {
    const { app, during } = await counted();
    await app.answer(page(tasks(5)));
    await app.press("/");
    expect((await during(() => app.press("1"))).panes).toBeLessThanOrEqual(2);
  });

  test("is never more than the rows on the screen, however many tasks there are", async () => {
    const { app, during } = await counted();
    const few = await during(() => app.answer(page(tasks(50))));
    await app.press("r");
    const many = await during(() => app.answer(page(Array.from({ length: 5_000 }, (_, i) => task(`n${i}`)))));
    expect(many.rows).toBeLessThanOrEqual(few.rows);
    expect(app.lines()).toHaveLength(40);
    expect((await during(() => app.press("j"))).rows).toBeLessThanOrEqual(3);
    expect((await during(() => app.press("G"))).rows).toBeLessThan(40);
  });
});
