import { describe, expect, test } from "vitest";
import type { Action } from "../../../src/core/actions.ts";
import type { AppState } from "../../../src/core/state.ts";
import { welcomeTo } from "../../../src/core/welcome.ts";
import { DEFAULT_KEYMAP } from "../../../src/input/keymap.ts";
import { remap } from "../../../src/input/remap.ts";
import { resolve } from "../../../src/input/resolve.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { announce, introduce } from "../../../src/present/spoken/announce.ts";
import { collected, done } from "../../support/make-collection.ts";
import {
  answered,
  failedInstance,
  failure,
  loaded,
  NOW,
  page,
  press,
  refused,
  run,
  startState,
  task,
  tasks,
} from "../../support/make-state.ts";
import { PLACES, placeNames } from "../input/places.ts";

const instances = [failedInstance("i-1", "DiskFull"), failedInstance("i-2", "DiskFull")];
const nginx = task(9, { name: "nginx.conf", status: "PartialFailed", instances, minutesAgo: 3 });
const rows = [nginx, ...tasks(3)];
const list = loaded(rows);

/** What is said, action by action. */
function heard(state: AppState, ...actions: readonly Action[]): readonly string[] {
  let current = state;
  return actions.flatMap((action) => {
    const before = current;
    current = run(current, action).state;
    return announce(before, current, DEFAULT_KEYMAP);
  });
}

/** What the last of some keys makes it say. */
function afterKeys(state: AppState, ...chords: readonly string[]): readonly string[] {
  let current = state;
  let said: readonly string[] = [];
  for (const chord of chords) {
    const action = resolve(DEFAULT_KEYMAP, current, chord);
    if (action === null) throw new Error(`${chord} means nothing here`);
    said = heard(current, action);
    current = run(current, action).state;
  }
  return said;
}

const NGINX = "nginx.conf, PartialFailed, 2 of 2 failed, 3 minutes ago";

describe("at the start", () => {
  test("it says who is connected where, and what is being done", () => {
    expect(introduce(startState(), DEFAULT_KEYMAP)).toEqual([
      "cafe, in screen-reader mode.",
      "cafe, prod (environment), cn-hangzhou, ecs.cn-hangzhou.aliyuncs.com",
      "4 Tasks, newest first, Asking cn-hangzhou for its file sends",
    ]);
  });

  test("the answer is told with the first row", () => {
    const asked = run(startState(), { type: "started", page: 1 }).state;
    expect(heard(asked, answered(asked, page(rows)))).toEqual(["4 tasks, page 1 of 1", `1 of 4: ${NGINX}`]);
  });

  test.each<[string, number, string]>([
    ["seconds, by tens as on the screen", 42_000, "40 seconds ago"],
    ["one minute", 60_000, "1 minute ago"],
    ["hours", 47 * 3_600_000, "47 hours ago"],
    ["days", 50 * 3_600_000, "2 days ago"],
    ["now, also ahead of the clock", -5_000, "just now"],
  ])("ages are words: %s", (_, age, words) => {
    const state = loaded([task(1, { minutesAgo: age / 60_000 })]);
    expect(introduce(state, DEFAULT_KEYMAP).join("\n")).toContain(words);
  });
});

