/**
 * What pane 4 lists: tasks, or what they come to when they are looked at together. A view keeps what it was made of; it
 * is made anew when its tasks have changed, never by a cursor key.
 */
import { type FailureGroups, groupFailures } from "../domain/failure-groups.ts";
import { joinRollouts, type Rollout, type RolloutInstance, rolloutInstances } from "../domain/rollouts.ts";
import type { Task } from "../domain/task.ts";
import { windowTop } from "./list.ts";

/** How the failures are grouped. */
export const FAILURE_TABS = ["cause", "instance", "file", "region", "hour"] as const;
export type FailureTab = (typeof FAILURE_TABS)[number];

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

export type View = TasksView | RolloutsView | InstancesView | FailuresView;

/** The task list: its rows and cursor are the state's `list`. */
export interface TasksView {
  readonly kind: "tasks";
}

export interface RolloutsView extends RowCursor {
  readonly kind: "rollouts";
  readonly rows: readonly Rollout[];
  /** The tasks they were made of. */
  readonly of: readonly Task[];
}

/** The instances of one rollout, each with its latest result. */
export interface InstancesView extends RowCursor {
  readonly kind: "instances";
  readonly rollout: Rollout;
  readonly rows: readonly RolloutInstance[];
}

export interface FailuresView extends RowCursor {
  readonly kind: "failures";
  readonly tab: FailureTab;
  readonly groups: FailureGroups;
  readonly of: readonly Task[];
}

export const TASKS_VIEW: TasksView = { kind: "tasks" };

const START: RowCursor = { cursor: 0, top: 0, shown: 0, item: 0 };

/** Rollouts among tasks. */
export function rolloutsView(of: readonly Task[], failuresOnly: boolean): RolloutsView {
  const all = joinRollouts(of);
  const rows = failuresOnly ? all.filter(({ failed }) => failed > 0) : all;
  return { kind: "rollouts", of, rows, ...startOf(rows.length) };
}

/** The instances of a rollout. */
export function instancesView(rollout: Rollout): InstancesView {
  const rows = rolloutInstances(rollout);
  return { kind: "instances", rollout, rows, ...startOf(rows.length) };
}

/** Why the tasks failed. */
export function failuresView(of: readonly Task[], tab: FailureTab = "cause"): FailuresView {
  const groups = groupFailures(of);
  return { kind: "failures", of, tab, groups, ...startOf(countOf(groups, tab)) };
}

/** The rows of a view's table; the task list's are elsewhere. */
export function rowCount(view: Exclude<View, TasksView>): number {
  return view.kind === "failures" ? countOf(view.groups, view.tab) : view.rows.length;
}

/** Another tab of the failures: the same groups, another list. */
export const withTab = (view: FailuresView, tab: FailureTab): FailuresView => ({
  ...view,
  tab,
  ...startOf(countOf(view.groups, tab)),
});

/** Moves a view's cursor to a row, as far as there are rows, and brings it into a window of `height`. */
export function movedTo<V extends Exclude<View, TasksView>>(view: V, to: number, height: number): V {
  const count = rowCount(view);
  const cursor = Math.max(Math.min(to, count - 1), Math.min(0, count - 1));
  const top = windowTop(view.top, cursor, height, count);
  return cursor === view.cursor && top === view.top ? view : { ...view, cursor, top };
}

const startOf = (count: number): RowCursor => (count === 0 ? { ...START, cursor: -1, shown: -1 } : START);

function countOf({ byCause, byInstance, byFile, byRegion, byHour }: FailureGroups, tab: FailureTab): number {
  const counts = { cause: byCause, instance: byInstance, file: byFile, region: byRegion, hour: byHour };
  return counts[tab].length;
}
