/** The answer of every update: the next state and what to ask of the world. */
import type { SafeText } from "../lib/safe-text.ts";
import type { Effect } from "./effects.ts";
import type { Notice } from "./notice.ts";
import type { AppState } from "./state.ts";

export type Step = readonly [AppState, readonly Effect[]];

/** No effect. */
export const stay = (state: AppState): Step => [state, []];

/** How long a notice stays, milliseconds. */
const NOTICE_MS = 6_000;

/** Says something in the footer for a while. */
export function notify(state: AppState, notice: Notice): Step {
  return [{ ...state, notice }, [{ type: "setTimer", timer: "notice", ms: NOTICE_MS }]];
}

/** Says something in the footer that stays until the next key. */
export const notifyUntilKey = (state: AppState, notice: Notice): Step => [
  { ...state, notice },
  [{ type: "clearTimer", timer: "notice" }],
];

/** A key was pressed: what waited for one has been read. */
export const heard = (state: AppState): AppState =>
  state.notice !== null && UNTIL_KEY.has(state.notice.id) ? { ...state, notice: null } : state;

const UNTIL_KEY: ReadonlySet<Notice["id"]> = new Set(["watch-ended", "watch-failed", "tour-offer", "tour-done"]);

/** Sends a text to the clipboard as it is; `what` names it in the notice. */
export const copy = (state: AppState, text: string, what: SafeText): Step => [state, [{ type: "copy", text, what }]];

/** Runs a second update on the outcome of a first. Not called `then`: a module that exports one cannot be `import()`ed. */
export function andThen([state, effects]: Step, next: (state: AppState) => Step): Step {
  const [after, more] = next(state);
  return [after, [...effects, ...more]];
}
