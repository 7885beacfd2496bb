/**
 * Owns how a fleet is reached: SendFile takes at most 50 instances of one region, so a rollout is several tasks in a
 * row, region after region, and what failed is sent again. Must not decide what is sent, or when.
 */
import type { ResponseTag } from "../../contract/send-file-results.ts";
import { type Batch, inBatches } from "./batches.ts";
import type { Cause } from "./causes.ts";
import type { HostGroup } from "./fleet.ts";
import type { Place } from "./places.ts";
import type { Random } from "./random.ts";
import { createTask, type Pace, type SentFile, type Task } from "./task.ts";

/** What all sends of one occasion have in common. */
export interface Parcel {
  readonly file: SentFile;
  readonly tags: readonly ResponseTag[];
  readonly resourceGroupId: string;
  readonly pace: Pace;
}

/** How the send ends on an instance; undefined is Success. */
export type Outcome = (instanceId: string) => Cause | undefined;

/** Old tasks went through quickly; those one can watch take their time, instance by instance. */
export const BRISK: Pace = { step: 120, run: 3_000, timeout: 60_000 };
export const WATCHABLE: Pace = { step: 1_600, run: 12_000, timeout: 120_000 };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const RETRIES = 2;

/** Sends to any number of instances of one region, a task for each batch; they follow each other within seconds. */
export function sendAll(
  random: Random,
  parcel: Parcel,
  target: {
    readonly place: Place;
    readonly batches: readonly Batch[];
    readonly at: number;
    readonly outcome: Outcome;
  },
): Task[] {
  const { place, batches, outcome } = target;
  const tasks: Task[] = [];
  let createdAt = Math.floor(target.at / SECOND) * SECOND;
  for (const batch of batches) {
    tasks.push(
      createTask({
        ...parcel,
        invokeId: place.invokePrefix + random.token(11),
        regionId: place.regionId,
        createdAt,
        instanceIds: batch,
        failures: failuresOf(batch, outcome),
        seed: random.integer(0, 0x7fffffff),
      }),
    );
    createdAt += random.integer(20, 75) * SECOND;
  }
  return tasks;
}

/** One file to many groups, region after region; what failed is mostly sent again minutes later, and mostly arrives. */
export function rollOut(
  random: Random,
  parcel: Parcel,
  plan: {
    readonly groups: readonly HostGroup[];
    readonly at: number;
    readonly outcome: Outcome;
    /** What still fails when a send is repeated. */
    readonly retryOutcome: Outcome;
  },
): Task[] {
  let at = plan.at;
  return plan.groups.flatMap(({ place, batches }) => {
    const tasks = sendAll(random, parcel, { place, batches, at, outcome: plan.outcome });
    const attempts = [...tasks];
    let failed = failedInstances(tasks);
    for (let retry = 0; retry < RETRIES && failed.length > 0 && random.chance(0.75); retry += 1) {
      const retryAt = lastEnd(attempts) + random.integer(4 * 60, 18 * 60) * SECOND;
      const again = sendAll(random, parcel, {
        place,
        batches: inBatches(failed),
        at: retryAt,
        outcome: plan.retryOutcome,
      });
      attempts.push(...again);
      failed = failedInstances(again);
    }
    at = lastCreation(tasks) + random.integer(2, 7) * MINUTE;
    return attempts;
  });
}

export function failedInstances(tasks: readonly Task[]): string[] {
  return tasks.flatMap((task) => task.instanceIds.filter((_, index) => task.failures.has(index)));
}

const NO_FAILURES: ReadonlyMap<number, Cause> = new Map();

function failuresOf(instanceIds: readonly string[], outcome: Outcome): ReadonlyMap<number, Cause> {
  let failures: Map<number, Cause> | undefined;
  instanceIds.forEach((instanceId, index) => {
    const cause = outcome(instanceId);
    if (cause === undefined) return;
    failures ??= new Map();
    failures.set(index, cause);
  });
  return failures ?? NO_FAILURES;
}

function lastEnd(tasks: readonly Task[]): number {
  return Math.max(...tasks.map((task) => task.endsAt));
}

function lastCreation(tasks: readonly Task[]): number {
  return Math.max(...tasks.map((task) => task.createdAt));
}
