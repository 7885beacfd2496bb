import { describe, expect, test } from "vitest";
import { instanceUnderCursor } from "../../../../src/core/detail.ts";
import type { Effect } from "../../../../src/core/effects.ts";
import type { AppState } from "../../../../src/core/state.ts";
import type { FailureKind } from "../../../../src/domain/failure.ts";
import type { PageCursor, TaskPage } from "../../../../src/domain/page.ts";
import { ok } from "../../../../src/lib/result.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import {
  answer,
  current,
  fail,
  failedInstance,
  failure,
  loaded,
  NOW,
  page,
  press,
  requests,
  run,
  shown,
  startState,
  task,
  tasks,
} from "../../../support/make-state.ts";
import { makeInstance } from "../../domain/make-task.ts";

const number = (n: number): PageCursor => ({ by: "number", number: n });
const token = (text: string | null, ordinal: number): PageCursor => ({ by: "token", token: text, ordinal });

/** Page 1 of two with 3 tasks a page is on the screen; the answer of page 2 is still to come. */
const onTheWayToTwo = () => {
  const one = loaded(tasks(3, 6), { totalCount: 6, next: number(2) });
  return press(one, "page.next");
};

describe("loading", () => {
  test("starts with the page that was named, and ticks", () => {
    const { state, effects } = run(startState(), { type: "started", page: 3 });
    expect(state.results.request).toEqual({ id: 1, cursor: number(3), since: NOW, reason: "load" });
    expect(effects).toEqual([
      { type: "setTimer", timer: "tick", ms: 10_000 },
      { type: "clearTimer", timer: "refresh" },
      {
        type: "fetchPage",
        id: 1,
        request: { region: "cn-hangzhou", query: { tags: [] }, cursor: number(3), pageSize: 50 },
      },
    ]);
  });

  test("an answer fills list, facets and detail, and nothing more is asked where nothing is active", () => {
    const asked = run(startState(), { type: "started", page: 1 }).state;
    const { state, effects } = answer(asked, page([task(2, { name: "a.conf" }), task(1, { status: "Failed" })]));
    expect(shown(state)).toEqual(["f-2", "f-1"]);
    expect(current(state)).toBe("f-2");
    expect(state.detail.task?.invokeId).toBe("f-2");
    expect(state.facets.name.entries.map(({ raw, count }) => [raw, count])).toEqual([
      ["a.conf", 1],
      ["file-1.conf", 1],
    ]);
    expect(state.facets.status.entries.find(({ raw }) => raw === "Failed")?.count).toBe(1);
    expect(state.results).toMatchObject({ request: null, failure: null });
    expect(effects).toEqual([]);
  });

  test.each(["Running", "Pending"])("a %s task is looked at again by itself", (status) => {
    const asked = run(startState(), { type: "started", page: 1 }).state;
    const { effects } = answer(asked, page([task(1, { status })]));
    expect(effects).toEqual([{ type: "setTimer", timer: "refresh", ms: 5_000 }]);
  });

  test("a running task is not looked at again where refreshing is off", () => {
    const { settings } = startState();
    const asked = run(startState({ settings: { ...settings, refreshMs: null } }), { type: "started", page: 1 }).state;
    expect(answer(asked, page([task(1, { status: "Running" })])).effects).toEqual([]);
  });

  test("an answer to a question that is no longer the latest changes nothing", () => {
    const before = press(loaded(tasks(3)), "results.refresh").state;
    const late = { type: "pageAnswered", id: before.results.lastId - 1, answer: ok(page(tasks(1))), at: NOW } as const;
    expect(run(before, late)).toEqual({ state: before, effects: [] });
  });

  test("is waited for since the call went out, and only the latest call counts", () => {
    const { state } = run(startState(), { type: "started", page: 1 });
    const waiting = run(state, { type: "pageAsked", id: 1, at: NOW + 7_000 }).state;
    expect(waiting.results.request).toMatchObject({ id: 1, since: NOW + 7_000 });
    expect(run(waiting, { type: "pageAsked", id: 9, at: NOW + 8_000 }).state).toBe(waiting);
  });

  test("an answer that nobody waits for any more changes nothing", () => {
    const before = loaded(tasks(3));
    const twice = { type: "pageAnswered", id: before.results.lastId, answer: ok(page([])), at: NOW } as const;
    expect(run(before, twice)).toEqual({ state: before, effects: [] });
  });
});

