/** From a row that stands for many tasks to those tasks: the list, narrowed. */
import { HOUR_MS } from "../../domain/failure-groups.ts";
import type { Narrow } from "../../domain/narrow.ts";
import { reaching } from "../../domain/results.ts";
import { type Task, taskKey } from "../../domain/task.ts";
import type { SafeText } from "../../lib/safe-text.ts";
import { tasksBehind } from "../behind.ts";
import type { FailureRow } from "../failure-rows.ts";
import type { Labels } from "../labels.ts";
import { relisted } from "../rebuild.ts";
import type { AppState } from "../state.ts";
import { notify, type Step } from "../step.ts";
import { type FailuresView, type InstancesView, TASKS_VIEW } from "../views.ts";
import { focusPane } from "./navigation.ts";
import { leavePlace } from "./places.ts";

/** Shows the tasks behind the row under the cursor. */
export function drillDown(state: AppState, view: InstancesView | FailuresView): Step {
  if (view.kind === "instances") {
    const row = view.rows[view.cursor];
    if (row === undefined) return notify(state, { id: "no-rows" });
    const sends = view.rollout.tasks.filter(reaching(row.region, row.latest.instanceId));
    return showTasks(state, { label: state.settings.labels.sendsTo(row.latest.instanceId), keys: keysOf(sends) });
  }
  const row = view.rows[view.cursor];
  return row === undefined
    ? notify(state, { id: "no-rows" })
    : narrowTo(state, narrowOf(view, row, state.settings.labels));
}

/** Shows just these tasks. */
export const showTasks = (state: AppState, tasks: NonNullable<Narrow["tasks"]>): Step => narrowTo(state, { tasks });

function narrowTo(state: AppState, more: Narrow): Step {
  const narrow = { ...state.narrow, ...more };
  const there: AppState = {
    ...leavePlace(state),
    narrow,
    view: TASKS_VIEW,
    list: { ...state.list, cursor: 0, top: 0 },
  };
  return focusPane(relisted(there), "tasks");
}

function narrowOf({ of }: FailuresView, row: FailureRow, labels: Labels): Narrow {
  if ("infos" in row) return { errorCodes: [row.label] };
  if ("startsAt" in row) return { since: row.startsAt, until: row.startsAt + HOUR_MS };
  return { tasks: { label: labelOf(row, labels), keys: keysOf(tasksBehind(of, row)) } };
}

function labelOf(row: Exclude<FailureRow, { infos: unknown } | { startsAt: number }>, labels: Labels): SafeText {
  if ("instanceId" in row) return labels.failedSendsTo(row.instanceId);
  return "name" in row ? labels.failedSendsOf(row.name) : labels.failedIn(row.region);
}

const keysOf = (tasks: readonly Task[]): ReadonlySet<string> => new Set(tasks.map(taskKey));
