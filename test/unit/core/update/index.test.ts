import { describe, expect, test } from "vitest";
import { safeText } from "../../../../src/lib/safe-text.ts";
import { loaded, NOW, press, run, startState, tasks } from "../../../support/make-state.ts";

describe("timers", () => {
  test("the tick moves the clock on and sets itself again", () => {
    const { state, effects } = run(startState(), { type: "timerFired", timer: "tick", at: NOW + 10_000 });
    expect(state.clock).toBe(NOW + 10_000);
    expect(effects).toEqual([{ type: "setTimer", timer: "tick", ms: 10_000 }]);
  });

  test("a notice stays six seconds, and a newer one its own six", () => {
    const said = { type: "noticed", notice: { id: "said", text: safeText("hello") } } as const;
    const { state, effects } = run(startState(), said);
    expect(state.notice).toEqual(said.notice);
    expect(effects).toEqual([{ type: "setTimer", timer: "notice", ms: 6_000 }]);
    expect(run(state, { type: "timerFired", timer: "notice", at: NOW }).state.notice).toBeNull();
  });
});

test("the endpoint's name goes into the header", () => {
  const { state, effects } = run(startState(), { type: "endpointNamed", endpoint: safeText("ecs.example") });
  expect(state.session.endpoint).toBe("ecs.example");
  expect(effects).toEqual([]);
});

test("the end of the keys goes into the session, unless it is of a call before the latest", () => {
  const { state } = run(startState(), { type: "started", page: 1 });
  const used = (id: number) => run(state, { type: "keysUsed", id, expireAt: NOW }).state.session.keysExpireAt;
  expect([used(state.results.lastId), used(state.results.lastId - 1)]).toEqual([NOW, null]);
});

test.each([
  ["app.suspend", { type: "suspend" }],
  ["app.redraw", { type: "redraw" }],
] as const)("%s changes no state", (id, effect) => {
  const state = loaded(tasks(1));
  expect(press(state, id)).toEqual({ state, effects: [effect] });
});
