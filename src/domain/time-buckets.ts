/**
 * Sends and failures over time: tasks counted into buckets of one length, by their creation, as many as a chart has
 * columns for. Pure; one pass. Draws nothing.
 */
import type { Task } from "./task.ts";

/** What was sent in one bucket, and what became of it: instances, each once for every task. */
export interface TimeBucket {
  /** Epoch milliseconds, a whole multiple of the step; the bucket ends before the next one starts. */
  readonly startsAt: number;
  /** Tasks. */
  readonly sends: number;
  readonly failed: number;
  /** Pending or running. */
  readonly open: number;
  readonly ok: number;
}

export interface TimeBuckets {
  /** Length of a bucket, milliseconds. */
  readonly stepMs: number;
  /** In order of time, without a gap: those in which nothing was sent are there, too. Empty where no time is known. */
  readonly buckets: readonly TimeBucket[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Lengths that people count in; beyond the last one, whole weeks. */
const STEPS = [
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  WEEK,
] as const;

/** Counts the tasks into at most `most` buckets, the shortest that reach over all of them. */
export function timeBuckets(tasks: readonly Task[], most: number): TimeBuckets {
  const span = spanOf(tasks);
  if (span === null) return { stepMs: HOUR, buckets: [] };
  const stepMs = stepFor(span, most);
  const first = Math.floor(span.first / stepMs);
  const count = Math.floor(span.last / stepMs) - first + 1;
  const buckets = Array.from({ length: count }, (_, at) => ({
    startsAt: (first + at) * stepMs,
    sends: 0,
    failed: 0,
    open: 0,
    ok: 0,
  }));
  for (const { createdAt, tally } of tasks) {
    const bucket = createdAt.ms === null ? undefined : buckets[Math.floor(createdAt.ms / stepMs) - first];
    if (bucket === undefined) continue;
    bucket.sends += 1;
    bucket.failed += tally.failed;
    bucket.open += tally.open;
    bucket.ok += tally.ok;
  }
  return { stepMs, buckets };
}

interface Span {
  readonly first: number;
  readonly last: number;
}

function spanOf(tasks: readonly Task[]): Span | null {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { createdAt } of tasks) {
    if (createdAt.ms === null) continue;
    first = Math.min(first, createdAt.ms);
    last = Math.max(last, createdAt.ms);
  }
  return first <= last ? { first, last } : null;
}

function stepFor({ first, last }: Span, most: number): number {
  const fits = (step: number): boolean => Math.floor(last / step) - Math.floor(first / step) < most;
  const known = STEPS.find(fits);
  if (known !== undefined) return known;
  // One more than would do if both ends fell on whole steps.
  return Math.ceil((last - first) / WEEK / Math.max(1, most - 1)) * WEEK;
}
