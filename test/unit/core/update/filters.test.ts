import { describe, expect, test } from "vitest";
import { activeField } from "../../../../src/core/active-field.ts";
import { parseQuery, type QueryDraft } from "../../../../src/domain/query.ts";
import { loaded, press, requests, run, shown, task, tasks, typed, types } from "../../../support/make-state.ts";

const fleet = [
  task(4, {
    name: "nginx.conf",
    tags: [
      ["env", "prod"],
      ["team", "web"],
    ],
  }),
  task(3, { name: "nginx.conf", tags: [["env", "test"]], status: "Failed" }),
  task(2, { name: "app.yaml", tags: [["env", "prod"]], status: "PartialFailed" }),
  task(1, { name: "deploy.sh" }),
];

const asked = (draft: QueryDraft) => {
  const query = parseQuery(draft);
  if (!query.ok) throw new Error("The test's own query is wrong");
  return loaded(fleet, {}, { query: query.value });
};

describe("the status pane", () => {
  test("starts at the first status and counts what is loaded", () => {
    const { state } = press(loaded(fleet), "pane.status");
    expect(state.facets.status.cursor).toBe(0);
    expect(state.facets.status.visible.map(({ raw, count }) => `${raw} ${count}`)).toEqual([
      "Failed 1",
      "PartialFailed 1",
      "Running 0",
      "Pending 0",
      "Success 2",
    ]);
  });

  test("asks for one status; another takes its place; the same again takes it back", () => {
    const failed = press(loaded(fleet), "pane.status", "filter.toggle");
    expect(requests(failed.effects)).toMatchObject([
      { request: { query: { status: "Failed" }, cursor: { number: 1 } } },
    ]);
    const other = press(failed.state, "cursor.down", "filter.toggle").state;
    expect(other.query).toEqual({ status: "PartialFailed", tags: [] });
    expect(press(other, "filter.toggle").state.query).toEqual({ tags: [] });
  });

  test("keeps the rows shown until the answer", () => {
    expect(shown(press(loaded(fleet), "pane.status", "filter.toggle").state)).toEqual(["f-4", "f-3", "f-2", "f-1"]);
  });
});

describe("the tags pane", () => {
  test("adds tags of several keys, all of which must match", () => {
    const one = press(loaded(fleet), "pane.tags", "filter.toggle").state;
    expect(one.query.tags).toEqual([{ key: "env", value: "prod" }]);
    const two = press(one, "cursor.last", "filter.toggle").state;
    expect(two.query.tags).toEqual([
      { key: "env", value: "prod" },
      { key: "team", value: "web" },
    ]);
  });

  test("puts another value of the same key in the place of the first: the service takes a key once", () => {
    const one = press(loaded(fleet), "pane.tags", "filter.toggle").state;
    const other = run(press(one, "cursor.first", "cursor.up").state, typed("env=stage")).state;
    expect(press(other, "filter.applyTyped").state.query.tags).toEqual([{ key: "env", value: "stage" }]);
  });

  test("takes a tag back that is asked for already", () => {
    const state = press(asked({ tags: ["env=prod"] }), "pane.tags", "filter.toggle").state;
    expect(state.query.tags).toEqual([]);
  });

  test.each([
    ["env", { key: "env" }],
    ["env=", { key: "env", value: "" }],
    ["a=b=c", { key: "a", value: "b=c" }],
  ])("asks for %s as it is typed", (text, tag) => {
    const field = press(loaded(fleet), "pane.tags", "cursor.up").state;
    const { state } = press(run(field, typed(text)).state, "filter.applyTyped");
    expect(state.query.tags).toEqual([tag]);
    expect(state.focus).toBe("tasks");
    expect(state.facets.tags.typed).toBe("");
  });

  test("says what is wrong with a tag, asks nothing, and leaves it to be corrected", () => {
    const field = press(loaded(fleet), "pane.tags", "cursor.up").state;
    const { state, effects } = press(run(field, typed("acs:x=1")).state, "filter.applyTyped");
    expect(state.notice).toMatchObject({ id: "bad-filter", problem: { rule: "tag-key-prefix" } });
    expect(types(effects)).toEqual(["setTimer"]);
    expect(state.focus).toBe("tags");
    expect(state.facets.tags.typed).toBe("acs:x=1");
  });

  test("refuses the 21st tag", () => {
    const twenty = asked({ tags: Array.from({ length: 20 }, (_, i) => `k${i}`) });
    const field = press(twenty, "pane.tags", "cursor.first", "cursor.up").state;
    const { state, effects } = press(run(field, typed("one=more")).state, "filter.applyTyped");
    expect(state.notice).toEqual({ id: "bad-filter", problem: { rule: "too-many-tags", count: 21 } });
    expect(state.query.tags).toHaveLength(20);
    expect(requests(effects)).toEqual([]);
  });

  test("lists a chosen tag also where no loaded task has it", () => {
    const state = asked({ tags: ["gone=yes"] });
    expect(state.facets.tags.entries.find(({ raw }) => raw === "gone=yes")?.count).toBe(0);
  });
});

