import { describe, expect, test } from "vitest";
import { COMMAND_IDS, type CommandId } from "../../../../src/core/command-ids.ts";
import type { AppState } from "../../../../src/core/state.ts";
import { LISTED } from "../../../../src/core/update/palette.ts";
import { pickerItems } from "../../../../src/core/update/pickers.ts";
import { VERB_IDS } from "../../../../src/core/verb-ids.ts";
import { failedInstance, loaded, press, run, task, typed } from "../../../support/make-state.ts";

const list = loaded([task(1, { instances: [failedInstance("i-1", "ClientNotRunning")] })]);
const entries = (state: AppState, text = ""): readonly string[] => {
  const open = press(state, "palette.open").state;
  return pickerItems(text === "" ? open : run(open, typed(text)).state).map(({ id }) => id);
};

describe("the palette", () => {
  test("names every command once, or leaves it out because it answers a layer, a field or a cursor", () => {
    const out =
      /^(?:cursor|text|layer|picker|confirm|palette|find|secrets|profiles|filter|item|menu|search)\.|^pane\.(?:next|previous)$|^tour\.(?:show|end)$|^welcome\./u;
    const listed: ReadonlySet<CommandId> = new Set(LISTED);
    expect(listed.size).toBe(LISTED.length);
    expect(COMMAND_IDS.filter((id) => !(listed.has(id) || out.test(id)))).toEqual([]);
  });

  test("begins with what is most useful, and ends with verbs and views", () => {
    const kept = {
      name: "bad nginx",
      query: { tags: [] },
      view: { sort: "name", reversed: false, failuresOnly: true },
    } as const;
    const all = entries({ ...list, savedViews: [kept] });
    expect(all.slice(0, 2)).toEqual(["view.failures", "view.rollouts"]);
    expect(all.slice(-VERB_IDS.length - 1)).toEqual([...VERB_IDS.map((verb) => `:${verb}`), ":view bad nginx"]);
  });

  test("lists those used last first", () => {
    const used = run(press(list, "palette.open").state, typed("reverse"), {
      type: "command",
      id: "picker.choose",
    }).state;
    expect(entries(used)[0]).toBe("list.reverse");
  });

  test.each<[CommandId, AppState, AppState]>([
    ["tab.next", press(list, "view.failures").state, list],
    ["page.next", list, press(list, "view.failures").state],
    ["retry.open", list, loaded([])],
    ["watch.toggle", list, { ...list, session: { ...list.session, offline: "file" } }],
    ["view.previous", press(list, "view.rollouts").state, list],
    ["diff.open", press(list, "mark.toggle").state, list],
  ])("lists %s only where it makes sense", (id, sensible, senseless) => {
    expect(entries(sensible)).toContain(id);
    expect(entries(senseless)).not.toContain(id);
  });

  test("takes a verb with its argument as a phrase, whatever its case", () => {
    expect(entries(list, "Since 2h")).toEqual([":since 2h"]);
    expect(entries(list, "sin")[0]).toBe(":since");
  });

  test("finds kept views by their letters", () => {
    const view = { query: { tags: [] }, view: { sort: "name", reversed: false, failuresOnly: true } } as const;
    const state = { ...list, savedViews: ["bad nginx", "slow"].map((name) => ({ name, ...view })) };
    expect(entries(state, "view ngi")).toEqual([":view bad nginx"]);
    expect(entries(state, "forget ")).toEqual([":forget bad nginx", ":forget slow"]);
    expect(entries(state, "bad nginx")).toContain(":view bad nginx");
    expect(entries(state, "view other")).toEqual([":view other"]);
  });

  test("says that nothing is called so", () => {
    const { state } = run(press(list, "palette.open").state, typed("xyzzy"), { type: "command", id: "picker.choose" });
    expect(state.notice).toEqual({ id: "no-such-command", typed: "xyzzy" });
    expect(state.overlay?.kind).toBe("palette");
  });
});
