/** The cursors of a view: in its table, and in the detail pane beside it. */
import { innerHeight, layoutFor } from "./layout.ts";
import { panelItems } from "./panel.ts";
import type { AppState } from "./state.ts";
import { movedTo, type TasksView, type View } from "./views.ts";

/** Moves the cursor of a view, or of the pane beside it. */
export function moveView(state: AppState, view: Exclude<View, TasksView>, by: number): AppState {
  if (state.focus === "detail") {
    const last = panelItems(view).length - 1;
    const item = Math.max(0, Math.min(view.item + by, last));
    return item === view.item ? state : { ...state, view: { ...view, item } };
  }
  const moved = movedTo(view, view.cursor + by, viewHeight(state));
  return moved === view ? state : { ...state, view: moved };
}

/** Rows of a view that fit. */
export function viewHeight(state: AppState): number {
  const { panes, body } = layoutFor(state);
  return Math.max(1, innerHeight(panes.tasks ?? body) - 1);
}

/** The pane beside a view shows the row under the cursor. */
export function settled(state: AppState): AppState {
  const { view } = state;
  if (view.kind === "tasks" || view.shown === view.cursor) return state;
  return { ...state, view: { ...view, shown: view.cursor, item: 0 } };
}
