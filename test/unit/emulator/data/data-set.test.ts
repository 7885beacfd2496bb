import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { InvokeInstance } from "../../../../src/contract/send-file-results.ts";
import { createDataSet, type DataSet } from "../../../../src/emulator/data/data-set.ts";
import { describeTask } from "../../../../src/emulator/data/describe-task.ts";
import { PLACES } from "../../../../src/emulator/data/places.ts";
import { statusAt, type Task } from "../../../../src/emulator/data/task.ts";
import { DEFAULTS } from "../../../../src/emulator/defaults.ts";

const RETENTION = DEFAULTS.retention;
const START = Date.parse("2026-11-24T03:10:20Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Typed from the reference, not taken from the emulator. */
const INFOS = `the specified instance does not exists
the specified instance has been released
the instance is not running when create task
the specified account does not exist
the aliyun service is not running on the instance
the aliyun service in the instance does not response
the aliyun service in the instance is upgrading now
the aliyun service in the instance need upgrade
the command delivery has been timeout
the file creation is failed due to unknown error
the authority of file is invalid
File content is empty
the content of file is invalid
File already exists
File name is invalid
File path is invalid
Owner not exists
Group not exists
Mode is invalid`.split("\n");
const CODES = `InstanceNotExists InstanceReleased InstanceNotRunning AccountNotExists ClientNotRunning ClientNotResponse
ClientIsUpgrading ClientNeedUpgrade DeliveryTimeout FileCreateFail FileAlreadyExists FileContentInvalid FileNameInvalid
FilePathInvalid FileAuthorityInvalid UserGroupNotExists`.split(/\s+/);

function tasksIn(dataSet: DataSet, regionId: string, now: number): readonly Task[] {
  const { list, first, end } = dataSet.tasksIn(regionId, now);
  return list.slice(first, end);
}

function world(
  change: Partial<typeof DEFAULTS | { seed: number; tasks: number; instances: number; start: number }> = {},
) {
  const dataSet = createDataSet({ ...DEFAULTS, start: START, ...change });
  return (now: number, regionId?: string) =>
    PLACES.filter((place) => regionId === undefined || place.regionId === regionId).flatMap((place) =>
      tasksIn(dataSet, place.regionId, now).map((task) => describeTask(task, now)),
    );
}

const at = world();
const tasks = at(START);
const instances = tasks.flatMap((task): readonly InvokeInstance[] => task.InvokeInstances.InvokeInstance);
const values = <T>(list: readonly T[]) => new Set(list);

describe("the default data set", () => {
  test("has the promised number of tasks, about 250 of them in Hangzhou, and some in eight regions", () => {
    expect(tasks.length).toBe(DEFAULTS.tasks);
    const perRegion = PLACES.map(({ regionId }) => at(START, regionId).length);
    expect(perRegion[0]).toBeGreaterThan(220);
    expect(perRegion[0]).toBeLessThan(290);
    expect(Math.min(...perRegion)).toBeGreaterThan(12);
    expect(perRegion.length).toBe(8);
  });

  test("shows every overall status and every instance status", () => {
    expect(values(tasks.map((task) => task.InvocationStatus))).toEqual(
      new Set(["Pending", "Running", "Success", "Failed", "PartialFailed"]),
    );
    expect(values(instances.map((instance) => instance.InvocationStatus))).toEqual(
      new Set(["Pending", "Invalid", "Running", "Aborted", "Success", "Failed", "Error", "Timeout"]),
    );
  });

  test("shows every ErrorCode and every ErrorInfo of the reference, and none on success", () => {
    expect(values(instances.map((instance) => instance.ErrorCode))).toEqual(new Set(["", ...CODES]));
    expect(values(instances.map((instance) => instance.ErrorInfo))).toEqual(new Set(["", ...INFOS]));
    const sent = instances.filter((instance) => instance.InvocationStatus === "Success");
    expect(sent.every((instance) => instance.ErrorCode === "" && instance.ErrorInfo === "")).toBe(true);
  });

  test("is mostly successful, as a fleet is", () => {
    const share = tasks.filter((task) => task.InvocationStatus === "Success").length / tasks.length;
    expect(share).toBeGreaterThan(0.6);
    expect(share).toBeLessThan(0.9);
  });

  test("never sends to more than 50 instances, nor twice to one, and counts them right", () => {
    expect(Math.max(...tasks.map((task) => task.VmCount))).toBe(50);
    for (const task of tasks) {
      const ids = task.InvokeInstances.InvokeInstance.map((instance) => instance.InstanceId);
      expect(new Set(ids).size).toBe(task.VmCount);
      expect(ids.length).toBe(task.VmCount);
    }
  });

  test("has ids of its own for every task, in the region's form", () => {
    expect(values(tasks.map((task) => task.InvokeId)).size).toBe(tasks.length);
    expect(at(START, "cn-hangzhou").every((task) => /^f-hz0[0-9a-z]{11}$/.test(task.InvokeId))).toBe(true);
    expect(instances.every((instance) => /^i-[0-9a-z]{20}$/.test(instance.InstanceId))).toBe(true);
  });

  test("lies within six weeks", () => {
    const times = tasks.map((task) => Date.parse(task.CreationTime));
    expect(Math.max(...times)).toBeLessThanOrEqual(START);
    expect(Math.min(...times)).toBeGreaterThan(START - RETENTION);
    expect(Math.min(...times)).toBeLessThan(START - 0.9 * RETENTION);
  });

  test("has rollouts: one file and one release, hundreds of instances, several tasks and regions within the hour", () => {
    const recent = tasks.filter(
      (task) => task.Name === "nginx.conf" && Date.parse(task.CreationTime) < START - 24 * HOUR,
    );
    const rollouts = Map.groupBy(recent, (task) => JSON.stringify([task.Content, task.Tags]));
    const sizes = [...rollouts.values()].map(
      (list) => new Set(list.flatMap((task) => task.InvokeInstances.InvokeInstance.map((i) => i.InstanceId))).size,
    );
    expect(Math.max(...sizes)).toBeGreaterThan(300);
  });

  test.each([DEFAULTS.seed, 1, 7])(
    "has on its first page a rollout that failed for three reasons, was sent again and mostly arrived, with seed %i",
    (seed) => {
      const sends = world({ seed })(START, "cn-hangzhou")
        .slice(0, 50)
        .filter(({ Name }) => Name === "upstreams.conf");
      const codesOf = ({ InvokeInstances }: (typeof sends)[number]) =>
        values(InvokeInstances.InvokeInstance.map(({ ErrorCode }) => ErrorCode).filter((code) => code !== ""));
      const reasons = new Set(["ClientNotRunning", "InstanceNotRunning", "FileCreateFail"]);
      const [latest, before, ...first] = sends;
      expect(values(first.flatMap((task) => [...codesOf(task)]))).toEqual(reasons);
      expect(latest && codesOf(latest)).toEqual(reasons);
      expect(latest?.InvocationStatus).toBe("Failed");
      expect(before?.InvocationStatus).toBe("PartialFailed");
      expect(before?.VmCount).toBeGreaterThan(3 * (latest?.VmCount ?? 0));
      expect(values(sends.map(({ Content, TargetDir }) => `${TargetDir}\n${Content}`)).size).toBe(1);
    },
  );

  test("has an instance on which every send fails with ClientNeedUpgrade", () => {
    const outcomes = Map.groupBy(instances, (instance) => instance.InstanceId);
    const chronic = [...outcomes.values()].filter(
      (list) => list.length > 5 && list.every((instance) => instance.ErrorCode === "ClientNeedUpgrade"),
    );
    expect(chronic.length).toBeGreaterThan(0);
  });

  test("has the special cases a reader must cope with", () => {
    const some = (check: (task: (typeof tasks)[number]) => boolean) => expect(tasks.some(check)).toBe(true);
    some((task) => task.Description === "");
    some((task) => task.Tags.Tag.length === 0);
    some((task) => task.Name === "发布说明.txt");
    some((task) => task.Name === "🚀-launch.md");
    some((task) => task.TargetDir.startsWith("C:\\") && task.FileOwner === "" && task.FileMode === "");
    some((task) => task.Content.includes("\r\n") && task.Content.startsWith("#!/bin/sh"));
    some((task) => task.Content === "");
    some((task) => task.ContentType === "PlainText" && task.Content === "ZWNobyBoZWxsbwo=");
    some((task) => task.Name.length === 255);
    some((task) => task.Name.includes("\u001b]0;"));
    some((task) => task.Name.includes("\u202e"));
    const archive = tasks.find((task) => task.Name.endsWith(".tar.gz"));
    expect(gunzipSync(Buffer.from(archive?.Content ?? "", "base64")).toString()).toContain("shop-web/");
    expect(Math.max(...tasks.map((task) => task.Content.length))).toBeLessThanOrEqual(32_768);
  });

  test("has no hostile text on anybody's first pages", () => {
    for (const { regionId } of PLACES) {
      const shown = JSON.stringify(
        at(START, regionId)
          .slice(0, 20)
          .map(({ Name, Description, TargetDir }) => [Name, Description, TargetDir]),
      );
      expect(shown).not.toMatch(/\\u001b|\\u0007|[\u200b-\u202e]/);
    }
  });
});

describe("life", () => {
  const glance = (dataSet: DataSet, now: number, places = PLACES) =>
    places.flatMap(({ regionId }) =>
      tasksIn(dataSet, regionId, now).map((task) => ({
        id: task.invokeId,
        createdAt: task.createdAt,
        status: statusAt(task, now),
      })),
    );
  const watched = createDataSet({ ...DEFAULTS, start: START });

  test("some tasks are Pending or Running at the start, and have ended ten minutes later", () => {
    const hangzhou = PLACES.slice(0, 1);
    const live = glance(watched, START, hangzhou).filter(({ status }) => status === "Pending" || status === "Running");
    expect(live.length).toBeGreaterThan(2);
    const later = new Map(glance(watched, START + 10 * MINUTE, hangzhou).map(({ id, status }) => [id, status]));
    for (const { id } of live) expect(later.get(id)).toMatch(/^(Success|Failed|PartialFailed)$/);
  });

  test("new tasks are sent as the clock advances, and none is lost", () => {
    const seen = [0, 20, 60, 180].map((minutes) => glance(watched, START + minutes * MINUTE));
    const counts = seen.map((list) => list.length);
    expect(counts).toEqual([...new Set(counts)].sort((left, right) => left - right));
    const last = new Set(seen.at(-1)?.map(({ id }) => id));
    const kept = seen[0]?.filter(({ createdAt }) => createdAt > START + 3 * HOUR - RETENTION) ?? [];
    expect(kept.filter(({ id }) => !last.has(id))).toEqual([]);
  });

  test("does not depend on how often somebody looked", () => {
    for (let minute = 0; minute < 300; minute += 7) glance(watched, START + minute * MINUTE);
    const surprised = createDataSet({ ...DEFAULTS, start: START });
    expect(glance(watched, START + 5 * HOUR)).toEqual(glance(surprised, START + 5 * HOUR));
    expect(glance(watched, START)).toEqual(glance(surprised, START));
  });

  test("tasks older than six weeks are gone", () => {
    const now = START + 30 * 24 * HOUR;
    expect(Math.min(...glance(watched, now).map(({ createdAt }) => createdAt))).toBeGreaterThan(now - RETENTION);
  });
});

describe("what can be chosen", () => {
  test("the same seed and start give the same world, another seed another one", () => {
    expect(world({ tasks: 80 })(START)).toEqual(world({ tasks: 80 })(START));
    expect(world({ tasks: 80, seed: 1 })(START)).not.toEqual(world({ tasks: 80 })(START));
  });

  test.each([0, 1, 30, 1_500])("%i tasks are as many", (count) => {
    expect(world({ tasks: count })(START).length).toBe(count);
  });

  test("without tasks there is no life either, so that an empty list can be seen", () => {
    expect(world({ tasks: 0 })(START + HOUR)).toEqual([]);
  });

  test.each([1, 50, 20_000])("a fleet of %i instances keeps the limit of 50 and the number of tasks", (size) => {
    const small = world({ instances: size, tasks: 300 })(START);
    expect(small.length).toBe(300);
    expect(Math.max(...small.map((task) => task.VmCount))).toBeLessThanOrEqual(50);
  });
});
