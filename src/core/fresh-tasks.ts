/** Puts tasks that were asked for one by one into the place of their older versions, wherever those are shown. */
import { contentHashOf } from "../domain/content-hash.ts";
import { isWhole, type Task, taskKey, type WholeTask } from "../domain/task.ts";
import type { Collection } from "./collection.ts";
import type { AppState } from "./state.ts";

/** The state with the newer versions; what it shows of them is for the caller to rebuild. */
export function withFresh(state: AppState, fresh: readonly WholeTask[]): AppState {
  if (fresh.length === 0) return state;
  const { results, collection } = state;
  const byKey = new Map(fresh.map((task) => [taskKey(task), task]));
  const ids = new Set<string>(fresh.map(({ invokeId }) => invokeId));
  // A key is a new text, and there may be very many tasks.
  const newer = (task: Task): WholeTask | null => (ids.has(task.invokeId) ? (byKey.get(taskKey(task)) ?? null) : null);
  const page = results.page && { ...results.page, tasks: results.page.tasks.map((task) => newer(task) ?? task) };
  return {
    ...state,
    results: { ...results, page },
    collection: collection && swappedIn(collection, newer),
  };
}

function swappedIn(collection: Collection, newer: (task: Task) => WholeTask | null): Collection {
  const swap = (tasks: readonly Task[]): readonly Task[] =>
    tasks.map((task) => {
      const fresh = newer(task);
      return fresh === null ? task : isWhole(task) ? fresh : withoutRecord(fresh);
    });
  const targets = collection.targets.map((target) => ({ ...target, tasks: swap(target.tasks) }));
  const standing = collection.standing && swap(collection.standing);
  return { ...collection, targets, tasks: swap(collection.tasks), standing };
}

/** Where contents are not kept, neither is this one. */
const withoutRecord = (task: WholeTask): Task => ({ ...task, record: null, contentHash: contentHashOf(task) });