describe("a service that counts too many calls", () => {
  const running = [task(1, { status: "Running" })];
  const refreshed = (state: AppState, over: Partial<TaskPage> = {}, at = NOW) =>
    answer(press(state, "results.refresh").state, page(running, over), at);
  const interval = (effects: readonly Effect[]) =>
    effects.flatMap((effect) => (effect.type === "setTimer" && effect.timer === "refresh" ? [effect.ms] : []));

  test("is asked half as often each time, down to once a minute, also where a later try of the call succeeded", () => {
    let state = loaded(running);
    const seen: number[] = [];
    for (let i = 0; i < 5; i++) {
      const { state: next, effects } = refreshed(state, { throttled: true });
      state = next;
      seen.push(...interval(effects));
    }
    expect(seen).toEqual([10_000, 20_000, 40_000, 60_000, 60_000]);
  });

  test("is asked as often as before once it was content for five minutes", () => {
    const slowed = refreshed(fail(press(loaded(running), "results.refresh").state, "throttled").state);
    expect(interval(slowed.effects)).toEqual([10_000]);
    expect(interval(refreshed(slowed.state, {}, NOW + 299_999).effects)).toEqual([10_000]);
    expect(interval(refreshed(slowed.state, {}, NOW + 300_000).effects)).toEqual([5_000]);
  });

  test("is not asked more often than was set", () => {
    const settings = { ...startState().settings, refreshMs: 600_000 };
    const { effects } = refreshed(loaded(running, {}, { settings }), { throttled: true });
    expect(interval(effects)).toEqual([600_000]);
  });

  test("in one region says nothing of another", () => {
    const slowed = refreshed(loaded(running), { throttled: true }).state;
    const moved = press(press(slowed, "regions.open").state, "cursor.down", "picker.choose").state;
    expect([slowed.results.slow?.refreshMs, moved.results.slow]).toEqual([10_000, null]);
  });
});

describe("the oldest task seen", () => {
  const aged = (id: number, minutesAgo: number) => task(id, { minutesAgo });

  test("is kept over pages and refreshes", () => {
    const one = loaded([aged(1, 5), aged(2, 90)], { totalCount: 4, next: number(2) });
    expect(one.results.oldestSeen).toBe(NOW - 90 * 60_000);
    const two = answer(press(one, "page.next").state, page([aged(3, 120)], { cursor: number(2), totalCount: 4 })).state;
    expect(two.results.oldestSeen).toBe(NOW - 120 * 60_000);
    const back = answer(press(two, "page.previous").state, page([aged(1, 5)], { totalCount: 4 })).state;
    expect(back.results.oldestSeen).toBe(NOW - 120 * 60_000);
  });

  test("is none where nothing is loaded", () => {
    expect(loaded([]).results.oldestSeen).toBeNull();
  });
});