describe("a key says what it did", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["a cursor key: the row", ["j"], ["2 of 4: file-3.conf, Success, 0 of 1 failed, 5 minutes ago"]],
    ["a mark", ["space"], ["1 marked", expect.stringMatching(/^2 of 4: |, marked$/u)]],
    [
      "a search being typed: how many are left, and which is the first",
      ["/", "e", "-", "2"],
      ["Filters: /e-2; 1 of 4 shown, page 1 of 1", "1 of 1: file-2.conf, Success, 0 of 1 failed, 5 minutes ago"],
    ],
    [
      "a search: its keys",
      ["/"],
      [`4 Tasks, newest first, 1 of 4: ${NGINX}`, "Keys: Enter keep, Ctrl-U clear, Esc back"],
    ],
    [
      "a search that is kept: where one is",
      ["/", "n", "enter"],
      [expect.stringContaining("4 Tasks, newest first, 1 of ")],
    ],
    [
      "nothing found: why, and which key helps",
      ["/", "%"],
      [
        "Filters: /%; 0 of 4 shown, page 1 of 1",
        "None of the 4 tasks on this page matches: /% These filters see only loaded tasks. Esc clears the last one, ] loads the next page.",
      ],
    ],
    ["another pane", ["1"], ["1 Status, 1 of 5: Failed"]],
    [
      "a pane to type in",
      ["2"],
      ["2 Name, 4 entries: / type a file name", "Keys: Enter ask, Down down, Ctrl-U clear, Esc back, Tab pane"],
    ],
    [
      "what is typed there",
      ["2", "x"],
      ["Filters: name~x; 1 of 4 shown, page 1 of 1", "1 entry: / x Enter: nginx.conf"],
    ],
    ["another order", ["S"], [expect.stringContaining("4 Tasks, newest first, reversed, 4 of 4: nginx.conf")]],
    ["an item of the detail", ["enter", "j"], [expect.stringMatching(/^2x DiskFull, .*; - /u)]],
    [
      "another view",
      ["f"],
      [expect.stringMatching(/^4 Failures, most failed first, by cause, 1 of 1: failed 2, 100%, cause DiskFull/u)],
    ],
    ["another grouping", ["f", "]"], [expect.stringMatching(/^4 Failures, most failed first, by instance, 1 of 2: /u)]],
    [
      "a row of rollouts, column by column",
      ["u"],
      [expect.stringMatching(/^4 Rollouts, latest first, 1 of 4: outcome \w+, file /u)],
    ],
    [
      "a picker",
      ["R"],
      ["Regions, 1 of 3: cn-hangzhou, name of cn-hangzhou", "Keys: Enter choose, Tab mark, Ctrl-A all, Esc back"],
    ],
    ["typing in a picker", ["R", "e", "u"], ["1 of 1: typed: eu, eu-west-1, name of eu-west-1"]],
    ["a mark in a picker", ["R", "tab"], ["1 of 3: cn-hangzhou, name of cn-hangzhou, marked"]],
    [
      "a command of the palette, with its key",
      [":", "r", "e", "v", "e"],
      [expect.stringMatching(/^1 of \d+: typed: reve, reverse the order, S$/u)],
    ],
    ["closing a layer: where one is", ["?", "esc"], [`4 Tasks, newest first, 1 of 4: ${NGINX}`]],
    ["a notice", ["]"], ["this is the last page"]],
  ])("%s", (_, keys, said) => {
    expect(afterKeys(list, ...keys)).toEqual(said);
  });

  test("opening a task reads it in lines", () => {
    const said = afterKeys(list, "enter");
    expect(said.slice(0, 3)).toEqual([
      "5 Detail, nginx.conf",
      "PartialFailed, 2 failed, 0 ok, 0 open of 2",
      expect.stringMatching(/^2x DiskFull, /u),
    ]);
    expect(said).toContain("Failed, i-1, DiskFull, an error that cafe does not know");
  });

  test("of a task with many instances the first are read, and how many lines there are", () => {
    const many = Array.from({ length: 50 }, (_, i) => failedInstance(`i-${i}`, "DiskFull"));
    expect(afterKeys(loaded([task(1, { instances: many, status: "Failed" })]), "enter").at(-1)).toBe("42 more lines");
  });

  test("the help is the keys of this place, in lines", () => {
    const said = afterKeys(list, "?");
    expect(said.slice(0, 3)).toEqual(["Keys", "Task list", "Enter Right l: open what is under the cursor"]);
    expect(said).toContain("Ctrl-C: quit at once");
    expect(said).not.toContain("Copy menu");
  });

  test("a menu is read with its letters", () => {
    const said = afterKeys(loaded(tasks(3)), "c");
    expect(said.slice(0, 2)).toEqual(["Copy, 1 of 8", "i: copy the IDs of all rows"]);
    expect(said).toContain("e: copy the error: ErrorCode and ErrorInfo, not now");
  });

  test("a question is read with its keys", () => {
    const state = loaded(tasks(50), { totalCount: 100_000 });
    expect(afterKeys(state, "A")).toEqual([
      expect.stringMatching(/^Go on\?, All pages of these filters take about \d+ calls/u),
      "Keys: y yes, n back",
    ]);
  });

  test("the keys that are said are those that hold", () => {
    const { keymap } = remap({ "confirm.yes": ["o"] });
    const before = loaded(tasks(50), { totalCount: 100_000 });
    expect(announce(before, press(before, "crawl.toggle").state, keymap)).toContain("Keys: o yes, n back");
  });
});

describe("a text", () => {
  const lines = Array.from({ length: 60 }, (_, i) => ({ text: safeText(`line   ${i + 1}`), number: null, marks: [] }));
  const text = { raw: "", lines };
  const opened = press(list, "content.open").state;
  const subject = opened.overlay?.kind === "text" ? opened.overlay.subject : null;
  if (subject === null) throw new Error("no text is being read");
  const read: Action = { type: "textRead", subject, reading: { masked: text, open: null } };
  const reading = run(opened, read).state;

  test("is read as far as a screen goes, and as it is", () => {
    expect(heard(list, { type: "command", id: "content.open" })[0]).toMatch(/getting it ready$/u);
    const said = heard(opened, read);
    expect(said[0]).toMatch(/, lines 1 to 37 of 60$/u);
    expect(said.slice(1, 3)).toEqual(["line   1", "line   2"]);
    expect(said).toHaveLength(38);
  });

  test("is read on by the lines that come into sight", () => {
    expect(heard(reading, { type: "command", id: "cursor.down" })).toEqual(["line   38"]);
    const end = heard(reading, { type: "command", id: "cursor.last" });
    expect([end[0], end.at(-2), end.at(-1)]).toEqual(["line   38", "line   60", "lines 24 to 60 of 60"]);
  });

  test("says what a search in it finds, and reads the line", () => {
    const searching = run(reading, { type: "command", id: "find.open" }).state;
    const said = heard(searching, { type: "textTyped", text: safeText("line   50") });
    expect(said[0]).toMatch(/1 of 1/u);
    expect(said.join("\n")).toContain("line   ");
  });
});

