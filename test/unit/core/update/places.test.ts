import { describe, expect, test } from "vitest";
import type { AppState } from "../../../../src/core/state.ts";
import { UNICODE_GLYPHS } from "../../../../src/present/glyphs.ts";
import { presentBanner, presentFilters } from "../../../../src/present/header.ts";
import { presentPosition } from "../../../../src/present/task-table.ts";
import { collected, collectionIn, collects, done, taskIn } from "../../../support/make-collection.ts";
import {
  answer,
  fail,
  loaded,
  page,
  press,
  requests,
  run,
  shown,
  task,
  tasks,
  types,
} from "../../../support/make-state.ts";

describe("the filters before", () => {
  test("come back with one key, newest first, and end with a notice", () => {
    const failed = press(loaded(tasks(2)), "pane.status", "filter.toggle").state;
    const both = press(failed, "cursor.down", "filter.toggle").state;
    expect(both.query.status).toBe("PartialFailed");
    const back = press(both, "view.previous");
    expect(back.state.query.status).toBe("Failed");
    expect(requests(back.effects)).toMatchObject([{ request: { query: { status: "Failed" } } }]);
    const start = press(back.state, "view.previous");
    expect(start.state.query).toEqual({ tags: [] });
    expect(press(start.state, "view.previous").state.notice).toEqual({ id: "no-earlier-view" });
  });

  test("are kept for twenty steps, not for ever", () => {
    let state = press(loaded(tasks(1)), "pane.status").state;
    for (let i = 0; i < 50; i += 1) state = press(state, "filter.toggle").state;
    expect(state.trail).toHaveLength(20);
  });

  test("are remembered for the next run with every change", () => {
    const { effects } = press(loaded(tasks(1)), "pane.status", "filter.toggle");
    expect(effects[0]).toEqual({
      type: "remember",
      profile: "prod",
      what: { region: "cn-hangzhou", query: { status: "Failed", tags: [] } },
    });
    expect(types(effects)).toEqual(["remember", "clearTimer", "fetchPage"]);
  });
});

/** Every page of a list of 120 tasks; the latest is under way in the first rows. */
const crawled = (): AppState => {
  const crawling = press(loaded(tasks(50, 120), { totalCount: 120 }), "crawl.toggle").state;
  return run(crawling, collected(crawling, [done(0, tasks(120))])).state;
};

describe("what was collected", () => {
  const other = (state: AppState = crawled()) => press(state, "pane.status", "filter.toggle");

  test("stays on the screen while another filter loads, as rows of the filters before", () => {
    const { state, effects } = other();
    expect(requests(effects)).toHaveLength(1);
    expect(shown(state)).toHaveLength(120);
    expect(presentPosition(state)).toBe("rows of the filters before");
    const header = JSON.stringify(presentFilters(state, 120, UNICODE_GLYPHS));
    expect(header).toContain("status=Failed");
    expect(header).not.toContain("120");
  });

  test("stays when that fails, which the banner says; r asks for the same again", () => {
    const failed = fail(other().state, "network").state;
    expect(shown(failed)).toHaveLength(120);
    const banner = JSON.stringify(presentBanner(failed, 200, UNICODE_GLYPHS));
    expect(banner).toContain("Test.network");
    expect(banner).toContain("the rows below are the last good ones");
    const again = press(failed, "results.refresh");
    expect(requests(again.effects)).toMatchObject([{ request: { query: { status: "Failed" } } }]);
    expect(shown(answer(again.state, page([task(7)])).state)).toEqual(["f-7"]);
  });

  test("stays when that fails, and cafe tries again by itself", () => {
    const failed = fail(other().state, "network").state;
    const { effects } = run(failed, { type: "timerFired", timer: "refresh", at: failed.now + 60_000 });
    expect(requests(effects)).toHaveLength(1);
  });

  test.each([
    ["while another filter loads", other().state],
    ["when another filter has failed", fail(other().state, "network").state],
    ["after another filter was loaded", answer(other().state, page([task(7)])).state],
  ])("is there again by one key and no call %s", (_, state) => {
    const { state: back, effects } = press(state, "view.previous");
    expect(types(effects)).toEqual(["remember", "clearTimer", "stopLoading"]);
    expect(shown(back)).toHaveLength(120);
    expect(back.results).toMatchObject({ request: null, failure: null });
    expect(collectionIn(back).status).toBe("done");
    expect(collects(press(back, "results.refresh").effects)).toMatchObject([{ depth: "all" }]);
  });

  test("is there again as far as it had come where it was left under way", () => {
    const crawling = press(loaded(tasks(50, 120), { totalCount: 120 }), "crawl.toggle").state;
    const back = press(answer(other(crawling).state, page([task(7)])).state, "view.previous").state;
    expect([shown(back).length, collectionIn(back).status]).toEqual([50, "stopped"]);
  });

  test("is not shown again as what another region holds", () => {
    const left = answer(other().state, page([task(7)])).state;
    const elsewhere = press(left, "pane.tasks", "regions.open", "cursor.down", "picker.choose").state;
    const { state, effects } = press(answer(elsewhere, page([])).state, "view.previous");
    expect(requests(effects)).toMatchObject([{ request: { region: "cn-beijing", query: { tags: [] } } }]);
    expect(state.collection).toBeNull();
  });

  test("in several places is shown again without asking them", () => {
    const one = run(loaded(tasks(1), {}, { scope: { profiles: [], regions: ["cn-a", "cn-b"] } })).state;
    const two = run(one, collected(one, [done(0, [taskIn("cn-a", 1)]), done(1, [taskIn("cn-b", 2)])])).state;
    const { state, effects } = press(other(two).state, "view.previous");
    expect(shown(state)).toHaveLength(2);
    expect(collects(effects)).toEqual([]);
  });

  test("longest ago goes first where all that is kept is too much", () => {
    const many = Array.from({ length: 60_000 }, (_, id) => taskIn("cn-hangzhou", id));
    const crawlOf = (state: AppState) => {
      const crawling = press(state, "crawl.toggle").state;
      return run(crawling, collected(crawling, [done(0, many)])).state;
    };
    const first = crawlOf(loaded(tasks(1)));
    const second = crawlOf(answer(other(first).state, page([task(7)])).state);
    const third = answer(press(second, "pane.status", "cursor.down", "filter.toggle").state, page([task(8)])).state;
    const back = press(third, "view.previous");
    expect([shown(back.state).length, requests(back.effects)]).toEqual([60_000, []]);
    expect(requests(press(back.state, "view.previous").effects)).toHaveLength(1);
  });
});
