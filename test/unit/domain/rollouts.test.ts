import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DEFAULT_GAP_MS,
  joinRollouts,
  type Rollout,
  rolloutInstances,
  rolloutOutcome,
} from "../../../src/domain/rollouts.ts";
import type { Instance, WholeTask } from "../../../src/domain/task.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { at, makeInstance, makeTask } from "./make-task.ts";

const result = (id: string, status = "Success", over: Partial<Instance> = {}): Instance =>
  makeInstance({ instanceId: safeText(id), status: safeText(status), ...over });

interface Send {
  readonly id: string;
  readonly time: string;
  readonly instances: readonly Instance[];
  readonly region?: string;
  readonly name?: string;
  readonly dir?: string;
  readonly content?: string;
  readonly contentType?: string;
  readonly vmCount?: number;
}

const send = ({
  id,
  time,
  instances,
  region = "cn-hangzhou",
  name = "a",
  dir = "/d",
  content = "x",
  contentType = "PlainText",
  vmCount = instances.length,
}: Send): WholeTask =>
  makeTask({
    invokeId: safeText(id),
    region: safeText(region),
    name: safeText(name),
    targetDir: safeText(dir),
    contentType: safeText(contentType),
    createdAt: at(time),
    instances,
    vmCount,
    record: { Content: content },
  });

const ids = (rollouts: readonly Rollout[]): readonly (readonly string[])[] =>
  rollouts.map(({ tasks }) => tasks.map(({ invokeId }) => invokeId));

describe("joinRollouts", () => {
  test("joins tasks of one file over regions and InvokeIds, the oldest first, and counts each instance once", () => {
    const [rollout, ...others] = joinRollouts([
      send({
        id: "f-3",
        time: "2026-11-20T08:20:00Z",
        region: "cn-beijing",
        instances: [result("i-1", "Running"), result("i-9", "Weird")],
      }),
      send({
        id: "f-2",
        time: "2026-11-20T08:10:00Z",
        instances: [result("i-2"), result("i-3", "Timeout")],
        vmCount: 5,
      }),
      send({ id: "f-1", time: "2026-11-20T08:00:00Z", instances: [result("i-1"), result("i-2", "Failed")] }),
    ]);
    expect(others).toEqual([]);
    expect(rollout).toMatchObject({
      name: "a",
      targetDir: "/d",
      regions: ["cn-beijing", "cn-hangzhou"],
      first: at("2026-11-20T08:00:00Z"),
      last: at("2026-11-20T08:20:00Z"),
      targets: 5,
      ok: 2,
      failed: 1,
      running: 2,
      recovered: 1,
      unlisted: 3,
    });
    expect(ids(rollout ? [rollout] : [])).toEqual([["f-1", "f-2", "f-3"]]);
  });

  test.each<[string, Partial<Send>]>([
    ["name", { name: "b" }],
    ["directory", { dir: "/e" }],
    ["content", { content: "y" }],
    ["content type", { contentType: "Base64" }],
  ])("keeps files of another %s apart", (_, other) => {
    const time = "2026-11-20T08:00:00Z";
    const rollouts = joinRollouts([
      send({ id: "f-1", time, instances: [] }),
      send({ id: "f-2", time, instances: [], ...other }),
    ]);
    expect(rollouts).toHaveLength(2);
  });

  test("a pause longer than the gap ends a rollout; however long the whole takes, shorter ones do not", () => {
    const times = ["08:00:00", "08:30:00", "09:00:00", "09:30:01", "10:00:01"];
    const tasks = times.map((time, n) => send({ id: `f-${n}`, time: `2026-11-20T${time}Z`, instances: [] }));
    expect(ids(joinRollouts(tasks))).toEqual([
      ["f-3", "f-4"],
      ["f-0", "f-1", "f-2"],
    ]);
    expect(joinRollouts(tasks, 31 * 60_000)).toHaveLength(1);
    expect(joinRollouts(tasks, 60_000)).toHaveLength(5);
  });

  test("tasks without a readable time are joined apart, and come last", () => {
    const rollouts = joinRollouts([
      send({ id: "f-1", time: "", instances: [] }),
      send({ id: "f-2", time: "2026-11-20T08:00:00Z", instances: [] }),
      send({ id: "f-3", time: "", instances: [] }),
    ]);
    expect(ids(rollouts)).toEqual([["f-2"], ["f-1", "f-3"]]);
  });

  test.each([
    [["Success"], "ok"],
    [["Failed", "Timeout"], "failed"],
    [["Failed", "Success"], "mixed"],
    [["Failed", "Running"], "mixed"],
    [["Success", "Pending"], "running"],
    [[], "ok"],
  ])("instances %j make it %s", (statuses, outcome) => {
    const instances = statuses.map((status, n) => result(`i-${n}`, status));
    const [rollout] = joinRollouts([send({ id: "f-1", time: "2026-11-20T08:00:00Z", instances })]);
    expect(rollout && rolloutOutcome(rollout)).toBe(outcome);
  });
});

