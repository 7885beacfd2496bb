/**
 * What pane 4 lists: tasks, or what they come to when they are looked at together. A view keeps what it was made of; it
 * is made anew when its tasks have changed, never by a cursor key.
 */
import { type FailureGroups, groupFailures } from "../domain/failure-groups.ts";
import { joinRollouts, type Rollout, type RolloutInstance, rolloutInstances } from "../domain/rollouts.ts";
import type { Task } from "../domain/task.ts";
import { type TimeBuckets, timeBuckets } from "../domain/time-buckets.ts";
import { type FailureRow, type FailureTab, failureKey, failureRows } from "./failure-rows.ts";
import { windowTop } from "./list.ts";
import {
  FAILURE_ORDERS,
  INSTANCE_ORDERS,
  inOrder,
  type OrderId,
  OWN_ORDER,
  ROLLOUT_ORDERS,
  type ViewSort,
} from "./view-order.ts";

/** A cursor over rows. */
export interface RowCursor {
  /** -1 where there are no rows. */
  readonly cursor: number;
  /** Row at the top of the pane. */
  readonly top: number;
  /** The row that the detail pane shows: it follows the cursor after a short pause. */
  readonly shown: number;
  /** Index into the items of the detail pane (panel.ts). */
  readonly item: number;
}

export type View = TasksView | OtherView;
export type OtherView = RolloutsView | InstancesView | FailuresView;

/** The task list: its rows and cursor are the state's `list`. */
export interface TasksView {
  readonly kind: "tasks";
}

interface Table<Row> extends RowCursor {
  /** In the order of `sort`. */
  readonly rows: readonly Row[];
  readonly sort: ViewSort;
  /** The tasks they were made of. */
  readonly of: readonly Task[];
}

export interface RolloutsView extends Table<Rollout> {
  readonly kind: "rollouts";
  /** Only those in which something stands failed. */
  readonly failuresOnly: boolean;
}

/** The instances of one rollout, each with its latest result. */
export interface InstancesView extends Table<RolloutInstance> {
  readonly kind: "instances";
  readonly rollout: Rollout;
}

export interface FailuresView extends Table<FailureRow> {
  readonly kind: "failures";
  readonly tab: FailureTab;
  readonly groups: FailureGroups;
  readonly time: TimeBuckets;
  /** The bucket that the time cursor stands on; null while there is none. */
  readonly bucket: number | null;
}

export const TASKS_VIEW: TasksView = { kind: "tasks" };

/** Columns of the chart over time: as many as the narrowest pane has room for. */
export const MOST_BUCKETS = 48;

const START: RowCursor = { cursor: 0, top: 0, shown: 0, item: 0 };

/** Rollouts among tasks. */
export function rolloutsView(of: readonly Task[], failuresOnly: boolean, sort = OWN_ORDER): RolloutsView {
  const all = joinRollouts(of);
  const wanted = failuresOnly ? all.filter(({ failed }) => failed > 0) : all;
  const rows = inOrder(wanted, ROLLOUT_ORDERS, sort);
  return { kind: "rollouts", of, failuresOnly, sort, rows, ...startOf(rows) };
}

/** The instances of a rollout; of the tasks it was found among. */
export function instancesView(rollout: Rollout, of: readonly Task[], sort = OWN_ORDER): InstancesView {
  const rows = inOrder(rolloutInstances(rollout), INSTANCE_ORDERS, sort);
  return { kind: "instances", of, rollout, sort, rows, ...startOf(rows) };
}

/** Why the tasks failed. */
export function failuresView(of: readonly Task[], tab: FailureTab = "cause", sort = OWN_ORDER): FailuresView {
  const groups = groupFailures(of);
  const time = timeBuckets(of, MOST_BUCKETS);
  return { kind: "failures", of, groups, time, bucket: null, ...failureTable(groups, tab, sort) };
}

/** Another tab of the failures: the same groups, another list, in its own order. */
export const withTab = (view: FailuresView, tab: FailureTab): FailuresView => ({
  ...view,
  ...failureTable(view.groups, tab, OWN_ORDER),
});

function failureTable(groups: FailureGroups, tab: FailureTab, sort: ViewSort) {
  const rows = inOrder(failureRows(groups, tab), FAILURE_ORDERS[tab], sort);
  return { tab, sort, rows, ...startOf(rows) };
}

/** What the rows of a view can be sorted by, in turn. */
export function ordersOf(view: OtherView): readonly { readonly id: OrderId }[] {
  if (view.kind === "rollouts") return ROLLOUT_ORDERS;
  return view.kind === "instances" ? INSTANCE_ORDERS : FAILURE_ORDERS[view.tab];
}

/** The same rows in another order; the cursor starts at the top, where what was asked for is. */
export function withSort(view: OtherView, sort: ViewSort): OtherView {
  switch (view.kind) {
    case "rollouts":
      return rolloutsView(view.of, view.failuresOnly, sort);
    case "instances":
      return instancesView(view.rollout, view.of, sort);
    case "failures":
      return { ...view, ...failureTable(view.groups, view.tab, sort) };
  }
}

/** Moves a view's cursor to a row, as far as there are rows, and brings it into a window of `height`. */
export function movedTo<V extends OtherView>(view: V, to: number, height: number): V {
  const count = view.rows.length;
  const cursor = Math.max(Math.min(to, count - 1), Math.min(0, count - 1));
  const top = windowTop(view.top, cursor, height, count);
  return cursor === view.cursor && top === view.top ? view : { ...view, cursor, top };
}

/** A view made anew, where the view before it was: on the same row, if that is still there. */
export function asBefore<V extends OtherView>(fresh: V, before: OtherView, height: number): V {
  const rows: readonly ViewRow[] = fresh.rows;
  const anchor = keyAt(before, before.cursor);
  const found = anchor === null ? -1 : rows.findIndex((row) => keyOf(row) === anchor);
  const moved = movedTo({ ...fresh, top: before.top }, found < 0 ? before.cursor : found, height);
  const isSame = keyAt(before, before.shown) === keyAt(moved, moved.cursor);
  return { ...moved, shown: moved.cursor, item: isSame ? before.item : 0 };
}

type ViewRow = OtherView["rows"][number];

function keyAt(view: OtherView, at: number): string | null {
  const row = view.rows[at];
  return row === undefined ? null : keyOf(row);
}

function keyOf(row: ViewRow): string {
  if ("latest" in row) return `${row.region}\n${row.latest.instanceId}`;
  // What a rollout begins with stays, however much follows.
  if ("contentHash" in row) return `${row.name}\n${row.targetDir}\n${row.contentHash}\n${row.first.text}`;
  return failureKey(row);
}

const startOf = (rows: readonly unknown[]): RowCursor =>
  rows.length === 0 ? { ...START, cursor: -1, shown: -1 } : START;
