import { describe, expect, test } from "vitest";
import type { AppState } from "../../../src/core/state.ts";
import { parseQuery } from "../../../src/domain/query.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { UNICODE_GLYPHS } from "../../../src/present/glyphs.ts";
import { presentBanner, presentConnection, presentFilters } from "../../../src/present/header.ts";
import { fitLine, lineWidth } from "../../../src/present/line.ts";
import { fail, loaded, NOW, press, run, startState, tasks, typed } from "../../support/make-state.ts";
import { HOSTILE, textOf, textsOf } from "./text-of.ts";

const connection = (state: AppState, width = 120) => textOf(presentConnection(state, width, UNICODE_GLYPHS));
const filters = (state: AppState, width = 120) => textOf(presentFilters(state, width, UNICODE_GLYPHS));
const number = (n: number) => ({ by: "number", number: n }) as const;

describe("the connection", () => {
  const state = loaded(tasks(2));

  test.each([
    [
      120,
      " cafe  prod (environment)  cn-hangzhou  ecs.cn-hangzhou.aliyuncs.com                                     as of 03:00:00 ",
    ],
    [78, " cafe  prod (environment)  cn-hangzhou                         as of 03:00:00 "],
    [60, " cafe  prod (environment)  cn-hangzhou       as of 03:00:00 "],
    [50, " cafe  prod  cn-hangzhou           as of 03:00:00 "],
  ])("in %i cells keeps who, where and how fresh; the endpoint gives way first", (width, expected) => {
    expect(connection(state, width)).toBe(expected);
  });

  test("says how old the rows are once they are old", () => {
    expect(connection({ ...state, now: NOW + 59_000 })).toContain("as of 03:00:00 ");
    expect(connection({ ...state, now: NOW + 180_000 })).toContain("as of 03:00:00, 3m old");
  });

  test("says what is awaited, and since when", () => {
    const asked = run(startState(), { type: "started", page: 1 }).state;
    expect(connection(asked)).toContain("→ asking since 03:00:00");
    expect(connection(press(state, "results.refresh").state)).toContain("→ refreshing since 03:00:00");
    const more = loaded(tasks(2), { totalCount: 4, next: number(2) });
    expect(connection(press(more, "page.next").state)).toContain("→ asking for page 2 since 03:00:00");
    const token = loaded(tasks(2), { totalCount: null, next: { by: "token", token: "t", ordinal: 2 } });
    expect(connection(press(token, "page.next").state)).toContain("→ asking for page 2 since");
  });

  const ending = (ms: number): AppState => ({ ...state, session: { ...state.session, keysExpireAt: NOW + ms } });
  test.each([
    [15 * 60_000 + 1, null],
    [15 * 60_000, "keys end in 15 minutes"],
    [60_001, "keys end in 2 minutes"],
    [60_000, "keys end in 1 minute "],
    [0, "keys have ended"],
  ])("with keys that have %i ms left says %j, in every width", (ms, words) => {
    for (const width of [120, 80, 60]) {
      if (words === null) expect(connection(ending(ms), width)).not.toContain("keys");
      else expect(connection(ending(ms), width)).toContain(words);
    }
  });

  test("says that it refreshes more slowly, and why", () => {
    const slow = { refreshMs: 20_000, until: NOW + 1 };
    const slowed: AppState = { ...state, results: { ...state.results, slow } };
    expect(connection(slowed)).toContain("throttled, so every 20 s; as of 03:00:00 ");
    expect(connection(slowed, 78)).toContain("throttled, so every 20 s; as of 03:00:00 ");
  });

  test("claims no freshness before anything is loaded", () => {
    expect(connection(startState())).not.toContain("as of");
  });
});

