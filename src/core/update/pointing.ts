/** What the mouse does: a click selects and opens, the wheel moves the cursor of the pane under it. */

import type { Action } from "../actions.ts";
import { hit } from "../hit.ts";
import { isFacet } from "../layout.ts";
import { moveCursor } from "../list.ts";
import { settling } from "../settling.ts";
import type { AppState, PaneId } from "../state.ts";
import { andThen, type Step, stay } from "../step.ts";
import { moveView } from "../view-cursor.ts";
import { toggleFilter } from "./filters.ts";
import { focusPane, moveBy } from "./navigation.ts";
import { openItem } from "./views.ts";

type Pointed = Extract<Action, { type: "pointed" }>;

/** Rows that one notch of the wheel goes. */
const NOTCH = 3;

/** A layer over the panes takes the wheel wherever it is turned, and no clicks. */
export function pointed(state: AppState, { action, x, y }: Pointed): Step {
  if (state.overlay !== null) return action === "press" ? stay(state) : roll(state, action);
  const at = hit(state, x, y);
  if (at === null) return stay(state);
  const isFocused = at.pane === state.focus;
  const focused: Step = isFocused ? stay(state) : focusPane(state, at.pane);
  if (action !== "press") return andThen(focused, (next) => roll(next, action));
  const { row } = at;
  if (row === null) return focused;
  if (isFocused && row === cursorOf(state, at.pane)) return open(state, at.pane);
  return andThen(focused, (next) => select(next, at.pane, row));
}

function roll(state: AppState, action: "wheelUp" | "wheelDown"): Step {
  const direction = action === "wheelUp" ? -1 : 1;
  let step = stay(state);
  for (let i = 0; i < NOTCH; i += 1) {
    step = andThen(step, (next) => (entersField(next, direction) ? stay(next) : moveBy(next, direction, "line")));
  }
  return step;
}

/** A wheel does not lead into a text field: the next key would be typed there. */
const entersField = ({ overlay, focus, facets }: AppState, direction: 1 | -1): boolean =>
  overlay === null && direction < 0 && isFacet(focus) && facets[focus].cursor <= 0;

const cursorOf = ({ view, list, facets }: AppState, pane: PaneId): number => {
  if (isFacet(pane)) return facets[pane].cursor;
  return view.kind === "tasks" ? list.cursor : view.cursor;
};

function select(state: AppState, pane: PaneId, row: number): Step {
  if (isFacet(pane)) {
    const facet = { ...state.facets[pane], cursor: row };
    return stay({ ...state, facets: { ...state.facets, [pane]: facet } });
  }
  const { view } = state;
  return settling(state, view.kind === "tasks" ? moveCursor(state, row) : moveView(state, view, row - view.cursor));
}

/** What Enter does there; in a text field there is nothing to open. */
function open(state: AppState, pane: PaneId): Step {
  if (!isFacet(pane)) return openItem(state);
  return toggleFilter(state);
}
