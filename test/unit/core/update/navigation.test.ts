import { describe, expect, test } from "vitest";
import type { CommandId } from "../../../../src/core/command-ids.ts";
import { layoutFor, paneNumber } from "../../../../src/core/layout.ts";
import { listHeight } from "../../../../src/core/list.ts";
import { type AppState, PANES, type TaskList } from "../../../../src/core/state.ts";
import { openText } from "../../../../src/core/update/reader.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import {
  answer,
  current,
  loaded,
  page,
  press,
  run,
  shown,
  startState,
  task,
  tasks,
} from "../../../support/make-state.ts";

const settle = [{ type: "setTimer", timer: "settle", ms: 80 }];

describe("cursor keys in the list", () => {
  const fifty = loaded(tasks(50));
  const height = listHeight(fifty);

  test.each<[CommandId, number, number]>([
    ["cursor.down", 0, 1],
    ["cursor.up", 1, 0],
    ["cursor.up", 0, 0],
    ["cursor.down", 49, 49],
    ["cursor.halfDown", 0, Math.floor(height / 2)],
    ["cursor.halfUp", 40, 40 - Math.floor(height / 2)],
    ["cursor.pageDown", 0, height - 1],
    ["cursor.pageUp", 49, 50 - height],
    ["cursor.pageDown", 45, 49],
    ["cursor.first", 30, 0],
    ["cursor.last", 3, 49],
  ])("%s moves row %i to row %i", (id, from, to) => {
    const start: AppState = { ...fifty, list: { ...fifty.list, cursor: from } };
    expect(press(start, id).state.list.cursor).toBe(to);
  });

  test("move the list at once; the detail follows when they pause", () => {
    const { state, effects } = press(fifty, "cursor.down", "cursor.down");
    expect(effects).toEqual([...settle, ...settle]);
    expect(current(state)).toBe("f-48");
    expect(state.detail.task?.invokeId).toBe("f-50");
    const settled = run(state, { type: "timerFired", timer: "settle", at: 1 });
    expect(settled.state.detail.task?.invokeId).toBe("f-48");
    expect(settled.effects).toEqual([]);
  });

  test("that move nothing change nothing", () => {
    expect(press(fifty, "cursor.up")).toEqual({ state: fifty, effects: [] });
    const none = loaded([]);
    expect(press(none, "cursor.down", "cursor.last", "cursor.first")).toEqual({ state: none, effects: [] });
  });

  test("scroll by half a page, down and up, and always show the cursor", () => {
    let state = fifty;
    const tops = new Set<number>();
    for (const id of ["cursor.down", "cursor.up"] as const) {
      for (let i = 0; i < 49; i += 1) {
        const before = state.list.top;
        state = press(state, id).state;
        const { top, cursor } = state.list;
        tops.add(top);
        expect(cursor).toBeGreaterThanOrEqual(top);
        expect(cursor).toBeLessThan(top + height);
        if (top !== before && top !== 0 && top !== 50 - height) {
          expect(Math.abs(top - before)).toBe(Math.floor(height / 2));
        }
      }
    }
    expect(tops.size).toBeGreaterThan(3);
    expect(state.list).toMatchObject({ cursor: 0, top: 0 });
  });

  test.each(["cursor.down", "cursor.up", "cursor.halfDown", "cursor.pageUp", "cursor.last", "cursor.first"] as const)(
    "%s looks at no task: a key costs the same among 100,000",
    (id) => {
      const untouchable = (rows: readonly unknown[]): never =>
        new Proxy(rows, {
          get: (target, key) => {
            if (key === "length" || (typeof key === "string" && /^\d+$/u.test(key))) return Reflect.get(target, key);
            throw new Error(`${String(key)} of all tasks was used`);
          },
        }) as never;
      const { results } = fifty;
      const guarded: AppState = {
        ...fifty,
        list: { ...fifty.list, cursor: 25, rows: untouchable(fifty.list.rows) },
        results: { ...results, page: { ...page([]), tasks: untouchable(tasks(50)) } },
      };
      expect(press(guarded, id).state.list.cursor).not.toBe(25);
    },
  );
});