describe("the name pane", () => {
  const typing = (text: string) => run(press(loaded(fleet), "pane.name").state, typed(text)).state;

  test("starts at its text field", () => {
    expect(activeField(press(loaded(fleet), "pane.name").state)).toBe("name");
  });

  test("narrows list and entries while somebody types, whatever the case", () => {
    const state = typing("NGINX");
    expect(shown(state)).toEqual(["f-4", "f-3"]);
    expect(state.facets.name.visible.map(({ raw }) => raw)).toEqual(["nginx.conf"]);
  });

  test.each([
    ["ngin", "nginx.conf", "the best match: the service matches whole names only"],
    ["app.yaml", "app.yaml", "the exact name"],
    ["never-seen.txt", "never-seen.txt", "what is typed where nothing loaded matches"],
  ])("asks on Enter, typed %s, for %s: %s", (text, name) => {
    const { state, effects } = press(typing(text), "filter.applyTyped");
    expect(state.query.name).toBe(name);
    expect(requests(effects)).toMatchObject([{ request: { query: { name } } }]);
    expect(state).toMatchObject({ focus: "tasks", facets: { name: { typed: "" } } });
  });

  test("asks for any name again on Enter in an empty field", () => {
    const { state } = press(asked({ name: "nginx.conf", status: "Failed" }), "pane.name", "filter.applyTyped");
    expect(state.query).toEqual({ status: "Failed", tags: [] });
  });

  test("asks nothing on Enter where the name is asked for already, or nothing at all is", () => {
    const same = run(press(asked({ name: "nginx.conf" }), "pane.name").state, typed("nginx")).state;
    expect(press(same, "filter.applyTyped")).toMatchObject({ effects: [], state: { focus: "tasks" } });
    expect(press(loaded(fleet), "pane.name", "filter.applyTyped").effects).toEqual([]);
  });

  test("refuses a task's empty name as a filter: the service would take it for any", () => {
    const nameless = press(loaded([task(1, { name: "" })]), "pane.name", "cursor.down", "filter.toggle");
    expect(nameless.state.notice).toMatchObject({ id: "bad-filter" });
    expect(requests(nameless.effects)).toEqual([]);
  });

  test("sends the name as the service sent it, not as it is shown", () => {
    const hostile = "a\u202econf.txt";
    const { state } = press(loaded([task(1, { name: hostile })]), "pane.name", "cursor.down", "filter.toggle");
    expect(state.query.name).toBe(hostile);
    expect(state.facets.name.entries[0]?.label).not.toBe(hostile);
  });
});

describe("moving in a filter pane", () => {
  test("one step up from the first entry leads into the text field, a leap does not", () => {
    const second = press(loaded(fleet), "pane.name", "cursor.down", "cursor.down").state;
    for (const leap of ["cursor.first", "cursor.pageUp", "cursor.halfUp"] as const) {
      expect(activeField(press(second, leap).state)).toBeNull();
    }
    expect(activeField(press(second, "cursor.up", "cursor.up").state)).toBe("name");
  });

  test("stays in the text field where there is nothing to move to", () => {
    const nothing = run(press(loaded(fleet), "pane.name").state, typed("zzz")).state;
    for (const id of ["cursor.down", "cursor.last", "cursor.halfDown", "cursor.first"] as const) {
      expect(press(nothing, id).state.facets.name.cursor).toBe(-1);
    }
  });

  test("keeps its entry when a page brings others", () => {
    const onDeploy = press(loaded(fleet), "pane.name", "cursor.last").state;
    expect(onDeploy.facets.name.visible[onDeploy.facets.name.cursor]?.raw).toBe("deploy.sh");
  });
});