describe("refreshing", () => {
  test("asks for the page shown and keeps its rows meanwhile", () => {
    const before = loaded(tasks(3), { cursor: number(4), totalCount: 200 });
    const { state, effects } = press(before, "results.refresh");
    expect(requests(effects)).toMatchObject([{ id: before.results.lastId + 1, request: { cursor: number(4) } }]);
    expect(shown(state)).toEqual(shown(before));
  });

  test("keeps the cursor on its task, by InvokeId, wherever that has moved", () => {
    const on2 = press(loaded(tasks(3)), "cursor.down", "results.refresh").state;
    expect(current(on2)).toBe("f-2");
    const { state } = answer(on2, page([task(5), task(4), ...tasks(3)]));
    expect(current(state)).toBe("f-2");
    expect(state.list.cursor).toBe(3);
  });

  test("keeps the row where the task is gone, or the last row where that is gone too", () => {
    const on1 = press(loaded(tasks(3)), "cursor.last", "results.refresh").state;
    expect(current(answer(on1, page([task(9), task(8), task(7), task(6)])).state)).toBe("f-7");
    expect(current(answer(on1, page([task(9)])).state)).toBe("f-9");
    expect(answer(on1, page([])).state.list.cursor).toBe(-1);
  });

  test("keeps the detail pane's cursor on its instance while the task goes on", () => {
    const running = [failedInstance("i-1", "ClientNotRunning"), makeInstance({ instanceId: safeText("i-2") })];
    const opened = press(
      loaded([task(1, { status: "Running", instances: running })]),
      "item.open",
      "cursor.last",
    ).state;
    expect(instanceUnderCursor(opened)?.instanceId).toBe("i-2");
    const ended = [failedInstance("i-2", "DeliveryTimeout"), failedInstance("i-1", "ClientNotRunning")];
    const { state } = answer(
      press(opened, "results.refresh").state,
      page([task(1, { status: "Failed", instances: ended })]),
    );
    expect(state.detail.task?.status).toBe("Failed");
    expect(instanceUnderCursor(state)?.instanceId).toBe("i-2");
  });

  test("by the timer asks only where nothing is under way", () => {
    const idle = loaded([task(1, { status: "Running" })]);
    const fired = { type: "timerFired", timer: "refresh", at: NOW + 5_000 } as const;
    const asked = run(idle, fired);
    expect(requests(asked.effects)).toHaveLength(1);
    expect(asked.state.now).toBe(NOW + 5_000);
    expect(requests(run(asked.state, fired).effects)).toEqual([]);
  });

  test("asks again for what is awaited, not for the page shown", () => {
    const { state } = onTheWayToTwo();
    const again = press(state, "results.refresh");
    expect(again.state.results.request).toMatchObject({ cursor: number(2), reason: "next" });
    expect(requests(again.effects)).toMatchObject([{ request: { cursor: number(2) } }]);
  });
});

