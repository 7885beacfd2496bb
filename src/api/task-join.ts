/** Joins pages of one list by InvokeId, in the service's order. Knows nothing of paging. */
import type { Task } from "../domain/task.ts";

export interface TaskJoin<T extends Task> {
  readonly has: (invokeId: string) => boolean;
  /**
   * Takes a page's tasks: a known one is brought up to date where it stands, a new one goes behind its predecessor.
   * @param isFront the page is the list's first; else its first task follows the last one taken before
   */
  readonly add: (tasks: readonly T[], isFront: boolean) => void;
  readonly tasks: () => readonly T[];
  readonly size: () => number;
}

export function createTaskJoin<T extends Task>(): TaskJoin<T> {
  const byId = new Map<string, T>();
  const order: string[] = [];
  let last = -1;
  return {
    has: (invokeId) => byId.has(invokeId),
    add: (tasks, isFront) => {
      if (isFront) last = -1;
      for (const task of tasks) {
        if (byId.has(task.invokeId)) {
          last = order.lastIndexOf(task.invokeId);
        } else {
          last += 1;
          order.splice(last, 0, task.invokeId);
        }
        byId.set(task.invokeId, task);
      }
    },
    tasks: () => order.flatMap((invokeId) => byId.get(invokeId) ?? []),
    size: () => order.length,
  };
}
