/**
 * Owns what happens while one watches: a release that is under way when the clock starts, and an endless, planned
 * sequence of small sends. All of it is fixed by the seed; the clock only uncovers it.
 */
import { inBatches } from "./batches.ts";
import { CAUSES, type Cause } from "./causes.ts";
import { FILES } from "./files.ts";
import { APPLICATIONS, type Fleet, groupIn, groupsOf } from "./fleet.ts";
import { fix, parcelFor, rollout, type Scene, sync, trouble } from "./occasion.ts";
import { createRandom, mixSeed } from "./random.ts";
import { rollOut, sendAll, WATCHABLE } from "./sending.ts";
import type { Pace, Task } from "./task.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Everything has been reached, and is still being written. */
const REACHED_EARLY: Pace = { step: 150, run: 60_000, timeout: 120_000 };
/** Started 3 hours ago with a day's time: its one instance is off the network. */
const PATIENT: Pace = { step: 1_000, run: 3_000, timeout: 24 * HOUR };
const RELEASE_TROUBLE: readonly Cause[] = [CAUSES.agentSilent, CAUSES.notRunning, CAUSES.createFailed];

/** The tasks in progress at the start, and the rest of that release, which comes in the minutes after. */
export function releaseUnderWay(scene: Scene, start: number): Task[] {
  const { random, fleet } = scene;
  const parcel = parcelFor(scene, APPLICATIONS.shopWeb, {
    template: FILES.nginxConf,
    at: start,
    pace: WATCHABLE,
    environment: "prod",
  });
  const release = rollOut(random, parcel, {
    groups: groupsOf(fleet, APPLICATIONS.shopWeb),
    at: start - 80 * SECOND,
    outcome: trouble(scene, 0.015, RELEASE_TROUBLE),
    retryOutcome: trouble(scene, 0.08, RELEASE_TROUBLE),
  });
  return [...release, ...beingWritten(scene, start), ...waitingForOneInstance(scene, start)];
}

/** The sends that begin in one hour; hour 0 is the first after `start`, negative ones are before it. */
export function hourOfLife(seed: number, fleet: Fleet, opening: number, start: number, hour: number): Task[] {
  const random = createRandom(mixSeed(seed, 1_000 + hour));
  const scene: Scene = { random, fleet, opening };
  const tasks: Task[] = [];
  for (let at = start + hour * HOUR + random.integer(1, 4) * MINUTE; at < start + (hour + 1) * HOUR; ) {
    tasks.push(...nextSend(scene, at));
    at += random.integer(90, 300) * SECOND;
  }
  return tasks;
}

function nextSend(scene: Scene, at: number): Task[] {
  const kind = scene.random.unit();
  if (kind < 0.1) return rollout(scene, scene.random.pick(Object.values(APPLICATIONS)), at, WATCHABLE);
  return kind < 0.6 ? fix(scene, at, WATCHABLE) : sync(scene, at, WATCHABLE);
}

function beingWritten(scene: Scene, start: number): Task[] {
  const at = start - 25 * SECOND;
  const { place, instanceIds } = groupIn(scene.fleet, APPLICATIONS.searchIndex, "cn-hangzhou");
  const parcel = parcelFor(scene, APPLICATIONS.searchIndex, { template: FILES.program, at, pace: REACHED_EARLY });
  const outcome = trouble(scene, 0.05, [CAUSES.createFailed]);
  return sendAll(scene.random, parcel, { place, batches: inBatches(instanceIds.slice(0, 30)), at, outcome });
}

function waitingForOneInstance(scene: Scene, start: number): Task[] {
  const at = start - 3 * HOUR;
  const { place, instanceIds, batches } = groupIn(scene.fleet, APPLICATIONS.dataPipeline, "ap-southeast-1");
  const parcel = parcelFor(scene, APPLICATIONS.dataPipeline, { template: FILES.cron, at, pace: PATIENT });
  const asleep = scene.random.pick(instanceIds);
  const outcome = (instanceId: string) => (instanceId === asleep ? CAUSES.undelivered : undefined);
  return sendAll(scene.random, parcel, { place, batches, at, outcome });
}
