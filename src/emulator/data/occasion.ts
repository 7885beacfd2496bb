/** Owns what the everyday sends of a fleet look like: releases, tags, and how often something goes wrong. Must not decide when they happen. */
import type { ResponseTag } from "../../contract/send-file-results.ts";
import { inBatches } from "./batches.ts";
import { CAUSES, type Cause } from "./causes.ts";
import type { FileTemplate } from "./files.ts";
import {
  APPLICATIONS,
  type Application,
  BASELINE_FILES,
  type Fleet,
  groupIn,
  groupsOf,
  type HostGroup,
} from "./fleet.ts";
import { mixSeed, type Random } from "./random.ts";
import type { Release } from "./release.ts";
import { type Outcome, type Parcel, rollOut, sendAll } from "./sending.ts";
import type { Pace, Task } from "./task.ts";

/** What every occasion needs to know of its world. */
export interface Scene {
  readonly random: Random;
  readonly fleet: Fleet;
  /** Epoch milliseconds: the beginning of the six weeks; releases are counted from here. */
  readonly opening: number;
}

const DAY = 86_400_000;
const DAYS_PER_RELEASE = 4;
/** Passing troubles of an ordinary day, most frequent first. */
const PASSING: readonly Cause[] = [
  CAUSES.agentSilent,
  CAUSES.notRunning,
  CAUSES.agentUpgrading,
  CAUSES.undelivered,
  CAUSES.agentLost,
  CAUSES.createFailed,
];

/** A file of one release of an application, sent as that team sends its files. */
export function parcelFor(
  scene: Scene,
  owner: Application,
  sent: { readonly template: FileTemplate; readonly at: number; readonly pace: Pace; readonly environment?: string },
): Parcel {
  const { random, opening } = scene;
  const environment = sent.environment ?? random.pick(["prod", "prod", "prod", "gray", "staging"]);
  const release = releaseAt(owner, environment, Math.floor((sent.at - opening) / (DAYS_PER_RELEASE * DAY)));
  return {
    file: sent.template(release),
    tags: tagsFor(random, release),
    resourceGroupId: random.chance(0.7) ? owner.resourceGroupId : "",
    pace: sent.pace,
  };
}

/** A release of one file to the application's instances in all regions, or in a few. */
export function rollout(scene: Scene, owner: Application, at: number, pace: Pace): Task[] {
  const { random, fleet } = scene;
  const all = groupsOf(fleet, owner);
  const groups = random.chance(0.35) ? all : all.slice(0, random.integer(1, 4));
  const rate = random.pick([0, 0, 0, 0.004, 0.03]);
  const parcel = parcelFor(scene, owner, { template: random.pick(owner.files), at, pace });
  const causes = random.sample(PASSING, 2);
  return rollOut(random, parcel, {
    groups,
    at,
    outcome: trouble(scene, rate, causes),
    retryOutcome: trouble(scene, 0.1, causes),
  });
}

/** Somebody repairs one to three instances by hand. */
export function fix(scene: Scene, at: number, pace: Pace): Task[] {
  const { random } = scene;
  const group = anyGroup(scene);
  const template = random.pick(group.application.files);
  const parcel = parcelFor(scene, group.application, { template, at, pace });
  const description = random.pick(["", "", "hotfix", "手工修复", `ticket OPS-${random.integer(1000, 9999)}`]);
  const tags = random.chance(0.5) ? [] : [...parcel.tags, { TagKey: "owner", TagValue: random.pick(OWNERS) }];
  return sendAll(
    random,
    { ...parcel, file: { ...parcel.file, description }, tags },
    {
      place: group.place,
      batches: inBatches(random.sample(group.instanceIds, random.integer(1, 3))),
      at,
      outcome: trouble(scene, random.pick([0, 0, 0, 0, 0, 0.4]), PASSING),
    },
  );
}

/** A baseline file goes to one application's instances in one region. */
export function sync(scene: Scene, at: number, pace: Pace): Task[] {
  const { random } = scene;
  const group = anyGroup(scene);
  const template = random.pick(BASELINE_FILES);
  const parcel = parcelFor(scene, group.application, { template, at, pace, environment: "prod" });
  const tags = [
    { TagKey: "job", TagValue: "config-sync" },
    { TagKey: "app", TagValue: group.application.name },
    { TagKey: "team", TagValue: "sre" },
  ];
  return sendAll(
    random,
    { ...parcel, tags, resourceGroupId: "" },
    {
      place: group.place,
      batches: group.batches,
      at,
      outcome: trouble(scene, random.pick([0, 0, 0, 0, 0.015]), PASSING),
    },
  );
}

/** The chronic failures of the fleet, and beside them one of the causes at the given rate, 0 to 1. */
export function trouble({ random, fleet }: Scene, rate: number, causes: readonly Cause[]): Outcome {
  if (rate === 0) return (instanceId) => fleet.chronic.get(instanceId);
  return (instanceId) => fleet.chronic.get(instanceId) ?? (random.chance(rate) ? random.pick(causes) : undefined);
}

/** A Linux application's instances in a region, larger regions more often. */
export function anyGroup({ random, fleet }: Scene): HostGroup {
  const drawn = random.unit();
  let reached = 0;
  const place = fleet.places.find(({ share }) => {
    reached += share;
    return drawn < reached;
  });
  return groupIn(fleet, random.pick(LINUX), (place ?? random.pick(fleet.places)).regionId);
}

const LINUX: readonly Application[] = Object.values(APPLICATIONS).filter(
  (owner) => owner !== APPLICATIONS.printService,
);
const OWNERS = ["zhangsan", "lisi", "wang.wu", "maria", "chen-jie"] as const;

function releaseAt(owner: Application, environment: string, count: number): Release {
  const seed = mixSeed(owner.name.length * 31 + owner.name.charCodeAt(0), count);
  const version = `${1 + (owner.name.length % 5)}.${20 + count}.${seed % 4}`;
  return { application: owner.name, team: owner.team, environment, version, seed };
}

function tagsFor(random: Random, release: Release): ResponseTag[] {
  const tags = [
    { TagKey: "app", TagValue: release.application },
    { TagKey: "env", TagValue: release.environment },
    { TagKey: "release", TagValue: release.version },
    { TagKey: "team", TagValue: release.team },
  ];
  if (random.chance(0.1)) return [];
  return random.chance(0.2) ? tags.slice(0, 2) : tags;
}
