import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Action } from "../../../../src/core/actions.ts";
import { hasEnded, isCollecting, type TargetUpdate } from "../../../../src/core/collection.ts";
import { isOfOtherFilters } from "../../../../src/core/loaded.ts";
import { targetsOf } from "../../../../src/core/scope.ts";
import type { AppState } from "../../../../src/core/state.ts";
import { taskKey } from "../../../../src/domain/task.ts";
import { err, ok } from "../../../../src/lib/result.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import { UNICODE_GLYPHS } from "../../../../src/present/glyphs.ts";
import { presentConnection } from "../../../../src/present/header.ts";
import { asking, collected, collectionIn, collects, done, taskIn } from "../../../support/make-collection.ts";
import {
  answer,
  answered,
  current,
  failure,
  loaded,
  NOW,
  page,
  press,
  requests,
  run,
  shown,
  startState,
  tasks,
  types,
} from "../../../support/make-state.ts";

const start: Action = { type: "started", page: 1 };
const failedAt = (index: number): TargetUpdate =>
  done(index, [], { state: "failed", failure: failure("timeout"), hasMore: true, total: null });
const statusOf = (state: AppState) => state.collection?.status;

/** Two regions that have answered, the second with a task in progress. */
const two = run(
  asking("cn-a", "cn-b"),
  collected(asking("cn-a", "cn-b"), [
    done(0, [taskIn("cn-a", 1, { minutesAgo: 1 }), taskIn("cn-a", 3, { minutesAgo: 3 })]),
    done(1, [taskIn("cn-b", 2, { minutesAgo: 2, status: "Running" })]),
  ]),
).state;

describe("several places", () => {
  test("are asked for their first pages, each once", () => {
    const { effects } = run(startState({ scope: { profiles: ["a", "b", "a"], regions: ["cn-x", "cn-x"] } }), start);
    expect(collects(effects)).toMatchObject([
      {
        depth: "first",
        limit: 100,
        targets: [
          { profile: "a", region: "cn-x", index: 0 },
          { profile: "b", region: "cn-x", index: 1 },
        ],
      },
    ]);
  });

  test("of profiles are in the session's region where none is named", () => {
    expect(targetsOf(startState({ scope: { profiles: ["a", "b"], regions: [] } }))).toEqual([
      { profile: "a", region: "cn-hangzhou" },
      { profile: "b", region: "cn-hangzhou" },
    ]);
  });

  test("show what has come while others are waited for", () => {
    const first = run(asking("cn-a", "cn-b"), collected(asking("cn-a", "cn-b"), [done(1, [taskIn("cn-b", 2)])])).state;
    expect(shown(first)).toEqual(["f-2"]);
    expect(statusOf(first)).toBe("running");
  });

  test("have no pages to turn", () => {
    for (const command of ["page.next", "page.previous"] as const) {
      expect(press(two, command).state.notice).toEqual({ id: "no-pages" });
    }
  });

  test("of which one fails show the others, and r asks just that one again", () => {
    const partly = run(
      asking("cn-a", "cn-b"),
      collected(asking("cn-a", "cn-b"), [failedAt(0), done(1, [taskIn("cn-b", 2)])]),
    );
    expect(shown(partly.state)).toEqual(["f-2"]);
    expect(statusOf(partly.state)).toBe("done");
    const again = press(partly.state, "results.refresh");
    expect(collects(again.effects)).toMatchObject([{ targets: [{ region: "cn-a", index: 0 }] }]);
    const all = run(again.state, collected(again.state, [done(0, [taskIn("cn-a", 1, { minutesAgo: 9 })])])).state;
    expect(shown(all)).toEqual(["f-2", "f-1"]);
    expect(collects(press(all, "results.refresh").effects)[0]?.targets).toHaveLength(2);
  });

  test("keep the rows of the filters before until one of them answers, also where all fail", () => {
    const other = press(two, "pane.status", "filter.toggle").state;
    expect([shown(other), isOfOtherFilters(other)]).toEqual([["f-1", "f-2", "f-3"], true]);
    const failed = run(other, collected(other, [failedAt(0), failedAt(1)])).state;
    expect([shown(failed), isOfOtherFilters(failed)]).toEqual([["f-1", "f-2", "f-3"], true]);
    expect(JSON.stringify(presentConnection(failed, 120, UNICODE_GLYPHS))).not.toContain("as of");
    const again = press(failed, "results.refresh");
    expect(collects(again.effects)).toMatchObject([{ targets: [{ region: "cn-a" }, { region: "cn-b" }] }]);
    expect(shown(again.state)).toEqual(["f-1", "f-2", "f-3"]);
    const { state } = run(again.state, collected(again.state, [done(1, [])]));
    expect([shown(state), isOfOtherFilters(state)]).toEqual([[], false]);
  });

  test("begin with the newest task of the new filters, or with the task that both have", () => {
    const there = press(two, "cursor.last", "pane.status", "filter.toggle").state;
    const some = (...ids: readonly number[]) =>
      done(
        1,
        ids.map((id) => taskIn("cn-b", id, { minutesAgo: id })),
      );
    expect(current(run(there, collected(there, [some(7, 8, 9)])).state)).toBe("f-7");
    const second = press(two, "cursor.down", "pane.status", "filter.toggle").state;
    expect(current(run(second, collected(second, [some(1, 2)])).state)).toBe("f-2");
  });

  test("are dropped with the filters that they answer", () => {
    const other = press(two, "pane.status", "filter.toggle");
    expect(collectionIn(other.state).tasks).toEqual([]);
    const late = run(other.state, { type: "collected", id: collectionIn(two).id, updates: [failedAt(0)], at: NOW });
    expect(late).toEqual({ state: other.state, effects: [] });
  });
});

