/** The tasks at hand, whichever way they were loaded. */
import { type Task, taskKey } from "../domain/task.ts";
import type { AppState } from "./state.ts";

/** Tasks that are loaded, before any filter that works here. */
export const loadedTasks = ({ collection, results }: Pick<AppState, "collection" | "results">): readonly Task[] =>
  collection?.standing ?? collection?.tasks ?? results.page?.tasks ?? NOTHING;

/** The loaded tasks answer the filters before: new ones are loading, or have failed. */
export function isOfOtherFilters({
  collection,
  results,
  query,
}: Pick<AppState, "collection" | "results" | "query">): boolean {
  if (collection !== null) return collection.standing !== null || collection.query !== query;
  return results.pageQuery !== null && results.pageQuery !== query;
}

/** Those of the tasks that are marked. */
export const markedAmong = (tasks: readonly Task[], marks: AppState["marks"]): readonly Task[] =>
  marks.size === 0 ? NOTHING : tasks.filter((task) => marks.has(taskKey(task)));

const NOTHING: readonly Task[] = [];