describe("what comes of what was asked", () => {
  test("a refresh tells what has changed, and what is new", () => {
    const before = loaded([task(3), task(2, { status: "Running" }), task(1)]);
    const asked = press(before, "results.refresh").state;
    const after = page([task(4), task(3), task(2, { status: "Failed", instances }), task(1)]);
    expect(heard(asked, answered(asked, after))).toEqual(["1 new task", "file-2.conf is now Failed, 2 of 2 failed"]);
  });

  test("the row under the cursor tells by itself that it has changed", () => {
    const before = loaded([task(1, { status: "Running" })]);
    const asked = press(before, "results.refresh").state;
    expect(heard(asked, answered(asked, page([task(1)])))).toEqual([
      "1 of 1: file-1.conf, Success, 0 of 1 failed, 5 minutes ago",
    ]);
  });

  test("a refresh that brings nothing new says so only where somebody asked for it", () => {
    for (const [status, said] of [
      ["Success", ["Refreshed: nothing has changed."]],
      ["Running", []],
    ] as const) {
      const before = loaded([task(1, { status })]);
      const asked = press(before, "results.refresh").state;
      expect(heard(asked, answered(asked, page([task(1, { status })])))).toEqual(said);
    }
  });

  test("a failure is told once, with what helps, and its end", () => {
    const asked = press(list, "results.refresh").state;
    const said = heard(asked, refused(asked, "network"));
    expect(said.join("\n")).toMatch(/No connection.*Test\.network[\s\S]*r retries[\s\S]*Check the network/u);
    const failed = run(asked, refused(asked, "network")).state;
    const again = press(failed, "results.refresh").state;
    expect(heard(again, refused(again, "network"))).toEqual([]);
    expect(heard(again, answered(again, page(rows)))[0]).toBe("The service answers again.");
  });

  test("another page is told when it is asked for", () => {
    const first = loaded(tasks(50), { totalCount: 100, next: { by: "number", number: 2 } });
    expect(heard(first, { type: "command", id: "page.next" })[0]).toBe("asking for page 2");
  });
});

describe("what takes longer", () => {
  const asked = press(loaded(tasks(50), { totalCount: 180, next: { by: "number", number: 2 } }), "crawl.toggle").state;

  test("loading every page is told at its beginning and its end, not page by page", () => {
    expect(heard(asked, collected(asked, [done(0, tasks(50), { state: "running", hasMore: true })]))).toEqual([]);
    expect(heard(asked, collected(asked, [done(0, tasks(180))]))).toContain("180 loaded, all there are");
  });

  test("a halt is told with the keys that go on and stop", () => {
    expect(heard(asked, { type: "command", id: "crawl.toggle" }).join("\n")).toContain("paused: A goes on, Esc stops");
  });

  test("what is watched is told when it begins, and whenever it stands otherwise", () => {
    const state = loaded([task(1, { status: "Running" })]);
    const said = heard(state, { type: "command", id: "watch.toggle" });
    expect(said.join("\n")).toMatch(/^watching file-1\.conf: /mu);
  });
});

describe("with nobody connected", () => {
  const welcome = welcomeTo([], null);
  const state = startState({ welcome });

  test("the welcome is read with its keys", () => {
    const said = introduce(state, DEFAULT_KEYMAP);
    expect(said).toContain("Welcome to cafe");
    expect(said.join("\n")).toMatch(/^d, try the demo/mu);
    expect(said.at(-1)).toMatch(/^Keys: d demo/u);
  });

  test("why a choice did not come about is told", () => {
    const refusedBy = { profile: safeText("prod"), failure: failure("network") };
    const said = announce(state, { ...state, welcome: { ...welcome, refused: refusedBy } }, DEFAULT_KEYMAP);
    expect(said.join("\n")).toMatch(/message of network/u);
  });
});

describe("nothing is said", () => {
  test("of time going by", () => {
    const later = { type: "timerFired", timer: "tick", at: NOW + 3_600_000 } as const;
    for (const place of placeNames) expect(heard(PLACES[place], later)).toEqual([]);
  });

  test("of the detail pane following the list", () => {
    const moved = press(list, "cursor.down").state;
    expect(heard(moved, { type: "timerFired", timer: "settle", at: NOW })).toEqual([]);
  });

  test("with a sign, a frame or an escape sequence", () => {
    const all = placeNames.flatMap((place) => introduce(PLACES[place], DEFAULT_KEYMAP));
    expect(all.join("\n")).not.toMatch(/[\u2500-\u259f\u25a0-\u25ff✗✓»▸\u001b]/u);
  });
});