describe("panes", () => {
  test("have the numbers of their keys", () => {
    expect(PANES.map(paneNumber)).toEqual([1, 2, 3, 4, 5]);
  });

  test("Tab goes round forwards, Shift-Tab backwards", () => {
    const round = (id: CommandId): readonly string[] => {
      let state = loaded(tasks(2));
      return PANES.map(() => {
        state = press(state, id).state;
        return state.focus;
      });
    };
    expect(round("pane.next")).toEqual(["detail", "status", "name", "tags", "tasks"]);
    expect(round("pane.previous")).toEqual(["tags", "name", "status", "detail", "tasks"]);
  });

  test.each(PANES)("%s takes the keys, closes the search field and any layer", (pane) => {
    const searching = press(loaded(tasks(2)), "search.open").state;
    const { state } = press({ ...searching, overlay: { kind: "help", top: 0 } }, `pane.${pane}`);
    expect(state).toMatchObject({ focus: pane, overlay: null, list: { searching: false } });
  });

  test("detail shows the task under the cursor at once, without the pause", () => {
    const state = press(loaded(tasks(3)), "cursor.down", "item.open").state;
    expect(state.detail.task?.invokeId).toBe("f-2");
    expect(press(state, "item.back").state.focus).toBe("tasks");
  });

  test("the list is where it was when the detail has covered it in a small terminal", () => {
    const small = loaded(tasks(50), {}, { viewport: { columns: 80, rows: 24 } });
    const before = press(small, "cursor.pageDown", "cursor.down").state;
    const after = press(before, "item.open", "cursor.down", "item.back").state;
    expect(after.list).toEqual(before.list);
  });
});

describe("Left", () => {
  test("goes back from the table of a view to the place before, one at a time", () => {
    const there = press(loaded(tasks(2)), "view.rollouts", "item.open").state;
    const rollouts = press(there, "item.back").state;
    expect([there.view.kind, rollouts.view.kind]).toEqual(["instances", "rollouts"]);
    expect(press(rollouts, "item.back").state.view.kind).toBe("tasks");
  });

  test("goes from pane 5 to the table beside it", () => {
    const { state } = press(loaded(tasks(2)), "view.rollouts", "pane.detail", "item.back");
    expect([state.view.kind, state.focus]).toEqual(["rollouts", "tasks"]);
  });
});

describe("q", () => {
  test("quits at the task list", () => {
    expect(press(loaded(tasks(1)), "layer.close").effects).toEqual([{ type: "quit", code: 0 }]);
  });

  test("quits at all tasks, whichever view they were come to from", () => {
    const all = press(loaded(tasks(1)), "view.rollouts", "view.tasks").state;
    expect(press(all, "layer.close").effects).toEqual([{ type: "quit", code: 0 }]);
  });

  test("goes back from the tasks behind a row of another view", () => {
    const behind = press(loaded([task(1), task(2)]), "view.rollouts", "item.open", "item.open").state;
    expect([behind.view.kind, shown(behind)]).toEqual(["tasks", ["f-1"]]);
    expect(press(behind, "layer.close")).toMatchObject({ effects: [], state: { view: { kind: "instances" } } });
  });

  test.each(["help.open", "regions.open", "raw.open", "content.open"] as const)("closes what %s opened", (id) => {
    const { state, effects } = press(loaded(tasks(1)), id);
    const closed = press(state, "layer.close");
    expect(closed.state.overlay).toBeNull();
    expect(closed.effects.concat(effects)).not.toContainEqual({ type: "quit", code: 0 });
  });

  test.each(["pane.status", "pane.name", "pane.tags", "pane.detail"] as const)(
    "goes back to the list from %s",
    (id) => {
      const closed = press(press(loaded(tasks(1)), id).state, "layer.close");
      expect(closed).toMatchObject({ effects: [], state: { focus: "tasks" } });
    },
  );

  test("leaves the search field, and keeps its text", () => {
    const searching: TaskList = { ...loaded(tasks(1)).list, searching: true, search: safeText("f-1") };
    const closed = press({ ...loaded(tasks(1)), list: searching }, "layer.close");
    expect(closed.state.list).toMatchObject({ searching: false, search: "f-1" });
    expect(closed.effects).toEqual([]);
  });

  test("Ctrl-C quits from anywhere, with 130", () => {
    expect(press(loaded(tasks(1)), "help.open", "app.quit").effects).toEqual([{ type: "quit", code: 130 }]);
  });
});

