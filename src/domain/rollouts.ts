/**
 * Joins tasks into rollouts: one file on its way to a fleet. The service lists single sends, each of one region and at
 * most 50 instances; who sent the file thinks of all of them together. Pure, deterministic, O(n log n).
 *
 * A rollout is the same Name, TargetDir, ContentType and content, where no two consecutive tasks lie further apart than
 * the gap. Why a gap since the last task, and not a window since the first: a fleet is sent to in batches that follow
 * each other closely however long the whole takes, and a resend to what failed comes soon after; the same file sent
 * again tomorrow is another rollout. 30 minutes is longer than a batch with its Timeout and somebody's look at what
 * failed, and shorter than the hour of periodic sends.
 */
import type { SafeText } from "../lib/safe-text.ts";
import { contentHashOf } from "./content-hash.ts";
import { entryOf } from "./counting.ts";
import { eachResult, instanceAt, resultCount } from "./results.ts";
import { isFailure, type Outcome } from "./status.ts";
import { compareInstances, compareText, type Instance, type Task, type Timestamp } from "./task.ts";

/** Milliseconds. */
export const DEFAULT_GAP_MS = 30 * 60_000;

/** How many instances of a rollout stand how, by the latest result of each. */
export interface RolloutCount {
  /** Instances, each once. */
  readonly targets: number;
  readonly ok: number;
  readonly failed: number;
  /** Pending, Running, or a status nobody knows. */
  readonly running: number;
  /** Of those ok: failed before. */
  readonly recovered: number;
}

export interface Rollout extends RolloutCount {
  readonly name: SafeText;
  readonly targetDir: SafeText;
  /** Of ContentType and Content as sent, by which tasks are joined: 32 hex digits. */
  readonly contentHash: string;
  /** Oldest first. */
  readonly tasks: readonly Task[];
  /** In order. */
  readonly regions: readonly SafeText[];
  /** Creation of the first and of the last task. */
  readonly first: Timestamp;
  readonly last: Timestamp;
  /** Instances that the tasks count and do not list. */
  readonly unlisted: number;
}

/** One instance of a rollout. */
export interface RolloutInstance {
  /** Whose keys asked for the latest task. */
  readonly profile: SafeText;
  readonly region: SafeText;
  /** Of the latest task that sent to it, as is `invokeId`. */
  readonly latest: Instance;
  readonly invokeId: SafeText;
  /** Tasks of the rollout that sent to it. */
  readonly attempts: number;
  /** When a success followed a failure; null where none did. */
  readonly recoveredAt: Timestamp | null;
}

/** Rollouts, the latest first. Tasks whose time cannot be read are joined apart from the others, and come last. */
export function joinRollouts(tasks: readonly Task[], gapMs = DEFAULT_GAP_MS): readonly Rollout[] {
  const open = new Map<string, Task[]>();
  const rollouts: Sends[] = [];
  for (const task of tasks.toSorted(compareTasks)) {
    const contentHash = contentHashOf(task);
    const file = `${task.name}\n${task.targetDir}\n${contentHash}`;
    const current = open.get(file);
    const previous = current?.at(-1);
    if (current !== undefined && previous !== undefined && areClose(previous, task, gapMs)) {
      current.push(task);
      continue;
    }
    const started = [task];
    open.set(file, started);
    rollouts.push({ contentHash, tasks: started });
  }
  return rollouts.flatMap(rolloutOf).sort(compareRollouts);
}

/** The instances of a rollout with the latest result of each: failed first, then running, then ok. */
export function rolloutInstances({ tasks }: Pick<Rollout, "tasks">): readonly RolloutInstance[] {
  const byRegion = new Map<string, Map<string, Course>>();
  for (const task of tasks) {
    const known = entryOf(byRegion, task.region, () => new Map<string, Course>());
    eachResult(task, (instanceId, { outcome }, at) => {
      const course = entryOf(known, instanceId, () => ({ task, at, attempts: 0, failed: false, recovery: null }));
      course.task = task;
      course.at = at;
      course.attempts += 1;
      course.recovery = course.failed && outcome === "ok" ? (course.recovery ?? { task, at }) : null;
      course.failed ||= isFailure(outcome);
    });
  }
  return [...byRegion.values()]
    .flatMap((known) => [...known.values()].flatMap(rolloutInstanceOf))
    .sort((a, b) => compareInstances(a.latest, b.latest) || compareText(a.region, b.region));
}

