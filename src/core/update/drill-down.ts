/** From a row that stands for many tasks to those tasks: the list, narrowed. */
import type { Narrow } from "../../domain/narrow.ts";
import { type Task, taskKey } from "../../domain/task.ts";
import { say } from "../../lib/safe-text.ts";
import { rebuildDetail } from "../detail.ts";
import { rebuildList } from "../list.ts";
import { type FailureRow, failureRows } from "../panel.ts";
import type { AppState } from "../state.ts";
import { notify, type Step } from "../step.ts";
import { type FailuresView, type InstancesView, TASKS_VIEW } from "../views.ts";
import { focusPane } from "./navigation.ts";
import { leavePlace } from "./results.ts";

const HOUR_MS = 3_600_000;

/** Shows the tasks behind the row under the cursor. */
export function drillDown(state: AppState, view: InstancesView | FailuresView): Step {
  if (view.kind === "instances") {
    const row = view.rows[view.cursor];
    if (row === undefined) return notify(state, { id: "no-rows" });
    const sends = view.rollout.tasks.filter((task) => reaches(task, row.region, row.latest.instanceId));
    return showTasks(state, { label: say`sends to ${row.latest.instanceId}`, keys: keysOf(sends) });
  }
  const row = failureRows(view.groups, view.tab)[view.cursor];
  return row === undefined ? notify(state, { id: "no-rows" }) : narrowTo(state, narrowOf(view, row));
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
  return focusPane(rebuildDetail(rebuildList(there)), "tasks");
}

function narrowOf({ of }: FailuresView, row: FailureRow): Narrow {
  if ("label" in row) return { errorCodes: [row.label] };
  if ("startsAt" in row) return { since: row.startsAt, until: row.startsAt + HOUR_MS };
  const failed = of.filter(({ tally }) => tally.failed > 0);
  if ("instanceId" in row) {
    const sends = failed.filter((task) => reaches(task, row.region, row.instanceId));
    return { tasks: { label: say`failed sends to ${row.instanceId}`, keys: keysOf(sends) } };
  }
  if ("name" in row) {
    const sends = failed.filter(({ name, targetDir }) => name === row.name && targetDir === row.targetDir);
    return { tasks: { label: say`failed sends of ${row.name}`, keys: keysOf(sends) } };
  }
  return {
    tasks: { label: say`failed in ${row.region}`, keys: keysOf(failed.filter(({ region }) => region === row.region)) },
  };
}

const reaches = (task: Task, region: string, instanceId: string): boolean =>
  task.region === region && task.instances.some((instance) => instance.instanceId === instanceId);

const keysOf = (tasks: readonly Task[]): ReadonlySet<string> => new Set(tasks.map(taskKey));
