import { describe, expect, test } from "vitest";
import { cursorParams, placeOf } from "../../../src/api/paging.ts";
import type { PageCursor } from "../../../src/domain/page.ts";

const byNumber = (number: number): PageCursor => ({ by: "number", number });
const byToken = (token: string | null, ordinal: number): PageCursor => ({ by: "token", token, ordinal });

describe("by number", () => {
  test.each([
    ["more pages to come", byNumber(1), { rows: 10, totalCount: 25 }, 25, byNumber(2)],
    ["the last page", byNumber(3), { rows: 5, totalCount: 25 }, 25, null],
    ["exactly full last page", byNumber(2), { rows: 10, totalCount: 20 }, 20, null],
    ["an empty result", byNumber(1), { rows: 0, totalCount: 0 }, 0, null],
    ["a page behind the end", byNumber(9), { rows: 0, totalCount: 25 }, 25, null],
    [
      "a token beside a total is not needed",
      byNumber(1),
      { rows: 10, totalCount: 25, nextToken: "t" },
      25,
      byNumber(2),
    ],
  ] as const)("%s", (_, cursor, reply, totalCount, next) => {
    expect(placeOf(cursor, 10, { nextToken: null, ...reply })).toEqual({ totalCount, next });
  });
});

describe("a total that cannot be relied on", () => {
  test.each([
    ["none", null],
    ["0 while there are rows", 0],
    ["-1", -1],
    ["fewer than the rows seen", 9],
  ])("%s: goes on by token", (_, totalCount) => {
    expect(placeOf(byNumber(1), 10, { rows: 10, totalCount, nextToken: "t" })).toEqual({
      totalCount: null,
      next: byToken("t", 2),
    });
  });

  test("without a token, a short page is the last", () => {
    expect(placeOf(byNumber(1), 10, { rows: 9, totalCount: null, nextToken: null })).toEqual({
      totalCount: null,
      next: null,
    });
  });

  test("without a token, a full first page has to be asked for again by token", () => {
    expect(placeOf(byNumber(1), 10, { rows: 10, totalCount: null, nextToken: null })).toBeNull();
  });

  test("without a token, a full later page may have a next one", () => {
    expect(placeOf(byNumber(3), 10, { rows: 10, totalCount: -1, nextToken: null })).toEqual({
      totalCount: null,
      next: byNumber(4),
    });
  });
});

describe("by token", () => {
  test.each([
    ["a total is never claimed", { rows: 10, totalCount: 25, nextToken: "b" }, byToken("b", 3)],
    ["no token is the end", { rows: 10, totalCount: null, nextToken: null }, null],
    ["a token that leads to itself is the end", { rows: 10, totalCount: null, nextToken: "a" }, null],
  ])("%s", (_, reply, next) => {
    expect(placeOf(byToken("a", 2), 10, reply)).toEqual({ totalCount: null, next });
  });
});

test("each mode sends its own parameters, and none of the other's", () => {
  expect(cursorParams(byNumber(3), 20)).toEqual({ PageNumber: 3, PageSize: 20 });
  expect(cursorParams(byToken("t", 2), 20)).toEqual({ MaxResults: 20, NextToken: "t" });
});
