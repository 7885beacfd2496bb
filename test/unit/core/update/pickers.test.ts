import { describe, expect, test } from "vitest";
import type { AppState } from "../../../../src/core/state.ts";
import { pickerItems } from "../../../../src/core/update/pickers.ts";
import { err, ok } from "../../../../src/lib/result.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import {
  answer,
  failure,
  loaded,
  page,
  press,
  requests,
  run,
  shown,
  tasks,
  typed,
  types,
} from "../../../support/make-state.ts";

const region = (id: string) => ({
  id: safeText(id),
  localName: safeText(`the ${id}`),
  endpoint: safeText(`ecs.${id}`),
});
const cursor = (state: AppState): number | null =>
  state.overlay && "picker" in state.overlay ? state.overlay.picker.cursor : null;
const under = (state: AppState): string | undefined => pickerItems(state)[cursor(state) ?? -1]?.id;

describe("the region picker", () => {
  test("opens at the region shown, with the offline list, and asks the service once", () => {
    const { state, effects } = press(loaded(tasks(2)), "regions.open");
    expect(under(state)).toBe("cn-hangzhou");
    expect(effects).toEqual([{ type: "fetchRegions", region: "cn-hangzhou", epoch: 0 }]);
    expect(press(press(state, "layer.back").state, "regions.open").effects).toEqual([]);
  });

  test("takes the service's list, and does not ask again", () => {
    const open = press(loaded(tasks(2)), "regions.open").state;
    const { state } = run(open, { type: "regionsAnswered", epoch: 0, answer: ok(["a-1", "b-1"].map(region)) });
    expect(pickerItems(state).map(({ id }) => id)).toEqual(["a-1", "b-1"]);
    expect(press(press(state, "layer.back").state, "regions.open").effects).toEqual([]);
  });

  test("keeps its cursor on the region when the service's list arrives under it", () => {
    const open = press(loaded(tasks(2)), "regions.open", "cursor.down").state;
    expect(under(open)).toBe("cn-beijing");
    const list = ["zz-1", "yy-1", "cn-beijing", "cn-hangzhou"].map(region);
    expect(under(run(open, { type: "regionsAnswered", epoch: 0, answer: ok(list) }).state)).toBe("cn-beijing");
    const without = run(press(open, "cursor.last").state, {
      type: "regionsAnswered",
      epoch: 0,
      answer: ok([region("zz-1")]),
    });
    expect(under(without.state)).toBe("zz-1");
  });

  test("keeps the offline list when the service does not answer, and asks again when it is opened again", () => {
    const open = press(loaded(tasks(2)), "regions.open").state;
    const { state } = run(open, { type: "regionsAnswered", epoch: 0, answer: err(failure("network")) });
    expect(pickerItems(state)).toHaveLength(3);
    expect(state.regions).toMatchObject({ loading: false, fromService: false, failure: { kind: "network" } });
    expect(types(press(press(state, "layer.back").state, "regions.open").effects)).toEqual(["fetchRegions"]);
  });

  test("ignores a list that was asked for under another profile", () => {
    const open = press(loaded(tasks(2)), "regions.open").state;
    const late = { type: "regionsAnswered", epoch: 7, answer: ok([region("zz-1")]) } as const;
    expect(run(open, late)).toEqual({ state: open, effects: [] });
  });

  test.each([
    ["beij", ["cn-beijing"]],
    ["NAME OF EU", ["eu-west-1"]],
    ["z z", []],
    ["cn-new-1", ["cn-new-1"]],
  ])("narrowed by %s shows %j", (text, ids) => {
    const { state } = run(press(loaded(tasks(2)), "regions.open", "cursor.last").state, typed(text));
    expect(pickerItems(state).map(({ id }) => id)).toEqual(ids);
    expect(cursor(state)).toBe(0);
  });

  test("moves within what is left, and chooses nothing where nothing is", () => {
    const { state } = run(press(loaded(tasks(2)), "regions.open").state, typed("z z"));
    expect(press(state, "cursor.down", "cursor.last", "picker.choose")).toEqual({ state, effects: [] });
    const all = press(loaded(tasks(2)), "regions.open", "cursor.last").state;
    expect(under(all)).toBe("eu-west-1");
    expect(under(press(all, "cursor.down").state)).toBe("eu-west-1");
    expect(under(press(all, "cursor.pageUp").state)).toBe("cn-hangzhou");
  });

  test("choosing another region drops the old one's rows before anything is asked", () => {
    const before = press(loaded(tasks(2)), "results.refresh").state;
    const { state, effects } = press(before, "regions.open", "cursor.down", "picker.choose");
    expect(shown(state)).toEqual([]);
    expect(state).toMatchObject({
      overlay: null,
      session: { region: "cn-beijing" },
      detail: { task: null },
      list: { cursor: -1, top: 0 },
      results: { page: null, pageQuery: null, failure: null, before: [] },
    });
    expect(state.facets.name.entries).toEqual([]);
    expect(effects.slice(1)).toEqual([
      { type: "remember", profile: "prod", what: { region: "cn-beijing", query: { tags: [] } } },
      { type: "nameEndpoint", region: "cn-beijing" },
      { type: "clearTimer", timer: "refresh" },
      expect.objectContaining({ type: "fetchPage", request: expect.objectContaining({ region: "cn-beijing" }) }),
    ]);
  });

  test("an answer for the region left is dropped", () => {
    const before = press(loaded(tasks(2)), "results.refresh").state;
    const moved = press(before, "regions.open", "cursor.down", "picker.choose").state;
    const late = { type: "pageAnswered", id: before.results.lastId, answer: ok(page(tasks(2))), at: 0 } as const;
    expect(run(moved, late).state).toBe(moved);
  });

  test("choosing the same region only closes the picker", () => {
    const before = loaded(tasks(2));
    const { state, effects } = press(press(before, "regions.open").state, "picker.choose");
    expect(shown(state)).toEqual(shown(before));
    expect(state.overlay).toBeNull();
    expect(effects).toEqual([]);
  });
});

