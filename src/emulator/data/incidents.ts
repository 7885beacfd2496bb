/** Owns how the incidents of the past weeks turn into tasks, and the three that are larger than one send. */
import { inBatches } from "./batches.ts";
import { CAUSES } from "./causes.ts";
import { FILES } from "./files.ts";
import { APPLICATIONS, groupIn, groupsOf } from "./fleet.ts";
import { INCIDENTS, type Incident } from "./incident-list.ts";
import { parcelFor, type Scene, trouble } from "./occasion.ts";
import { BRISK, type Parcel, rollOut, sendAll } from "./sending.ts";
import type { SentFile, Task } from "./task.ts";

const HOUR = 3_600_000;

/** All tasks of all incidents, every one of them over at `start` (epoch milliseconds). */
export function incidents(scene: Scene, start: number): Task[] {
  return [
    ...threeReasons(scene, start),
    ...INCIDENTS.flatMap((incident) => happen(scene, incident, start)),
    ...upgradeNight(scene, start),
    ...hostileText(scene, start),
  ];
}

function happen(scene: Scene, incident: Incident, start: number): Task[] {
  const [owner, template, regionId] = incident.of;
  const at = start - incident.ago * HOUR;
  const { place, instanceIds } = groupIn(scene.fleet, owner, regionId);
  const parcel = changed(
    parcelFor(scene, owner, { template, at, pace: BRISK, environment: "prod" }),
    incident.change ?? {},
  );
  // What the sender got wrong hits every instance, those with troubles of their own as well.
  const outcome = incident.rate === 1 ? () => incident.causes[0] : trouble(scene, incident.rate, incident.causes);
  return sendAll(scene.random, parcel, {
    place,
    batches: inBatches(instanceIds.slice(0, incident.reach)),
    at,
    outcome,
  });
}

/** A release that failed for three reasons at once, was sent again, and mostly arrived. */
function threeReasons(scene: Scene, start: number): Task[] {
  const at = start - 74.6 * HOUR;
  const parcel = parcelFor(scene, APPLICATIONS.shopWeb, {
    template: FILES.nginxConf,
    at,
    pace: BRISK,
    environment: "prod",
  });
  return rollOut(scene.random, parcel, {
    groups: groupsOf(scene.fleet, APPLICATIONS.shopWeb),
    at,
    outcome: trouble(scene, 0.18, [CAUSES.agentStopped, CAUSES.notRunning, CAUSES.createFailed]),
    retryOutcome: trouble(scene, 0.15, [CAUSES.agentStopped]),
  });
}

/** The agent upgraded itself while the nightly sync ran. */
function upgradeNight(scene: Scene, start: number): Task[] {
  const at = start - 130.3 * HOUR;
  const parcel = parcelFor(scene, APPLICATIONS.edgeProxy, {
    template: FILES.chrony,
    at,
    pace: BRISK,
    environment: "prod",
  });
  return rollOut(scene.random, parcel, {
    groups: groupsOf(scene.fleet, APPLICATIONS.edgeProxy).slice(0, 3),
    at,
    outcome: trouble(scene, 0.35, [CAUSES.agentUpgrading]),
    retryOutcome: trouble(scene, 0.02, [CAUSES.agentUpgrading]),
  });
}

/** What a stranger could put into a name to fool a terminal: a title sequence, reversed text, joiners, sheer length. */
const HOSTILE: readonly Partial<SentFile>[] = [
  { name: "notes\u001b]0;owned\u0007\u001b[2J.txt", description: "\u001b[31mred\u001b[0m and a bell \u0007" },
  { name: "invoice\u202efdp.exe", description: "reads as another type \u202e\u2066mixed\u2069" },
  { name: `${"a-very-long-name-".repeat(14)}${"x".repeat(12)}.conf`, description: "255 characters" },
  {
    name: "👩‍👩‍👧‍👦 family\u200b\u200d.md",
    targetDir: "/srv/目录 with spaces/\u00a0",
    description: "line one\r\nline two\ttab",
  },
];

/** Weeks old and far down the list, because it is rare in life too. */
function hostileText(scene: Scene, start: number): Task[] {
  const weeksAgo = start - 40 * 24 * HOUR;
  return HOSTILE.flatMap((change, index) => {
    const at = weeksAgo + index * HOUR;
    const region = index % 2 === 0 ? "cn-hangzhou" : "cn-shanghai";
    const { place, instanceIds } = groupIn(scene.fleet, APPLICATIONS.dataPipeline, region);
    const parcel = changed(
      parcelFor(scene, APPLICATIONS.dataPipeline, { template: FILES.motd, at, pace: BRISK }),
      change,
    );
    return sendAll(scene.random, parcel, {
      place,
      batches: inBatches(instanceIds.slice(0, 2)),
      at,
      outcome: () => undefined,
    });
  });
}

function changed(parcel: Parcel, change: Partial<SentFile>): Parcel {
  return { ...parcel, file: { ...parcel.file, ...change } };
}
