import { describe, expect, test } from "vitest";
import { type Collection, newCollection, stopped, withUpdates } from "../../../src/core/collection.ts";
import type { AppState } from "../../../src/core/state.ts";
import { EVERYTHING } from "../../../src/domain/query.ts";
import { presentCollectionAge, presentFailedTargets, presentProgress } from "../../../src/present/collection.ts";
import { ASCII_GLYPHS, UNICODE_GLYPHS } from "../../../src/present/glyphs.ts";
import { presentConnection, presentFilters } from "../../../src/present/header.ts";
import { lineWidth } from "../../../src/present/line.ts";
import { presentHeads, presentPosition, presentTaskRow, taskColumns } from "../../../src/present/task-table.ts";
import { asking, collected, collectionOf, done, regionsOf, taskIn } from "../../support/make-collection.ts";
import { failure, NOW, press, run, startState, tasks } from "../../support/make-state.ts";
import { textOf, textsOf } from "./text-of.ts";

const regions = regionsOf("cn-a", "cn-b", "cn-c");
const fleet = collectionOf(regions);
const failed = (index: number, kind: "timeout" | "region" = "timeout") =>
  done(index, [], { state: "failed", failure: failure(kind), hasMore: kind !== "region", total: null });
const progress = (collection: Collection, width = 120, now = NOW) =>
  textOf(presentProgress(collection, now, width, UNICODE_GLYPHS));

describe("what is loaded", () => {
  const rows = tasks(3);

  test.each([
    ["of everything", withUpdates(fleet, [done(0, rows), done(1, []), done(2, [])], NOW), "3 loaded, all there are"],
    [
      "of first pages",
      withUpdates(fleet, [done(0, rows, { hasMore: true }), done(1, []), done(2, [])], NOW),
      "3 loaded, more exist",
    ],
    ["while places are waited for", withUpdates(fleet, [done(0, rows)], NOW), "3 loaded, more exist"],
    [
      "where a place has not answered",
      withUpdates(fleet, [done(0, rows), done(1, []), failed(2)], NOW),
      "3 loaded, more may exist",
    ],
    [
      "where a region has no such service",
      withUpdates(fleet, [done(0, rows), done(1, []), failed(2, "region")], NOW),
      "3 loaded, all there are; not offered in 1 region",
    ],
    ["after it was stopped", stopped(withUpdates(fleet, [done(0, rows)], NOW)), "3 loaded, more exist"],
  ])("%s is said to be no more than is known", (_, collection, expected) => {
    expect(progress(collection)).toBe(expected);
  });
});