describe("the profile picker", () => {
  const items = ["dev", "prod"].map((name) => ({
    name: safeText(name),
    source: safeText("stored"),
    region: safeText("cn-beijing"),
    current: name === "prod",
  }));
  const open = () => run(loaded(tasks(2)), { type: "profilesListed", items }).state;
  const session = {
    profile: safeText("dev"),
    source: safeText("stored"),
    accessKeyId: safeText("LTAI****9999"),
    region: "cn-beijing",
    endpoint: safeText("ecs.cn-beijing.aliyuncs.com"),
    keysExpireAt: null,
  };

  test("asks for the profiles, and opens at the one in use", () => {
    expect(press(loaded(tasks(2)), "profiles.open").effects).toEqual([{ type: "listProfiles" }]);
    expect(under(open())).toBe("prod");
  });

  test.each(["add", "edit", "test", "remove", "import"] as const)(
    "lends the terminal to %s, with the profile under the cursor, and stays open meanwhile",
    (task) => {
      const before = press(open(), "cursor.up").state;
      expect(press(before, `profiles.${task}`)).toEqual({
        state: before,
        effects: [{ type: "manageProfiles", task, profile: "dev" }],
      });
    },
  );

  test("has nothing to edit, test or remove where no profile is under the cursor, but can add and import", () => {
    const none = run(open(), typed("no such")).state;
    expect(press(none, "profiles.edit", "profiles.test", "profiles.remove").effects).toEqual([]);
    expect(press(none, "profiles.add", "profiles.import").effects).toEqual([
      { type: "manageProfiles", task: "add", profile: null },
      { type: "manageProfiles", task: "import", profile: null },
    ]);
  });

  test("asks for the list anew once the terminal is back, and goes to the profile that it was about", () => {
    expect(run(open(), { type: "profilesManaged", profile: "dev" }).effects).toEqual([
      { type: "listProfiles", at: "dev" },
    ]);
    expect(run(open(), { type: "profilesManaged", profile: null }).effects).toEqual([{ type: "listProfiles" }]);
    expect(under(run(open(), { type: "profilesListed", items, at: "dev" }).state)).toBe("dev");
    expect(under(run(open(), { type: "profilesListed", items, at: "removed" }).state)).toBe("prod");
  });

  test("is the only place whose commands reach profiles", () => {
    for (const state of [loaded(tasks(1)), press(loaded(tasks(1)), "regions.open").state]) {
      expect(press(state, "profiles.add", "profiles.remove")).toEqual({ state, effects: [] });
    }
  });

  test("connects to the one chosen; the rows stay until that has worked", () => {
    const { state, effects } = press(open(), "cursor.up", "picker.choose");
    expect(effects).toEqual([{ type: "connect", profile: "dev" }]);
    expect(state.overlay).toBeNull();
    expect(shown(state)).toEqual(["f-2", "f-1"]);
  });

  test("once connected, drops every row of the old account, and asks anew", () => {
    const { state, effects } = run(open(), { type: "connected", answer: ok(session), profile: safeText("dev") });
    expect(state.session).toEqual({ ...session, epoch: 1 });
    expect(shown(state)).toEqual([]);
    expect(state.notice).toEqual({ id: "connected", profile: "dev" });
    expect(requests(effects)).toMatchObject([{ request: { region: "cn-beijing" } }]);
  });

  test("asks the new account for its regions, even where the old one has answered", () => {
    const known = run(loaded(tasks(1)), {
      type: "regionsAnswered",
      epoch: 0,
      answer: ok([region("cn-beijing")]),
    }).state;
    const moved = run(known, { type: "connected", answer: ok(session), profile: safeText("dev") }).state;
    expect(press(moved, "regions.open").effects).toEqual([{ type: "fetchRegions", region: "cn-beijing", epoch: 1 }]);
  });

  test("stays with the old one, rows and all, where the new one cannot be used", () => {
    const before = open();
    const { state, effects } = run(before, {
      type: "connected",
      answer: err(failure("credentials")),
      profile: safeText("dev"),
    });
    expect(state.session).toBe(before.session);
    expect(shown(state)).toEqual(["f-2", "f-1"]);
    expect(state.notice).toMatchObject({ id: "connect-failed", failure: { kind: "credentials" } });
    expect(types(effects)).toEqual(["setTimer"]);
  });

  test("the same tasks seen with other keys are all shown", () => {
    const two = press(loaded(tasks(2, 4), { totalCount: 4, next: { by: "number", number: 2 } }), "page.next").state;
    const second = answer(two, page(tasks(2), { cursor: { by: "number", number: 2 }, totalCount: 4 })).state;
    const moved = run(second, { type: "connected", answer: ok(session), profile: safeText("dev") }).state;
    expect(shown(answer(moved, page(tasks(4))).state)).toHaveLength(4);
  });
});