describe("a failure", () => {
  test("keeps the last good rows, and says since when and what failed", () => {
    const before = press(loaded(tasks(3)), "results.refresh").state;
    const { state } = fail(before, "permission", {}, NOW + 1_000);
    expect(shown(state)).toEqual(shown(before));
    expect(state.results.page).toBe(before.results.page);
    expect(state.results.failure).toEqual({
      failure: failure("permission"),
      asked: before.results.request,
      since: NOW,
      count: 1,
      retryAt: null,
    });
  });

  test.each<FailureKind>(["network", "timeout", "throttled", "server"])(
    "of kind %s is tried again by itself",
    (kind) => {
      const before = press(loaded(tasks(1)), "results.refresh").state;
      const { state, effects } = fail(before, kind, {}, NOW + 500);
      expect(effects).toEqual([{ type: "setTimer", timer: "refresh", ms: 5_000 }]);
      expect(state.results.failure?.retryAt).toBe(NOW + 5_500);
    },
  );

  test.each<FailureKind>([
    "credentials",
    "signature",
    "clock",
    "token",
    "permission",
    "region",
    "input",
    "malformed",
    "other",
  ])("of kind %s waits for the key", (kind) => {
    const { state, effects } = fail(press(loaded(tasks(1)), "results.refresh").state, kind);
    expect(effects).toEqual([]);
    expect(state.results.failure?.retryAt).toBeNull();
  });

  test("is not tried again by itself where refreshing is off", () => {
    const { settings } = startState();
    const before = loaded(tasks(1), {}, { settings: { ...settings, refreshMs: null } });
    const { state, effects } = fail(press(before, "results.refresh").state, "network");
    expect(effects).toEqual([]);
    expect(state.results.failure?.retryAt).toBeNull();
  });

  test("waits twice as long each time, at most a minute, and never less than the service asks for", () => {
    let state = press(loaded(tasks(1)), "results.refresh").state;
    const waits: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      const failed = fail(state, "network");
      waits.push(...failed.effects.flatMap((effect) => (effect.type === "setTimer" ? [effect.ms] : [])));
      state = run(failed.state, { type: "timerFired", timer: "refresh", at: NOW }).state;
    }
    expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
    expect(fail(state, "throttled", { retryAfterMs: 90_000 }).effects).toMatchObject([{ ms: 90_000 }]);
  });

  test("in a row is counted from the first of the row, and over with the first good answer", () => {
    const first = fail(press(loaded(tasks(1)), "results.refresh").state, "network", {}, NOW + 1_000).state;
    const second = fail(press(first, "results.refresh").state, "server", {}, NOW + 9_000).state;
    expect(second.results.failure).toMatchObject({ count: 2, since: NOW, failure: { kind: "server" } });
    expect(answer(press(second, "results.refresh").state, page(tasks(1))).state.results.failure).toBeNull();
  });

  test("of the next page is retried as the next page, and so is what the timer does", () => {
    const failed = fail(onTheWayToTwo().state, "network").state;
    for (const retry of [
      press(failed, "results.refresh"),
      run(failed, { type: "timerFired", timer: "refresh", at: NOW }),
    ]) {
      expect(retry.state.results.request).toMatchObject({ cursor: number(2), reason: "next" });
      expect(shown(answer(retry.state, page(tasks(3), { cursor: number(2), totalCount: 6 })).state)).toEqual([
        "f-3",
        "f-2",
        "f-1",
      ]);
    }
  });

  test("left behind by new filters does not come back with r", () => {
    const failed = fail(onTheWayToTwo().state, "network").state;
    const filtering = press(failed, "pane.status", "filter.toggle").state;
    const again = press(filtering, "results.refresh");
    expect(again.state.results.request).toMatchObject({ cursor: number(1), reason: "load" });
  });

  test("that cafe caused itself by cancelling is not shown", () => {
    const { state, effects } = fail(press(loaded(tasks(2)), "results.refresh").state, "cancelled");
    expect(state.results).toMatchObject({ request: null, failure: null });
    expect(effects).toEqual([]);
  });

  test("of a token that is no longer known starts again at the first page, and says so", () => {
    const one = loaded(tasks(2, 4), { totalCount: null, next: token("t2", 2) });
    const { state, effects } = fail(press(one, "page.next").state, "stale-token");
    expect(state.notice).toEqual({ id: "stale-token" });
    expect(requests(effects)).toMatchObject([{ request: { cursor: number(1) } }]);
    expect(shown(state)).toEqual(["f-4", "f-3"]);
  });

  test("of a token where none was sent is a failure, not a loop", () => {
    const { state, effects } = fail(press(loaded(tasks(1)), "results.refresh").state, "stale-token");
    expect(requests(effects)).toEqual([]);
    expect(state.results.failure?.failure.kind).toBe("stale-token");
  });
});

