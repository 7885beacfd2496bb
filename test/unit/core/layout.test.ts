import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { innerHeight, type LayoutMode, layoutOf, neighbour, type Rect } from "../../../src/core/layout.ts";
import { PANES } from "../../../src/core/state.ts";

describe("layoutOf", () => {
  test.each<[number, number, LayoutMode]>([
    [59, 40, "tiny"],
    [120, 14, "tiny"],
    [60, 15, "compact"],
    [80, 24, "compact"],
    [99, 60, "compact"],
    [200, 23, "compact"],
    [100, 29, "compact"],
    [100, 30, "below"],
    [120, 40, "below"],
    [159, 50, "below"],
    [160, 24, "beside"],
    [200, 50, "beside"],
  ])("at %ix%i is %s", (columns, rows, mode) => {
    expect(layoutOf({ columns, rows }, "tasks", false).mode).toBe(mode);
  });

  const size = fc.record({ columns: fc.integer({ min: 60, max: 300 }), rows: fc.integer({ min: 15, max: 120 }) });
  const inside = (outer: Rect, { x, y, width, height }: Rect): boolean =>
    x >= outer.x && y >= outer.y && x + width <= outer.x + outer.width && y + height <= outer.y + outer.height;

  test("keeps every pane inside the body, the focused one on the screen and with room for a row", () => {
    fc.assert(
      fc.property(size, fc.constantFrom(...PANES), fc.boolean(), (viewport, focus, banner) => {
        const { body, panes } = layoutOf(viewport, focus, banner);
        for (const rect of Object.values(panes)) expect(inside(body, rect)).toBe(true);
        expect(innerHeight(panes[focus])).toBeGreaterThan(0);
      }),
    );
  });

  test("covers every cell of the body once, where no pane lies over another", () => {
    fc.assert(
      fc.property(size, fc.boolean(), (viewport, banner) => {
        const { body, panes, mode } = layoutOf(viewport, "tasks", banner);
        const area = Object.values(panes).reduce((sum, { width, height }) => sum + width * height, 0);
        expect(area).toBe(body.width * body.height);
        expect(Object.keys(panes)).toHaveLength(mode === "compact" ? 1 : 5);
      }),
    );
  });

  test("shows the detail alone in a small terminal, and a filter pane over the list", () => {
    const viewport = { columns: 80, rows: 24 };
    expect(Object.keys(layoutOf(viewport, "detail", false).panes)).toEqual(["detail"]);
    expect(Object.keys(layoutOf(viewport, "name", false).panes)).toEqual(["tasks", "name"]);
  });
});

test("neighbours go round in a circle", () => {
  expect(PANES.map((pane) => neighbour(pane, 1))).toEqual(["name", "tags", "tasks", "detail", "status"]);
  expect(PANES.map((pane) => neighbour(neighbour(pane, 1), -1))).toEqual(PANES);
});
