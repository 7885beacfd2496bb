/** Owns the tasks of one region: their order, and which of them reached an instance. Must not know clocks, filters or paging. */
import type { Task } from "./task.ts";

export interface Archive {
  add(tasks: readonly Task[]): void;
  /** Tasks created after `from` and not after `to` (epoch milliseconds), at most the newest `limit`, newest first. */
  newestFirst(from: number, to: number, limit: number): readonly Task[];
  /** Of the same tasks those that were sent to this instance. */
  sentTo(instanceId: string, from: number, to: number, limit: number): readonly Task[];
  hasReached(instanceId: string): boolean;
}

export function createArchive(): Archive {
  /** Newest first. */
  const tasks: Task[] = [];
  const byInstance = new Map<string, Task[]>();
  const newestFirst = (from: number, to: number, limit: number): readonly Task[] => {
    const first = countAfter(tasks, to);
    return tasks.slice(first, Math.min(countAfter(tasks, from), first + limit));
  };
  return {
    newestFirst,
    add: (more) => {
      for (const task of more) {
        tasks.push(task);
        for (const instanceId of task.instanceIds) {
          const reached = byInstance.get(instanceId);
          if (reached === undefined) byInstance.set(instanceId, [task]);
          else reached.push(task);
        }
      }
      tasks.sort(byAge);
    },
    sentTo: (instanceId, from, to, limit) => {
      const oldest = newestFirst(from, to, limit).at(-1);
      if (oldest === undefined) return [];
      return (byInstance.get(instanceId) ?? [])
        .filter((task) => task.createdAt <= to && byAge(task, oldest) <= 0)
        .sort(byAge);
    },
    hasReached: (instanceId) => byInstance.has(instanceId),
  };
}

/** Newest first; tasks of the same second in the order of their ids, reversed, so that the order never changes. */
function byAge(left: Task, right: Task): number {
  if (left.createdAt !== right.createdAt) return right.createdAt - left.createdAt;
  return left.invokeId === right.invokeId ? 0 : left.invokeId < right.invokeId ? 1 : -1;
}

/** How many tasks, from the newest, were created after this time. */
function countAfter(tasks: readonly Task[], time: number): number {
  let [low, high] = [0, tasks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tasks[middle]?.createdAt ?? Number.NEGATIVE_INFINITY) > time) low = middle + 1;
    else high = middle;
  }
  return low;
}
