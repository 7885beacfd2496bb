/** Owns the ordinary history: six weeks of releases in office hours, repairs at any time and syncs at night. */
import { APPLICATIONS } from "./fleet.ts";
import { fix, rollout, type Scene, sync } from "./occasion.ts";
import { BRISK } from "./sending.ts";
import type { Task } from "./task.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A rollout over all regions with its retries is over after this time. */
const LONGEST_OCCASION = 4 * HOUR;

/** One random occasion of the past, all of whose tasks have ended at `start` (epoch milliseconds). */
export function pastOccasion(scene: Scene, start: number): Task[] {
  const { random, opening } = scene;
  const day = Math.floor((opening + random.unit() * (start - opening)) / DAY) * DAY;
  const within = (from: number, to: number): number => {
    const at = day + Math.floor(from * HOUR + random.unit() * (to - from) * HOUR);
    return inWindow(at, opening, start);
  };
  const kind = random.unit();
  // Office hours and nights are China's: UTC+8.
  if (kind < 0.22)
    return rollout(scene, random.pick(Object.values(APPLICATIONS)), onWeekday(within(1.5, 10), opening), BRISK);
  if (kind < 0.6) return fix(scene, within(0, 15), BRISK);
  return sync(scene, within(18, 19.5), BRISK);
}

/** Moves by whole days, so that the time of day stays credible. */
function inWindow(at: number, opening: number, start: number): number {
  let moved = at;
  while (moved > start - LONGEST_OCCASION) moved -= DAY;
  while (moved < opening) moved += DAY;
  return moved;
}

/** Nobody releases on a weekend. */
function onWeekday(at: number, opening: number): number {
  const weekday = new Date(at).getUTCDay();
  const moved = weekday === 6 ? at - DAY : weekday === 0 ? at - 2 * DAY : at;
  return moved < opening ? at : moved;
}
