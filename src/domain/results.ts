/**
 * Goes through the results of tasks, one per instance, without building the Instances of packed ones: for what has to
 * look at millions. Owns no meaning of them.
 */
import type { SafeText } from "../lib/safe-text.ts";
import { isPacked } from "./pack.ts";
import type { Verdict } from "./pack-tables.ts";
import { packedMatcher } from "./packed-matcher.ts";
import type { Instance, Task } from "./task.ts";

/** Results that are listed; the service may count more instances. */
export const resultCount = (task: Task): number => (isPacked(task) ? task.resultCount : task.instances.length);

/** The result at a place, as `eachResult` told it; null where there is none. */
export function instanceAt(task: Task, at: number): Instance | null {
  if (!isPacked(task)) return task.instances[at] ?? null;
  return at >= 0 && at < task.resultCount ? task.instanceAt(at) : null;
}

/** Visits every result, in order. */
export function eachResult(task: Task, visit: (instanceId: SafeText, verdict: Verdict, at: number) => void): void {
  if (isPacked(task)) {
    const ids = task.tables.instanceIds;
    const verdicts = task.tables.verdicts;
    for (let at = 0; at < task.resultCount; at += 1)
      visit(ids.at(task.instanceIndexAt(at)), verdicts.at(task.verdictIndexAt(at)), at);
    return;
  }
  for (const [at, instance] of task.instances.entries()) visit(instance.instanceId, instance, at);
}

/** Tells whether any result of a task has a verdict that is wanted. Made for one pass over many tasks. */
export function verdictMatcher(wants: (verdict: Verdict) => boolean): (task: Task) => boolean {
  const inPacked = packedMatcher({ verdict: wants });
  return (task) => (isPacked(task) ? inPacked(task) : task.instances.some(wants));
}

/** Tells whether a task has a result of this instance. Made for one pass over many tasks. */
export function reaching(region: string, instanceId: string): (task: Task) => boolean {
  const inPacked = packedMatcher({ instanceId: (id) => id === instanceId });
  return (task) =>
    task.region === region &&
    (isPacked(task) ? inPacked(task) : task.instances.some((instance) => instance.instanceId === instanceId));
}
