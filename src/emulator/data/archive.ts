/** Owns the tasks of one region: their order, and where each is found. Must not know clocks, filters or paging. */
import type { Batch } from "./batches.ts";
import type { Task } from "./task.ts";

/** Those created after `from` and not after `to` (epoch milliseconds), and of them at most the newest `limit`. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

/** The tasks of a list from `first` up to, not including, `end`: no copy, so good until something is added. */
export interface Stretch {
  readonly list: readonly Task[];
  readonly first: number;
  readonly end: number;
  /** From here on every task has surely ended: asking each of 100,000 is most of the time of an answer. */
  readonly settled: number;
}

/** Every list is newest first. */
export interface Archive {
  add(tasks: readonly Task[]): void;
  within(window: Window): Stretch;
  /** Of the same tasks those that were sent to this instance. */
  sentTo(instanceId: string, window: Window): Stretch;
  /** Of the same tasks the one with this InvokeId, or none. */
  withId(invokeId: string, window: Window): Stretch;
  hasReached(instanceId: string): boolean;
}

export function createArchive(): Archive {
  const tasks: Task[] = [];
  const byId = new Map<string, Task>();
  const reached = createReached();
  let longestLife = 0;
  let unsorted: Task[] = [];
  /** What was added is put in its place when somebody asks: of eight regions, mostly one is asked for. */
  const sort = (): void => {
    if (unsorted.length === 0) return;
    for (const task of unsorted) {
      tasks.push(task);
      longestLife = Math.max(longestLife, task.endsAt - task.createdAt);
      byId.set(task.invokeId, task);
    }
    unsorted = [];
    tasks.sort(byAge);
  };
  const within = ({ from, to, limit }: Window): Stretch => {
    sort();
    const first = countAfter(tasks, to);
    const end = Math.min(countAfter(tasks, from), first + limit);
    return { list: tasks, first, end, settled: countAfter(tasks, to - longestLife) };
  };
  const among = (some: readonly Task[], window: Window): Stretch => {
    const { first, end } = within(window);
    const oldest = tasks[end - 1];
    const list =
      first === end || oldest === undefined
        ? []
        : some.filter((task) => task.createdAt <= window.to && byAge(task, oldest) <= 0).sort(byAge);
    return stretchOf(list);
  };
  return {
    within,
    add: (more) => {
      for (const task of more) unsorted.push(task);
      reached.add(more);
    },
    sentTo: (instanceId, window) => among(reached.sentTo(instanceId), window),
    withId: (invokeId, window) => {
      sort();
      const task = byId.get(invokeId);
      return among(task === undefined ? [] : [task], window);
    },
    hasReached: reached.has,
  };
}

/** Which tasks were sent to an instance. Nothing is looked through before somebody asks. */
function createReached() {
  // Many tasks go to the same batch of instances, so finding them by batch takes a fiftieth of the memory.
  const byBatch = new Map<Batch, Task[]>();
  const batchesOf = new Map<string, Batch[]>();
  let unread: Task[] = [];
  const read = (): void => {
    for (const task of unread) {
      const batch = task.instanceIds;
      if (!byBatch.has(batch)) for (const instanceId of batch) append(batchesOf, instanceId, batch);
      append(byBatch, batch, task);
    }
    unread = [];
  };
  return {
    add: (tasks: readonly Task[]): void => {
      for (const task of tasks) unread.push(task);
    },
    has: (instanceId: string): boolean => {
      read();
      return batchesOf.has(instanceId);
    },
    sentTo: (instanceId: string): readonly Task[] => {
      read();
      return (batchesOf.get(instanceId) ?? []).flatMap((batch) => byBatch.get(batch) ?? []);
    },
  };
}

/** A whole list, of which nobody knows what has ended. */
export function stretchOf(list: readonly Task[]): Stretch {
  return { list, first: 0, end: list.length, settled: list.length };
}

function append<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
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
