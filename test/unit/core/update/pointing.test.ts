import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hit } from "../../../../src/core/hit.ts";
import { layoutFor } from "../../../../src/core/layout.ts";
import type { AppState, PaneId } from "../../../../src/core/state.ts";
import { failedInstance, loaded, page, press, run, task, tasks } from "../../../support/make-state.ts";

const WIDE = { viewport: { columns: 200, rows: 50 } };
const many = tasks(40);
const wide = loaded(many, page(many), WIDE);

/** A cell in a line of a pane's content, from 0. */
function cellOf(state: AppState, pane: PaneId, line: number) {
  const rect = layoutFor(state).panes[pane];
  if (rect === undefined) throw new Error(`No pane ${pane}`);
  return { x: rect.x + 2, y: rect.y + 1 + line };
}

const point = (state: AppState, action: "press" | "wheelUp" | "wheelDown", pane: PaneId, line: number) =>
  run(state, { type: "pointed", action, ...cellOf(state, pane, line) });

const click = (state: AppState, pane: PaneId, line: number) => point(state, "press", pane, line).state;

describe("a click", () => {
  test("selects the row, and the detail pane follows as after a key", () => {
    const { state, effects } = point(wide, "press", "tasks", 6);
    expect([state.focus, state.list.cursor]).toEqual(["tasks", 5]);
    expect(effects).toContainEqual({ type: "setTimer", timer: "settle", ms: 80 });
  });

  test("on the selected row opens it", () => {
    expect(click(click(wide, "tasks", 6), "tasks", 6).focus).toBe("detail");
  });

  test("on a row of a pane without the keys gives it the keys, and opens nothing", () => {
    const detail = press(wide, "item.open").state;
    const state = click(detail, "tasks", 1);
    expect([state.focus, state.list.cursor]).toEqual(["tasks", 0]);
  });

  test.each([0, 45])("on the heads or below the rows (line %i) selects nothing", (line) => {
    expect(click(click(wide, "tasks", 4), "tasks", line).list.cursor).toBe(3);
  });

  test("on a filter selects it, and again asks the service for it", () => {
    const selected = click(wide, "status", 0);
    expect([selected.focus, selected.facets.status.cursor, selected.query.status]).toEqual(["status", 0, undefined]);
    expect(click(selected, "status", 0).query.status).toBeDefined();
  });

  test("on the field of a filter pane lets type there", () => {
    const state = click(wide, "tags", 0);
    expect([state.focus, state.facets.tags.cursor]).toEqual(["tags", -1]);
  });

  test("on a row of failures selects it below tabs and chart", () => {
    const failed = many.map((_, i) =>
      task(i, { status: "Failed", instances: [failedInstance(`i-${i}`, `Code${i % 9}`)] }),
    );
    const state = press(loaded(failed, page(failed), WIDE), "view.failures").state;
    const { view } = state;
    if (view.kind !== "failures") throw new Error("not the failures");
    expect(click(state, "tasks", 0).view).toBe(view);
    const below = Array.from({ length: 20 }, (_, line) => click(state, "tasks", line).view);
    const cursors = below.flatMap((one) => (one.kind === "failures" ? [one.cursor] : []));
    expect(new Set(cursors).size).toBe(view.rows.length);
  });

  test("over a layer does nothing", () => {
    const state = press(wide, "help.open").state;
    expect(click(state, "tasks", 5)).toBe(state);
  });
});

describe("the wheel", () => {
  test("moves the cursor of the list by three rows, as far as there are rows", () => {
    const down = point(wide, "wheelDown", "tasks", 3).state;
    expect(down.list.cursor).toBe(3);
    expect(point(down, "wheelUp", "tasks", 3).state.list.cursor).toBe(0);
    expect(point(wide, "wheelUp", "tasks", 3).state.list.cursor).toBe(0);
  });

  test("gives the pane under it the keys", () => {
    const state = point(wide, "wheelDown", "detail", 3).state;
    expect([state.focus, state.list.cursor]).toEqual(["detail", 0]);
    expect(state.detail.cursor).toBe(3);
  });

  test("never leads into a text field", () => {
    const state = press(wide, "pane.tags").state;
    expect(point(state, "wheelUp", "tags", 1).state.facets.tags.cursor).toBe(state.facets.tags.cursor);
  });

  test("turns the help wherever it is", () => {
    const help = press(wide, "help.open").state;
    expect(point(help, "wheelDown", "status", 0).state.overlay).toEqual({ kind: "help", top: 3 });
  });
});

describe("anywhere", () => {
  test("a cell hits a pane that is there, and a row that it has", () => {
    fc.assert(
      fc.property(fc.nat(260), fc.nat(80), fc.nat(220), fc.nat(60), (columns, rows, x, y) => {
        const state = loaded(many, page(many), { viewport: { columns, rows } });
        const at = hit(state, x, y);
        if (at === null) return;
        expect(layoutFor(state).panes[at.pane]).toBeDefined();
        if (at.pane === "tasks" && at.row !== null) expect(state.list.rows[at.row]).toBeDefined();
      }),
    );
  });
});
