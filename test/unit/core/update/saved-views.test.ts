import { describe, expect, test } from "vitest";
import type { SavedView } from "../../../../src/core/ports.ts";
import type { AppState } from "../../../../src/core/state.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import { loaded, press, type Run, requests, run, task, typed } from "../../../support/make-state.ts";

const rows = [task(1, { status: "Failed" }), task(2)];
/** Says a phrase to the palette. */
const say = (state: AppState, text: string): Run => {
  const { state: open } = press(state, "palette.open");
  return run(open, typed(text), { type: "command", id: "picker.choose" });
};
const views = (state: AppState): readonly string[] => state.savedViews.map(({ name }) => name);

const base = loaded(rows);
const looked: AppState = {
  ...base,
  query: { tags: [{ key: "env", value: "prod" }], name: "nginx.conf" },
  narrow: { owner: safeText("root"), since: 5 },
  list: {
    ...base.list,
    search: safeText("status:failed"),
    failuresOnly: true,
    sort: { column: "failed", reversed: true },
  },
};
const KEPT: SavedView = {
  name: "bad nginx",
  query: looked.query,
  view: { sort: "failed", reversed: true, failuresOnly: true },
  narrow: { owner: "root", since: 5, search: "status:failed" },
};

describe("a view", () => {
  test("is kept under a name with all that is asked and shown; the same name is kept once", () => {
    const { state, effects } = say(looked, "save bad nginx");
    expect(effects).toContainEqual({ type: "saveView", view: KEPT });
    expect([state.savedViews, state.notice]).toEqual([[KEPT], { id: "view-saved", name: "bad nginx", leftOut: null }]);
    expect(views(say(say(state, "save other").state, "save bad nginx").state)).toEqual(["other", "bad nginx"]);
  });

  test("is opened by its name: its filters, its order and what it shows", () => {
    const { state, effects } = say({ ...base, savedViews: [KEPT] }, "view bad nginx");
    expect(requests(effects)).toMatchObject([{ request: { query: KEPT.query } }]);
    expect([state.query, state.narrow]).toEqual([looked.query, looked.narrow]);
    expect(state.list).toMatchObject({
      failuresOnly: true,
      search: "status:failed",
      sort: { column: "failed", reversed: true },
    });
    expect(press(state, "view.previous").state.query).toEqual(base.query);
  });

  test.each([
    ["all", "all"],
    [
      ["cn-hangzhou", "cn-beijing"],
      ["cn-hangzhou", "cn-beijing"],
    ],
  ] as const)("keeps several regions: %j", (regions, asked) => {
    const several: AppState = { ...base, scope: { profiles: [], regions } };
    const kept = say(several, "save wide").state.savedViews;
    expect(say({ ...base, savedViews: kept }, "view wide").state.scope.regions).toEqual(asked);
    expect(say(base, "save here").state.savedViews[0]).not.toHaveProperty("regions");
  });

  test("keeps no choice of single tasks, and says so", () => {
    const narrow = { tasks: { label: safeText("two tasks"), keys: new Set(["a"]) } };
    const { state } = say({ ...base, narrow }, "save few");
    expect(state.notice).toEqual({ id: "view-saved", name: "few", leftOut: "two tasks" });
    expect(state.savedViews[0]?.narrow).toEqual({});
  });

  test("is forgotten by its name", () => {
    const { state, effects } = say({ ...base, savedViews: [KEPT] }, "forget bad nginx");
    expect([views(state), state.notice]).toEqual([[], { id: "view-forgotten", name: "bad nginx" }]);
    expect(effects).toContainEqual({ type: "removeView", name: "bad nginx" });
  });

  test.each(["view nobody", "forget nobody"])("that is not there is said to be so: %s", (text) => {
    expect(say(base, text).state.notice).toEqual({ id: "no-such-view", name: "nobody" });
  });

  test.each(["save ", `save ${"x".repeat(41)}`, "view ", "forget "])("needs a name that fits: %j", (text) => {
    const { state } = say(base, text);
    expect(state.notice).toMatchObject({ id: "bad-verb", verb: text.split(" ")[0] });
    expect(views(state)).toEqual([]);
  });
});
