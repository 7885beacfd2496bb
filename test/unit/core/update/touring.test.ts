import { describe, expect, test } from "vitest";
import { MIN_ROWS } from "../../../../src/core/layout.ts";
import type { AppState } from "../../../../src/core/state.ts";
import { TOUR_FILE, TOUR_ROWS, TOUR_STEPS } from "../../../../src/core/tour.ts";
import { DEFAULT_KEYMAP } from "../../../../src/input/keymap.ts";
import { resolve } from "../../../../src/input/resolve.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import { answer, failedInstance, page, press, type Run, run, startState, task } from "../../../support/make-state.ts";
import { makeInstance } from "../../domain/make-task.ts";

const ok = (id: string) => makeInstance({ instanceId: safeText(id) });
const lost = failedInstance("i-1", "ClientNotRunning");

/** The toured rollout (one lost, one recovered), with others before and after it. */
const ROWS = [
  task(9, { name: "app.env", minutesAgo: 1 }),
  task(4, { name: TOUR_FILE, status: "Failed", instances: [lost], minutesAgo: 20 }),
  task(3, { name: TOUR_FILE, status: "PartialFailed", instances: [lost, ok("i-2")], minutesAgo: 30 }),
  task(2, {
    name: TOUR_FILE,
    status: "PartialFailed",
    instances: [lost, failedInstance("i-2", "FileCreateFail"), ok("i-3"), ok("i-4"), ok("i-5"), ok("i-6")],
    minutesAgo: 40,
  }),
  task(1, { name: "motd", minutesAgo: 50 }),
];

const demoStart = (): AppState => {
  const { session, ...start } = startState({ viewport: { columns: 80, rows: 24 } });
  return { ...start, session: { ...session, demo: true } };
};
const demo = (): AppState => answer(run(demoStart(), { type: "started", page: 1 }).state, page(ROWS)).state;
const touring = (): AppState => press(demo(), "tour.start").state;

/** Presses keys as somebody would, and lets the world answer as it does. */
function keys(state: AppState, ...chords: readonly string[]): AppState {
  return chords.reduce((current, chord) => {
    const action = resolve(DEFAULT_KEYMAP, current, chord);
    return action === null ? current : answered(run(current, action));
  }, state);
}

function answered({ state, effects }: Run): AppState {
  const isCopied = effects.some(({ type }) => type === "export" || type === "copy");
  const notice = { id: "copied", what: safeText("it"), bytes: 1, masked: false } as const;
  return isCopied ? run(state, { type: "noticed", notice }).state : state;
}

const stepOf = ({ tour }: AppState): number | null => tour?.step ?? null;

/** What each step asks for, by key. */
const BY_KEYS: readonly (readonly string[])[] = [["u", "n"], ["enter"], ["f"], ["]", "5"], ["-", "x"], ["q", "c", "m"]];

