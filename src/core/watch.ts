/** Tasks that are looked at again and again until they have ended: how they stand, and what the latest look brought. Pure. */
import type { Failure } from "../domain/failure.ts";
import { joinRollouts, type RolloutCount } from "../domain/rollouts.ts";
import { hasEnded, type Task, taskKey } from "../domain/task.ts";
import type { SafeText } from "../lib/safe-text.ts";
import type { TaskAnswer } from "./actions.ts";

export interface Watch {
  /** An answer with another id is stale. */
  readonly id: number;
  readonly label: SafeText;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** As last seen; the ones that have ended stay. */
  readonly tasks: readonly Task[];
  /** By the latest result of each instance. */
  readonly count: WatchCount;
  /** By taskKey: the service lists them no more. */
  readonly gone: ReadonlySet<string>;
  /** By taskKey the InstanceIds whose status the latest look found changed; empty where only the task's did. */
  readonly changed: ReadonlyMap<string, ReadonlySet<string>>;
  /** Looks in a row that failed. */
  readonly troubles: number;
}

export type WatchCount = Pick<RolloutCount, "ok" | "failed" | "running">;

/** Begins with tasks as they are known. */
export const newWatch = (start: Pick<Watch, "id" | "label" | "startedAt" | "tasks">): Watch => ({
  ...start,
  count: countOf(start.tasks),
  gone: new Set(),
  changed: new Map(),
  troubles: 0,
});

/** The tasks that may still change. */
export const openOf = ({ tasks, gone }: Pick<Watch, "tasks" | "gone">): readonly Task[] =>
  tasks.filter((task) => !(hasEnded(task) || gone.has(taskKey(task))));

/** How the instances of tasks stand; those that the service counts and does not list are yet to come. */
export function countOf(tasks: readonly Task[]): WatchCount {
  const count = { ok: 0, failed: 0, running: 0 };
  for (const { ok, failed, running, unlisted } of joinRollouts(tasks, Number.POSITIVE_INFINITY)) {
    count.ok += ok;
    count.failed += failed;
    count.running += running + unlisted;
  }
  return count;
}

/** Takes the answers of one look. */
export function looked(watch: Watch, answers: readonly TaskAnswer[]): Watch {
  const fresh = new Map<string, Task>();
  const gone = new Set(watch.gone);
  for (const { task, answer } of answers) {
    if (!answer.ok) continue;
    if (answer.value === null) gone.add(taskKey(task));
    else fresh.set(taskKey(task), answer.value);
  }
  const tasks = watch.tasks.map((task) => fresh.get(taskKey(task)) ?? task);
  const isTroubled = failureOf(answers) !== null;
  // Nothing seen is no change seen: what the look before showed stays.
  const changed = fresh.size === 0 ? watch.changed : changesOf(watch.tasks, fresh);
  return { ...watch, tasks, gone, changed, count: countOf(tasks), troubles: isTroubled ? watch.troubles + 1 : 0 };
}

/** What went wrong first in a look. */
export const failureOf = (answers: readonly TaskAnswer[]): Failure | null =>
  answers.flatMap(({ answer }) => (answer.ok ? [] : [answer.error]))[0] ?? null;

function changesOf(before: readonly Task[], fresh: ReadonlyMap<string, Task>): Watch["changed"] {
  const changed = new Map<string, ReadonlySet<string>>();
  for (const task of before) {
    const now = fresh.get(taskKey(task));
    if (now === undefined) continue;
    const known = new Map<string, string>(task.instances.map(({ instanceId, status }) => [instanceId, status]));
    const moved = now.instances.filter(({ instanceId, status }) => known.get(instanceId) !== status);
    if (moved.length > 0 || now.status !== task.status) {
      changed.set(taskKey(task), new Set(moved.map(({ instanceId }) => instanceId)));
    }
  }
  return changed;
}
