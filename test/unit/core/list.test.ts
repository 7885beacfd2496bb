import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EMPTY_LIST, listHeight, moveCursor, windowTop } from "../../../src/core/list.ts";
import { loaded, startState, tasks } from "../../support/make-state.ts";

describe("windowTop", () => {
  test("always shows the cursor, without a gap below the last row", () => {
    const window = fc.record({
      top: fc.integer({ min: 0, max: 300 }),
      height: fc.integer({ min: 1, max: 60 }),
      count: fc.integer({ min: 1, max: 200 }),
      at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    });
    fc.assert(
      fc.property(window, ({ top, height, count, at }) => {
        const cursor = Math.floor(at * count);
        const next = windowTop(top, cursor, height, count);
        expect(next).toBeGreaterThanOrEqual(0);
        expect(next).toBeLessThanOrEqual(Math.max(0, count - height));
        expect(cursor).toBeGreaterThanOrEqual(next);
        expect(cursor).toBeLessThan(next + height);
      }),
    );
  });

  test.each([
    [0, 9, 10, 50, 0, "the last row in view does not scroll"],
    [0, 10, 10, 50, 5, "one below scrolls by half a window"],
    [5, 4, 10, 50, 0, "one above, too"],
    [20, 19, 10, 50, 15, "up by half a window"],
    [0, 49, 10, 50, 40, "a leap to the end shows the last rows"],
    [40, 0, 10, 50, 0, "a leap to the start shows the first"],
    [0, -1, 10, 0, 0, "nothing has no window"],
    [30, 5, 10, 12, 2, "rows that went away take the window along"],
  ])("of top %i, cursor %i, height %i, count %i is %i: %s", (top, cursor, height, count, expected) => {
    expect(windowTop(top, cursor, height, count)).toBe(expected);
  });
});

test("before anything is loaded there is no row and no cursor", () => {
  expect(startState().list).toEqual(EMPTY_LIST);
  expect(EMPTY_LIST).toMatchObject({ rows: [], cursor: -1, top: 0 });
});

test("the cursor goes no farther than there are rows", () => {
  const state = loaded(tasks(3));
  expect(moveCursor(state, 99).list.cursor).toBe(2);
  expect(moveCursor(state, -99).list.cursor).toBe(0);
  expect(moveCursor(loaded([]), 5).list.cursor).toBe(-1);
});

test("the list's height is that of its pane without frame and heads, also while another pane covers it", () => {
  const viewport = { columns: 80, rows: 24 };
  expect(listHeight(startState({ viewport }))).toBe(24 - 2 - 1 - 2 - 1);
  expect(listHeight({ ...startState({ viewport }), focus: "detail" })).toBe(listHeight(startState({ viewport })));
  expect(listHeight(startState({ viewport: { columns: 5, rows: 1 } }))).toBe(1);
});