describe("editing text", () => {
  const field = () => press(loaded(fleet), "pane.name").state;
  const text = (state: ReturnType<typeof field>): string => state.facets.name.typed;

  test.each([
    ["text.erase", "ab cd", "ab c"],
    ["text.erase", "", ""],
    ["text.eraseWord", "ab cd  ", "ab "],
    ["text.eraseWord", "ab", ""],
    ["text.clear", "ab cd", ""],
    ["text.erase", "日本", "日"],
    ["text.erase", "x👩‍👩‍👧", "x"],
    ["text.erase", "xe\u0301", "x"],
  ] as const)("%s makes of %j %j", (id, before, after) => {
    expect(text(press(run(field(), typed(before)).state, id).state)).toBe(after);
  });

  test("does nothing where no field has the keys", () => {
    const state = loaded(fleet);
    expect(run(state, typed("x")).state).toBe(state);
    expect(press(state, "text.erase", "text.clear", "text.eraseWord").state).toBe(state);
  });
});

describe("the search", () => {
  const searching = (text: string) => run(press(loaded(fleet), "search.open").state, typed(text)).state;

  test.each([
    ["deploy", ["f-1"]],
    ["f-2", ["f-2"]],
    ["team=web", ["f-4"]],
    ["/ETC/", ["f-4", "f-3", "f-2", "f-1"]],
    ["partial", ["f-2"]],
    ["i-bp1hsglsw0001", ["f-4", "f-3", "f-2", "f-1"]],
    ["nothing like it", []],
  ])("for %s shows %j", (text, expected) => {
    expect(shown(searching(text))).toEqual(expected);
  });

  test("keeps its text when it is left, and takes the keys again with the same key", () => {
    const left = press(searching("deplo"), "search.accept").state;
    expect(activeField(left)).toBeNull();
    expect(shown(left)).toEqual(["f-1"]);
    const again = run(press(left, "search.open").state, typed("y")).state;
    expect(again.list.search).toBe("deploy");
  });

  test("keeps the cursor on its task", () => {
    const on3 = press(loaded(fleet), "cursor.down", "search.open").state;
    const { state } = run(on3, typed("nginx"));
    expect(state.list.rows[state.list.cursor]?.invokeId).toBe("f-3");
  });
});

describe("Esc", () => {
  const everything = () => {
    const state = asked({ status: "Failed", name: "nginx.conf", tags: ["env=prod", "team=web"] });
    const typedName = run(press(state, "pane.name").state, typed("ng")).state;
    return press(
      run(press(typedName, "pane.tasks", "search.open").state, typed("f-")).state,
      "search.accept",
      "list.failuresOnly",
    ).state;
  };

  test("takes away one filter at a time: typed, search, failures only, then the last that the service was asked for", () => {
    let state = everything();
    const left: string[] = [];
    for (let i = 0; i < 8; i += 1) {
      state = press(state, "layer.back").state;
      const { query, list, facets } = state;
      left.push(
        [
          facets.name.typed && "typed",
          list.search && "search",
          list.failuresOnly && "failures",
          ...query.tags.map(({ key }) => key),
          query.name && "name",
          query.status && "status",
        ]
          .filter(Boolean)
          .join(" "),
      );
    }
    expect(left).toEqual([
      "search failures env team name status",
      "failures env team name status",
      "env team name status",
      "env name status",
      "name status",
      "status",
      "",
      "",
    ]);
  });

  test("at the bare list changes nothing and asks nothing", () => {
    const state = loaded(fleet);
    expect(press(state, "layer.back")).toEqual({ state, effects: [] });
  });

  test("in the search field clears the search before what is typed elsewhere", () => {
    const state = press(everything(), "search.open", "layer.back").state;
    expect(state.list).toMatchObject({ search: "", searching: false });
    expect(state.facets.name.typed).toBe("ng");
  });

  test("in a filter pane clears what is typed there, then goes back to the list", () => {
    const field = run(press(loaded(fleet), "pane.name").state, typed("ng")).state;
    const cleared = press(field, "layer.back").state;
    expect(cleared).toMatchObject({ focus: "name", facets: { name: { typed: "" } } });
    expect(press(cleared, "layer.back").state.focus).toBe("tasks");
  });

  test("and Backspace clear the instance and the group that were asked for", () => {
    const state = asked({ instanceId: "i-1", invokeId: "f-1", resourceGroupId: "rg-1" });
    const fields = (current: typeof state) => Object.keys(current.query).sort();
    const one = press(state, "filter.clear").state;
    expect(fields(one)).toEqual(["instanceId", "invokeId", "tags"]);
    expect(fields(press(one, "filter.clear").state)).toEqual(["invokeId", "tags"]);
    const bare = loaded(fleet);
    expect(press(bare, "filter.clear")).toEqual({ state: bare, effects: [] });
  });
});

