import { expect, test } from "vitest";
import { FIRST_PAGE, ordinalOf, pageCountOf } from "../../../src/domain/page.ts";

test.each([
  [0, 50, 1],
  [1, 50, 1],
  [50, 50, 1],
  [51, 50, 2],
  [342, 50, 7],
  [3, 1, 3],
])("%i tasks in pages of %i are %i pages", (totalCount, pageSize, pages) => {
  expect(pageCountOf({ totalCount, pageSize })).toBe(pages);
});

test("no number of pages is claimed where the service gives no total", () => {
  expect(pageCountOf({ totalCount: null, pageSize: 50 })).toBeNull();
});

test("the ordinal of a page is its number, or the steps taken by token", () => {
  expect(ordinalOf(FIRST_PAGE)).toBe(1);
  expect(ordinalOf({ by: "number", number: 7 })).toBe(7);
  expect(ordinalOf({ by: "token", token: "t", ordinal: 3 })).toBe(3);
});