describe("the filters", () => {
  const query = parseQuery({ status: "Failed", name: "a.conf", tags: ["env=prod", "team"], instanceId: "i-1" });
  const asked = query.ok ? loaded(tasks(2), {}, { query: query.value }) : startState();

  test("are none, and the service's count", () => {
    expect(filters(loaded(tasks(2), { totalCount: 1 }))).toMatch(/^ no filters +1 task, oldest seen 5m $/u);
    expect(filters(loaded(tasks(2), { totalCount: 250 }))).toMatch(/250 tasks, oldest seen 5m $/u);
  });

  test("never come with a total where the service gives none", () => {
    const line = filters(loaded(tasks(50), { totalCount: null, cursor: { by: "token", token: "t", ordinal: 2 } }));
    expect(line).toMatch(/total unknown, oldest seen 5m $/u);
    expect(line.replace("oldest seen 5m", "")).not.toMatch(/\d/u);
  });

  test("stand in the order in which they narrow: the service's, then those that work here", () => {
    const typing = run(press(asked, "pane.name").state, typed("ngi")).state;
    const all = press(typing, "pane.tasks", "list.failuresOnly", "search.open").state;
    expect(filters(run(all, typed("x y")).state)).toContain(
      "  status=Failed   name=a.conf   instance=i-1   tag env=prod   tag team   failures only   name~ngi   /x y ",
    );
  });

  test("tell by their look whether the service was asked or cafe filters", () => {
    const line = presentFilters(press(asked, "list.failuresOnly").state, 200, UNICODE_GLYPHS);
    const tone = (part: string) => line.find(({ text }) => text.includes(part))?.tone;
    expect(tone("status=")).toBe("chip");
    expect(tone("failures only")).toBe("warning");
  });

  test("name the times of the command line, which only cafe applies", () => {
    const narrow = { since: NOW - 3_600_000, until: NOW };
    expect(filters(loaded(tasks(1), {}, { narrow }))).toContain(
      " since 2026-11-24 02:00:00Z   until 2026-11-24 03:00:00Z ",
    );
  });

  test.each(HOSTILE.filter((name) => name !== ""))("fit the line with the name %j", (name) => {
    const state = { ...asked, query: { tags: [], name } };
    for (const width of [60, 78, 94, 120]) {
      expect(lineWidth(fitLine(presentFilters(state, width, UNICODE_GLYPHS), width))).toBe(width);
      expect(textOf(presentFilters(state, width, UNICODE_GLYPHS))).not.toMatch(/[\p{Cc}\u202e\u200b]/u);
    }
  });
});

describe("the banner", () => {
  const failed = fail(press(loaded(tasks(2)), "results.refresh").state, "network", {
    requestId: safeText("REQ-1"),
  }).state;
  const lines = (state: AppState, width: number) => textsOf(presentBanner(state, width, UNICODE_GLYPHS));

  test("is not there while nothing is wrong", () => {
    expect(lines(loaded(tasks(1)), 120)).toEqual([]);
  });

  test("says what, which key retries, when cafe does, what helps, since when, and that the rows are old", () => {
    expect(lines(failed, 200)).toEqual([
      " ✗ No connection  Test.network  message of network  request REQ-1",
      "   r retries; tries again at 03:00:05; failing since 03:00:00  Check the network, the endpoint and the proxy settings, then try again.  the rows below are the last good ones",
    ]);
  });

  test.each([60, 78, 94, 120])("in %i cells keeps the fault, the key, and in a third line what helps", (width) => {
    const drawn = presentBanner(failed, width, UNICODE_GLYPHS);
    expect(drawn.map(lineWidth)).toEqual([width, width, width]);
    expect(lines(failed, width)[0]).toContain("No connection");
    expect(lines(failed, width)[1]).toContain("r retries; tries again at 03:00:05");
    expect(lines(failed, width)[2]).toContain("Check the network, the endpoint and the proxy");
  });

  test("promises no retry by itself where only the key does it, and no rows where there are none", () => {
    const first = fail(run(startState(), { type: "started", page: 1 }).state, "credentials").state;
    expect(lines(first, 200)[1]).toMatch(/^ {3}r retries; failing since 03:00:00 {2}Check/u);
    expect(lines(first, 200)[1]).not.toContain("rows below");
  });
});
