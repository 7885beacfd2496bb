import { describe, expect, test } from "vitest";
import { emptyFacets, isChosen, rebuildFacets, typeInto, wantedByEnter } from "../../../src/core/facets.ts";
import { OVERALL_STATUSES } from "../../../src/domain/status.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { answer, loaded, page, press, task } from "../../support/make-state.ts";

const labels = (entries: readonly { readonly raw: string; readonly count: number }[]) =>
  entries.map(({ raw, count }) => `${raw} ${count}`);

describe("entries", () => {
  test("are counted, the most frequent first, equal counts by name", () => {
    const { facets } = loaded([
      task(4, { name: "b", tags: [["k", "1"]] }),
      task(3, { name: "a" }),
      task(2, { name: "c" }),
      task(1, {
        name: "c",
        tags: [
          ["k", "1"],
          ["k", "2"],
        ],
      }),
    ]);
    expect(labels(facets.name.entries)).toEqual(["c 2", "a 1", "b 1"]);
    expect(labels(facets.tags.entries)).toEqual(["k=1 2", "k=2 1"]);
  });

  test("of statuses are all five, whatever is loaded; an unknown status is no filter", () => {
    const { facets } = loaded([task(1, { status: "Cancelled" })]);
    expect(facets.status.entries.map(({ raw }) => raw)).toEqual(OVERALL_STATUSES);
    expect(facets.status.entries.every(({ count }) => count === 0)).toBe(true);
  });

  test("keep what is asked of the service, even where nothing has it", () => {
    const query = { name: "gone.txt", tags: [{ key: "env" }] };
    const { facets } = loaded([task(1, { name: "here.txt" })], {}, { query });
    expect(labels(facets.name.entries)).toEqual(["here.txt 1", "gone.txt 0"]);
    expect(labels(facets.tags.entries)).toEqual(["env 0"]);
  });

  test("that were typed for stay narrowed, and the cursor stays on its entry, when a page arrives", () => {
    const on = press(
      loaded([task(3, { name: "b" }), task(2, { name: "a" })]),
      "pane.name",
      "cursor.last",
      "results.refresh",
    );
    expect(on.state.facets.name.visible[on.state.facets.name.cursor]?.raw).toBe("b");
    const { facets } = answer(
      on.state,
      page([task(4, { name: "0" }), task(3, { name: "b" }), task(2, { name: "a" })]),
    ).state;
    expect(facets.name.visible[facets.name.cursor]?.raw).toBe("b");
  });

  test("of nothing are none, and the cursor is in the text field", () => {
    expect(rebuildFacets(loaded([])).facets).toEqual(emptyFacets());
  });
});

describe("what is typed", () => {
  const facet = () =>
    typeInto(loaded([task(2, { name: "App.conf" }), task(1, { name: "app.yaml" })]).facets.name, safeText("APP"));

  test("narrows without regard to case, and gives the text field the cursor", () => {
    expect(facet().visible).toHaveLength(2);
    expect(facet().cursor).toBe(-1);
    const { entries, visible } = typeInto(facet(), safeText(""));
    expect(visible).toBe(entries);
  });

  test.each([
    ["name", "", null],
    ["name", "app", "App.conf"],
    ["name", "app.yaml", "app.yaml"],
    ["name", "zzz", "zzz"],
    ["tags", "k=1", "k=1"],
    ["tags", "k", "k"],
  ] as const)("in the %s pane, %j, asks on Enter for %j", (id, text, wanted) => {
    expect(wantedByEnter(id, typeInto(facet(), safeText(text)))).toBe(wanted);
  });
});

test("an entry is chosen where the service is asked for it", () => {
  const query = { status: "Failed", name: "a", tags: [{ key: "k", value: "1" }, { key: "any" }] } as const;
  expect(isChosen(query, "status", "Failed")).toBe(true);
  expect(isChosen(query, "status", "Success")).toBe(false);
  expect(isChosen(query, "name", "a")).toBe(true);
  expect(isChosen(query, "tags", "k=1")).toBe(true);
  expect(isChosen(query, "tags", "any")).toBe(true);
  expect(isChosen(query, "tags", "k")).toBe(false);
});