describe("the detail pane's cursor", () => {
  test("goes over all items and stops at both ends", () => {
    const open = press(loaded([task(1)]), "item.open").state;
    const last = press(open, "cursor.last").state.detail.cursor;
    expect(press(open, "cursor.up").state.detail.cursor).toBe(0);
    expect(press(open, "cursor.last", "cursor.down").state.detail.cursor).toBe(last);
    expect(press(open, "cursor.last", "cursor.first").state.detail.cursor).toBe(0);
  });

  test("does nothing where there is no task", () => {
    const open = press(loaded([]), "item.open").state;
    expect(press(open, "cursor.down", "cursor.last")).toEqual({ state: open, effects: [] });
  });
});

describe("scrolling a layer", () => {
  const top = (state: AppState): number => (state.overlay && "top" in state.overlay ? state.overlay.top : -1);
  /** Longer than any screen. */
  const reading = (): AppState => openText(loaded(tasks(1)), safeText("t"), "x\n".repeat(199))[0];

  test("ends where the last line is shown, and the next step up is seen", () => {
    const end = press(reading(), "cursor.last").state;
    expect(top(end)).toBe(200 - (40 - 3));
    expect(top(press(end, "cursor.down").state)).toBe(top(end));
    expect(top(press(end, "cursor.up").state)).toBe(top(end) - 1);
    expect(top(press(end, "cursor.first").state)).toBe(0);
  });

  test("of the help ends, too", () => {
    const end = press(loaded(tasks(1)), "help.open", "cursor.last").state;
    expect(top(end)).toBe(100 - (40 - 4));
    expect(top(press(end, "cursor.up").state)).toBe(top(end) - 1);
  });

  test("needs no dead key after the terminal has become larger", () => {
    const end = press(reading(), "cursor.last").state;
    const larger = run(end, { type: "viewportResized", viewport: { columns: 120, rows: 60 } }).state;
    expect(top(press(larger, "cursor.up").state)).toBe(200 - (60 - 3) - 1);
  });

  test("does not move what fits", () => {
    const [short] = openText(loaded(tasks(1)), safeText("t"), "x");
    expect(top(press(short, "cursor.down", "cursor.last").state)).toBe(0);
  });
});

describe("a resize", () => {
  test.each([
    [80, 24],
    [60, 15],
    [200, 50],
    [10, 3],
    [120, 40],
  ])("to %ix%i keeps the cursor in view", (columns, rows) => {
    const last = press(loaded(tasks(50)), "cursor.last").state;
    const { state, effects } = run(last, { type: "viewportResized", viewport: { columns, rows } });
    expect(effects).toEqual([]);
    expect(state.list.cursor).toBe(49);
    expect(state.list.top).toBe(Math.max(0, 50 - listHeight(state)));
  });

  test("to less than 60x15 leaves no room for any pane", () => {
    expect(layoutFor(startState({ viewport: { columns: 59, rows: 40 } })).mode).toBe("tiny");
    expect(layoutFor(startState({ viewport: { columns: 120, rows: 14 } })).mode).toBe("tiny");
  });
});

test("the banner of a failure takes two rows, and the cursor stays in view", () => {
  const last = press(loaded(tasks(50)), "cursor.last", "results.refresh").state;
  const failed = run(last, {
    type: "pageAnswered",
    id: last.results.lastId,
    answer: {
      ok: false,
      error: {
        kind: "network",
        code: safeText("x"),
        message: safeText("x"),
        requestId: null,
        httpStatus: null,
        retryAfterMs: null,
      },
    },
    at: 1,
  }).state;
  expect(listHeight(failed)).toBeLessThanOrEqual(listHeight(last));
  expect(failed.list.cursor).toBeLessThan(failed.list.top + listHeight(failed));
  const healed = answer(press(failed, "results.refresh").state, page(tasks(50))).state;
  expect(healed.list.top).toBe(50 - listHeight(healed));
});