/** Where a result stands: the n-th of a task. */
interface Place {
  task: Task;
  at: number;
}

/** What became of one instance, up to the latest result. */
interface Course extends Place {
  attempts: number;
  failed: boolean;
  /** The first success of those since the last failure. */
  recovery: Place | null;
}

function rolloutInstanceOf({ task, at, attempts, recovery }: Course): readonly RolloutInstance[] {
  const latest = instanceAt(task, at);
  if (latest === null) return [];
  const recovered = recovery && instanceAt(recovery.task, recovery.at);
  const recoveredAt = recovery && recovered && endOf(recovered, recovery.task);
  return [{ profile: task.profile, region: task.region, latest, invokeId: task.invokeId, attempts, recoveredAt }];
}

/** How the rollout as a whole stands. */
export function rolloutOutcome({ ok, failed, running }: RolloutCount): Outcome {
  if (failed > 0) return ok + running > 0 ? "mixed" : "failed";
  return running > 0 ? "running" : "ok";
}

/** By time, those without one last; then by something that is the same on every machine and in every order of loading. */
const compareTasks = (a: Task, b: Task): number =>
  timeOf(a) - timeOf(b) || compareText(a.region, b.region) || compareText(a.invokeId, b.invokeId);

/** No date of the service's is as late, and the difference of two is a number. */
const NO_TIME = Number.MAX_SAFE_INTEGER;
const timeOf = ({ createdAt }: Task): number => createdAt.ms ?? NO_TIME;

const areClose = (earlier: Task, later: Task, gapMs: number): boolean => timeOf(later) - timeOf(earlier) <= gapMs;

/** What becomes a rollout: the oldest task first. */
type Sends = Pick<Rollout, "contentHash" | "tasks">;

function rolloutOf({ contentHash, tasks }: Sends): readonly Rollout[] {
  const [first] = tasks;
  const last = tasks.at(-1);
  if (first === undefined || last === undefined) return [];
  return [
    {
      name: first.name,
      targetDir: first.targetDir,
      contentHash,
      tasks,
      regions: [...new Set(tasks.map(({ region }) => region))].sort(compareText),
      first: first.createdAt,
      last: last.createdAt,
      unlisted: tasks.reduce((sum, task) => sum + Math.max(0, task.vmCount - resultCount(task)), 0),
      ...countOf(tasks),
    },
  ];
}

/** Bits of how an instance stands: the latest outcome, and whether it ever failed. */
const OK = 1;
const FAILED = 2;
const EVER_FAILED = 4;

function countOf(tasks: readonly Task[]): RolloutCount {
  const byRegion = new Map<string, Map<string, number>>();
  for (const task of tasks) {
    const known = entryOf(byRegion, task.region, () => new Map<string, number>());
    eachResult(task, (instanceId, { outcome }) => {
      known.set(instanceId, standing(outcome, (known.get(instanceId) ?? 0) & EVER_FAILED));
    });
  }
  const count = { targets: 0, ok: 0, failed: 0, running: 0, recovered: 0 };
  for (const known of byRegion.values()) {
    for (const bits of known.values()) tally(count, bits);
  }
  return count;
}

function standing(outcome: Outcome, before: number): number {
  if (outcome === "ok") return before | OK;
  return isFailure(outcome) ? FAILED | EVER_FAILED : before;
}

function tally(count: { -readonly [Key in keyof RolloutCount]: number }, bits: number): void {
  count.targets += 1;
  if ((bits & FAILED) !== 0) count.failed += 1;
  else if ((bits & OK) === 0) count.running += 1;
  else count.ok += 1;
  if (bits === (OK | EVER_FAILED)) count.recovered += 1;
}

/** When the result was there, as exactly as the service says. */
const endOf = ({ finishedAt, updatedAt }: Instance, { createdAt }: Task): Timestamp =>
  [finishedAt, updatedAt].find(({ ms }) => ms !== null) ?? createdAt;

/** Latest first; those without a time last. */
function compareRollouts(a: Rollout, b: Rollout): number {
  const [timeA, timeB] = [a.last.ms ?? -NO_TIME, b.last.ms ?? -NO_TIME];
  return (
    timeB - timeA ||
    compareText(a.name, b.name) ||
    compareText(a.targetDir, b.targetDir) ||
    compareText(a.contentHash, b.contentHash)
  );
}
