import { describe, expect, test } from "vitest";
import { panelItems } from "../../../../src/core/panel.ts";
import type { AppState } from "../../../../src/core/state.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import {
  answer,
  current,
  failedInstance,
  loaded,
  page,
  press,
  run,
  shown,
  task,
  tasks,
  typed,
} from "../../../support/make-state.ts";
import { makeInstance } from "../../domain/make-task.ts";

const arrived = (id: string) => makeInstance({ instanceId: safeText(id) });

const FLEET = [
  task("5", { name: "a.conf", minutesAgo: 1 }),
  task("4", {
    name: "b.conf",
    minutesAgo: 2,
    status: "PartialFailed",
    instances: [failedInstance("i-1", "X"), arrived("i-2")],
  }),
  task("3", { name: "c.conf", minutesAgo: 3 }),
  task("2", { name: "d.conf", minutesAgo: 90, status: "Failed", instances: [failedInstance("i-1", "Y")] }),
];

const rowsOf = ({ view }: AppState): readonly object[] => (view.kind === "tasks" ? [] : view.rows);
const names = (state: AppState): readonly string[] =>
  rowsOf(state).map((row) => ("name" in row ? String(row.name) : "label" in row ? String(row.label) : ""));
const cursor = ({ view }: AppState): number => (view.kind === "tasks" ? -9 : view.cursor);

describe("sorting a view", () => {
  test("goes through its columns, turns round, and starts at the top", () => {
    const open = press(loaded(FLEET), "view.rollouts", "cursor.down").state;
    expect(names(open)).toEqual(["a.conf", "b.conf", "c.conf", "d.conf"]);
    const byFailed = press(open, "list.sort").state;
    expect(names(byFailed)).toEqual(["b.conf", "d.conf", "a.conf", "c.conf"]);
    expect(cursor(byFailed)).toBe(0);
    expect(names(press(byFailed, "list.sort").state)).toEqual(["d.conf", "b.conf", "a.conf", "c.conf"]);
    expect(names(press(open, "list.reverse").state)).toEqual(["d.conf", "c.conf", "b.conf", "a.conf"]);
    const again = press(open, "list.sort", "list.sort", "list.sort", "list.sort", "list.sort").state;
    expect(names(again)).toEqual(names(open));
  });

  test("leaves the order of the task list alone", () => {
    const before = loaded(FLEET);
    expect(press(before, "view.rollouts", "list.sort").state.list.sort).toEqual(before.list.sort);
  });

  test("stays when tasks are loaded anew, and so does the row under the cursor", () => {
    const sorted = press(loaded(FLEET), "view.rollouts", "list.sort", "cursor.down").state;
    const more = [
      task("9", { name: "z.conf", minutesAgo: 0, status: "Failed", instances: [failedInstance("i-9", "X")] }),
      ...FLEET,
    ];
    const grown = answer(press(sorted, "results.refresh").state, page(more)).state;
    expect(names(grown)).toEqual(["z.conf", "b.conf", "d.conf", "a.conf", "c.conf"]);
    expect(names(grown)[cursor(grown)]).toBe("d.conf");
  });
});

describe("a view follows the filters", () => {
  test.each([
    [
      "what is searched for",
      (state: AppState) => run(press(state, "search.open").state, typed("d.co")).state,
      ["d.conf"],
    ],
    ["failures only", (state: AppState) => press(state, "list.failuresOnly").state, ["b.conf", "d.conf"]],
  ])("%s", (_, act, left) => {
    expect(names(act(press(loaded(FLEET), "view.rollouts").state))).toEqual(left);
  });

  test("the instances of a rollout follow its tasks", () => {
    const open = press(loaded(FLEET), "view.rollouts", "cursor.down", "item.open").state;
    expect(rowsOf(open)).toHaveLength(2);
    const [first, second, ...rest] = FLEET;
    const ended = second && { ...second, instances: [arrived("i-1"), arrived("i-2"), arrived("i-3")] };
    const next = answer(
      press(open, "results.refresh").state,
      page([...(first ? [first] : []), ...(ended ? [ended] : []), ...rest]),
    );
    expect(rowsOf(next.state)).toHaveLength(3);
    expect(next.state.view.kind).toBe("instances");
  });
});

describe("from match to match", () => {
  test("in the list: to tasks in which something failed; with a search, to what it found", () => {
    const start = loaded(FLEET);
    expect(current(press(start, "match.next").state)).toBe("f-4");
    expect(current(press(start, "match.next", "match.next").state)).toBe("f-2");
    expect(press(start, "match.next", "match.next", "match.next").state.notice).toEqual({ id: "no-match" });
    expect(current(press(start, "cursor.last", "match.previous").state)).toBe("f-4");
    const searched = press(run(press(start, "search.open").state, typed(".conf")).state, "search.accept").state;
    expect(current(press(searched, "match.next").state)).toBe("f-4");
    expect(current(press(searched, "match.next", "match.next").state)).toBe("f-3");
  });

  test("in the detail: to instances that the search found, else to those that failed", () => {
    const many = task("1", {
      instances: [failedInstance("i-1", "X"), arrived("i-2"), arrived("i-7"), failedInstance("i-3", "Y")],
    });
    const detail = press(loaded([many]), "item.open").state;
    const id = (state: AppState) => {
      const items = state.detail.task?.instances ?? [];
      const from = state.detail.cursor - (press(state, "cursor.last").state.detail.cursor - items.length + 1);
      return items[from]?.instanceId;
    };
    expect(id(press(detail, "match.next").state)).toBe("i-1");
    expect(id(press(detail, "match.next", "match.next").state)).toBe("i-3");
    const searched = press(
      run(press(loaded([many]), "search.open").state, typed("i-7")).state,
      "search.accept",
      "item.open",
    );
    expect(id(press(searched.state, "match.next").state)).toBe("i-7");
    expect(press(searched.state, "match.next", "match.next").state.notice).toEqual({ id: "no-match" });
  });

  test("in rollouts: to those in which something stands failed", () => {
    const open = press(loaded(FLEET), "view.rollouts").state;
    expect(cursor(press(open, "match.next").state)).toBe(1);
    expect(cursor(press(open, "match.next", "match.next").state)).toBe(3);
    expect(cursor(press(open, "cursor.last", "match.previous").state)).toBe(1);
  });
});

