/**
 * Where failures pile up: by cause, instance, file, region and hour, over tasks that were loaded. Counts only; what a
 * cause means is said by copy/remedies.ts. A failure is one instance that one task did not reach: InvocationStatus
 * decides, since the service sends an ErrorCode beside Success, too (facts-peers.md 0).
 */
import type { SafeText } from "../lib/safe-text.ts";
import { entryOf, increment, ranked } from "./counting.ts";
import type { Verdict } from "./pack-tables.ts";
import { eachResult, resultCount } from "./results.ts";
import { isFailure } from "./status.ts";
import { compareText, type Instance, type Task } from "./task.ts";

/** How many results were looked at, and how many of them were failures. */
export interface Count {
  readonly failures: number;
  readonly results: number;
}

/** Failures of one ErrorCode; where the service sent none, of one status and ErrorInfo. */
export interface CauseGroup {
  readonly errorCode: SafeText;
  /** What to call it: the ErrorCode, else the status. */
  readonly label: SafeText;
  readonly failures: number;
  /** Most frequent first. */
  readonly infos: readonly { readonly errorInfo: SafeText; readonly failures: number }[];
  /** By region, in order. */
  readonly targets: readonly FailedTargets[];
}

/** Where a cause struck in one region: instances and tasks, each once, in order. */
export interface FailedTargets {
  readonly region: SafeText;
  readonly instanceIds: readonly SafeText[];
  readonly invokeIds: readonly SafeText[];
}

export interface InstanceGroup extends Count {
  readonly region: SafeText;
  readonly instanceId: SafeText;
  /** ErrorCodes, else statuses, most frequent first. */
  readonly causes: readonly SafeText[];
  /** Creation of the last task that failed on it, epoch milliseconds; null where no time could be read. */
  readonly lastFailedAt: number | null;
}

export interface FileGroup extends Count {
  readonly name: SafeText;
  readonly targetDir: SafeText;
  /** Tasks that sent it. */
  readonly tasks: number;
}

export interface RegionGroup extends Count {
  readonly region: SafeText;
}

export interface HourGroup extends Count {
  /** Start of the hour in which tasks were created, epoch milliseconds, whole hours of UTC. */
  readonly startsAt: number;
}

/** All groups hold a failure, and have the most failures first; hours are in order of time. */
export interface FailureGroups extends Count {
  readonly tasks: number;
  /** Tasks in which something failed. */
  readonly failedTasks: number;
  /** Instances on which something failed. */
  readonly instances: number;
  readonly byCause: readonly CauseGroup[];
  readonly byInstance: readonly InstanceGroup[];
  readonly byFile: readonly FileGroup[];
  readonly byRegion: readonly RegionGroup[];
  readonly byHour: readonly HourGroup[];
}

/** Length of an hour, milliseconds. */
export const HOUR_MS = 3_600_000;

/** Groups the failures of the tasks in one pass. The order of the tasks does not matter. */
export function groupFailures(tasks: readonly Task[]): FailureGroups {
  const tallies: Tallies = {
    total: { failures: 0, results: 0 },
    causes: new Map(),
    instances: new Map(),
    files: new Map(),
    regions: new Map(),
    hours: new Map(),
  };
  for (const task of tasks) {
    tallyTask(tallies, task);
    tallyInstances(tallies, task);
  }
  const { total, causes, instances, files, regions, hours } = tallies;
  const byInstance = failing(
    valuesOf(instances).flatMap(valuesOf),
    ({ region, instanceId }) => `${region}\n${instanceId}`,
  );
  return {
    ...total,
    tasks: tasks.length,
    failedTasks: tasks.filter(({ tally }) => tally.failed > 0).length,
    instances: byInstance.length,
    byCause: [...causes]
      .sort(([a, m], [b, n]) => n.failures - m.failures || compareText(a, b))
      .map(([, one]) => causeGroup(one)),
    byInstance: byInstance.map((one) => ({ ...one, causes: ranked(one.causes).map(([cause]) => cause) })),
    byFile: failing(valuesOf(files), ({ name, targetDir }) => `${name}\n${targetDir}`),
    byRegion: failing(valuesOf(regions), ({ region }) => region),
    byHour: [...hours.values()].filter(({ failures }) => failures > 0).sort((a, b) => a.startsAt - b.startsAt),
  };
}

interface Tallies {
  readonly total: Mutable;
  readonly causes: Map<string, CauseTally>;
  /** By region, so that no key has to be put together for each of millions of results. */
  readonly instances: Map<string, Map<string, InstanceTally>>;
  readonly files: Map<string, FileTally>;
  readonly regions: Map<string, RegionGroup & Mutable>;
  readonly hours: Map<number, HourGroup & Mutable>;
}

