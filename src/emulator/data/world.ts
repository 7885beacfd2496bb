/** Owns the made-up world: a fleet, its six weeks of history and its life from then on. Must not keep what it has told. */
import { pastOccasion } from "./background.ts";
import type { Cause } from "./causes.ts";
import { failedRelease } from "./failed-release.ts";
import { createFleet } from "./fleet.ts";
import { incidents } from "./incidents.ts";
import { hourOfLife, releaseUnderWay } from "./life.ts";
import type { Scene } from "./occasion.ts";
import { type Place, placesOf } from "./places.ts";
import { createRandom, mixSeed } from "./random.ts";
import type { Task } from "./task.ts";

/** Where tasks come from. */
export interface World {
  /** What was not told before and is known by `now` (epoch milliseconds): the start, then hour after hour of life. */
  tellUpTo(now: number): readonly Task[];
  /** Instances of a region. */
  instancesIn(regionId: string): readonly string[];
  /** Instances on which every send ends the same way. */
  readonly chronic: ReadonlyMap<string, Cause>;
}

export interface WorldOptions {
  readonly seed: number;
  /** Number of tasks that exist at `start`. */
  readonly tasks: number;
  readonly instances: number;
  /** Where the fleet lives; undefined for the usual eight regions. */
  readonly regions?: readonly string[] | undefined;
  /** Epoch milliseconds. */
  readonly start: number;
}

const HOUR = 3_600_000;
/** How far back the history goes: what the reference promises to keep. */
export const SIX_WEEKS = 42 * 24 * HOUR;
const HOURS_OF_LIFE_BEFORE_START = 2;

export function createWorld(options: WorldOptions): World {
  const start = Math.floor(options.start / 1000) * 1000;
  const opening = start - SIX_WEEKS;
  const places: readonly Place[] = placesOf(options.regions);
  const fleet = createFleet(options.seed, options.instances, places);
  const scene: Scene = { random: createRandom(mixSeed(options.seed, 2)), fleet, opening };
  const toured: Scene = { ...scene, random: createRandom(mixSeed(options.seed, 3)) };
  const life = (hour: number) => hourOfLife(options.seed, fleet, opening, start, hour);
  let started = false;
  let nextHour = 0;
  return {
    chronic: fleet.chronic,
    instancesIn: (regionId) =>
      fleet.groups.filter(({ place }) => place.regionId === regionId).flatMap(({ instanceIds }) => instanceIds),
    tellUpTo: (now) => {
      // An empty world stays empty, so that an empty list can be seen.
      if (options.tasks === 0) return [];
      const told = started ? [] : firstTasks(scene, failedRelease(toured, start), life, options.tasks, start);
      started = true;
      const first = Math.max(nextHour, Math.floor((now - SIX_WEEKS - start) / HOUR));
      const last = Math.floor((now - start) / HOUR);
      nextHour = Math.max(nextHour, last + 1);
      for (let hour = first; hour <= last; hour += 1) told.push(...life(hour));
      return told;
    },
  };
}

/** Exactly `count` tasks up to `start`; those that the same occasions bring later come on top. */
function firstTasks(
  scene: Scene,
  toured: readonly Task[],
  life: (hour: number) => Task[],
  count: number,
  start: number,
): Task[] {
  const past: Task[] = [];
  const later: Task[] = [];
  const add = (tasks: readonly Task[]): void => {
    for (const task of tasks) (task.createdAt > start ? later : past).push(task);
  };
  add(releaseUnderWay(scene, start));
  add(toured);
  add(incidents(scene, start));
  for (let hour = -HOURS_OF_LIFE_BEFORE_START; hour < 0; hour += 1) add(life(hour));
  while (past.length < count) add(pastOccasion(scene, start));
  return [...past.slice(0, count), ...later];
}
