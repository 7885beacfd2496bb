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
import { entryOf } from "./counting.ts";
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
  /** Of ContentType and Content as sent: 16 hex digits that tell two contents apart for a reader. */
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
  const open = new Map<string, Map<string, Task[]>>();
  const rollouts: Task[][] = [];
  for (const task of tasks.toSorted(compareTasks)) {
    const { name, targetDir, contentType } = task;
    const ofFile = entryOf(open, `${name}\n${targetDir}\n${contentType}`, () => new Map<string, Task[]>());
    const content = contentSent(task);
    const current = ofFile.get(content);
    const previous = current?.at(-1);
    if (current !== undefined && previous !== undefined && areClose(previous, task, gapMs)) {
      current.push(task);
      continue;
    }
    const started = [task];
    ofFile.set(content, started);
    rollouts.push(started);
  }
  return rollouts.flatMap(rolloutOf).sort(compareRollouts);
}

/** The instances of a rollout with the latest result of each: failed first, then running, then ok. */
export function rolloutInstances({ tasks }: Pick<Rollout, "tasks">): readonly RolloutInstance[] {
  const byRegion = new Map<string, Map<string, RolloutInstance & { failed: boolean }>>();
  for (const task of tasks) {
    const known = entryOf(byRegion, task.region, () => new Map<string, RolloutInstance & { failed: boolean }>());
    for (const latest of task.instances) {
      const { attempts = 0, failed = false, recoveredAt = null } = known.get(latest.instanceId) ?? {};
      known.set(latest.instanceId, {
        region: task.region,
        latest,
        invokeId: task.invokeId,
        attempts: attempts + 1,
        recoveredAt: failed && latest.outcome === "ok" ? (recoveredAt ?? endOf(latest, task)) : null,
        failed: failed || isFailure(latest.outcome),
      });
    }
  }
  const all = [...byRegion.values()].flatMap((known) => [...known.values()]);
  return all
    .map(({ failed: _, ...instance }) => instance)
    .sort((a, b) => compareInstances(a.latest, b.latest) || compareText(a.region, b.region));
}

/** How the rollout as a whole stands. */
export function rolloutOutcome({ ok, failed, running }: RolloutCount): Outcome {
  if (failed > 0) return ok + running > 0 ? "mixed" : "failed";
  return running > 0 ? "running" : "ok";
}

/** A stable hash for labels, 64 bits as 16 hex digits. Not cryptographic: nothing is joined by it. */
export function contentHash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9 ^ text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul((high << 7) ^ (high >>> 25) ^ unit, 0x85ebca6b);
  }
  return [low ^ (high >>> 16), high ^ (low >>> 15)].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}

const contentSent = ({ record }: Task): string => (typeof record?.["Content"] === "string" ? record["Content"] : "");

/** By time, those without one last; then by something that is the same on every machine and in every order of loading. */
const compareTasks = (a: Task, b: Task): number =>
  timeOf(a) - timeOf(b) || compareText(a.region, b.region) || compareText(a.invokeId, b.invokeId);

/** No date of the service's is as late, and the difference of two is a number. */
const NO_TIME = Number.MAX_SAFE_INTEGER;
const timeOf = ({ createdAt }: Task): number => createdAt.ms ?? NO_TIME;

const areClose = (earlier: Task, later: Task, gapMs: number): boolean => timeOf(later) - timeOf(earlier) <= gapMs;

function rolloutOf(tasks: readonly Task[]): readonly Rollout[] {
  const [first] = tasks;
  const last = tasks.at(-1);
  if (first === undefined || last === undefined) return [];
  return [
    {
      name: first.name,
      targetDir: first.targetDir,
      contentHash: contentHash(`${first.contentType}\n${contentSent(first)}`),
      tasks,
      regions: [...new Set(tasks.map(({ region }) => region))].sort(compareText),
      first: first.createdAt,
      last: last.createdAt,
      unlisted: tasks.reduce((sum, { vmCount, instances }) => sum + Math.max(0, vmCount - instances.length), 0),
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
  for (const { region, instances } of tasks) {
    const known = entryOf(byRegion, region, () => new Map<string, number>());
    for (const { instanceId, outcome } of instances) {
      known.set(instanceId, standing(outcome, (known.get(instanceId) ?? 0) & EVER_FAILED));
    }
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
