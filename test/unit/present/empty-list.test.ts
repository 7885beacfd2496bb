import { describe, expect, test } from "vitest";
import { parseQuery } from "../../../src/domain/query.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { presentEmptyList } from "../../../src/present/empty-list.ts";
import { UNICODE_GLYPHS } from "../../../src/present/glyphs.ts";
import { presentViewPane, viewInputs } from "../../../src/present/view-pane.ts";
import {
  answer,
  fail,
  failedInstance,
  loaded,
  page,
  press,
  run,
  startState,
  task,
  tasks,
  typed,
} from "../../support/make-state.ts";
import { textsOf } from "./text-of.ts";

const says = (state: Parameters<typeof presentEmptyList>[0]): string => textsOf(presentEmptyList(state)).join("\n");
const asked = run(startState(), { type: "started", page: 1 }).state;

describe("an empty list", () => {
  test("before the first answer says what is awaited, also before it is asked for", () => {
    expect(says(asked)).toContain("Asking cn-hangzhou for its file sends");
    expect(says(startState())).toBe(says(asked));
  });

  test("after a failure with nothing loaded says that nothing could be loaded; while it tries again, that it asks", () => {
    const failed = fail(asked, "network").state;
    expect(says(failed)).toContain("Nothing could be loaded yet.");
    expect(says(press(failed, "results.refresh").state)).toContain("Asking");
  });

  test("of a region without tasks says so, and which key helps", () => {
    expect(says(loaded([]))).toContain("No file sends in cn-hangzhou.");
    expect(says(loaded([]))).toContain("with prod, nothing was sent by SendFile in this region lately");
    expect(says(loaded([]))).toContain("R chooses another region, or all of them (Ctrl-A there); P another profile");
  });

  test("made so by the service's filters names them, and the key that clears them", () => {
    const query = parseQuery({ status: "Failed", tags: ["env=prod"] });
    const state = query.ok ? loaded([], {}, { query: query.value }) : asked;
    expect(says(state)).toContain("No file send matches these filters, asked of the service:");
    expect(says(state)).toContain("status=Failed   tag env=prod");
    expect(says(state)).toContain("Esc or Backspace clears the last one.");
  });

  test("made so by filters that work here names them, and what they see", () => {
    const searching = run(press(loaded(tasks(2)), "search.open").state, typed("zzz")).state;
    expect(says(searching)).toContain("None of the 2 tasks on this page matches:");
    expect(says(searching)).toContain("/zzz");
    expect(says(searching)).toContain("Esc clears the last one, ] loads the next page.");
  });

  test("says without which of several filters there would be something, and the key that clears just that", () => {
    const rows = [task(1, { status: "Failed", instances: [failedInstance("i-1", "ClientNotRunning")] }), task(2)];
    const failures = press(loaded(rows), "list.failuresOnly", "search.open").state;
    const both = run(failures, typed("'file-2")).state;
    expect(says(both)).toContain("Without  failures only  there would be some: ! shows the others, too.");
    expect(says(both)).toContain("Without  /'file-2  there would be some: Esc takes it away.");
    const bad = { ...both, narrow: { owner: safeText("nobody") } };
    const here = { ...bad, list: { ...bad.list, failuresOnly: false } };
    expect(says(here)).toContain("Without  owner=nobody  there would be some: :owner without a value takes it away.");
    expect(says(here)).not.toContain("Without  /");
    expect(says(bad)).not.toContain("Without");
  });

  test.each([
    ["/(/", "/(/ is no pattern: Unterminated group."],
    ["/(a+)+$/", "/(a+)+$/ could take for ever, so it is not run"],
  ])("of a search by %s says what is wrong with it, in the views, too", (search, words) => {
    const state = run(press(loaded(tasks(2)), "search.open").state, typed(search)).state;
    expect(says(state)).toContain(words);
    expect(says(state)).toContain("Esc takes the search away.");
    const rollouts = viewInputs(press(state, "search.accept", "view.rollouts").state);
    const pane = rollouts && presentViewPane(rollouts, { x: 0, y: 0, width: 200, height: 20 }, UNICODE_GLYPHS);
    expect(textsOf((pane?.rows ?? []).map(({ line }) => line)).join("\n")).toContain(words);
  });

  test("of a page past the end does not claim that the region has none", () => {
    const past = loaded([], { cursor: { by: "number", number: 9 }, totalCount: 60 });
    expect(says(past)).toContain("This page has no tasks.");
    expect(says(past)).not.toContain("No file sends");
  });

  test("of a page whose tasks were all shown before says so", () => {
    const one = loaded(tasks(2), { totalCount: 4, next: { by: "number", number: 2 } });
    const two = page(tasks(2), { cursor: { by: "number", number: 2 }, totalCount: 4 });
    expect(says(answer(press(one, "page.next").state, two).state)).toContain("already shown before");
  });

  test("under new filters waits for their answer instead of judging the old one", () => {
    const filtering = press(loaded([]), "pane.status", "filter.toggle").state;
    expect(says(filtering)).toContain("Asking");
    expect(says(fail(filtering, "permission").state)).toContain("Nothing could be loaded yet.");
  });
});
