/** What lies at a cell of the screen: a pane, and which of its rows. Pure; the panes are laid out by layout.ts. */
import { innerHeight, isFacet, layoutFor, type Rect } from "./layout.ts";
import { windowTop } from "./list.ts";
import { type AppState, type FacetId, PANES, type PaneId } from "./state.ts";
import { rowsAbove } from "./view-cursor.ts";

/** Index of a row, as the pane's cursor counts: -1 is the text field of a filter pane; null where there is none. */
export interface Hit {
  readonly pane: PaneId;
  readonly row: number | null;
}

/** Cells from the upper left one, 0; null beside the panes. A filter pane may lie over the list. */
export function hit(state: AppState, x: number, y: number): Hit | null {
  const { panes } = layoutFor(state);
  for (const pane of PANES) {
    const rect = panes[pane];
    if (rect === undefined || !isInside(rect, x, y)) continue;
    const height = innerHeight(rect);
    const line = y - rect.y - 1;
    return { pane, row: line < 0 || line >= height ? null : rowAt(state, pane, line, height) };
  }
  return null;
}

const isInside = ({ x, y, width, height }: Rect, atX: number, atY: number): boolean =>
  atX >= x && atX < x + width && atY >= y && atY < y + height;

/** Its lines are of different heights, so the detail pane's are not told apart. */
function rowAt(state: AppState, pane: PaneId, line: number, height: number): number | null {
  if (pane === "detail") return null;
  return isFacet(pane) ? facetRow(state, pane, line, height) : listRow(state, line, height);
}

function listRow({ view, list }: AppState, line: number, height: number): number | null {
  const { rows, top } = view.kind === "tasks" ? list : view;
  const above = view.kind === "tasks" ? 1 : rowsAbove(view, height);
  const row = top + line - above;
  return line >= above && row < rows.length ? row : null;
}

function facetRow(state: AppState, pane: FacetId, line: number, height: number): number | null {
  const { visible, cursor } = state.facets[pane];
  const field = pane === "status" ? 0 : 1;
  if (line < field) return -1;
  const row = windowTop(0, cursor, height - field, visible.length) + line - field;
  return row < visible.length ? row : null;
}