function tallyTask({ total, files, regions, hours }: Tallies, task: Task): void {
  const { name, targetDir, region, createdAt, tally } = task;
  const count = { failures: tally.failed, results: resultCount(task) };
  add(total, count);
  const file = entryOf(files, `${name}\n${targetDir}`, () => ({ name, targetDir, tasks: 0, failures: 0, results: 0 }));
  file.tasks += 1;
  add(file, count);
  add(
    entryOf(regions, region, () => ({ region, failures: 0, results: 0 })),
    count,
  );
  if (createdAt.ms === null) return;
  const startsAt = Math.floor(createdAt.ms / HOUR_MS) * HOUR_MS;
  add(
    entryOf(hours, startsAt, () => ({ startsAt, failures: 0, results: 0 })),
    count,
  );
}

function tallyInstances({ causes, instances }: Tallies, task: Task): void {
  const known = entryOf(instances, task.region, () => new Map<string, InstanceTally>());
  eachResult(task, (instanceId, verdict) => {
    let own = known.get(instanceId);
    if (own === undefined) {
      own = newInstance(task.region, instanceId);
      known.set(instanceId, own);
    }
    own.results += 1;
    if (isFailure(verdict.outcome)) tallyFailure(causes, own, task, verdict);
  });
}

function tallyFailure(
  causes: Tallies["causes"],
  own: InstanceTally,
  { region, createdAt, invokeId }: Task,
  verdict: Verdict,
): void {
  const { instanceId } = own;
  own.failures += 1;
  increment(own.causes, causeOf(verdict));
  if (createdAt.ms !== null) own.lastFailedAt = Math.max(own.lastFailedAt ?? createdAt.ms, createdAt.ms);
  const cause = entryOf(causes, causeKey(verdict), () => newCause(verdict));
  cause.failures += 1;
  increment(cause.infos, verdict.errorInfo);
  const targets = entryOf(cause.targets, region, () => ({
    instanceIds: new Set<SafeText>(),
    invokeIds: new Set<SafeText>(),
  }));
  targets.instanceIds.add(instanceId);
  targets.invokeIds.add(invokeId);
}

interface Mutable {
  failures: number;
  results: number;
}

type FileTally = Omit<FileGroup, "tasks"> & Mutable & { tasks: number };

interface InstanceTally extends Mutable {
  readonly region: SafeText;
  readonly instanceId: SafeText;
  readonly causes: Map<SafeText, number>;
  lastFailedAt: number | null;
}

interface CauseTally {
  readonly errorCode: SafeText;
  readonly label: SafeText;
  failures: number;
  readonly infos: Map<SafeText, number>;
  readonly targets: Map<SafeText, { readonly instanceIds: Set<SafeText>; readonly invokeIds: Set<SafeText> }>;
}

/** What the failure is called in a row: its ErrorCode, else its status. */
export const causeOf = ({ errorCode, status }: Pick<Instance, "errorCode" | "status">): SafeText => errorCode || status;

const causeKey = ({ errorCode, status, errorInfo }: Verdict): string => errorCode || `\n${status}\n${errorInfo}`;

const newInstance = (region: SafeText, instanceId: SafeText): InstanceTally => ({
  region,
  instanceId,
  failures: 0,
  results: 0,
  causes: new Map(),
  lastFailedAt: null,
});

const newCause = (verdict: Verdict): CauseTally => ({
  errorCode: verdict.errorCode,
  label: causeOf(verdict),
  failures: 0,
  infos: new Map(),
  targets: new Map(),
});

const causeGroup = ({ infos, targets, ...rest }: CauseTally): CauseGroup => ({
  ...rest,
  infos: ranked(infos).map(([errorInfo, failures]) => ({ errorInfo, failures })),
  targets: [...targets]
    .map(([region, { instanceIds, invokeIds }]) => ({
      region,
      instanceIds: [...instanceIds].sort(compareText),
      invokeIds: [...invokeIds].sort(compareText),
    }))
    .sort((a, b) => compareText(a.region, b.region)),
});

function failing<Group extends Count>(groups: readonly Group[], orderOf: (group: Group) => string): readonly Group[] {
  return groups
    .filter(({ failures }) => failures > 0)
    .sort((a, b) => b.failures - a.failures || compareText(orderOf(a), orderOf(b)));
}

const valuesOf = <Value>(map: ReadonlyMap<unknown, Value>): readonly Value[] => [...map.values()];

function add(to: Mutable, { failures, results }: Count): void {
  to.failures += failures;
  to.results += results;
}