describe("the tour", () => {
  test("is offered with the first rows of the demo, until the first key, and to nobody else", () => {
    expect(demo().notice).toEqual({ id: "tour-offer" });
    expect(press(demo(), "cursor.down").state.notice).toBeNull();
    const real = answer(run(startState(), { type: "started", page: 1 }).state, page(ROWS)).state;
    expect(real.notice).toBeNull();
    expect(press(real, "tour.start").state).toMatchObject({ tour: null, notice: { id: "no-tour" } });
    const again = press(press(demo(), "cursor.down").state, "results.refresh").state;
    expect(answer(again, page(ROWS)).state.notice).toBeNull();
  });

  test("goes on, step by step, when the keys are pressed that it names, and ends with the last", () => {
    let state = touring();
    for (const [step, chords] of BY_KEYS.entries()) {
      expect(stepOf(state)).toBe(step);
      for (const chord of chords) {
        expect(stepOf(state)).toBe(step);
        state = keys(state, chord);
      }
    }
    expect(state).toMatchObject({ tour: null, notice: { id: "tour-done" }, viewport: { columns: 80, rows: 24 } });
  });

  test("does each step for whoever presses T", () => {
    let state = touring();
    for (const step of TOUR_STEPS.keys()) {
      expect(stepOf(state)).toBe(step);
      state = keys(state, "T");
    }
    expect(state).toMatchObject({ tour: null, notice: { id: "tour-done" }, view: { kind: "instances" } });
  });

  describe.each([...TOUR_STEPS.keys()])("at step %i", (step) => {
    test.each([[["?"]], [["1"]], [["c"]], [["f", "]"]], [["/", "z", "z", "enter"]], [["!", "u"]], [["a", "5"]]])(
      "does it also for somebody who has gone elsewhere by %j",
      (way) => {
        const state = keys({ ...keys(demo(), ...way), tour: { step } }, "T");
        expect(stepOf(state)).toBe(step === TOUR_STEPS.length - 1 ? null : step + 1);
      },
    );

    test("takes T for a letter where one is typed", () => {
      const state = keys({ ...demo(), tour: { step } }, ":", "T");
      expect(state).toMatchObject({ tour: { step }, overlay: { kind: "palette", picker: { filter: "T" } } });
    });
  });

  test.each(TOUR_STEPS.map((step, at) => [step.id, step, at] as const))(
    "does not take %s for done before it is",
    (_, { isDone }, at) => {
      const before = BY_KEYS.slice(0, at).reduce((state, chords) => keys(state, ...chords), touring());
      expect(isDone(before)).toBe(false);
      expect(isDone(demo())).toBe(false);
    },
  );

  test("says so where the page does not have the rollout", () => {
    const other = answer(run(demoStart(), { type: "started", page: 1 }).state, page(ROWS.slice(0, 1))).state;
    const state = keys(press(other, "tour.start").state, "T");
    expect(state).toMatchObject({ tour: { step: 0 }, notice: { id: "tour-lost" } });
  });

  test("does nothing for anybody before there is something to be shown", () => {
    const waiting = press(run(demoStart(), { type: "started", page: 1 }).state, "tour.start").state;
    expect(keys(waiting, "T")).toMatchObject({
      tour: { step: 0 },
      view: { kind: "tasks" },
      notice: { id: "nothing-loaded" },
    });
  });

  test.each(["esc", "T"])("is not begun by %s alone where it does not run", (chord) => {
    expect(stepOf(keys(demo(), chord))).toBe(chord === "T" ? 0 : null);
  });

  test.each([...BY_KEYS.keys()])("leaves the explorer as it is when Esc ends it at step %i", (at) => {
    const before = BY_KEYS.slice(0, at).reduce((state, chords) => keys(state, ...chords), touring());
    const after = keys(before, "esc");
    const { tour, viewport, list, view, ...rest } = after;
    expect(tour).toBeNull();
    expect(viewport).toEqual({ columns: 80, rows: 24 });
    expect(view.kind).toBe(before.view.kind);
    expect(list.cursor).toBe(before.list.cursor);
    expect(rest).toMatchObject({
      overlay: before.overlay === null ? null : { kind: before.overlay.kind },
      focus: before.focus,
    });
  });

  test("takes rows from the terminal, gives them back, and ends where there are too few", () => {
    const state = touring();
    expect(state.viewport.rows).toBe(24 - TOUR_ROWS);
    const larger = run(state, { type: "viewportResized", viewport: { columns: 100, rows: 40 } }).state;
    expect(larger.viewport).toEqual({ columns: 100, rows: 40 - TOUR_ROWS });
    const least = MIN_ROWS + TOUR_ROWS;
    const small = run(state, { type: "viewportResized", viewport: { columns: 80, rows: least - 1 } }).state;
    expect(small).toMatchObject({ tour: null, viewport: { columns: 80, rows: least - 1 } });
    expect(press(small, "tour.start").state.notice).toEqual({ id: "tour-needs-rows", rows: least });
  });

  test("ends with the connection that it is about", () => {
    const { epoch: _, demo: __, ...session } = touring().session;
    const state = run(touring(), {
      type: "connected",
      profile: safeText("prod"),
      answer: { ok: true, value: session },
    });
    expect(state.state).toMatchObject({ tour: null, viewport: { rows: 24 } });
  });
});