describe("all regions", () => {
  const all = startState({ scope: { profiles: [], regions: "all" } });
  const regions = [{ id: safeText("cn-x"), localName: safeText("x"), endpoint: safeText("x") }];

  test("are those that the service lists, which is asked first", () => {
    const begun = run(all, start);
    expect(types(begun.effects)).toContain("fetchRegions");
    expect(collects(begun.effects)).toEqual([]);
    const listed = run(begun.state, { type: "regionsAnswered", epoch: 0, answer: ok(regions) });
    expect(collects(listed.effects)).toMatchObject([{ targets: [{ region: "cn-x" }] }]);
  });

  test("are those that cafe knows where the service does not say", () => {
    const { state } = run(all, start);
    const { effects } = run(state, { type: "regionsAnswered", epoch: 0, answer: err(failure("server")) });
    expect(collects(effects)[0]?.targets.map(({ region }) => region)).toEqual([
      "cn-hangzhou",
      "cn-beijing",
      "eu-west-1",
    ]);
  });

  test("are asked in the place of the one whose answer is still awaited", () => {
    const waiting = run(startState(), start).state;
    const { state } = run(
      press(waiting, "palette.open").state,
      { type: "textTyped", text: safeText("region all") },
      { type: "command", id: "picker.choose" },
    );
    expect(run(state, answered(waiting, page(tasks(3)))).state.results.page).toBeNull();
  });
});

