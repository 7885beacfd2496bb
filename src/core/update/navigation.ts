/** Focus and cursors: panes, rows, layers. */

import { detailItems, moveDetailCursor, rebuildDetail } from "../detail.ts";
import { helpHeight, innerHeight, isFacet, layoutFor, neighbour, pickerHeight, readerHeight } from "../layout.ts";
import { listHeight, moveCursor, scrollToCursor } from "../list.ts";
import { menuItems } from "../menus.ts";
import { isRoot } from "../root.ts";
import { settling } from "../settling.ts";
import type { AppState, FacetId, Overlay, PaneId, Picker } from "../state.ts";
import { type Step, stay } from "../step.ts";
import { moveView, settled, viewHeight } from "../view-cursor.ts";
import { stopCollecting } from "./collecting.ts";
import { clearAsked, clearTyped, closeSearch } from "./filters.ts";
import { pickerItems } from "./pickers.ts";
import { previousPlace } from "./places.ts";
import { clearFind } from "./reader.ts";
import { stopWatch } from "./stop-watch.ts";
import { moveFound } from "./welcoming.ts";

/** How far a cursor key goes. */
export type Stride = "line" | "half" | "page" | "end";

/** Moves whatever has the keys: an overlay, a filter pane, the list, or the detail pane. */
export function moveBy(state: AppState, direction: 1 | -1, stride: Stride): Step {
  if (state.overlay) return stay({ ...state, overlay: moveOverlay(state, state.overlay, direction, stride) });
  const { focus, view, welcome } = state;
  if (welcome !== null) return stay({ ...state, welcome: moveFound(welcome, direction) });
  if (isFacet(focus)) return stay(moveFacet(state, focus, direction, stride));
  if (view.kind !== "tasks") {
    return settling(state, moveView(state, view, direction * distance(stride, viewHeight(state, view))));
  }
  if (focus === "detail") return stay(moveDetail(state, direction, stride));
  return settling(state, moveCursor(state, state.list.cursor + direction * distance(stride, listHeight(state))));
}

/** Gives a pane the keys. */
export function focusPane(state: AppState, pane: PaneId): Step {
  const focused: AppState = { ...state, focus: pane, overlay: null, list: { ...state.list, searching: false } };
  return stay(scrollToCursor(pane === "detail" ? settled(rebuildDetail(focused)) : withFacetReady(focused, pane)));
}

/** Gives the next or the previous pane the keys. */
export const focusNeighbour = (state: AppState, step: 1 | -1): Step => focusPane(state, neighbour(state.focus, step));

/** Esc: closes the layer, else ends a load, else clears one filter, else goes back towards the list. Never quits. */
export function goBack(state: AppState): Step {
  if (state.overlay) return stay(clearFind(state) ?? { ...state, overlay: null });
  if (state.focus === "detail") return focusPane(state, "tasks");
  if (isFacet(state.focus) && state.facets[state.focus].typed === "") return focusPane(state, "tasks");
  // The header says that Esc stops.
  const stopped = state.list.searching ? null : stopCollecting(state);
  return stopped ?? clearTyped(state) ?? stepBack(state) ?? stopWatch(state) ?? clearAsked(state) ?? stay(state);
}

/** `q`: closes this layer; at the root it quits. */
export function closeLayer(state: AppState): Step {
  if (state.overlay) return stay({ ...state, overlay: null });
  if (state.welcome) return [state, [{ type: "quit", code: 0 }]];
  if (state.list.searching) return closeSearch(state);
  if (state.focus !== "tasks") return focusPane(state, "tasks");
  return isRoot(state) ? [state, [{ type: "quit", code: 0 }]] : previousPlace(state);
}

/** Left: from the detail to the list beside it, from the table of a view to the place before. */
export const backFromItem = (state: AppState): Step =>
  state.focus === "tasks" ? previousPlace(state) : focusPane(state, "tasks");

/** Back from a view, or from a narrower list, where that was the last step; null where it was none. */
function stepBack(state: AppState): Step | null {
  const before = state.trail.at(-1);
  const isNarrower = before !== undefined && (before.view !== state.view || before.narrow !== state.narrow);
  return isNarrower ? previousPlace(state) : null;
}

/** A name is there to be typed, so its pane starts at the text field; the others start at their first entry. */
function withFacetReady(state: AppState, pane: PaneId): AppState {
  if (!isFacet(pane)) return state;
  const facet = state.facets[pane];
  const cursor = pane === "name" ? -1 : Math.max(0, facet.cursor);
  const inRange = facet.visible.length === 0 && pane === "tags" ? -1 : cursor;
  return { ...state, facets: { ...state.facets, [pane]: { ...facet, cursor: inRange } } };
}

function moveFacet(state: AppState, pane: FacetId, direction: 1 | -1, stride: Stride): AppState {
  const facet = state.facets[pane];
  const rows = innerHeight(layoutFor(state).panes[pane]);
  // Only a single step leads up into the text field: after a leap, the next key must not be typed there.
  const hasField = pane !== "status" && stride === "line";
  const first = hasField ? -1 : Math.min(0, facet.visible.length - 1);
  const cursor = clamp(facet.cursor + direction * distance(stride, rows), first, facet.visible.length - 1);
  return { ...state, facets: { ...state.facets, [pane]: { ...facet, cursor } } };
}

function moveDetail(state: AppState, direction: 1 | -1, stride: Stride): AppState {
  const { task, cursor } = state.detail;
  if (!task) return state;
  const rows = innerHeight(layoutFor(state).panes.detail);
  const last = detailItems(task).length - 1;
  return moveDetailCursor(state, clamp(cursor + direction * distance(stride, rows), 0, last));
}

function moveOverlay(state: AppState, overlay: Overlay, direction: 1 | -1, stride: Stride): Overlay {
  if (overlay.kind === "help" || overlay.kind === "text") {
    const isText = overlay.kind === "text";
    const rows = (isText ? readerHeight : helpHeight)(state.viewport);
    const last = Math.max(0, (isText ? overlay.rows.length : state.settings.helpRows) - rows);
    return { ...overlay, top: clamp(Math.min(overlay.top, last) + direction * distance(stride, rows), 0, last) };
  }
  if (overlay.kind === "confirm") return overlay;
  if (overlay.kind === "menu") {
    const last = menuItems(state, overlay.menu).length - 1;
    return { ...overlay, cursor: clamp(overlay.cursor + direction, 0, last) };
  }
  const by = direction * distance(stride, pickerHeight(state.viewport));
  const last = pickerItems(state).length - 1;
  const picker: Picker = { ...overlay.picker, cursor: clamp(overlay.picker.cursor + by, 0, last) };
  return { ...overlay, picker };
}

function distance(stride: Stride, rows: number): number {
  if (stride === "line") return 1;
  if (stride === "half") return Math.max(1, Math.floor(rows / 2));
  return stride === "page" ? Math.max(1, rows - 1) : Number.MAX_SAFE_INTEGER;
}

const clamp = (value: number, min: number, max: number): number => Math.max(min, Math.min(value, Math.max(min, max)));