describe("a crawl", () => {
  const start = { id: 1, query: EVERYTHING, depth: "all", quiet: false, startedAt: NOW - 10_000 } as const;
  const part = (total: number | null): Collection =>
    withUpdates(
      newCollection(start, regions.slice(0, 1), []),
      [done(0, tasks(250), { state: "running", total, calls: 6, hasMore: true })],
      NOW,
    );

  test.each([
    [120, "━━━─────── 250 of 1000 loaded, 6 calls, about 18 to go, 0.6/s, A pauses, Esc stops"],
    [80, "━━━─────── 250 of 1000 loaded, 6 calls, about 18 to go, A pauses, Esc stops"],
    [60, "━━━─────── 250 of 1000 loaded, about 18 to go, A pauses"],
    [42, "━━━─────── 250 of 1000 loaded, A pauses"],
    [20, "━━━─────── A pauses"],
  ])("in %i cells says how far it is, as fully as fits", (width, expected) => {
    expect(progress(part(1_000), width)).toBe(expected);
  });

  test("of an unknown total has no bar and promises nothing", () => {
    expect(progress(part(null))).toBe(" 250 loaded so far, 6 calls, 0.6/s, A pauses, Esc stops");
  });

  test.each([
    ["paused", "paused: A goes on, Esc stops"],
    ["limit", "waits for you: A goes on, Esc stops"],
  ] as const)("that is %s says how it goes on", (status, expected) => {
    expect(progress({ ...part(1_000), status })).toContain(expected);
  });

  test("has a bar in ASCII, too", () => {
    expect(textOf(presentProgress(part(1_000), NOW, 120, ASCII_GLYPHS))).toMatch(/^###\.{7} /u);
  });
});

describe("the age", () => {
  const age = (collection: Collection, now = NOW) => textOf(presentCollectionAge(collection, now, UNICODE_GLYPHS));

  test.each([
    ["of places being asked", withUpdates(fleet, [done(0, [])], NOW), "→ 1 of 3 regions since 03:00:00"],
    ["of all pages being read", { ...fleet, targets: fleet.targets.slice(0, 1) }, "→ all pages since 03:00:00"],
    ["of what has come", { ...fleet, status: "done" } as const, "as of 03:00:00"],
    ["of what is paused", { ...fleet, status: "paused" } as const, "as of 03:00:00"],
  ])("%s", (_, collection, expected) => {
    expect(age(collection)).toBe(expected);
  });

  test("is said once it is old", () => {
    expect(age({ ...fleet, status: "done" }, NOW + 120_000)).toBe("as of 03:00:00, 2m old");
  });
});

describe("the banner", () => {
  const banner = (collection: Collection, width = 120, rows = 3) =>
    textsOf(presentFailedTargets(collection, width, rows, UNICODE_GLYPHS)).map((line) => line.trimEnd());

  test("names the places that failed, why, what helps, and the key that asks just these", () => {
    const lines = banner(withUpdates(fleet, [done(0, []), failed(1), failed(2)], NOW));
    expect(lines[0]).toBe(" ✗ 2 of 3 regions failed: cn-b, cn-c; r retries just these");
    expect(lines[1]).toMatch(/^ {3}cn-b: \S.* {2}message of timeout$/u);
    expect(lines[2]).toMatch(/^ {3}\S/u);
  });

  test("names four at most, and the profile where there are several", () => {
    const many = collectionOf(regionsOf("r-1", "r-2", "r-3", "r-4", "r-5", "r-6"));
    expect(
      banner(
        withUpdates(
          many,
          [0, 1, 2, 3, 4, 5].map((index) => failed(index)),
          NOW,
        ),
      )[0],
    ).toContain("6 of 6 regions failed: r-1, r-2, r-3, r-4 and 2 more; r retries");
    const mixed = collectionOf([...regionsOf("cn-a"), { profile: "test", region: "cn-a" }]);
    expect(banner(withUpdates(mixed, [done(0, []), failed(1)], NOW))[0]).toBe(
      " ✗ 1 of 2 places failed: test/cn-a; r retries just these",
    );
  });

  test("of one place says what went wrong", () => {
    const one = collectionOf(regions.slice(0, 1));
    expect(banner(withUpdates(one, [failed(0)], NOW))[0]).toMatch(/^ ✗ [^:]+; r asks again$/u);
  });

  test("does not speak of a region that has no such service", () => {
    expect(banner(withUpdates(fleet, [done(0, []), done(1, []), failed(2, "region")], NOW))).toEqual([]);
  });

  test.each([60, 78, 120, 200])("fits %i cells", (width) => {
    const lines = presentFailedTargets(withUpdates(fleet, [failed(1)], NOW), width, 2, UNICODE_GLYPHS);
    expect(lines.map(lineWidth)).toEqual([width, width]);
  });
});

describe("columns", () => {
  const heads = (width: number, places: Parameters<typeof taskColumns>[1]) =>
    textOf(presentHeads(taskColumns(width, places), { column: "created", reversed: false }, UNICODE_GLYPHS))
      .trim()
      .replace(/\s+/gu, " ");

  test.each([
    [57, "none", "STATUS FILE FAIL/ALL AGE↓"],
    [57, "region", "STATUS REGION FILE FAIL/ALL AGE↓"],
    [57, "both", "STATUS REGION FILE FAIL/ALL AGE↓"],
    [77, "both", "STATUS PROFILE REGION FILE FAIL/ALL AGE↓"],
    [90, "region", "STATUS REGION FILE FAIL/ALL AGE↓ CAUSE"],
    [90, "profile", "STATUS PROFILE FILE FAIL/ALL AGE↓ CAUSE"],
    [130, "both", "STATUS PROFILE REGION FILE FAIL/ALL AGE↓ CAUSE TASK"],
  ] as const)("in %i cells, with %s, are as many as fit", (width, places, expected) => {
    expect(heads(width, places)).toBe(expected);
    expect(taskColumns(width, places)).toBe(taskColumns(width, places));
    const line = presentTaskRow(taskIn("ap-southeast-1", 1), taskColumns(width, places), NOW, UNICODE_GLYPHS);
    expect(lineWidth(line)).toBeLessThanOrEqual(width);
    expect(textOf(line).includes("ap-southeast-1")).toBe(places === "region" || places === "both");
  });
});

describe("the header of several places", () => {
  const state: AppState = run(
    asking("cn-a", "cn-b"),
    collected(asking("cn-a", "cn-b"), [done(0, [taskIn("cn-a", 1)]), done(1, [taskIn("cn-b", 2)])]),
  ).state;

  test.each([
    [{ profiles: ["a", "b"], regions: [] }, "  cn-hangzhou, 2 profiles  "],
    [{ profiles: ["a", "b"], regions: ["cn-a", "cn-b"] }, "  2 regions, 2 profiles  "],
    [{ profiles: [], regions: "all" }, "  3 regions  "],
  ] as const)("names the places of %o", (scope, expected) => {
    expect(textOf(presentConnection(startState({ scope }), 120, UNICODE_GLYPHS))).toContain(expected);
  });

  test("says how many there are, and what is loaded", () => {
    expect(textOf(presentConnection(state, 120, UNICODE_GLYPHS))).toContain("  2 regions  ");
    expect(textOf(presentFilters(state, 120, UNICODE_GLYPHS))).toMatch(/2 loaded, all there are $/u);
    expect(presentPosition(asking("cn-a", "cn-b"))).toBe("");
    expect(presentPosition(state)).toBe("2 tasks");
    expect(presentPosition(press(state, "list.failuresOnly").state)).toBe("0 of 2 shown");
  });
});