describe("the time cursor", () => {
  const open = press(loaded(FLEET), "view.failures").state;
  const bucket = ({ view }: AppState) => (view.kind === "failures" ? view.bucket : undefined);

  test("starts at the end it comes from, and stops at the other", () => {
    const count = open.view.kind === "failures" ? open.view.time.buckets.length : 0;
    expect(bucket(open)).toBeNull();
    expect(bucket(press(open, "time.earlier").state)).toBe(count - 1);
    expect(bucket(press(open, "time.later").state)).toBe(0);
    expect(bucket(press(open, "time.later", "time.earlier").state)).toBe(0);
  });

  test("stays on its time when tasks are loaded anew", () => {
    const chosen = press(open, "time.earlier", "time.earlier").state;
    const grown = answer(press(chosen, "results.refresh").state, page([...FLEET, task("1", { minutesAgo: 50 })])).state;
    expect(bucket(grown)).toBe(bucket(chosen));
  });

  test("narrows list and view alike, and is a step to come back from", () => {
    const narrowed = press(open, "time.later", "time.narrow").state;
    expect(shown(narrowed)).toEqual(["f-2"]);
    expect(names(narrowed)).toEqual(["Y"]);
    const back = press(narrowed, "layer.back").state;
    expect(back.narrow).toEqual({});
    expect(names(back)).toEqual(["X", "Y"]);
  });

  test("has nothing to stand on where nothing is", () => {
    expect(press(press(loaded([]), "view.failures").state, "time.earlier").state.notice).toEqual({ id: "no-time" });
    expect(press(open, "time.narrow").state.notice).toEqual({ id: "no-time" });
  });
});

describe("the pane beside a view", () => {
  const kinds = (state: AppState): readonly string[] =>
    state.view.kind === "tasks" ? [] : [...new Set(panelItems(state.view).map(({ kind }) => kind))];

  test.each([
    ["a rollout", press(loaded(FLEET.slice(1)), "view.rollouts").state, ["rollout", "cause", "head", "task"]],
    [
      "a cause",
      press(loaded(FLEET), "view.failures").state,
      ["group", "remedy", "targets", "reference", "head", "task"],
    ],
    [
      "an instance",
      press(loaded(FLEET), "view.failures", "tab.next").state,
      ["group", "suspect", "cause", "head", "task"],
    ],
    ["a file", press(loaded(FLEET), "view.failures", "tab.next", "tab.next").state, ["group", "cause", "head", "task"]],
    ["an hour", press(loaded(FLEET), "view.failures", "tab.previous").state, ["group", "cause", "head", "task"]],
  ])("tells of %s", (_, state, told) => {
    expect(kinds(state)).toEqual(told);
  });

  test("is the same value however the cursor of the list moves, until that rests", () => {
    const open = press(loaded(FLEET), "view.rollouts").state;
    const moved = press(open, "cursor.down").state;
    const items = (state: AppState) => (state.view.kind === "tasks" ? null : panelItems(state.view));
    expect(items(moved)).toBe(items(open));
    expect(items(run(moved, { type: "timerFired", timer: "settle", at: 0 }).state)).not.toBe(items(open));
  });

  test("lists at most a hundred sends, and says how many more there are", () => {
    const many = tasks(150).map((one) => ({ ...one, name: safeText("same"), vmCount: 1 }));
    const open = press(loaded(many), "view.rollouts").state;
    const items = open.view.kind === "tasks" ? [] : panelItems(open.view);
    expect(items.filter(({ kind }) => kind === "task")).toHaveLength(100);
    expect(items.at(-1)).toEqual({ kind: "more", count: 50 });
  });

  test("leads from where a cause struck to the tasks of it there", () => {
    const open = press(loaded(FLEET), "view.failures", "pane.detail", "cursor.down", "cursor.down").state;
    const there = press(open, "item.open").state;
    expect(shown(there)).toEqual(["f-4"]);
    expect(there.narrow.tasks?.label).toBe("X in cn-hangzhou");
  });
});

describe("all tasks", () => {
  test("take away what narrows the list, what is asked of the service, and 'failures only', and lead back to the place", () => {
    const asked = answer(
      press(loaded(FLEET), "list.failuresOnly", "pane.status", "filter.toggle").state,
      page(FLEET),
    ).state;
    const before = run(asked, { type: "command", id: "search.open" }, typed("nginx"), {
      type: "command",
      id: "pane.detail",
    }).state;
    expect(before.query.status).toBeDefined();
    const { state, effects } = press(before, "view.tasks");
    expect([state.query, state.narrow, state.view.kind, state.focus]).toEqual([{ tags: [] }, {}, "tasks", "tasks"]);
    expect(state.list).toMatchObject({ failuresOnly: false, search: "" });
    expect(effects.map(({ type }) => type)).toContain("fetchPage");
    expect(press(state, "view.previous").state.query).toEqual(before.query);
  });

  test("ask nothing where nothing is asked of the service", () => {
    const { state, effects } = press(press(loaded(FLEET), "list.failuresOnly").state, "view.tasks");
    expect([shown(state), effects]).toEqual([["f-5", "f-4", "f-3", "f-2"], []]);
  });
});