describe("rolloutInstances", () => {
  test("gives the latest result of each instance, failed first, and when it recovered", () => {
    const done = { finishedAt: at("2026-11-20T08:05:03Z") };
    const [rollout] = joinRollouts([
      send({
        id: "f-1",
        time: "2026-11-20T08:00:00Z",
        instances: [result("i-1", "Failed"), result("i-2"), result("i-3", "Timeout")],
      }),
      send({
        id: "f-2",
        time: "2026-11-20T08:05:00Z",
        instances: [result("i-1", "Success", done), result("i-3", "Running")],
      }),
      send({ id: "f-3", time: "2026-11-20T08:09:00Z", instances: [result("i-1"), result("i-2", "Invalid")] }),
    ]);
    const instances = rolloutInstances(rollout ?? { tasks: [] });
    expect(
      instances.map(({ latest, invokeId, attempts, recoveredAt }) => [
        latest.instanceId,
        latest.status,
        invokeId,
        attempts,
        recoveredAt?.text ?? null,
      ]),
    ).toEqual([
      ["i-2", "Invalid", "f-3", 2, null],
      ["i-3", "Running", "f-2", 2, null],
      ["i-1", "Success", "f-3", 3, "2026-11-20T08:05:03Z"],
    ]);
  });

  test("an instance that never failed has not recovered, nor has one that failed again", () => {
    const times = ["08:00", "08:01", "08:02"].map((time) => `2026-11-20T${time}:00Z`);
    const tasks = ["Failed", "Success", "Failed"].map((status, n) =>
      send({ id: `f-${n}`, time: times[n] ?? "", instances: [result("i-1", status), result("i-2")] }),
    );
    const [rollout] = joinRollouts(tasks);
    expect(rollout).toMatchObject({ targets: 2, ok: 1, failed: 1, recovered: 0 });
    expect(rolloutInstances(rollout ?? { tasks: [] }).map(({ recoveredAt }) => recoveredAt)).toEqual([null, null]);
  });
});

describe("joinRollouts against an oracle that compares every task with every other", () => {
  const anyTask = fc
    .record({
      name: fc.constantFrom("a", "b"),
      content: fc.constantFrom("x", "y"),
      region: fc.constantFrom("cn-a", "cn-b"),
      minute: fc.option(fc.integer({ min: 0, max: 240 }), { freq: 8 }),
      results: fc.array(
        fc.tuple(fc.constantFrom("i-1", "i-2", "i-3"), fc.constantFrom("Success", "Failed", "Running")),
        { maxLength: 3 },
      ),
    })
    .map(({ minute, results, ...rest }) => ({
      ...rest,
      time: minute === null ? "" : new Date(Date.UTC(2026, 10, 20, 0, minute)).toISOString(),
      instances: [...new Map(results)].map(([id, status]) => result(id, status)),
    }));
  const anyTasks = fc
    .array(anyTask, { maxLength: 12 })
    .map((all) => all.map((one, n) => send({ ...one, id: `f-${n}` })));

  const isSame = (a: WholeTask, b: WholeTask): boolean =>
    a.name === b.name && a.targetDir === b.targetDir && a.record["Content"] === b.record["Content"];
  const isNear = (a: WholeTask, b: WholeTask): boolean =>
    a.createdAt.ms === null || b.createdAt.ms === null
      ? a.createdAt.ms === b.createdAt.ms
      : Math.abs(a.createdAt.ms - b.createdAt.ms) <= DEFAULT_GAP_MS;

  /** Components of the graph of neighbours. */
  function components(tasks: readonly WholeTask[]): readonly (readonly WholeTask[])[] {
    let groups: readonly (readonly WholeTask[])[] = [];
    for (const task of tasks) {
      const touching = groups.filter((group) => group.some((other) => isSame(task, other) && isNear(task, other)));
      groups = [...groups.filter((group) => !touching.includes(group)), [task, ...touching.flat()]];
    }
    return groups;
  }

  function expected(group: readonly WholeTask[]): object {
    const sorted = group.toSorted(
      (a, b) =>
        (a.createdAt.ms ?? 0) - (b.createdAt.ms ?? 0) ||
        (`${a.region} ${a.invokeId}` < `${b.region} ${b.invokeId}` ? -1 : 1),
    );
    const all = sorted.flatMap(({ region, instances }) =>
      instances.map((one) => ({ key: `${region} ${one.instanceId}`, outcome: one.outcome })),
    );
    const keys = [...new Set(all.map(({ key }) => key))];
    const courses = keys.map((key) => all.filter((one) => one.key === key).map(({ outcome }) => outcome));
    const last = (outcome: string) => courses.filter((course) => course.at(-1) === outcome).length;
    return {
      tasks: sorted.map(({ invokeId }) => invokeId),
      targets: keys.length,
      ok: last("ok"),
      failed: last("failed"),
      running: last("running"),
      recovered: courses.filter((course) => course.at(-1) === "ok" && course.includes("failed")).length,
    };
  }

  const byFirst = (a: { tasks: readonly string[] }, b: { tasks: readonly string[] }) =>
    (a.tasks[0] ?? "") < (b.tasks[0] ?? "") ? -1 : 1;

  test("finds the same rollouts with the same counts, in whatever order the tasks were loaded", () => {
    fc.assert(
      fc.property(anyTasks, (tasks) => {
        const rollouts = joinRollouts(tasks);
        const seen = rollouts.map(({ tasks: own, targets, ok, failed, running, recovered }) => ({
          tasks: own.map(({ invokeId }) => String(invokeId)),
          targets,
          ok,
          failed,
          running,
          recovered,
        }));
        const wanted = components(tasks).map(expected) as (typeof seen)[number][];
        expect(seen.toSorted(byFirst)).toEqual(wanted.toSorted(byFirst));
        expect(joinRollouts(tasks.toReversed())).toEqual(rollouts);
        for (const rollout of rollouts) {
          const instances = rolloutInstances(rollout);
          expect(instances).toHaveLength(rollout.targets);
          expect(instances.filter(({ recoveredAt }) => recoveredAt !== null)).toHaveLength(rollout.recovered);
        }
      }),
    );
  });
});