describe("A", () => {
  const counted = (totalCount: number | null) => loaded(tasks(50), { totalCount });

  test("reads every page of the filters, and says before how many calls it takes", () => {
    const { state, effects } = press(counted(1_000), "crawl.toggle");
    expect(state.notice).toEqual({ id: "crawling", calls: 24 });
    expect(collects(effects)).toMatchObject([
      { depth: "all", limit: 100, pageSize: 50, targets: [{ region: "cn-hangzhou" }] },
    ]);
    expect(shown(state)).toHaveLength(50);
  });

  test("asks where it takes more than 100, and then goes on to the end", () => {
    const asked = press(counted(10_000), "crawl.toggle");
    expect(asked.effects).toEqual([]);
    expect(asked.state.overlay).toEqual({ kind: "confirm", question: { id: "crawl", calls: 240 } });
    const agreed = press(asked.state, "confirm.yes");
    expect(agreed.state.overlay).toBeNull();
    expect(collects(agreed.effects)).toMatchObject([{ depth: "all", limit: null }]);
    expect(press(asked.state, "layer.back")).toMatchObject({ state: { overlay: null, collection: null }, effects: [] });
  });

  test.each([
    ["the service gives no total", counted(null)],
    ["the rows answer other filters", press(counted(1_000), "pane.status", "filter.toggle").state],
  ])("does not pretend to know the calls where %s", (_, state) => {
    expect(press(state, "crawl.toggle").state.notice).toEqual({ id: "crawling", calls: null });
  });

  test("pauses, and goes on", () => {
    const crawling = press(counted(1_000), "crawl.toggle").state;
    const paused = press(crawling, "crawl.toggle");
    expect([statusOf(paused.state), types(paused.effects)]).toEqual(["paused", ["pauseCollecting"]]);
    const on = press(paused.state, "crawl.toggle");
    expect([statusOf(on.state), on.effects]).toEqual(["running", [{ type: "resumeCollecting", more: 0 }]]);
  });

  test("asks again once as many calls were made as one key may cost", () => {
    const crawling = press(counted(null), "crawl.toggle").state;
    const { id } = collectionIn(crawling);
    const { state } = run(crawling, { type: "limitReached", id });
    expect([statusOf(state), state.notice]).toEqual(["limit", { id: "crawl-limit", calls: 100 }]);
    expect(press(state, "crawl.toggle").effects).toEqual([{ type: "resumeCollecting", more: 100 }]);
    expect(run(crawling, { type: "limitReached", id: id + 1 }).state).toBe(crawling);
  });

  test("is ended by Esc, and what has come stays", () => {
    const crawling = press(counted(1_000), "crawl.toggle").state;
    const some = run(crawling, collected(crawling, [done(0, tasks(60), { state: "running", hasMore: true })])).state;
    const { state, effects } = press(some, "layer.back");
    expect(types(effects)).toContain("stopLoading");
    expect([statusOf(state), shown(state).length, state.notice]).toEqual(["stopped", 60, { id: "crawl-stopped" }]);
    const late = run(state, collected(some, [done(0, tasks(70))]));
    expect(late).toEqual({ state, effects: [] });
  });

  test("that fails half-way takes no row away that was there before, nor does one that is ended", () => {
    const again = press(counted(1_000), "crawl.toggle").state;
    const failing = { state: "failed", failure: failure("timeout") } as const;
    const failed = run(again, collected(again, [done(0, tasks(50, 60), failing)])).state;
    expect(shown(failed)).toHaveLength(60);
    const some = run(again, collected(again, [done(0, tasks(50, 60), { state: "running" })])).state;
    expect(shown(some)).toHaveLength(50);
    expect(shown(press(some, "layer.back").state)).toHaveLength(60);
  });

  test("ends by Esc before a search is taken away, which Backspace does", () => {
    const crawling = press(counted(1_000), "crawl.toggle", "list.failuresOnly").state;
    expect(statusOf(press(crawling, "filter.clear").state)).toBe("running");
    const ended = press(crawling, "layer.back").state;
    expect([statusOf(ended), ended.list.failuresOnly]).toEqual(["stopped", true]);
  });

  test("is not begun anew by r while it goes on", () => {
    const crawling = press(counted(1_000), "crawl.toggle").state;
    expect(collects(press(crawling, "results.refresh").effects)).toEqual([]);
  });

  test("ends where another filter is set; what has come stays until the page of that has", () => {
    const crawling = press(counted(1_000), "crawl.toggle").state;
    const some = run(crawling, collected(crawling, [done(0, tasks(60), { state: "running", hasMore: true })])).state;
    const { state, effects } = press(some, "pane.status", "filter.toggle");
    expect(requests(effects)).toHaveLength(1);
    expect([statusOf(state), shown(state).length]).toEqual(["stopped", 60]);
    expect(run(state, collected(some, [done(0, tasks(70))])).state).toBe(state);
    const other = answer(state, page(tasks(2))).state;
    expect([other.collection, shown(other)]).toEqual([null, ["f-2", "f-1"]]);
  });

  test("reads all pages of all places", () => {
    const { state, effects } = press(two, "crawl.toggle");
    expect(collects(effects)).toMatchObject([{ depth: "all", targets: [{ region: "cn-a" }, { region: "cn-b" }] }]);
    expect(shown(state)).toEqual(["f-1", "f-2", "f-3"]);
  });
});

describe("the list", () => {
  test("stays on its newest task while a first round brings in others, until somebody moves", () => {
    const empty = asking("cn-a", "cn-b");
    const first = run(empty, collected(empty, [done(0, [taskIn("cn-a", 3, { minutesAgo: 3 })])])).state;
    const second = collected(first, [done(1, [taskIn("cn-b", 1, { minutesAgo: 1 })])]);
    expect(current(run(first, second).state)).toBe("f-1");
  });

  test("keeps the cursor's task, in its region, and its line, when rows come in above", () => {
    const rows = (region: string, from: number) =>
      Array.from({ length: 60 }, (_, i) => taskIn(region, from + i, { minutesAgo: from + i }));
    const empty = asking("cn-a", "cn-b");
    const first = run(empty, collected(empty, [done(0, rows("cn-a", 100))])).state;
    const there = press(first, "cursor.last").state;
    const line = there.list.cursor - there.list.top;
    const second = run(
      there,
      collected(there, [done(1, [...rows("cn-b", 1), taskIn("cn-b", 159, { minutesAgo: 300 })])]),
    );
    expect(second.state.list.rows[second.state.list.cursor]).toMatchObject({ invokeId: "f-159", region: "cn-a" });
    expect(second.state.list.cursor - second.state.list.top).toBe(line);
  });
});

