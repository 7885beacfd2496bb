import { describe, expect, test } from "vitest";
import type { Effect } from "../../../src/core/effects.ts";
import { DEFAULT_KEYMAP } from "../../../src/input/keymap.ts";
import { resolve } from "../../../src/input/resolve.ts";
import { createRuntime, type Runtime } from "../../../src/runtime/runtime.ts";
import { settled } from "../../support/fake-ports.ts";
import { current, loaded, NOW, shown, startState, tasks } from "../../support/make-state.ts";

function watch(initial = loaded(tasks(5))) {
  const performed: Effect[] = [];
  const runtime = createRuntime(initial, (effect) => performed.push(effect));
  let changes = 0;
  runtime.store.subscribe(() => {
    changes += 1;
  });
  return { runtime, performed, changes: () => changes };
}

const keys = (runtime: Runtime, chords: readonly string[]): void => {
  for (const chord of chords) runtime.dispatch((state) => resolve(DEFAULT_KEYMAP, state, chord));
};

describe("the loop", () => {
  test("makes one state of everything that arrives in one turn", async () => {
    const { runtime, changes } = watch();
    keys(runtime, ["j", "j", "j"]);
    expect(changes()).toBe(0);
    await settled();
    expect(changes()).toBe(1);
    expect(current(runtime.store.getState())).toBe("f-2");
  });

  test("reads each key against the state that the keys before it made", async () => {
    const { runtime } = watch();
    keys(runtime, ["/", "f", "-", "2", "enter", "G"]);
    await settled();
    const state = runtime.store.getState();
    expect(state.list.search).toBe("f-2");
    expect(shown(state)).toEqual(["f-2"]);
    expect(state.list.searching).toBe(false);
  });

  test("changes no state and tells nobody where nothing has changed", async () => {
    const { runtime, changes } = watch();
    keys(runtime, ["k", "ö", "esc"]);
    await settled();
    expect(changes()).toBe(0);
  });

  test("tells nobody of time that only goes by, and counts by it from then on", async () => {
    const { runtime, changes, performed } = watch();
    runtime.dispatch({ type: "timerFired", timer: "tick", at: NOW + 10_000 });
    await settled();
    expect(changes()).toBe(0);
    expect(performed).toEqual([{ type: "setTimer", timer: "tick", ms: 10_000 }]);
    keys(runtime, ["j"]);
    await settled();
    expect(changes()).toBe(1);
    expect(runtime.store.getState().now).toBe(NOW + 10_000);
  });

  test("performs effects in order, once, after the state has changed", async () => {
    const { runtime, performed } = watch();
    keys(runtime, ["y", "r"]);
    expect(performed).toEqual([]);
    await settled();
    expect(performed.map(({ type }) => type)).toEqual(["copy", "clearTimer", "fetchPage"]);
  });

  test("takes what effects dispatch in the next step, with the state they belong to", async () => {
    const seen: string[] = [];
    const runtime = createRuntime(startState(), (effect, dispatch, state) => {
      seen.push(`${effect.type} ${state.results.lastId}`);
      if (effect.type === "fetchPage" && state.results.lastId < 3) dispatch({ type: "command", id: "results.refresh" });
    });
    runtime.dispatch({ type: "command", id: "results.refresh" });
    await settled();
    expect(seen.filter((one) => one.startsWith("fetch"))).toEqual(["fetchPage 1", "fetchPage 2", "fetchPage 3"]);
    expect(runtime.store.getState().results.lastId).toBe(3);
  });
});
