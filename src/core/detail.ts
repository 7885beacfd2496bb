/** The detail pane's content as a list of items its cursor walks over: the task's fields, why it failed, its instances. */
import { type CauseCount, causesOfTasks } from "../domain/failure-story.ts";
import { type Instance, isSameTask, type Task } from "../domain/task.ts";
import { taskUnderCursor } from "./list.ts";
import type { AppState } from "./state.ts";

/** The fields of a task, in the order in which the pane shows them. */
export const DETAIL_FIELDS = [
  "target",
  "invokeId",
  "created",
  "owner",
  "overwrite",
  "content",
  "description",
  "tags",
] as const;
export type DetailField = (typeof DETAIL_FIELDS)[number];

export type DetailItem =
  | { readonly kind: "summary" }
  | { readonly kind: "cause"; readonly cause: CauseCount }
  | { readonly kind: "field"; readonly field: DetailField }
  | { readonly kind: "instances" }
  | { readonly kind: "instance"; readonly instance: Instance };

// A task never changes, so what is derived from it is derived once.
const cache = new WeakMap<Task, readonly DetailItem[]>();

/** The items of a task. */
export function detailItems(task: Task): readonly DetailItem[] {
  const known = cache.get(task);
  if (known) return known;
  const items: readonly DetailItem[] = [
    { kind: "summary" },
    ...causesOf(task).map((cause): DetailItem => ({ kind: "cause", cause })),
    ...DETAIL_FIELDS.map((field): DetailItem => ({ kind: "field", field })),
    { kind: "instances" },
    ...task.instances.map((instance): DetailItem => ({ kind: "instance", instance })),
  ];
  cache.set(task, items);
  return items;
}

/** Why a task failed: its ErrorCodes, the most frequent first. */
export const causesOf = (task: Task): readonly CauseCount[] => causesOfTasks([task]);

/** The instance under the detail pane's cursor. */
export function instanceUnderCursor(state: AppState): Instance | null {
  const { task, cursor } = state.detail;
  const item = task ? detailItems(task)[cursor] : undefined;
  return item?.kind === "instance" ? item.instance : null;
}

/** Shows the task under the list's cursor. The same task seen anew keeps the pane's cursor, by InstanceId. */
export function rebuildDetail(state: AppState): AppState {
  const task = taskUnderCursor(state);
  if (task === state.detail.task) return state;
  const { task: before } = state.detail;
  if (task === null || before === null || !isSameTask(task, before)) return { ...state, detail: { task, cursor: 0 } };
  return { ...state, detail: { task, cursor: sameItem(state, task) } };
}

function sameItem(state: AppState, task: Task): number {
  const anchor = instanceUnderCursor(state)?.instanceId;
  const items = detailItems(task);
  if (anchor === undefined) return Math.min(state.detail.cursor, items.length - 1);
  const found = items.findIndex((item) => item.kind === "instance" && item.instance.instanceId === anchor);
  return Math.max(found, 0);
}

/** Moves the pane's cursor, as far as there are items. */
export function moveDetailCursor(state: AppState, to: number): AppState {
  const { task } = state.detail;
  if (!task) return state;
  const cursor = Math.max(0, Math.min(to, detailItems(task).length - 1));
  return cursor === state.detail.cursor ? state : { ...state, detail: { task, cursor } };
}
