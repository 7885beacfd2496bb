/**
 * Owns the release that the demo's tour looks into: one file to a fleet, failed for three reasons at once, sent again
 * twice, and mostly arrived. Recent enough for everybody's first page, and over before anybody looks.
 */
import { inBatches } from "./batches.ts";
import { CAUSES, type Cause } from "./causes.ts";
import { FILES } from "./files.ts";
import { APPLICATIONS, groupIn } from "./fleet.ts";
import { parcelFor, type Scene } from "./occasion.ts";
import { BRISK, failedInstances, sendAll } from "./sending.ts";
import type { Task } from "./task.ts";

const MINUTE = 60_000;
const REASONS: readonly Cause[] = [CAUSES.agentStopped, CAUSES.notRunning, CAUSES.createFailed];
/** Share of the instances that the first send fails on. */
const RATE = 0.14;

/** Its tasks, the oldest first; all are over an hour before `start` (epoch milliseconds). */
export function failedRelease(scene: Scene, start: number): Task[] {
  const { random, fleet } = scene;
  const at = start - 110 * MINUTE;
  const { place, instanceIds } = groupIn(fleet, APPLICATIONS.shopWeb, "cn-hangzhou");
  // An instance on which everything fails would bring a fourth reason.
  const targets = instanceIds.filter((id) => !fleet.chronic.has(id));
  const { file, ...rest } = parcelFor(scene, APPLICATIONS.shopWeb, {
    template: FILES.nginxConf,
    at,
    pace: BRISK,
    environment: "prod",
  });
  const parcel = { ...rest, file: { ...file, name: "upstreams.conf", targetDir: "/etc/nginx/conf.d" } };
  const troubles = new Map(targets.flatMap((id) => (random.chance(RATE) ? [[id, random.pick(REASONS)] as const] : [])));
  // One of each reason is reached by no send.
  const lost = new Set(REASONS.flatMap((reason) => struckBy(troubles, reason).slice(0, 1)));
  const send = (minutes: number, ids: readonly string[], outcome: (id: string) => Cause | undefined): Task[] =>
    sendAll(random, parcel, { place, batches: inBatches(ids), at: at + minutes * MINUTE, outcome });
  const first = send(0, targets, (id) => troubles.get(id));
  const second = send(16, failedInstances(first), (id) => (lost.has(id) ? troubles.get(id) : undefined));
  return [...first, ...second, ...send(31, failedInstances(second), (id) => troubles.get(id))];
}

const struckBy = (troubles: ReadonlyMap<string, Cause>, reason: Cause): readonly string[] =>
  [...troubles].flatMap(([id, cause]) => (cause === reason ? [id] : []));
