import { expect, test } from "vitest";
import { CAUSES } from "../../../../src/emulator/data/causes.ts";
import { FILES } from "../../../../src/emulator/data/files.ts";
import { APPLICATIONS, createFleet, groupsOf } from "../../../../src/emulator/data/fleet.ts";
import { PLACES } from "../../../../src/emulator/data/places.ts";
import { createRandom } from "../../../../src/emulator/data/random.ts";
import { BRISK, failedInstances, type Parcel, rollOut, sendAll } from "../../../../src/emulator/data/sending.ts";

const AT = Date.parse("2026-11-24T03:00:00Z");
const fleet = createFleet(1, 2_400, PLACES);
const groups = groupsOf(fleet, APPLICATIONS.shopWeb);
const parcel: Parcel = {
  file: FILES.appEnv({ application: "shop-web", team: "t", environment: "prod", version: "1.0.0", seed: 1 }),
  tags: [],
  resourceGroupId: "",
  pace: BRISK,
};

test("more than 50 instances are reached by several tasks within minutes, every instance once", () => {
  const [group] = groups;
  if (group === undefined) throw new Error("no group");
  const { place, instanceIds, batches } = group;
  const tasks = sendAll(createRandom(1), parcel, { place, batches, at: AT, outcome: () => undefined });
  expect(instanceIds.length).toBeGreaterThan(100);
  expect(tasks.length).toBe(Math.ceil(instanceIds.length / 50));
  expect(tasks.flatMap((task) => task.instanceIds)).toEqual(instanceIds);
  expect(tasks.every((task) => task.createdAt >= AT && task.createdAt < AT + 10 * 60_000)).toBe(true);
  expect(tasks.every((task) => task.file === parcel.file)).toBe(true);
});

test("a retry goes to the failed instances only, after the send has ended", () => {
  const plan = {
    groups,
    at: AT,
    outcome: (id: string) => (id.endsWith("a") ? CAUSES.agentSilent : undefined),
    retryOutcome: () => undefined,
  };
  const tasks = rollOut(createRandom(3), parcel, plan).filter((task) => task.regionId === "cn-hangzhou");
  const sends = tasks.filter((task) => task.instanceIds.some((id) => !id.endsWith("a")));
  const retries = tasks.filter((task) => !sends.includes(task));
  expect(retries.flatMap((task) => task.instanceIds)).toEqual(failedInstances(sends));
  expect(retries.every((task) => sends.every((send) => task.createdAt > send.endsAt))).toBe(true);
  expect(failedInstances(retries)).toEqual([]);
});
