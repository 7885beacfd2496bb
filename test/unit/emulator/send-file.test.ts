import { describe, expect, test } from "vitest";
import { createDataSet } from "../../../src/emulator/data/data-set.ts";
import { describeTask } from "../../../src/emulator/data/describe-task.ts";
import { createFleet } from "../../../src/emulator/data/fleet.ts";
import { PLACES } from "../../../src/emulator/data/places.ts";
import { statusAt } from "../../../src/emulator/data/task.ts";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";
import { createSender } from "../../../src/emulator/send-file.ts";
import type { SendRequest } from "../../../src/emulator/send-file-request.ts";
import { NOW } from "./signed-request.ts";

const fleet = createFleet(DEFAULTS.seed, DEFAULTS.instances, PLACES);
const inHangzhou = fleet.groups
  .filter(({ place }) => place.regionId === "cn-hangzhou")
  .flatMap(({ instanceIds }) => instanceIds);
const healthy = inHangzhou.filter((id) => !fleet.chronic.has(id));
const chronic = inHangzhou.find((id) => fleet.chronic.get(id)?.code === "ClientNeedUpgrade") ?? "";

const REQUEST: SendRequest = {
  regionId: "cn-hangzhou",
  resourceGroupId: "",
  instanceIds: healthy.slice(0, 3),
  name: "a.txt",
  description: "d",
  targetDir: "/srv/new",
  contentType: "PlainText",
  content: "hello",
  owner: "root",
  group: "root",
  mode: "0644",
  overwrite: false,
  timeout: 60_000,
  tags: [{ TagKey: "k", TagValue: "v" }],
  clientToken: undefined,
};

function world(tasks = 0) {
  const dataSet = createDataSet({ ...DEFAULTS, tasks, start: NOW });
  const sender = createSender(dataSet, DEFAULTS.seed);
  const task = (invokeId: string, now: number, regionId = "cn-hangzhou") => {
    const { list, first } = dataSet.taskWithId(invokeId, regionId, now);
    const found = list[first];
    if (found === undefined) throw new Error(`no task ${invokeId}`);
    return found;
  };
  /** Sends, and tells how it ended. */
  const outcome = (change: Partial<SendRequest>, now = NOW) => {
    const { InvokeId } = sender.send({ ...REQUEST, ...change }, now);
    const shown = describeTask(task(InvokeId, now + 120_000), now + 120_000);
    return shown.InvokeInstances.InvokeInstance.map(({ InvocationStatus, ErrorCode, ErrorInfo }) =>
      [InvocationStatus, ErrorCode, ErrorInfo].filter(Boolean).join(" "),
    );
  };
  return { dataSet, sender, task, outcome };
}

test("a send is a task at once, with everything that was said", () => {
  const { sender, task } = world();
  const { InvokeId } = sender.send(REQUEST, NOW + 400);
  expect(InvokeId).toMatch(/^f-hz0[0-9a-z]{11}$/);
  expect(describeTask(task(InvokeId, NOW + 400), NOW + 400)).toMatchObject({
    InvokeId,
    Name: "a.txt",
    Description: "d",
    TargetDir: "/srv/new",
    FileOwner: "root",
    FileGroup: "root",
    FileMode: "0644",
    Overwrite: false,
    ContentType: "PlainText",
    Content: "hello",
    CreationTime: "2026-11-24T03:10:20Z",
    InvocationStatus: "Pending",
    VmCount: 3,
    Tags: { Tag: [{ TagKey: "k", TagValue: "v" }] },
  });
});

test.each([1, 3, 50])("to %i instances it goes from Pending over Running to Success", (count) => {
  const { sender, task } = world();
  const { InvokeId } = sender.send({ ...REQUEST, instanceIds: healthy.slice(0, count) }, NOW);
  const seen = Array.from({ length: 60 }, (_, second) => {
    const now = NOW + second * 1_000;
    return statusAt(task(InvokeId, now), now);
  });
  expect(seen.filter((status, index) => status !== seen[index - 1])).toEqual(["Pending", "Running", "Success"]);
});

