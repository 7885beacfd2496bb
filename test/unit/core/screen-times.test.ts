/** An idle screen that is not drawn must say what it would say if it were: held against the frames themselves. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CommandId } from "../../../src/core/command-ids.ts";
import { layoutFor } from "../../../src/core/layout.ts";
import { readsSame } from "../../../src/core/screen-times.ts";
import type { AppState } from "../../../src/core/state.ts";
import type { Timestamp, WholeTask } from "../../../src/domain/task.ts";
import { DEFAULT_KEYMAP } from "../../../src/input/keymap.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { footerOf } from "../../../src/present/footer.ts";
import { UNICODE_GLYPHS } from "../../../src/present/glyphs.ts";
import { presentBanner, presentConnection, presentFilters } from "../../../src/present/header.ts";
import { presentDetailPane, presentTasksPane } from "../../../src/present/panes.ts";
import { panelInputs, presentViewDetail, presentViewPane, viewInputs } from "../../../src/present/view-pane.ts";
import { failedInstance, loaded, NOW, press, run, task, tasks } from "../../support/make-state.ts";
import { at, makeInstance } from "../domain/make-task.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** All that is counted from the clock, as it is shown at a time. */
function screenAt(state: AppState, now: number): string {
  const then = { ...state, now };
  const { columns } = state.viewport;
  const { tasks: list, detail } = layoutFor(state).panes;
  const view = viewInputs(then);
  const panel = panelInputs(then);
  return JSON.stringify([
    presentConnection(then, columns, UNICODE_GLYPHS),
    presentFilters(then, columns, UNICODE_GLYPHS),
    presentBanner(then, columns, UNICODE_GLYPHS),
    footerOf(DEFAULT_KEYMAP, then, columns),
    list && (view ? presentViewPane(view, list, UNICODE_GLYPHS) : presentTasksPane(then, list, UNICODE_GLYPHS)),
    detail &&
      (panel ? presentViewDetail(panel, detail, UNICODE_GLYPHS) : presentDetailPane(then, detail, UNICODE_GLYPHS)),
  ]);
}

const ago = (ms: number): Timestamp => at(new Date(NOW - ms).toISOString());

const age = fc.oneof(fc.integer({ min: -MINUTE, max: 2 * MINUTE }), fc.integer({ min: 0, max: 4 * DAY }));

const anyTask: fc.Arbitrary<WholeTask> = fc
  .record({ id: fc.nat(9_999), age, times: fc.tuple(age, age, age), failed: fc.boolean(), file: fc.nat(2) })
  .map(({ id, age: created, times: [started, finished, updated], failed, file }) => {
    const times = { startedAt: ago(started), finishedAt: ago(finished), updatedAt: ago(updated) };
    const base = failed ? failedInstance(`i-${id % 3}`, "FileAlreadyExists") : makeInstance();
    const instances = [{ ...base, createdAt: ago(created), ...times }];
    const name = `file-${file}.conf`;
    return { ...task(id, { name, status: failed ? "Failed" : "Success", instances }), createdAt: ago(created) };
  });

const VIEWS: readonly (readonly CommandId[])[] = [
  [],
  ["view.rollouts"],
  ["view.rollouts", "item.open"],
  ["view.failures"],
  ["view.failures", "tab.next"],
];

const MOVES: readonly CommandId[] = ["cursor.down", "cursor.pageDown", "cursor.last", "item.open", "pane.next"];

const anyState: fc.Arbitrary<AppState> = fc
  .record({
    tasks: fc.uniqueArray(anyTask, { maxLength: 25, selector: ({ invokeId }) => invokeId }),
    fetched: age,
    expires: fc.option(fc.integer({ min: -MINUTE, max: 20 * MINUTE })),
    view: fc.constantFrom(...VIEWS),
    moves: fc.array(fc.constantFrom(...MOVES), { maxLength: 4 }),
    wide: fc.boolean(),
  })
  .map(({ tasks: rows, fetched, expires, view, moves, wide }) => {
    const viewport = wide ? { columns: 200, rows: 50 } : { columns: 110, rows: 30 };
    const state = loaded(rows, { fetchedAt: NOW - fetched }, { viewport });
    const known = { ...state, session: { ...state.session, keysExpireAt: expires === null ? null : NOW + expires } };
    return run(press(known, ...view, ...moves).state, { type: "timerFired", timer: "settle", at: NOW }).state;
  });