describe("paging by number", () => {
  test("turns the list at once; the detail follows when the keys pause, or at once where it has them", () => {
    const two = page(tasks(3), { cursor: number(2), totalCount: 6 });
    const { state, effects } = answer(onTheWayToTwo().state, two);
    expect(current(state)).toBe("f-3");
    expect(state.detail.task?.invokeId).toBe("f-6");
    expect(effects).toContainEqual({ type: "setTimer", timer: "settle", ms: 80 });
    const settled = run(state, { type: "timerFired", timer: "settle", at: NOW });
    expect(settled.state.detail.task?.invokeId).toBe("f-3");

    const inDetail = answer({ ...onTheWayToTwo().state, focus: "detail" }, two);
    expect(inDetail.state.detail.task?.invokeId).toBe("f-3");
  });

  test("asks for the next page, and starts at its first row", () => {
    const one = loaded(tasks(3, 6), { totalCount: 6, next: number(2) });
    const asked = press(one, "cursor.last", "page.next");
    expect(requests(asked.effects)).toMatchObject([{ request: { cursor: number(2) } }]);
    const { state } = answer(asked.state, page(tasks(3), { cursor: number(2), totalCount: 6 }));
    expect(shown(state)).toEqual(["f-3", "f-2", "f-1"]);
    expect(state.list).toMatchObject({ cursor: 0, top: 0 });
  });

  test("goes back by counting, also from a page that was the first to be loaded", () => {
    const { state, effects } = press(loaded(tasks(3), { cursor: number(5), totalCount: 250 }), "page.previous");
    expect(requests(effects)).toMatchObject([{ request: { cursor: number(4) } }]);
    expect(state.results.request?.reason).toBe("previous");
  });

  test.each([
    ["page.next", "last-page"],
    ["page.previous", "first-page"],
  ] as const)("%s ends with a notice at the end: %s", (command, id) => {
    const { state, effects } = press(loaded(tasks(3)), command);
    expect(state.notice).toEqual({ id });
    expect(effects).toEqual([{ type: "setTimer", timer: "notice", ms: 6_000 }]);
  });

  test("asks for nothing before anything is loaded", () => {
    const { state, effects } = press(startState(), "page.next");
    expect(state.notice).toEqual({ id: "nothing-loaded" });
    expect(requests(effects)).toEqual([]);
  });

  test.each(["page.next", "page.previous"] as const)(
    "%s does not mix the pages of the filters before with those of the new ones",
    (command) => {
      const two = loaded(tasks(3), { cursor: number(2), totalCount: 9, next: number(3) });
      const filtering = press(two, "pane.status", "filter.toggle", "pane.tasks").state;
      const { state, effects } = press(filtering, command);
      expect(requests(effects)).toEqual([]);
      expect(state.notice).toEqual({ id: "nothing-loaded" });
    },
  );
});

describe("paging by token", () => {
  const walk = () => {
    const one = loaded(tasks(2, 6), { cursor: token(null, 1), totalCount: null, next: token("t2", 2) });
    const two = answer(
      press(one, "page.next").state,
      page(tasks(2, 4), { cursor: token("t2", 2), totalCount: null, next: token("t3", 3) }),
    ).state;
    return answer(press(two, "page.next").state, page(tasks(2), { cursor: token("t3", 3), totalCount: null })).state;
  };

  test("goes forwards by the token and back the way it came", () => {
    const three = walk();
    expect(shown(three)).toEqual(["f-2", "f-1"]);
    const back = press(three, "page.previous");
    expect(requests(back.effects)).toMatchObject([{ request: { cursor: token("t2", 2) } }]);
    const two = answer(
      back.state,
      page(tasks(2, 4), { cursor: token("t2", 2), totalCount: null, next: token("t3", 3) }),
    ).state;
    expect(shown(two)).toEqual(["f-4", "f-3"]);
    expect(requests(press(two, "page.previous").effects)).toMatchObject([{ request: { cursor: token(null, 1) } }]);
  });

  test("never claims that tasks have vanished: nobody counts them", () => {
    expect(walk().results.request).toBeNull();
  });

  test("after new filters does not lead back into the old ones", () => {
    const filtering = press(walk(), "pane.status", "filter.toggle").state;
    const { state } = answer(filtering, page(tasks(1), { cursor: token(null, 1), totalCount: null }));
    expect(state.results).toMatchObject({ before: [] });
    expect(press(state, "page.previous").state.notice).toEqual({ id: "first-page" });
  });

  test("in another region does not lead back into the old one", () => {
    const moved = press(walk(), "regions.open", "cursor.down", "picker.choose").state;
    const { state } = answer(moved, page(tasks(1), { cursor: token(null, 1), totalCount: null }));
    expect(requests(press(state, "page.previous").effects)).toEqual([]);
  });
});

