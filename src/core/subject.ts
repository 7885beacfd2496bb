/**
 * What a key acts on, whatever pane 4 lists: the task, the tasks or the instance that the cursor stands for. Decides
 * nothing about what is done to them.
 */
import type { Rollout } from "../domain/rollouts.ts";
import type { Instance, Task } from "../domain/task.ts";
import type { SafeText } from "../lib/safe-text.ts";
import { instanceUnderCursor } from "./detail.ts";
import type { FailureRow } from "./failure-rows.ts";
import { taskUnderCursor } from "./list.ts";
import { loadedTasks, markedAmong } from "./loaded.ts";
import { type PanelItem, panelItems } from "./panel.ts";
import type { AppState } from "./state.ts";

/** The task; of a rollout the latest one, of an instance the one of its latest result. Failures stand for no one task. */
export function taskInHand(state: AppState): Task | null {
  const { view } = state;
  if (view.kind === "tasks") return taskUnderCursor(state);
  const item = itemInHand(state);
  if (item?.kind === "task") return item.task;
  if (view.kind === "rollouts") return view.rows[view.cursor]?.tasks.at(-1) ?? null;
  if (view.kind === "failures") return null;
  const row = view.rows[view.cursor];
  const isLatest = ({ region, invokeId }: Task): boolean => region === row?.region && invokeId === row.invokeId;
  return view.rollout.tasks.find(isLatest) ?? null;
}

/** The rollout under the cursor, or the one whose instances are listed; null where one task of it is in hand. */
export function rolloutInHand(state: AppState): Rollout | null {
  const { view } = state;
  if (itemInHand(state)?.kind === "task") return null;
  if (view.kind === "instances") return view.rollout;
  return view.kind === "rollouts" ? (view.rows[view.cursor] ?? null) : null;
}

/** All tasks that what is in hand comes to: a rollout's, the marked ones of the list, else the one task. */
export function tasksInHand(state: AppState): readonly Task[] {
  const rollout = rolloutInHand(state);
  if (rollout !== null) return rollout.tasks;
  const marked = state.view.kind === "tasks" ? markedAmong(loadedTasks(state), state.marks) : [];
  if (marked.length > 0) return marked;
  const task = taskInHand(state);
  return task === null ? [] : [task];
}

/** The instance: in the detail pane, among a rollout's instances, among those that failed. */
export function instanceInHand(state: AppState): Pick<Instance, "instanceId"> | null {
  const { view, focus } = state;
  if (view.kind === "tasks") return focus === "detail" ? instanceUnderCursor(state) : null;
  if (view.kind === "instances") return view.rows[view.cursor]?.latest ?? null;
  const row = failureInHand(state);
  return row !== null && "instanceId" in row ? row : null;
}

/** What stands for the row under the cursor outside of cafe: an ID, else a code or a name. */
export function idInHand(state: AppState): SafeText | null {
  if (itemInHand(state)?.kind !== "task") {
    const instance = instanceInHand(state);
    if (instance !== null) return instance.instanceId;
    const row = failureInHand(state);
    if (row !== null) return nameOf(row);
  }
  return taskInHand(state)?.invokeId ?? null;
}

function failureInHand({ view }: AppState): FailureRow | null {
  return view.kind === "failures" ? (view.rows[view.cursor] ?? null) : null;
}

function nameOf(row: FailureRow): SafeText | null {
  if ("label" in row) return row.label;
  if ("name" in row) return row.name;
  return "region" in row ? row.region : null;
}

/** The item of the pane beside a view, where that has the keys. */
function itemInHand({ view, focus }: AppState): PanelItem | null {
  if (view.kind === "tasks" || focus !== "detail") return null;
  return panelItems(view)[view.item] ?? null;
}
