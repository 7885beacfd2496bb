/**
 * What is still to be sent of rollouts: the instances whose latest result is a failure, by the task that tried last.
 * One that failed and then succeeded is owed nothing. Pure.
 */
import { entryOf } from "./counting.ts";
import { joinRollouts, rolloutInstances } from "./rollouts.ts";
import { isFailure } from "./status.ts";
import { compareText, type Task } from "./task.ts";

export interface Owed {
  /** The latest task that sent to them. */
  readonly task: Task;
  /** As shown. */
  readonly instanceIds: ReadonlySet<string>;
}

/** What tasks owe, by region and then in the order of sending. Tasks that send the same file are one rollout, whenever they ran. */
export function owedBy(tasks: readonly Task[]): readonly Owed[] {
  return joinRollouts(tasks, Number.POSITIVE_INFINITY)
    .flatMap((rollout) => owedByRollout(rollout.tasks))
    .sort((a, b) => compareText(a.task.region, b.task.region) || timeOf(a) - timeOf(b));
}

function owedByRollout(tasks: readonly Task[]): readonly Owed[] {
  const failed = new Map<string, Set<string>>();
  for (const { region, latest, invokeId } of rolloutInstances({ tasks })) {
    if (isFailure(latest.outcome)) entryOf(failed, `${region}\n${invokeId}`, () => new Set()).add(latest.instanceId);
  }
  return tasks.flatMap((task) => {
    const key = `${task.region}\n${task.invokeId}`;
    const instanceIds = failed.get(key);
    // An account that was asked under two names has each task twice.
    failed.delete(key);
    return instanceIds === undefined ? [] : [{ task, instanceIds }];
  });
}

const timeOf = ({ task }: Owed): number => task.createdAt.ms ?? 0;