test("what is said to read the same does", () => {
  const later = fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: -HOUR, max: DAY }));
  fc.assert(
    fc.property(anyState, later, (state, ms) => {
      fc.pre(readsSame(state, NOW + ms));
      expect(screenAt(state, NOW + ms)).toBe(screenAt(state, NOW));
    }),
    { numRuns: 200 },
  );
});

describe("an idle screen", () => {
  const old = (ms: number) => loaded([{ ...task(1), createdAt: ago(ms) }], { fetchedAt: NOW });
  const until = (state: AppState, ms: number) => [readsSame(state, NOW + ms - 1), readsSame(state, NOW + ms)];

  test("reads otherwise when the page has been there for a minute, then with each minute", () => {
    const state = loaded([], { fetchedAt: NOW });
    expect(until(state, MINUTE)).toEqual([true, false]);
    const aged = run(state, { type: "timerFired", timer: "tick", at: NOW + 90_000 }).state;
    expect(until(aged, 2 * MINUTE)).toEqual([true, false]);
  });

  test("reads otherwise with each ten seconds of a young task, not before", () => {
    expect(until(old(15_000), 5_000)).toEqual([true, false]);
  });

  test("reads the same where its tasks are days old", () => {
    expect(readsSame(old(3 * DAY + HOUR), NOW + MINUTE - 1)).toBe(true);
  });

  test("asks only for rows that are seen", () => {
    const rows = tasks(60).map((one, i) => ({ ...one, createdAt: ago(i === 59 ? MINUTE + 1 : 3 * DAY) }));
    const state = loaded(rows, { fetchedAt: NOW });
    const stays = { ...state, results: { ...state.results, oldestSeen: null } };
    expect(readsSame(stays, NOW + MINUTE - 1)).toBe(true);
    expect(readsSame(press(stays, "cursor.last").state, NOW + MINUTE - 1)).toBe(false);
  });

  test("counts the last minutes of the keys", () => {
    const state = {
      ...loaded([], { fetchedAt: NOW + DAY }),
      session: { ...loaded([]).session, keysExpireAt: NOW + 10 * MINUTE },
    };
    expect([readsSame(state, NOW + MINUTE - 1), readsSame(state, NOW + MINUTE)]).toEqual([true, false]);
  });
});

describe("a tick", () => {
  const tick = (ms: number) => ({ type: "timerFired", timer: "tick", at: NOW + ms }) as const;
  const state = loaded(tasks(3), { fetchedAt: NOW });

  test("moves nothing but the clock where the screen reads the same, and whatever comes next catches up", () => {
    const quiet = run(state, tick(10_000)).state;
    expect(quiet).toEqual({ ...state, clock: NOW + 10_000 });
    expect(press(quiet, "cursor.down").state.now).toBe(NOW + 10_000);
    expect(run(quiet, { type: "noticed", notice: { id: "said", text: safeText("hello") } }).state.now).toBe(
      NOW + 10_000,
    );
  });

  test("counts anew where it reads otherwise, also after a long sleep and when the clock was set back", () => {
    for (const ms of [MINUTE, DAY, -DAY]) {
      expect(run(state, tick(10_000), tick(ms)).state).toEqual({ ...state, now: NOW + ms, clock: NOW + ms });
    }
  });

  test("leaves no older clock behind than that of an answer", () => {
    const quiet = run(state, tick(10_000)).state;
    const fired = run(quiet, { type: "timerFired", timer: "notice", at: NOW + 5_000 }).state;
    expect([fired.now, fired.clock]).toEqual([NOW + 5_000, NOW + 5_000]);
  });
});
