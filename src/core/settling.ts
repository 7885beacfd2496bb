/** What follows only after a pause, so that keys that are held down redraw as little as they can. */
import type { Effect } from "./effects.ts";
import type { AppState } from "./state.ts";
import { type Step, stay } from "./step.ts";

/** Pause after the last key before the detail pane follows, milliseconds. */
const SETTLE_MS = 80;
const SETTLE: readonly Effect[] = [{ type: "setTimer", timer: "settle", ms: SETTLE_MS }];

/** Held keys move a cursor at once; the detail pane follows when they pause. */
export const settling = (state: AppState, moved: AppState): Step =>
  moved === state ? stay(state) : detailLater(moved);

/** The detail pane of this state is still to follow. */
export const detailLater = (state: AppState): Step => [state, SETTLE];
