/** The tasks at hand, whichever way they were loaded. */
import type { Task } from "../domain/task.ts";
import type { AppState } from "./state.ts";

/** Tasks that are loaded, before any filter that works here. */
export const loadedTasks = ({ collection, results }: Pick<AppState, "collection" | "results">): readonly Task[] =>
  collection?.tasks ?? results.page?.tasks ?? NOTHING;

const NOTHING: readonly Task[] = [];
