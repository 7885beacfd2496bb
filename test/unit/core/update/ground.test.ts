import { expect, test } from "vitest";
import { update } from "../../../../src/core/update/index.ts";
import { startState } from "../../../support/make-state.ts";

test("the background that was assumed changes nothing, so that nothing is drawn anew", () => {
  const state = startState({ ground: "dark" });
  const [next, effects] = update(state, { type: "groundFound", ground: "dark" });
  expect(next).toBe(state);
  expect(effects).toEqual([]);
});

test("another background is the state's from then on", () => {
  const [next] = update(startState({ ground: "dark" }), { type: "groundFound", ground: "light" });
  expect(next.ground).toBe("light");
});
