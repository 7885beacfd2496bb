/** Owns all tasks, by region, made up or recorded, and what is kept of them. Must not know filters, paging or HTTP. */
import { type Archive, createArchive, type Stretch, type Window } from "./archive.ts";
import type { Cause } from "./causes.ts";
import type { Task } from "./task.ts";
import { createWorld, type World, type WorldOptions } from "./world.ts";

export interface DataSet {
  /** Tasks of a region that are kept at `now` (epoch milliseconds), newest first. */
  tasksIn(regionId: string, now: number): Stretch;
  /** Of the same tasks those that were sent to this instance. */
  tasksSentTo(instanceId: string, regionId: string, now: number): Stretch;
  /** Of the same tasks the one with this InvokeId, or none. */
  taskWithId(invokeId: string, regionId: string, now: number): Stretch;
  /** Whether the region has this instance, or had it when something was sent to it. */
  hasInstance(instanceId: string, regionId: string): boolean;
  /** How every send to this instance ends, if it always ends the same way. */
  chronicCause(instanceId: string): Cause | undefined;
  /** A task that was sent through this endpoint. */
  add(task: Task): void;
  /** Plans what there is to see at `now`, ahead of the first question, which does it otherwise. */
  prepare(now: number): void;
}

export interface DataSetOptions extends WorldOptions {
  /** Milliseconds for which a task is kept; undefined for the reference's "within the last six weeks". */
  readonly retention?: number | undefined;
  /** At most this many tasks are kept in a region, the newest. */
  readonly recordLimit?: number | undefined;
  /** Recorded tasks instead of a made-up world. */
  readonly data?: readonly Task[] | undefined;
}

export function createDataSet(options: DataSetOptions): DataSet {
  const archives = new Map<string, Archive>();
  const retention = options.retention ?? Number.POSITIVE_INFINITY;
  const limit = options.recordLimit ?? Number.POSITIVE_INFINITY;
  const archiveOf = (regionId: string): Archive => {
    const archive = archives.get(regionId) ?? createArchive();
    archives.set(regionId, archive);
    return archive;
  };
  let world: World | undefined;
  const worldNow = (): World => {
    world ??= options.data === undefined ? createWorld(options) : recordedWorld(options.data);
    return world;
  };
  const prepare = (now: number): void => {
    for (const [regionId, tasks] of Map.groupBy(worldNow().tellUpTo(now), (task) => task.regionId)) {
      archiveOf(regionId).add(tasks);
    }
  };
  const archiveAt = (regionId: string, now: number): Archive => {
    prepare(now);
    return archiveOf(regionId);
  };
  const windowAt = (now: number): Window => ({ from: now - retention, to: now, limit });
  const fleets = new Map<string, ReadonlySet<string>>();
  const fleetOf = (regionId: string): ReadonlySet<string> => {
    const fleet = fleets.get(regionId) ?? new Set(worldNow().instancesIn(regionId));
    fleets.set(regionId, fleet);
    return fleet;
  };
  return {
    prepare,
    tasksIn: (regionId, now) => archiveAt(regionId, now).within(windowAt(now)),
    tasksSentTo: (instanceId, regionId, now) => archiveAt(regionId, now).sentTo(instanceId, windowAt(now)),
    taskWithId: (invokeId, regionId, now) => archiveAt(regionId, now).withId(invokeId, windowAt(now)),
    hasInstance: (instanceId, regionId) =>
      archiveOf(regionId).hasReached(instanceId) || fleetOf(regionId).has(instanceId),
    chronicCause: (instanceId) => worldNow().chronic.get(instanceId),
    add: (task) => archiveOf(task.regionId).add([task]),
  };
}

/** Tells everything at once; its instances are those that something was sent to. */
function recordedWorld(tasks: readonly Task[]): World {
  let untold = tasks;
  return {
    chronic: new Map(),
    instancesIn: () => [],
    tellUpTo: () => {
      const told = untold;
      untold = [];
      return told;
    },
  };
}
