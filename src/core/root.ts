/** Where there is nothing to go back to. */
import { conditionsOf } from "../domain/narrow.ts";
import { isEverything } from "../domain/query.ts";
import type { AppState } from "./state.ts";

/** Is it the task list, and not the tasks behind a row of another view? All tasks are behind none. */
export function isRoot({ view, trail, query, narrow }: AppState): boolean {
  if (view.kind !== "tasks") return false;
  const isAll = isEverything(query) && conditionsOf(narrow).length === 0;
  return isAll || (trail.at(-1)?.view.kind ?? "tasks") === "tasks";
}
