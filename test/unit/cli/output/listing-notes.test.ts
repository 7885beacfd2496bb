import { describe, expect, test } from "vitest";
import type { Listing } from "../../../../src/cli/invocation.ts";
import { type Listed, listingNotes } from "../../../../src/cli/output/listing-notes.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";

const listing: Listing = { query: { tags: [] }, page: null, pageSize: 50, narrow: {} };
const listed: Listed = {
  region: safeText("cn-hangzhou"),
  loaded: 50,
  kept: 50,
  totalCount: 342,
  page: 1,
  pageSize: 50,
  hasNext: true,
  unreadable: 0,
};
const notes = (over: Partial<Listed>, asked: Partial<Listing> = {}, withPage = true): readonly string[] =>
  listingNotes({ ...listed, ...over }, { ...listing, ...asked }, withPage);
const SINCE = Date.parse("2026-11-24T10:00:00Z");

describe("listingNotes", () => {
  test.each<[string, Partial<Listed>, string]>([
    ["a page among others", {}, "50 of 342 tasks in cn-hangzhou, page 1 of 7; next: --page 2"],
    ["the last page", { page: 7, loaded: 42, kept: 42, hasNext: false }, "42 of 342 tasks in cn-hangzhou, page 7 of 7"],
    ["a single task", { loaded: 1, kept: 1, totalCount: 1, hasNext: false }, "1 of 1 task in cn-hangzhou, page 1 of 1"],
    ["every page", { page: null, loaded: 342, kept: 342, hasNext: false }, "342 tasks in cn-hangzhou, all pages."],
    [
      "a page where the service does not count",
      { totalCount: null },
      "50 tasks in cn-hangzhou, and there are more; the service gives no total and no page numbers here, so only --all gets at them.",
    ],
    [
      "the only page where the service does not count",
      { totalCount: null, hasNext: false, loaded: 3, kept: 3 },
      "3 tasks in cn-hangzhou, all there are.",
    ],
  ])("says of %s how much of the whole it is", (_, over, note) => {
    expect(notes(over)).toEqual([note]);
    expect(notes(over, {}, false)).toEqual([]);
  });

  test("says of an empty result which filters applied", () => {
    const query = {
      status: "Failed",
      name: "a.conf",
      invokeId: "f-1",
      instanceId: "i-1",
      resourceGroupId: "rg-1",
      tags: [{ key: "env", value: "prod" }, { key: "team" }],
    } as const;
    expect(notes({ loaded: 0, kept: 0, totalCount: 0, hasNext: false }, { query })).toEqual([
      "No task in cn-hangzhou matches --status Failed --name a.conf --tag env=prod --tag team --invoke-id f-1 --instance-id i-1 --resource-group rg-1.",
    ]);
  });

  test("says of an empty region that it is empty", () => {
    expect(notes({ loaded: 0, kept: 0, totalCount: 0, hasNext: false })).toEqual([
      "There are no tasks in cn-hangzhou; the service keeps them for a limited time only.",
    ]);
  });

  test("says of a page past the end where the end is", () => {
    expect(notes({ page: 9, loaded: 0, kept: 0, hasNext: false })).toEqual([
      "Page 9 lies past the end: 342 tasks in cn-hangzhou fill 7 pages of 50.",
    ]);
  });

  test("says that --since was applied here, and that other pages were not searched", () => {
    expect(notes({ kept: 12 }, { narrow: { since: SINCE } })[0]).toBe(
      "--since 2026-11-24T10:00:00Z was applied here, since the service has no such filter: 12 of the 50 tasks loaded remain; --all searches the other pages, too.",
    );
    expect(notes({ kept: 12, page: null, hasNext: false }, { narrow: { since: SINCE, until: SINCE + 1000 } })[0]).toBe(
      "--since 2026-11-24T10:00:00Z --until 2026-11-24T10:00:01Z were applied here, since the service has no such filters: 12 of the 50 tasks loaded remain.",
    );
  });

  test("names --since among the filters where it alone left nothing", () => {
    expect(notes({ kept: 0 }, { narrow: { since: SINCE } })[0]).toBe(
      "No task in cn-hangzhou matches --since 2026-11-24T10:00:00Z.",
    );
  });

  test("counts rows that could not be read", () => {
    expect(notes({ unreadable: 1 }, {}, false)).toEqual(["1 task of the reply could not be read and is missing."]);
    expect(notes({ unreadable: 2 }, {}, false)).toEqual(["2 tasks of the reply could not be read and are missing."]);
  });
});
