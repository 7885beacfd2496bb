/** The cursors of a view: in its table, and in the detail pane beside it; and how much room its table has. */
import { innerHeight, layoutFor } from "./layout.ts";
import { panelItems } from "./panel.ts";
import type { AppState } from "./state.ts";
import { movedTo, type OtherView } from "./views.ts";

/** Moves the cursor of a view, or of the pane beside it. */
export function moveView(state: AppState, view: OtherView, by: number): AppState {
  if (state.focus === "detail") {
    const last = panelItems(view).length - 1;
    const item = Math.max(0, Math.min(view.item + by, last));
    return item === view.item ? state : { ...state, view: { ...view, item } };
  }
  const moved = movedTo(view, view.cursor + by, viewHeight(state, view));
  return moved === view ? state : { ...state, view: moved };
}

/** Rows of a view's table that fit. */
export function viewHeight(state: AppState, view: OtherView): number {
  const { panes, body } = layoutFor(state);
  const inside = innerHeight(panes.tasks ?? body);
  return Math.max(1, inside - rowsAbove(view, inside));
}

/** Rows above those of the table: its heads, the tabs, the chart. */
export const rowsAbove = (view: OtherView, inside: number): number =>
  view.kind === "failures" ? 2 + chartHeight(view, inside) : 1;

/** Rows of the chart over time; none where they would leave too little of the table. */
export function chartHeight({ time }: Extract<OtherView, { kind: "failures" }>, inside: number): number {
  if (time.buckets.length === 0 || inside < 13) return 0;
  return inside < 24 ? 4 : 6;
}

/** The pane beside a view shows the row under the cursor. */
export function settled(state: AppState): AppState {
  const { view } = state;
  if (view.kind === "tasks" || view.shown === view.cursor) return state;
  return { ...state, view: { ...view, shown: view.cursor, item: 0 } };
}
