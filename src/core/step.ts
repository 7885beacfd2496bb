/** The answer of every update: the next state and what to ask of the world. */
import type { Effect } from "./effects.ts";
import type { AppState, Notice } from "./state.ts";

export type Step = readonly [AppState, readonly Effect[]];

/** No effect. */
export const stay = (state: AppState): Step => [state, []];

/** How long a notice stays, milliseconds. */
const NOTICE_MS = 6_000;

/** Says something in the footer for a while. */
export function notify(state: AppState, notice: Notice): Step {
  return [{ ...state, notice }, [{ type: "setTimer", timer: "notice", ms: NOTICE_MS }]];
}

/** Runs a second update on the outcome of a first. Not called `then`: a module that exports one cannot be `import()`ed. */
export function andThen([state, effects]: Step, next: (state: AppState) => Step): Step {
  const [after, more] = next(state);
  return [after, [...effects, ...more]];
}