describe("pages that shift", () => {
  test("new tasks push old ones onto the next page: those are not shown twice", () => {
    const { state } = answer(
      onTheWayToTwo().state,
      page([task(4), task(3), task(2)], { cursor: number(2), totalCount: 7, next: number(3) }),
    );
    expect(shown(state)).toEqual(["f-3", "f-2"]);
  });

  test("vanished tasks pull others onto the page that was left: it is read once more, and they are shown", () => {
    // f-5 has vanished, so f-3 now stands on page 1.
    const short = answer(onTheWayToTwo().state, page([task(2), task(1)], { cursor: number(2), totalCount: 5 }));
    expect(requests(short.effects)).toMatchObject([{ request: { cursor: number(1) } }]);
    expect(short.state.results.request?.reason).toBe("missed");
    expect(shown(short.state)).toEqual(["f-2", "f-1"]);
    const { state } = answer(short.state, page([task(6), task(4), task(3)], { totalCount: 5 }));
    expect(shown(state)).toEqual(["f-3", "f-2", "f-1"]);
    expect(state.results.page?.cursor).toEqual(number(2));
    expect(state.results.page?.tasks).toHaveLength(3);
    expect(current(state)).toBe("f-2");
  });

  test("what was found of them stays while the page is refreshed, and goes with the page", () => {
    const short = answer(onTheWayToTwo().state, page([task(2), task(1)], { cursor: number(2), totalCount: 5 }));
    expect(press(short.state, "page.next")).toEqual({ state: short.state, effects: [] });
    const found = answer(short.state, page([task(6), task(4), task(3)], { totalCount: 5 })).state;
    const asked = press(found, "results.refresh").state;
    const again = answer(asked, page([task(2), task(1)], { cursor: number(2), totalCount: 5 })).state;
    expect(shown(again)).toEqual(["f-3", "f-2", "f-1"]);
    const back = answer(
      press(again, "page.previous").state,
      page([task(6), task(4), task(3)], { totalCount: 5 }),
    ).state;
    expect(shown(back)).toEqual(["f-6", "f-4", "f-3"]);
    expect(back.results.missed).toEqual([]);
  });

  test("a failed look for vanished rows keeps the page, and a retry looks again", () => {
    const short = answer(onTheWayToTwo().state, page([task(2), task(1)], { cursor: number(2), totalCount: 5 })).state;
    const failed = fail(short, "network").state;
    expect(shown(failed)).toEqual(["f-2", "f-1"]);
    const again = press(failed, "results.refresh").state;
    expect(shown(answer(again, page([task(6), task(4), task(3)], { totalCount: 5 })).state)).toEqual([
      "f-3",
      "f-2",
      "f-1",
    ]);
  });

  test("going back shows the whole page again", () => {
    const two = answer(onTheWayToTwo().state, page(tasks(3), { cursor: number(2), totalCount: 6 })).state;
    const { state } = answer(press(two, "page.previous").state, page(tasks(3, 6), { totalCount: 6, next: number(2) }));
    expect(shown(state)).toEqual(["f-6", "f-5", "f-4"]);
  });

  test("a region that is come back to shows all its tasks again", () => {
    const two = answer(onTheWayToTwo().state, page(tasks(3), { cursor: number(2), totalCount: 6 })).state;
    const away = answer(press(two, "regions.open", "cursor.down", "picker.choose").state, page([])).state;
    const home = press(away, "regions.open", "cursor.up", "picker.choose").state;
    const { state } = answer(home, page(tasks(3, 6), { totalCount: 6, next: number(2) }));
    expect(shown(state)).toEqual(["f-6", "f-5", "f-4"]);
  });
});
