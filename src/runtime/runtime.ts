/**
 * The store and the loop: actions in, one new state out, then the effects. What arrives within one turn of the event
 * loop (the keys of one chunk, an answer) makes one state and so one frame.
 */

import { createStore, type StoreApi } from "zustand/vanilla";
import type { Action } from "../core/actions.ts";
import type { Effect } from "../core/effects.ts";
import { isSameButClock } from "../core/screen-times.ts";
import type { AppState } from "../core/state.ts";
import { update } from "../core/update/index.ts";

/** An action, or what depends on the state it meets (a key means something else after the key before it). */
export type Intent = Action | ((state: AppState) => Action | null);

export interface Runtime {
  readonly store: StoreApi<AppState>;
  /** Takes an intent; the state changes before the next macrotask. */
  readonly dispatch: (intent: Intent) => void;
}

/** Carries an effect out; what comes of it is dispatched. */
export type Perform = (effect: Effect, dispatch: Runtime["dispatch"], state: AppState) => void;

/** Starts with a state; `perform` carries out effects and may dispatch. `step` is `update`, or that and somebody watching. */
export function createRuntime(initial: AppState, perform: Perform, step: typeof update = update): Runtime {
  const store = createStore<AppState>(() => initial);
  let latest = initial;
  let queue: Intent[] = [];

  const flush = (): void => {
    const intents = queue;
    queue = [];
    let state = latest;
    const effects: Effect[] = [];
    for (const intent of intents) {
      const action = typeof intent === "function" ? intent(state) : intent;
      if (!action) continue;
      const [next, wanted] = step(state, action);
      state = next;
      effects.push(...wanted);
    }
    latest = state;
    // Nobody is told of time that only goes by: everything that is drawn would be looked at.
    if (!isSameButClock(state, store.getState())) store.setState(state, true);
    for (const effect of effects) perform(effect, dispatch, state);
  };

  const dispatch = (intent: Intent): void => {
    queue.push(intent);
    if (queue.length === 1) queueMicrotask(flush);
  };

  return { store, dispatch };
}
