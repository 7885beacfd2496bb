/**
 * Owns one sent file as the endpoint remembers it, and its life: what each instance and the task as a whole show is a
 * function of the record and the moment, so nothing is ever updated. Must not know HTTP, filters or paging.
 */
import type {
  ContentType,
  InstanceStatus,
  InvokeInstance,
  OverallStatus,
  ResponseTag,
} from "../../contract/send-file-results.ts";
import type { Cause } from "./causes.ts";
import { unitOf } from "./random.ts";

/** One SendFile call reaches at most this many instances. */
export const MAX_INSTANCES_PER_TASK = 50;

/** What was sent. One object is shared by all tasks of a rollout; the content exists only while an answer is built. */
export interface SentFile {
  readonly name: string;
  readonly targetDir: string;
  readonly owner: string;
  readonly group: string;
  readonly mode: string;
  readonly overwrite: boolean;
  readonly description: string;
  readonly contentType: ContentType;
  /** As it travels: Base64 text when contentType says so. */
  readonly content: () => string;
}

/** How fast a task works through its instances, in milliseconds. */
export interface Pace {
  /** Before the first instance is reached; 0 when absent. */
  readonly lead?: number;
  /** From the start on one instance to the start on the next. */
  readonly step: number;
  /** Typical time on one instance; the real one is half to one and a half of it. */
  readonly run: number;
  /** When an instance that does not answer is given up. */
  readonly timeout: number;
}

export interface TaskPlan {
  readonly invokeId: string;
  readonly regionId: string;
  /** Empty when the task was sent without one. */
  readonly resourceGroupId: string;
  /** Epoch milliseconds, whole seconds. */
  readonly createdAt: number;
  readonly file: SentFile;
  readonly tags: readonly ResponseTag[];
  readonly instanceIds: readonly string[];
  /** By position in instanceIds; an instance that is not here ends in Success. */
  readonly failures: ReadonlyMap<number, Cause>;
  readonly pace: Pace;
  readonly seed: number;
}

export interface Task extends TaskPlan {
  /** A moment from which surely nothing changes any more, and what the task then says. */
  readonly endsAt: number;
  readonly endStatus: OverallStatus;
  /** What each instance says, where that is a record and not a plan. */
  readonly recorded?: readonly InvokeInstance[];
}

/** The shortest and the longest time on an instance, in units of Pace.run. */
const SHORTEST_RUN = 0.5;
const LONGEST_RUN = 1.5;

export interface Moments {
  readonly startedAt: number | undefined;
  readonly finishedAt: number;
}

export function createTask(plan: TaskPlan): Task {
  const { step, run, timeout } = plan.pace;
  const longest = (plan.pace.lead ?? 0) + step * plan.instanceIds.length + LONGEST_RUN * run;
  const endsAt = plan.createdAt + Math.max(timeout, longest);
  return { ...plan, endsAt, endStatus: endStatusOf(plan) };
}

function endStatusOf({ failures, instanceIds }: TaskPlan): OverallStatus {
  // Most tasks, and there may be 100,000.
  if (failures.size === 0) return "Success";
  const ends: InstanceStatus[] = [...failures.values()].map(({ status }) => status);
  return overallStatus(failures.size < instanceIds.length ? [...ends, "Success"] : ends);
}

/** The overall status by the rules of the reference, response parameter InvocationStatus. */
export function overallStatus(statuses: readonly InstanceStatus[]): OverallStatus {
  if (statuses.includes("Pending")) return "Pending";
  if (statuses.includes("Running")) return "Running";
  const succeeded = statuses.filter((status) => status === "Success").length;
  if (succeeded === statuses.length) return "Success";
  return succeeded === 0 ? "Failed" : "PartialFailed";
}

/** A task that is over in the state of its record, whatever that is. */
export function createRecordedTask(
  record: Omit<TaskPlan, "instanceIds" | "failures" | "pace" | "seed">,
  instances: readonly InvokeInstance[],
): Task {
  return {
    ...record,
    instanceIds: instances.map(({ InstanceId }) => InstanceId),
    failures: new Map(),
    pace: { step: 0, run: 0, timeout: 0 },
    seed: 0,
    endsAt: record.createdAt,
    endStatus: overallStatus(instances.map(({ InvocationStatus }) => InvocationStatus)),
    recorded: instances,
  };
}

export function statusAt(task: Task, now: number): OverallStatus {
  if (now >= task.endsAt) return task.endStatus;
  return overallStatus(task.instanceIds.map((_, index) => instanceStatusAt(task, index, now)));
}

/** Whether the file has arrived on an instance. */
export function hasArrived(task: Task, instanceId: string, now: number): boolean {
  const index = task.instanceIds.indexOf(instanceId);
  const status = task.recorded?.[index]?.InvocationStatus ?? instanceStatusAt(task, index, now);
  return index !== -1 && status === "Success";
}

function instanceStatusAt(task: TaskPlan, index: number, now: number): InstanceStatus {
  return statusWithin(momentsOf(task, index), task.failures.get(index), now);
}

/** What an instance says between its moments; `cause` is what it ends with, if not well. */
export function statusWithin(
  { startedAt, finishedAt }: Moments,
  cause: Cause | undefined,
  now: number,
): InstanceStatus {
  if (now >= finishedAt) return cause?.status ?? "Success";
  return startedAt !== undefined && now >= startedAt ? "Running" : "Pending";
}

/** When an instance is reached, and when it is over; whole seconds. */
export function momentsOf(task: TaskPlan, index: number): Moments {
  const { lead = 0, step, run, timeout } = task.pace;
  const givenUpAt = task.createdAt + timeout;
  const reachedAt = wholeSecond(task.createdAt + lead + step * (index + unitOf(task.seed, index)));
  const doneAt = wholeSecond(
    reachedAt + run * (SHORTEST_RUN + (LONGEST_RUN - SHORTEST_RUN) * unitOf(task.seed, index + MAX_INSTANCES_PER_TASK)),
  );
  switch (task.failures.get(index)?.timing) {
    case "refused":
      return { startedAt: undefined, finishedAt: reachedAt };
    case "undelivered":
      return { startedAt: undefined, finishedAt: givenUpAt };
    case "hung":
      return { startedAt: reachedAt, finishedAt: Math.max(reachedAt, givenUpAt) };
    default:
      return { startedAt: reachedAt, finishedAt: doneAt };
  }
}

function wholeSecond(time: number): number {
  return Math.floor(time / 1000) * 1000;
}
