/** Ending a watch. Apart from starting one, so that the keys that go back need to know nothing more of watches. */
import type { Effect } from "../effects.ts";
import type { AppState } from "../state.ts";
import { notify, type Step } from "../step.ts";

/** Nothing is asked any more for what was watched. */
export const STOP_WATCHING: readonly Effect[] = [{ type: "clearTimer", timer: "watch" }, { type: "stopWatching" }];

/** Ends a watch before what is watched has ended; null where nothing is watched. */
export function stopWatch(state: AppState): Step | null {
  if (state.watch === null) return null;
  const [next, effects] = notify({ ...state, watch: null }, { id: "watch-stopped", label: state.watch.label });
  return [next, [...STOP_WATCHING, ...effects]];
}