describe("how it ends", () => {
  test.each<[string, Partial<SendRequest>, string[]]>([
    ["well", {}, ["Success", "Success", "Success"]],
    [
      "in part, where an instance never works",
      { instanceIds: [chronic, healthy[0] ?? ""] },
      ["Aborted ClientNeedUpgrade the aliyun service in the instance need upgrade", "Success"],
    ],
    [
      "with a name that no file can have",
      { name: "a/b", instanceIds: healthy.slice(0, 1) },
      ["Invalid FileNameInvalid File name is invalid"],
    ],
    [
      "with a directory of neither system",
      { targetDir: "srv", instanceIds: healthy.slice(0, 1) },
      ["Invalid FilePathInvalid File path is invalid"],
    ],
    ["in a directory of Windows", { targetDir: "C:\\deploy", instanceIds: healthy.slice(0, 1) }, ["Success"]],
    [
      "with an owner that is not there",
      { owner: "missing", instanceIds: healthy.slice(0, 1) },
      ["Invalid AccountNotExists Owner not exists"],
    ],
    [
      "with a group that is not there",
      { group: "missing", instanceIds: healthy.slice(0, 1) },
      ["Invalid UserGroupNotExists Group not exists"],
    ],
  ])("%s", (_, change, expected) => {
    expect(world().outcome(change)).toEqual(expected);
  });

  test("a file that is there is not overwritten, unless one says so", () => {
    const { outcome } = world();
    const two = { instanceIds: healthy.slice(0, 2) };
    expect(outcome({ instanceIds: healthy.slice(0, 1) })).toEqual(["Success"]);
    const later = NOW + 60_000;
    expect(outcome(two, later)).toEqual(["Invalid FileAlreadyExists File already exists", "Success"]);
    expect(outcome({ ...two, overwrite: true }, later)).toEqual(["Success", "Success"]);
    expect(outcome({ ...two, targetDir: "/srv/other" }, later)).toEqual(["Success", "Success"]);
  });
});

describe("instances", () => {
  test("must be in the region", () => {
    const send = (change: Partial<SendRequest>) => () => world().sender.send({ ...REQUEST, ...change }, NOW);
    const notFound = expect.objectContaining({ status: 404, code: "InvalidInstance.NotFound" });
    expect(send({ instanceIds: ["i-nobody"] })).toThrow(notFound);
    expect(send({ regionId: "cn-beijing" })).toThrow(notFound);
  });

  test("of recorded tasks are there before anything was asked", () => {
    const { dataSet: made } = world(20);
    const { list, first } = made.tasksIn("cn-hangzhou", NOW);
    const task = list[first];
    if (task === undefined) throw new Error("no task");
    const dataSet = createDataSet({ ...DEFAULTS, start: NOW, data: [task] });
    const instanceIds = task.instanceIds.slice(0, 1);
    expect(createSender(dataSet, 1).send({ ...REQUEST, instanceIds }, NOW).InvokeId).toMatch(/^f-hz0/);
  });
});

describe("a ClientToken", () => {
  test("makes the same request one task", () => {
    const { sender, dataSet } = world();
    const first = sender.send({ ...REQUEST, clientToken: "t" }, NOW);
    expect(sender.send({ ...REQUEST, clientToken: "t" }, NOW + 5_000)).toEqual(first);
    expect(dataSet.tasksIn("cn-hangzhou", NOW + 5_000).end).toBe(1);
    expect(sender.send({ ...REQUEST, clientToken: "u" }, NOW)).not.toEqual(first);
    expect(sender.send(REQUEST, NOW)).not.toEqual(sender.send(REQUEST, NOW));
  });

  test("is good for one request only", () => {
    const { sender } = world();
    sender.send({ ...REQUEST, clientToken: "t" }, NOW);
    expect(() => sender.send({ ...REQUEST, name: "b.txt", clientToken: "t" }, NOW)).toThrow(
      expect.objectContaining({ code: "Emulator.IdempotentParameterMismatch" }),
    );
  });
});