describe("order and failures only", () => {
  const mixed = [
    task(4, { name: "c", status: "Success" }),
    task(3, { name: "a", status: "Running" }),
    task(2, { name: "b", status: "Failed" }),
    task(1, { name: "d", status: "PartialFailed" }),
  ];

  test("s goes round the columns, S turns the order round, and the cursor stays on its task", () => {
    const start = press(loaded(mixed), "cursor.down").state;
    const orders = [
      ["status", ["f-2", "f-1", "f-3", "f-4"]],
      ["name", ["f-3", "f-2", "f-4", "f-1"]],
      ["failed", ["f-2", "f-1", "f-4", "f-3"]],
      ["targets", ["f-4", "f-3", "f-2", "f-1"]],
      ["dir", ["f-4", "f-3", "f-2", "f-1"]],
      ["owner", ["f-4", "f-3", "f-2", "f-1"]],
      ["id", ["f-1", "f-2", "f-3", "f-4"]],
      ["created", ["f-4", "f-3", "f-2", "f-1"]],
    ] as const;
    let state = start;
    for (const [column, rows] of orders) {
      state = press(state, "list.sort").state;
      expect(state.list.sort).toEqual({ column, reversed: false });
      expect(shown(state)).toEqual(rows);
      expect(state.list.rows[state.list.cursor]?.invokeId).toBe("f-3");
    }
    expect(shown(press(state, "list.reverse").state)).toEqual(["f-1", "f-2", "f-3", "f-4"]);
    expect(shown(press(state, "list.reverse", "list.reverse").state)).toEqual(["f-4", "f-3", "f-2", "f-1"]);
  });

  test("! shows the tasks in which something failed, and all again", () => {
    const some = press(loaded(mixed), "list.failuresOnly").state;
    expect(shown(some)).toEqual(["f-2", "f-1"]);
    expect(shown(press(some, "list.failuresOnly").state)).toHaveLength(4);
  });

  test("tasks outside the times of the command line are not shown: the first moment counts, the last does not", () => {
    const span = (since: number | null, until: number | null) =>
      shown(
        loaded(
          [5, 4, 3, 2, 1].map((n) => task(n, { minutesAgo: n })),
          {},
          { narrow: { ...(since !== null && { since }), ...(until !== null && { until }) } },
        ),
      );
    const now = Date.parse("2026-11-24T03:00:00Z");
    expect(span(now - 3 * 60_000, null)).toEqual(["f-3", "f-2", "f-1"]);
    expect(span(null, now - 3 * 60_000)).toEqual(["f-5", "f-4"]);
    expect(span(now - 3 * 60_000, now - 2 * 60_000)).toEqual(["f-3"]);
  });

  test("no filter that works here asks the service", () => {
    const { effects } = press(loaded(tasks(3)), "list.sort", "list.reverse", "list.failuresOnly", "search.open");
    expect(effects.map(({ type }) => type)).toEqual(["remember", "remember", "remember"]);
  });

  test("how the list is looked at is remembered for the next run", () => {
    const { effects } = press(loaded(tasks(3)), "list.sort", "list.reverse");
    const view = { sort: "status", reversed: true, failuresOnly: false };
    expect(effects.at(-1)).toEqual({ type: "remember", profile: "prod", what: { view } });
  });
});
