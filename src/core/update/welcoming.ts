/** The welcome: choosing the demo, keys that were found, or a new profile. Nothing is asked of a service before that. */
import type { AppState } from "../state.ts";
import { type Step, stay } from "../step.ts";
import { DEMO, type Welcome } from "../welcome.ts";

/** The embedded endpoint; `tours`: with the guided tour. */
export const openDemo = (state: AppState, tours: boolean): Step => connectTo(state, { tours }, DEMO);

/** The keys under the cursor. */
export const takeFound = (state: AppState): Step => takeNumber(state, (state.welcome?.cursor ?? -1) + 1);

/** The keys with a number, from 1. */
export function takeNumber(state: AppState, number: number): Step {
  const chosen = state.welcome?.found[number - 1];
  if (chosen === undefined) return stay(state);
  return connectTo(state, { cursor: number - 1, tours: false }, chosen.name);
}

/** Asks for a new profile on the terminal; it is used as soon as it is there. */
export const addFirst = (state: AppState): Step =>
  state.welcome === null ? stay(state) : [state, [{ type: "manageProfiles", task: "add", profile: null }]];

/** Moves the cursor over what was found. */
export const moveFound = (welcome: Welcome, by: number): Welcome => ({
  ...welcome,
  cursor: Math.max(Math.min(0, welcome.found.length - 1), Math.min(welcome.cursor + by, welcome.found.length - 1)),
});

/** One choice at a time: the latest counts. */
function connectTo(state: AppState, change: Partial<Welcome>, name: Welcome["found"][number]["name"]): Step {
  if (state.welcome === null) return stay(state);
  const welcome = { ...state.welcome, ...change, connecting: name, refused: null };
  return [{ ...state, welcome }, [{ type: "connect", profile: name }]];
}
