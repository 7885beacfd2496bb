import { describe, expect, test } from "vitest";
import type { CommandId } from "../../../src/core/command-ids.ts";
import type { AppState } from "../../../src/core/state.ts";
import { DEFAULT_KEYMAP, SCOPES } from "../../../src/input/keymap.ts";
import { footerCommandAt, footerOf, presentFooter } from "../../../src/present/footer.ts";
import { lineWidth } from "../../../src/present/line.ts";
import { loaded, press, tasks } from "../../support/make-state.ts";
import { textOf } from "./text-of.ts";

describe("the footer", () => {
  test("shows the keys of the place, as many as fit, and always help and quit", () => {
    expect(textOf(presentFooter(DEFAULT_KEYMAP, "tasks", null, 60))).toBe(
      " Enter open  / find  ! failed only          ? help  q quit  ",
    );
    expect(textOf(presentFooter(DEFAULT_KEYMAP, "detail", null, 60))).toContain(" Left list  x retry  i history");
    expect(textOf(presentFooter(DEFAULT_KEYMAP, "facet", null, 60))).toContain(" Space filter");
    expect(textOf(presentFooter(DEFAULT_KEYMAP, "search", null, 60))).toContain(" Enter keep");
    expect(textOf(presentFooter(DEFAULT_KEYMAP, "profilePicker", null, 100))).toContain(
      " Enter choose  Esc back  Ctrl-A add  Ctrl-E edit  Ctrl-T test  Ctrl-X remove  Ctrl-O import ",
    );
  });

  test("does not name keys that would be typed", () => {
    for (const scope of ["search", "facetField", "profilePicker", "picker"] as const) {
      expect(textOf(presentFooter(DEFAULT_KEYMAP, scope, null, 120))).not.toMatch(/q quit|\? help/u);
    }
  });

  test.each([60, 78, 94, 120, 200])("fits %i cells in every place", (width) => {
    for (const scope of SCOPES) {
      expect(lineWidth(presentFooter(DEFAULT_KEYMAP, scope, null, width))).toBe(width);
    }
  });

  test("offers the next page where there is one, or may be", () => {
    const footerAt = (state: AppState) => textOf(footerOf(DEFAULT_KEYMAP, state, 200));
    const first = loaded(tasks(50), { totalCount: 60, next: { by: "number", number: 2 } });
    expect(footerAt(first)).toContain("] next page");
    expect(footerAt(loaded(tasks(1)))).not.toContain("] next page");
    expect(footerAt(press(first, "crawl.toggle").state)).not.toContain("] next page");
  });

  test("says that q quits only where it does", () => {
    const footerAt = (...ids: readonly CommandId[]) =>
      textOf(footerOf(DEFAULT_KEYMAP, press(loaded(tasks(2)), ...ids).state, 120));
    expect(footerAt("view.rollouts", "view.tasks")).toContain("q quit");
    expect(footerAt("view.rollouts", "item.open", "item.open")).toContain("q close");
  });

  test("gives way to a notice", () => {
    const { state } = press(loaded(tasks(1)), "page.next");
    expect(textOf(presentFooter(DEFAULT_KEYMAP, "tasks", state.notice, 60))).toMatch(
      /^ this is the last page +\? help {2}q quit {2}$/u,
    );
  });

  test("says which key a click hits: by the key and by its word, and nothing beside them", () => {
    const state = loaded(tasks(1), {}, { viewport: { columns: 100, rows: 30 } });
    const text = textOf(footerOf(DEFAULT_KEYMAP, state, 100));
    const at = (part: string) => footerCommandAt(DEFAULT_KEYMAP, state, text.indexOf(part), 29);
    expect([at("Enter"), at("open"), at("/ find"), at("? help"), at("q quit")]).toEqual([
      "item.open",
      "item.open",
      "search.open",
      "help.open",
      "layer.close",
    ]);
    expect(footerCommandAt(DEFAULT_KEYMAP, state, 0, 29)).toBeNull();
    expect(footerCommandAt(DEFAULT_KEYMAP, state, text.indexOf("Enter"), 28)).toBeNull();
  });
});
