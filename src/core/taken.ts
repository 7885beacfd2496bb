/** What is taken along from where somebody is: by copying, or into a file. Selectors only, over what is shown. */
import { causeOf } from "../domain/failure-groups.ts";
import { causesOfTasks } from "../domain/failure-story.ts";
import { eachResult } from "../domain/results.ts";
import { rolloutInstances } from "../domain/rollouts.ts";
import { isFailure } from "../domain/status.ts";
import type { Instance, Task } from "../domain/task.ts";
import { isoMinute } from "../lib/iso-time.ts";
import { joinSafe, type SafeText, say } from "../lib/safe-text.ts";
import { instanceUnderCursor } from "./detail.ts";
import type { FailureRow } from "./failure-rows.ts";
import { taskUnderCursor } from "./list.ts";
import type { AppState } from "./state.ts";
import type { FailuresView } from "./views.ts";

/** The tasks behind what has the keys: the one of the detail pane, else those of all rows. */
export function tasksTaken(state: AppState): readonly Task[] {
  const { view, focus, list } = state;
  switch (view.kind) {
    case "tasks": {
      const task = taskUnderCursor(state);
      return focus === "detail" && task ? [task] : list.rows;
    }
    case "rollouts": {
      const row = view.rows[view.cursor];
      return focus === "detail" && row ? row.tasks : view.rows.flatMap(({ tasks }) => tasks);
    }
    case "instances":
      return view.rollout.tasks;
    case "failures":
      return view.of.filter(({ tally }) => tally.failed > 0);
  }
}

/** The IDs of the rows: InstanceIds where they are instances, else InvokeIds; each once. */
export function idsTaken(state: AppState): readonly SafeText[] {
  const { view } = state;
  if (view.kind === "instances") return unique(view.rows.map(({ latest }) => latest.instanceId));
  if (view.kind === "failures" && view.tab === "instance") {
    return unique(view.rows.flatMap((row) => ("instanceId" in row ? [row.instanceId] : [])));
  }
  return unique(tasksTaken(state).map(({ invokeId }) => invokeId));
}

/** Instances that failed, each once. Of a rollout those that still stand so; of tasks those that failed in any. */
export function failedTaken(state: AppState): readonly SafeText[] {
  const { view, focus } = state;
  if (view.kind === "instances") return unique(failedOf(view.rows.map(({ latest }) => latest)));
  if (view.kind === "rollouts") {
    const row = view.rows[view.cursor];
    const rollouts = focus === "detail" && row ? [row] : view.rows;
    return unique(rollouts.flatMap((one) => failedOf(rolloutInstances(one).map(({ latest }) => latest))));
  }
  const ids = new Set<SafeText>();
  for (const task of tasksTaken(state)) {
    eachResult(task, (instanceId, { outcome }) => {
      if (isFailure(outcome)) ids.add(instanceId);
    });
  }
  return [...ids];
}

/** Why what is under the cursor failed: "ErrorCode: ErrorInfo". Null where nothing did. */
export function errorTaken(state: AppState): SafeText | null {
  const { view, focus } = state;
  if (view.kind === "failures") {
    const row = view.rows[view.cursor];
    if (row === undefined) return null;
    if ("infos" in row) return errorText(row.label, row.infos[0]?.errorInfo ?? say``);
    return "causes" in row ? joinSafe(row.causes, ", ") : null;
  }
  if (view.kind === "rollouts") return errorOfTasks(view.rows[view.cursor]?.tasks ?? []);
  if (view.kind === "instances") return errorOfInstance(view.rows[view.cursor]?.latest);
  const instance = focus === "detail" ? instanceUnderCursor(state) : null;
  const task = taskUnderCursor(state);
  return instance ? errorOfInstance(instance) : errorOfTasks(task ? [task] : []);
}

const errorOfInstance = (one: Instance | undefined): SafeText | null =>
  one !== undefined && isFailure(one.outcome) ? errorText(causeOf(one), one.errorInfo) : null;

/** The most frequent one. */
function errorOfTasks(tasks: readonly Task[]): SafeText | null {
  const [cause] = causesOfTasks(tasks);
  return cause === undefined ? null : errorText(causeOf(cause), cause.errorInfo);
}

const errorText = (code: SafeText, info: SafeText): SafeText => (info === "" ? code : say`${code}: ${info}`);

/** The row under the cursor as cells; null where there is none. */
export function rowTaken(state: AppState): readonly SafeText[] | null {
  const { view } = state;
  switch (view.kind) {
    case "tasks": {
      const task = taskUnderCursor(state);
      return task && taskCells(task);
    }
    case "rollouts": {
      const row = view.rows[view.cursor];
      if (row === undefined) return null;
      const { name, targetDir, first, last, regions, targets, ok, failed, running, recovered } = row;
      const counts = [targets, ok, failed, running, recovered].map((count) => say`${count}`);
      return [name, targetDir, first.text, last.text, joinSafe(regions, ","), ...counts];
    }
    case "instances": {
      const row = view.rows[view.cursor];
      if (row === undefined) return null;
      const { instanceId, status, errorCode, errorInfo } = row.latest;
      return [row.region, instanceId, status, errorCode, errorInfo, row.invokeId];
    }
    case "failures":
      return failureCells(view);
  }
}

function taskCells(task: Task): readonly SafeText[] {
  const { region, invokeId, status, createdAt, name, targetDir, tally, vmCount } = task;
  const error = errorOfTasks([task]) ?? say``;
  return [region, invokeId, status, createdAt.text, name, targetDir, say`${tally.failed}`, say`${vmCount}`, error];
}

function failureCells({ groups, rows, cursor }: FailuresView): readonly SafeText[] | null {
  const row = rows[cursor];
  if (row === undefined) return null;
  return [...keyCells(row), say`${row.failures}`, say`${"results" in row ? row.results : groups.results}`];
}

function keyCells(row: FailureRow): readonly SafeText[] {
  if ("infos" in row) return [row.label, row.infos[0]?.errorInfo ?? say``];
  if ("instanceId" in row) return [row.region, row.instanceId];
  if ("targetDir" in row) return [row.name, row.targetDir];
  return "region" in row ? [row.region] : [isoMinute(row.startsAt)];
}

const failedOf = (instances: readonly Instance[]): readonly SafeText[] =>
  instances.filter(({ outcome }) => isFailure(outcome)).map(({ instanceId }) => instanceId);

const unique = (texts: readonly SafeText[]): readonly SafeText[] => [...new Set(texts)];
