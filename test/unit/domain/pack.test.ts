import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentHashOf } from "../../../src/domain/content-hash.ts";
import { groupFailures } from "../../../src/domain/failure-groups.ts";
import { createPacker, isPacked } from "../../../src/domain/pack.ts";
import { eachResult, instanceAt, resultCount, verdictMatcher } from "../../../src/domain/results.ts";
import { joinRollouts, type Rollout, rolloutInstances } from "../../../src/domain/rollouts.ts";
import type { Instance, Task, WholeTask } from "../../../src/domain/task.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { anyTask } from "./any-task.ts";
import { makeInstance, makeTask } from "./make-task.ts";

/** Field by field, as whoever reads a Task sees it. */
const fieldsOf = (task: Task, like: WholeTask): object =>
  Object.fromEntries(Object.keys(like).map((field) => [field, Reflect.get(task, field)]));

const anyTasks = fc.array(anyTask, { maxLength: 8 });

describe("a packed task", () => {
  test("is the task, but for its record", () => {
    fc.assert(
      fc.property(anyTasks, (tasks) => {
        const { pack } = createPacker();
        const packed = tasks.map(pack);
        for (const [n, task] of tasks.entries()) {
          const one = packed[n];
          expect(one && fieldsOf(one, task)).toEqual({ ...task, record: null });
        }
      }),
    );
  });

  test("keeps the hash of the content that it lets go, also when it is packed once more elsewhere", () => {
    const task = makeTask();
    const packed = createPacker().pack(task);
    const again = createPacker().pack(packed);
    expect(contentHashOf(packed)).toBe(contentHashOf(task));
    expect(contentHashOf(again)).toBe(contentHashOf(task));
    expect(fieldsOf(again, task)).toEqual({ ...task, record: null });
  });

  test("of the same packer is packed already", () => {
    const { pack } = createPacker();
    const packed = pack(makeTask());
    expect(pack(packed)).toBe(packed);
  });

  test("stays as it was when a newer version of it is packed", () => {
    const { pack } = createPacker();
    const before = makeTask({ instances: [makeInstance({ status: safeText("Running") })] });
    const after = makeTask({ instances: [makeInstance(), makeInstance({ instanceId: safeText("i-2") })] });
    const [old, fresh] = [pack(before), pack(after)];
    expect(old.instances).toEqual(before.instances);
    expect(fresh.instances).toEqual(after.instances);
  });

  test("does not build its instances again as long as few others are looked at", () => {
    const { pack } = createPacker();
    const packed = pack(makeTask());
    const built = packed.instances;
    expect(packed.instances).toBe(built);
    for (let n = 0; n < 200; n += 1) expect(pack(makeTask()).instances).toHaveLength(1);
    expect(packed.instances).not.toBe(built);
    expect(packed.instances).toEqual(built);
  });

  test("shares the texts of others", () => {
    const { pack } = createPacker();
    const [a, b] = [pack(makeTask()), pack(makeTask({ tags: [] }))];
    expect(a.tags).toBe(b.tags);
    expect(a.tally).toBe(b.tally);
    expect(a.tables).toBe(b.tables);
    expect(a.tables.instanceIds.size()).toBe(1);
  });
});

describe("results", () => {
  test("are the same of packed tasks and of whole ones", () => {
    fc.assert(
      fc.property(anyTask, (task) => {
        const packed = createPacker().pack(task);
        const seen: unknown[] = [];
        eachResult(packed, (instanceId, { status, outcome, errorCode, errorInfo }, at) =>
          seen.push([instanceId, status, outcome, errorCode, errorInfo, at]),
        );
        const wanted = task.instances.map(({ instanceId, status, outcome, errorCode, errorInfo }, at) => [
          instanceId,
          status,
          outcome,
          errorCode,
          errorInfo,
          at,
        ]);
        expect(seen).toEqual(wanted);
        expect(resultCount(packed)).toBe(resultCount(task));
        for (const at of [-1, ...task.instances.keys(), task.instances.length])
          expect(instanceAt(packed, at)).toEqual(task.instances[at] ?? null);
      }),
    );
  });

  test("are found by their verdict, also in what was packed after the search began", () => {
    const { pack } = createPacker();
    const isFailed = ({ status }: Pick<Instance, "status">): boolean => status === "Failed";
    const finds = verdictMatcher(isFailed);
    const failed = makeTask({ instances: [makeInstance({ status: safeText("Failed") })] });
    expect(finds(pack(makeTask()))).toBe(false);
    expect(finds(pack(failed))).toBe(true);
    expect(finds(failed)).toBe(true);
    expect(finds(makeTask())).toBe(false);
  });
});

describe("groups of packed tasks", () => {
  /** Packed tasks stand for themselves by all that tells them apart from each other here. */
  const comparable = ({ tasks, ...rest }: Rollout): object => ({
    ...rest,
    tasks: tasks.map((task) => [isPacked(task), task.region, task.invokeId, task.createdAt, task.instances]),
  });

  test("are those of the whole ones, and of some packed and some not", () => {
    fc.assert(
      fc.property(anyTasks, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (tasks, isKeptWhole) => {
        const { pack } = createPacker();
        const packed = tasks.map((task) => pack(task));
        const mixed = tasks.map((task, n) => (isKeptWhole[n] ? task : pack(task)));
        const asPacked = (rollouts: readonly Rollout[]) =>
          rollouts.map((rollout) => comparable({ ...rollout, tasks: rollout.tasks.map((task) => pack(task)) }));
        const whole = joinRollouts(tasks);
        expect(joinRollouts(packed).map(comparable)).toEqual(asPacked(whole));
        expect(asPacked(joinRollouts(mixed))).toEqual(asPacked(whole));
        expect(joinRollouts(packed).map(rolloutInstances)).toEqual(whole.map(rolloutInstances));
        expect(groupFailures(packed)).toEqual(groupFailures(tasks));
        expect(groupFailures(mixed)).toEqual(groupFailures(tasks));
      }),
    );
  });

  test("keep contents apart that are gone", () => {
    const { pack } = createPacker();
    const tasks = ["x", "y", "x"].map((Content, n) =>
      pack(makeTask({ invokeId: safeText(`f-${n}`), record: { Content } })),
    );
    expect(joinRollouts(tasks).map((rollout) => rollout.tasks.length)).toEqual(expect.arrayContaining([1, 2]));
  });
});
