import { describe, expect, test } from "vitest";
import type { Rect } from "../../../src/core/layout.ts";
import { parseQuery } from "../../../src/domain/query.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { displayWidth } from "../../../src/lib/width.ts";
import { ASCII_GLYPHS, UNICODE_GLYPHS } from "../../../src/present/glyphs.ts";
import { presentDetailPane, presentFacetPane, presentTasksPane } from "../../../src/present/panes.ts";
import { loaded, press, run, task, tasks, typed } from "../../support/make-state.ts";
import { HOSTILE, rowsOf } from "./text-of.ts";

const rect = (width: number, height: number): Rect => ({ x: 0, y: 0, width, height });
const fleet = [
  task(3, { name: "nginx.conf", status: "Failed", tags: [["env", "prod"]] }),
  task(2, { name: "nginx.conf", status: "Success" }),
  task(1, { name: "app.yaml", status: "Success" }),
];

describe("the task pane", () => {
  test("has heads, then only the rows that fit, and marks the cursor's", () => {
    const state = press(loaded(tasks(50)), "cursor.down").state;
    const { rows, title, note, focused } = presentTasksPane(state, rect(80, 10), UNICODE_GLYPHS);
    expect(rows).toHaveLength(8);
    expect(rows.map(({ selected }) => selected)).toEqual([false, false, true, false, false, false, false, false]);
    expect(title).toBe("4 Tasks · newest first");
    const reversed = presentTasksPane(press(loaded(tasks(1)), "list.reverse").state, rect(80, 10), UNICODE_GLYPHS);
    expect(reversed.title).toBe("4 Tasks · newest first, reversed");
    expect(note).toBe("50 tasks, page 1 of 1");
    expect(focused).toBe(true);
  });

  test("says in its title what is searched for, with a caret while it is typed", () => {
    const searching = run(press(loaded(tasks(3)), "search.open").state, typed("f-")).state;
    const title = (state: typeof searching) => presentTasksPane(state, rect(80, 10), ASCII_GLYPHS).title;
    expect(title(searching)).toBe("4 Tasks - newest first - /f-_");
    expect(title(press(searching, "search.accept").state)).toBe("4 Tasks - newest first - /f-");
  });

  test("says why it is empty, within its rows", () => {
    const { rows } = presentTasksPane(loaded([]), rect(80, 5), UNICODE_GLYPHS);
    expect(rows).toHaveLength(3);
  });
});

describe("the detail pane", () => {
  test("has the task's name in its title, and a cursor only while it has the keys", () => {
    const state = loaded(fleet);
    const view = presentDetailPane(state, rect(80, 30), UNICODE_GLYPHS);
    expect(view.title).toBe("5 Detail · nginx.conf");
    expect(view.rows.some(({ selected }) => selected)).toBe(false);
    const inside = presentDetailPane(press(state, "item.open").state, rect(80, 30), UNICODE_GLYPHS);
    expect(inside.rows[0]?.selected).toBe(true);
  });

  test("says that there is no task", () => {
    const view = presentDetailPane(loaded([]), rect(80, 30), UNICODE_GLYPHS);
    expect(view.title).toBe("5 Detail");
    expect(rowsOf(view, 80)[0]?.trimEnd()).toBe("No task under the cursor.");
  });
});

describe("a filter pane", () => {
  const facet = (id: "status" | "name" | "tags", state: ReturnType<typeof loaded>, height = 7) =>
    rowsOf(presentFacetPane(id, state, rect(30, height), UNICODE_GLYPHS), 30);

  test("lists the statuses with signs and counts, and marks the one asked for", () => {
    const query = parseQuery({ status: "Failed" });
    expect(facet("status", query.ok ? loaded(fleet, {}, { query: query.value }) : loaded([]))).toEqual([
      "● ✗ Failed                1",
      "  ◐ PartialFailed          ",
      "  ▸ Running                ",
      "  ○ Pending                ",
      "  ✓ Success               2",
    ]);
  });

  test("offers a text field above the names", () => {
    expect(facet("name", loaded(fleet))).toEqual([
      "/  type a file name        ",
      "  nginx.conf              2",
      "  app.yaml                1",
    ]);
  });

  test("says what Enter would ask for while somebody types", () => {
    const typing = run(press(loaded(fleet), "pane.name").state, typed("ngi")).state;
    expect(facet("name", typing)).toEqual(["/ ngi▏ Enter: nginx.conf   ", "  nginx.conf              2"]);
  });

  test("says that nothing loaded matches", () => {
    const typing = run(press(loaded(fleet), "pane.name").state, typed("zzz")).state;
    expect(facet("name", typing)[1]?.trimEnd()).toBe("none among loaded tasks");
  });

  test("marks its cursor only while it has the keys, and always shows it", () => {
    const many = loaded(Array.from({ length: 30 }, (_, i) => task(i, { name: `n${String(i).padStart(2, "0")}` })));
    const unfocused = presentFacetPane("name", many, rect(30, 7), UNICODE_GLYPHS);
    expect(unfocused.rows.some(({ selected }) => selected)).toBe(false);
    const last = presentFacetPane(
      "name",
      press(many, "pane.name", "cursor.down", "cursor.last").state,
      rect(30, 7),
      UNICODE_GLYPHS,
    );
    expect(last.rows).toHaveLength(5);
    expect(last.rows.at(-1)?.selected).toBe(true);
  });

  test("tells a tag that is asked for from the others", () => {
    const query = parseQuery({ tags: ["env=prod"] });
    const state = query.ok ? loaded(fleet, {}, { query: query.value }) : loaded([]);
    expect(facet("tags", state)).toContain("● env=prod                1");
  });
});

test.each([26, 34, 60, 117, 200])("every row of every pane is exactly as wide as its place of %i cells", (width) => {
  for (const name of HOSTILE) {
    const one = task(1, { name, tags: [[name, name]], status: name === "" ? "Success" : name });
    let state = press(loaded([one, task(2)]), "pane.name").state;
    state = run(state, typed(name)).state;
    const views = [
      presentTasksPane(state, rect(width, 12), UNICODE_GLYPHS),
      presentDetailPane(press(state, "item.open").state, rect(width, 40), UNICODE_GLYPHS),
      ...(["status", "name", "tags"] as const).map((id) => presentFacetPane(id, state, rect(width, 9), UNICODE_GLYPHS)),
    ];
    for (const view of views) {
      for (const row of rowsOf(view, width)) {
        expect(displayWidth(row)).toBe(width - 3);
        expect(safeText(row)).toBe(row);
      }
    }
  }
});
