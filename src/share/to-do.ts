/** The commands of an incident summary: what looks into the failures that still stand, what mends them, what sends again. */
import { retryCommand } from "../copy/fix-commands.ts";
import { explainCause } from "../copy/remedies.ts";
import { SUMMARY } from "../copy/summary.ts";
import { entryOf } from "../domain/counting.ts";
import type { FailureGroups } from "../domain/failure-groups.ts";
import { resendOf, sendFileCommands } from "../domain/retry.ts";
import { type Rollout, type RolloutInstance, rolloutInstances } from "../domain/rollouts.ts";
import { isFailure } from "../domain/status.ts";
import { isWhole, type Task } from "../domain/task.ts";
import type { SafeText } from "../lib/safe-text.ts";

/** Nobody runs more of them by hand. */
const MOST_COMMANDS = 40;

/** An instance whose latest result in a rollout is a failure. */
export type Failed = RolloutInstance;

/** Those of a rollout. */
export const failedInstances = (rollout: Rollout): readonly Failed[] =>
  rollout.failed === 0 ? [] : rolloutInstances(rollout).filter(({ latest }) => isFailure(latest.outcome));

/** For the causes in their order: only what still stands failed is to be mended. */
export function fixLines({ byCause }: FailureGroups, failed: readonly Failed[]): readonly string[] {
  const standing = new Map<string, Set<string>>();
  for (const { region, latest } of failed) {
    entryOf<string, Set<string>>(standing, region, () => new Set()).add(latest.instanceId);
  }
  const lines = byCause.flatMap((group) =>
    group.targets.flatMap(({ region, instanceIds }) => {
      const ids = instanceIds.filter((id) => standing.get(region)?.has(id) === true);
      return (explainCause(group).commands ?? []).flatMap((command) => command(ids, region));
    }),
  );
  return bounded([...new Set(lines)]);
}

/** The resend itself where all of it is there and contents are wanted; else what prints it. */
export function resendLines(
  failed: readonly Failed[],
  tasks: readonly Task[],
  { withContent }: { readonly withContent: boolean },
): readonly string[] {
  const keyOf = (region: SafeText, invokeId: SafeText): string => `${region}\n${invokeId}`;
  const wanted = new Set(failed.map(({ region, invokeId }) => keyOf(region, invokeId)));
  const lines = tasks
    .filter(({ region, invokeId }) => wanted.has(keyOf(region, invokeId)))
    .slice(0, MOST_COMMANDS + 1)
    .flatMap((task) => (withContent ? sendCommands(task) : null) ?? [retryCommand(task.invokeId, task.region)]);
  const more = wanted.size - MOST_COMMANDS;
  return more > 0 ? [...lines.slice(0, MOST_COMMANDS), SUMMARY.moreCommands(more)] : lines;
}

function sendCommands(task: Task): readonly string[] | null {
  if (!isWhole(task)) return null;
  const { requests, unknown } = resendOf(task);
  if (unknown.includes("Content")) return null;
  const commands = sendFileCommands(requests);
  return commands.ok ? commands.value : null;
}

const bounded = (lines: readonly string[]): readonly string[] =>
  lines.length > MOST_COMMANDS
    ? [...lines.slice(0, MOST_COMMANDS), SUMMARY.moreCommands(lines.length - MOST_COMMANDS)]
    : lines;