describe("a refresh by itself", () => {
  const fired: Action = { type: "timerFired", timer: "refresh", at: NOW + 5_000 };

  test("comes where a task is in progress, and asks only where it is", () => {
    const { state, effects } = run(two, fired);
    expect(collects(effects)).toMatchObject([{ depth: "first", targets: [{ region: "cn-b", index: 1 }] }]);
    const { effects: after } = run(state, collected(state, [done(1, [taskIn("cn-b", 2, { status: "Running" })])]));
    expect(after).toEqual([{ type: "setTimer", timer: "refresh", ms: 5_000 }]);
  });

  test("is not what Esc ends", () => {
    const quiet = run(two, fired).state;
    expect(statusOf(press(quiet, "layer.back").state)).toBe("running");
  });

  test("asks no place that failed: its key does", () => {
    const quiet = run(two, fired).state;
    const partly = run(quiet, collected(quiet, [failedAt(1)])).state;
    expect(shown(partly)).toEqual(["f-1", "f-2", "f-3"]);
    expect(run(partly, fired).effects).toEqual([]);
  });

  test("does not come over all pages, nor while somebody is being asked", () => {
    const crawled = press(two, "crawl.toggle").state;
    expect(run(crawled, fired).effects).toEqual([]);
    const ended = run(crawled, collected(crawled, [done(0, []), done(1, [taskIn("cn-b", 2, { status: "Running" })])]));
    expect(types(ended.effects)).not.toContain("setTimer");
  });
});

/** What may happen; `age` 0 is the latest collection, 1 the one before. */
const happening = fc.record({
  kind: fc.constantFrom("running", "running", "done", "failed", "pause", "stop", "retry", "limit", "move"),
  target: fc.integer({ min: 0, max: 2 }),
  age: fc.constantFrom(0, 0, 0, 1),
  upTo: fc.integer({ min: 0, max: 6 }),
});
type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never;

function actionOf({ kind, target, age, upTo }: Happening, state: AppState): Action {
  const id = collectionIn(state).id - age;
  switch (kind) {
    case "pause":
      return { type: "command", id: "crawl.toggle" };
    case "stop":
      return { type: "command", id: "layer.back" };
    case "retry":
      return { type: "command", id: "results.refresh" };
    case "move":
      return { type: "command", id: "cursor.down" };
    case "limit":
      return { type: "limitReached", id };
    default: {
      const rows = Array.from({ length: upTo }, (_, at) => taskIn(`cn-${target}`, at, { minutesAgo: at }));
      const why = kind === "failed" ? failure("timeout") : null;
      return { type: "collected", id, updates: [done(target, rows, { state: kind, failure: why })], at: NOW };
    }
  }
}

test("whatever comes in whatever order: no task twice, none lost before its place has ended, nothing of an old collection, a true status", () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
      let state = press(asking("cn-0", "cn-1", "cn-2"), "crawl.toggle").state;
      for (const one of happenings) {
        const before = state;
        state = run(state, actionOf(one, state)).state;
        check(before, state, one);
      }
    }),
    { numRuns: 200 },
  );
});

function check(before: AppState, after: AppState, { kind, target, age }: Happening): void {
  const [was, is] = [collectionIn(before), collectionIn(after)];
  const tells = kind === "running" || kind === "done" || kind === "failed";
  if (tells && (age > 0 || was.status === "stopped")) expect(after).toBe(before);
  const keys = is.tasks.map(taskKey);
  expect(new Set(keys).size).toBe(keys.length);
  expect(after.list.rows).toEqual(is.tasks);
  expect(isCollecting(is)).toBe(!is.targets.every(hasEnded));
  for (const [at, known] of was.targets.entries()) {
    if (kind === "done" && at === target) continue;
    expect(is.targets[at]?.tasks.length).toBeGreaterThanOrEqual(known.tasks.length);
  }
}
