/** Owns all tasks, in order, by region, and plans further ones as the clock advances. Must not know filters, paging or HTTP. */
import { pastOccasion } from "./background.ts";
import { createFleet } from "./fleet.ts";
import { incidents } from "./incidents.ts";
import { hourOfLife, releaseUnderWay } from "./life.ts";
import type { Scene } from "./occasion.ts";
import { createRandom, mixSeed } from "./random.ts";
import type { Task } from "./task.ts";

/** The reference: "query the file sending records within the last six weeks". */
export const RETENTION = 42 * 24 * 3_600_000;

export interface DataSet {
  /** Tasks of a region created in the six weeks up to `now` (epoch milliseconds), newest first. */
  tasksIn(regionId: string, now: number): Iterable<Task>;
  /** Plans what there is to see at `now`, ahead of the first question, which does it otherwise. */
  prepare(now: number): void;
}

export interface DataSetOptions {
  readonly seed: number;
  /** Number of tasks that exist at `start`. */
  readonly tasks: number;
  readonly instances: number;
  /** Epoch milliseconds. */
  readonly start: number;
}

const HOUR = 3_600_000;
const HOURS_OF_LIFE_BEFORE_START = 2;

export function createDataSet(options: DataSetOptions): DataSet {
  let plan: Plan | undefined;
  const prepare = (now: number): Plan => {
    plan ??= createPlan(options);
    plan.extendTo(now);
    return plan;
  };
  return { prepare, tasksIn: (regionId, now) => newestFirst(prepare(now).regions.get(regionId) ?? [], now) };
}

interface Plan {
  /** Oldest first. */
  readonly regions: ReadonlyMap<string, readonly Task[]>;
  extendTo(now: number): void;
}

function createPlan(options: DataSetOptions): Plan {
  const start = Math.floor(options.start / 1000) * 1000;
  const opening = start - RETENTION;
  const fleet = createFleet(options.seed, options.instances);
  const scene: Scene = { random: createRandom(mixSeed(options.seed, 2)), fleet, opening };
  const life = (hour: number) => hourOfLife(options.seed, fleet, opening, start, hour);
  const regions = new Map<string, Task[]>();
  addTo(regions, firstTasks(scene, life, options.tasks, start));
  let nextHour = 0;
  const extendTo = (now: number): void => {
    // An empty world stays empty, so that an empty list can be seen.
    if (options.tasks === 0) return;
    const first = Math.max(nextHour, Math.floor((now - RETENTION - start) / HOUR));
    const last = Math.floor((now - start) / HOUR);
    const hours = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
    addTo(regions, hours.flatMap(life));
    nextHour = Math.max(nextHour, last + 1);
  };
  return { regions, extendTo };
}

/** Exactly `count` tasks up to `start`; those that the same occasions bring later come on top. */
function firstTasks(scene: Scene, life: (hour: number) => Task[], count: number, start: number): Task[] {
  if (count === 0) return [];
  const past: Task[] = [];
  const later: Task[] = [];
  const add = (tasks: readonly Task[]): void => {
    for (const task of tasks) (task.createdAt > start ? later : past).push(task);
  };
  add(releaseUnderWay(scene, start));
  add(incidents(scene, start));
  for (let hour = -HOURS_OF_LIFE_BEFORE_START; hour < 0; hour += 1) add(life(hour));
  while (past.length < count) add(pastOccasion(scene, start));
  return [...past.slice(0, count), ...later];
}

function addTo(regions: Map<string, Task[]>, tasks: readonly Task[]): void {
  const touched = new Set<Task[]>();
  for (const task of tasks) {
    const list = regions.get(task.regionId) ?? [];
    regions.set(task.regionId, list);
    list.push(task);
    touched.add(list);
  }
  for (const list of touched) list.sort(byAge);
}

/** Oldest first; tasks of the same second in the order of their ids, so that the order never changes. */
function byAge(left: Task, right: Task): number {
  return left.createdAt - right.createdAt || (left.invokeId < right.invokeId ? -1 : 1);
}

function* newestFirst(oldestFirst: readonly Task[], now: number): Generator<Task> {
  for (let index = oldestFirst.length - 1; index >= 0; index -= 1) {
    const task = oldestFirst[index];
    if (task === undefined || task.createdAt <= now - RETENTION) return;
    if (task.createdAt <= now) yield task;
  }
}
