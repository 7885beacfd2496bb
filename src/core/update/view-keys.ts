/** Keys of the tables of views: their order, the time cursor of the chart, and going from match to match. */

import { matchesInstance, parseSearch } from "../../domain/search.ts";
import { isFailure } from "../../domain/status.ts";
import type { Instance } from "../../domain/task.ts";
import { detailItems, moveDetailCursor } from "../detail.ts";
import { moveCursor, narrowingOf } from "../list.ts";
import { settling } from "../settling.ts";
import type { AppState } from "../state.ts";
import { notify, type Step, stay } from "../step.ts";
import { viewHeight } from "../view-cursor.ts";
import type { ViewSort } from "../view-order.ts";
import { movedTo, type OtherView, ordersOf, withSort } from "../views.ts";
import { reverseSort, sortByNext } from "./filters.ts";
import { narrowedTo } from "./places.ts";

/** `s`: sorts by the next column. */
export function sortNext(state: AppState): Step {
  const { view } = state;
  if (view.kind === "tasks") return sortByNext(state);
  return sortAs(state, view, { at: (view.sort.at + 1) % ordersOf(view).length, reversed: false });
}

/** `S`: turns the order round. */
export function turnOrder(state: AppState): Step {
  const { view } = state;
  return view.kind === "tasks"
    ? reverseSort(state)
    : sortAs(state, view, { ...view.sort, reversed: !view.sort.reversed });
}

const sortAs = (state: AppState, view: OtherView, sort: ViewSort): Step =>
  settling(state, { ...state, view: withSort(view, sort) });

/** Moves the time cursor over the chart; it starts at the end that it comes from. */
export function moveInTime(state: AppState, step: 1 | -1): Step {
  const { view } = state;
  if (view.kind !== "failures") return stay(state);
  const last = view.time.buckets.length - 1;
  if (last < 0) return notify(state, { id: "no-time" });
  const from = view.bucket ?? (step > 0 ? -1 : last + 1);
  return stay({ ...state, view: { ...view, bucket: Math.max(0, Math.min(from + step, last)) } });
}

/** `t`: narrows to the time under the time cursor; the chart then shows that, closer. */
export function narrowInTime(state: AppState): Step {
  const { view } = state;
  if (view.kind !== "failures") return stay(state);
  const bucket = view.bucket === null ? undefined : view.time.buckets[view.bucket];
  if (bucket === undefined) return notify(state, { id: "no-time" });
  const narrow = { ...state.narrow, since: bucket.startsAt, until: bucket.startsAt + view.time.stepMs };
  if (narrow.since === state.narrow.since && narrow.until === state.narrow.until) return stay(state);
  return stay(narrowedTo(state, narrow));
}

/** `n`, `N`: to the next row that the search found; where there is no search, to the next that failed. */
export function stepMatch(state: AppState, step: 1 | -1): Step {
  const { view, focus, list } = state;
  if (view.kind !== "tasks") return stepRow(state, view, step);
  if (focus === "detail") return stepInstance(state, step);
  // Every row of a searched list was found.
  const to = nextOf(list.rows, list.cursor, step, ({ tally }) => list.search !== "" || tally.failed > 0);
  return to === null ? notify(state, { id: "no-match" }) : settling(state, moveCursor(state, to));
}

function stepRow(state: AppState, view: OtherView, step: 1 | -1): Step {
  const rows: readonly OtherView["rows"][number][] = view.rows;
  const to = nextOf(rows, view.cursor, step, hasFailed);
  if (to === null) return notify(state, { id: "no-match" });
  return settling(state, { ...state, view: movedTo(view, to, viewHeight(state, view)) });
}

function hasFailed(row: OtherView["rows"][number]): boolean {
  if ("latest" in row) return isFailure(row.latest.outcome);
  // Every row of the failures is one.
  return "contentHash" in row ? row.failed > 0 : true;
}

function stepInstance(state: AppState, step: 1 | -1): Step {
  const { task, cursor } = state.detail;
  const wanted = wantedInstance(state);
  const items = task === null ? [] : detailItems(task);
  const to = nextOf(items, cursor, step, (item) => item.kind === "instance" && wanted(item.instance));
  return to === null ? notify(state, { id: "no-match" }) : stay(moveDetailCursor(state, to));
}

function wantedInstance(state: AppState): (instance: Instance) => boolean {
  const search = parseSearch(narrowingOf(state, false).search ?? "");
  if (!search.ok || search.value.terms.length === 0) return ({ outcome }) => isFailure(outcome);
  return (instance) => matchesInstance(search.value, instance);
}

function nextOf<Row>(rows: readonly Row[], from: number, step: 1 | -1, isWanted: (row: Row) => boolean): number | null {
  for (let at = from + step; at >= 0 && at < rows.length; at += step) {
    const row = rows[at];
    if (row !== undefined && isWanted(row)) return at;
  }
  return null;
}
