/**
 * Pages of a list that moves while it is read: new tasks push rows onto later pages, vanished ones pull them to earlier
 * pages. Decides by InvokeId what was shown, and what would be lost. Asks for nothing.
 */
import type { TaskPage } from "../../domain/page.ts";
import type { WholeTask } from "../../domain/task.ts";
import type { Results, ResultsRequest } from "../state.ts";

/** Fewer tasks than before: some of this page have moved up to the page that was left. */
export function hasLostRows(left: TaskPage | null, page: TaskPage): left is TaskPage {
  if (left?.cursor.by !== "number" || left.totalCount === null) return false;
  return page.totalCount !== null && page.totalCount < left.totalCount;
}

/** Rows of the page before that nobody has seen; known once it was read again, and kept until this page is left. */
export function missedBy(
  { page, missed, shownBefore }: Results,
  asked: ResultsRequest,
  answer: TaskPage,
): readonly WholeTask[] {
  if (asked.reason === "refresh") return missed;
  if (asked.reason !== "missed" || page === null) return [];
  const here = new Set(page.tasks.map((task) => task.invokeId));
  return answer.tasks.filter(({ invokeId }) => !here.has(invokeId) && !shownBefore.has(invokeId));
}

/** Missed rows first; one that has come back to the page is newer there. */
export function joined(missed: readonly WholeTask[], tasks: readonly WholeTask[]): readonly WholeTask[] {
  const here = new Set(tasks.map((task) => task.invokeId));
  return [...missed.filter(({ invokeId }) => !here.has(invokeId)), ...tasks];
}

/** Which pages lie before the one that arrived, and what they showed. */
export function walk(results: Results, asked: ResultsRequest): Pick<Results, "before" | "shownBefore"> {
  const { before, shownBefore, page } = results;
  if (asked.reason === "refresh" || asked.reason === "missed" || page === null) return { before, shownBefore };
  if (asked.reason === "next") {
    const shown = page.tasks.map((task) => task.invokeId);
    return { before: [...before, page.cursor], shownBefore: new Set([...shownBefore, ...shown]) };
  }
  // Going back shows whole pages again, so nothing counts as shown before.
  return { before: asked.reason === "previous" ? before.slice(0, -1) : [], shownBefore: new Set() };
}
