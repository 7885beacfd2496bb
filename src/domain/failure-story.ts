/**
 * What is behind a row of a view: the causes among its tasks, and whether an instance or the files sent to it are to
 * blame. Counts only, without building Instances of packed tasks; what it means is said by copy/.
 */
import type { SafeText } from "../lib/safe-text.ts";
import { entryOf } from "./counting.ts";
import { type Count, causeOf } from "./failure-groups.ts";
import type { Verdict } from "./pack-tables.ts";
import { eachResult, reaching, resultCount } from "./results.ts";
import { isFailure } from "./status.ts";
import { compareText, type Task } from "./task.ts";

/** How often one cause occurs: an ErrorCode, else a status. */
export interface CauseCount {
  /** Empty where the service sent none. */
  readonly errorCode: SafeText;
  /** The first one seen beside it. */
  readonly errorInfo: SafeText;
  readonly status: SafeText;
  readonly count: number;
}

/** Why results of the tasks are failures, the most frequent cause first; of one instance, or of all. */
export function causesOfTasks(tasks: readonly Task[], wanted?: SafeText): readonly CauseCount[] {
  const counts: Counts = new Map();
  for (const task of tasks) {
    if (task.tally.failed === 0) continue;
    eachResult(task, (instanceId, verdict) => {
      if (wanted === undefined || instanceId === wanted) count(counts, verdict);
    });
  }
  return inOrder(counts);
}

/** Why instances still stand failed, each by the latest of the tasks, which come oldest first. */
export function standingCauses(tasks: readonly Task[]): readonly CauseCount[] {
  const latest = new Map<string, Map<string, Verdict>>();
  for (const task of tasks) {
    const known = entryOf(latest, task.region, () => new Map<string, Verdict>());
    eachResult(task, (instanceId, verdict) => known.set(instanceId, verdict));
  }
  const counts: Counts = new Map();
  for (const known of latest.values()) {
    for (const verdict of known.values()) count(counts, verdict);
  }
  return inOrder(counts);
}

/** An instance, and what became of the same tasks elsewhere. */
export interface HostOrFile {
  readonly own: Count;
  /** Results of the same tasks on other instances. */
  readonly others: Count;
}

/** Sets the results of an instance against those that its tasks had elsewhere. */
export function hostOrFile(
  tasks: readonly Task[],
  { region, instanceId, failures, results }: Count & { readonly region: SafeText; readonly instanceId: SafeText },
): HostOrFile {
  const sends = tasks.filter(reaching(region, instanceId));
  const all = { failures: 0, results: 0 };
  for (const task of sends) {
    all.failures += task.tally.failed;
    all.results += resultCount(task);
  }
  return {
    own: { failures, results },
    others: { failures: Math.max(0, all.failures - failures), results: Math.max(0, all.results - results) },
  };
}

/** Which of the two the counts speak against; `open` where they do not say. */
export function suspectOf({ own, others }: HostOrFile): "host" | "file" | "open" {
  if (others.results === 0 || own.results === 0) return "open";
  const [here, elsewhere] = [own.failures / own.results, others.failures / others.results];
  if (elsewhere <= MOSTLY_FINE && here > 2 * elsewhere) return "host";
  return elsewhere >= MOSTLY_FAILED ? "file" : "open";
}

/** Shares of failures below which the files do arrive elsewhere, and above which they do not. */
const MOSTLY_FINE = 0.25;
const MOSTLY_FAILED = 0.5;

type Counts = Map<string, { -readonly [Key in keyof CauseCount]: CauseCount[Key] }>;

function count(counts: Counts, verdict: Verdict): void {
  if (!isFailure(verdict.outcome)) return;
  const { errorCode, errorInfo, status } = verdict;
  entryOf(counts, causeOf(verdict), () => ({ errorCode, errorInfo, status, count: 0 })).count += 1;
}

const inOrder = (counts: Counts): readonly CauseCount[] =>
  [...counts.values()].sort((a, b) => b.count - a.count || compareText(causeOf(a), causeOf(b)));
