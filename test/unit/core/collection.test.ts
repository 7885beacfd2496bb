import { describe, expect, test } from "vitest";
import {
  askedAgain,
  type Collection,
  callsForAll,
  expectedCalls,
  failedTargets,
  isCollecting,
  newCollection,
  stopped,
  type TargetUpdate,
  tallyCollection,
  withUpdates,
} from "../../../src/core/collection.ts";
import { EVERYTHING } from "../../../src/domain/query.ts";
import { type Task, taskKey } from "../../../src/domain/task.ts";
import { collectionOf, done, regionsOf, taskIn } from "../../support/make-collection.ts";
import { failure, NOW } from "../../support/make-state.ts";

const two = collectionOf(regionsOf("cn-a", "cn-b"));
const ids = ({ tasks }: Pick<Collection, "tasks">) => tasks.map(({ invokeId }) => invokeId);
const refused = (index: number, kind: "timeout" | "region", tasks: readonly Task[] = []): TargetUpdate =>
  done(index, tasks, { state: "failed", failure: failure(kind), hasMore: kind !== "region", total: null });

describe("tasks of several places", () => {
  test("stand newest first, whatever the order in which the places answer", () => {
    const a = [taskIn("cn-a", 1, { minutesAgo: 1 }), taskIn("cn-a", 3, { minutesAgo: 9 })];
    const b = [taskIn("cn-b", 2, { minutesAgo: 5 })];
    const first = withUpdates(withUpdates(two, [done(1, b)], NOW), [done(0, a)], NOW);
    expect(ids(first)).toEqual(["f-1", "f-2", "f-3"]);
    expect(first.status).toBe("done");
  });

  test("of the same InvokeId in two regions are two tasks", () => {
    const both = withUpdates(two, [done(0, [taskIn("cn-a", 1)]), done(1, [taskIn("cn-b", 1)])], NOW);
    expect(both.tasks.map(taskKey)).toEqual(["prod\ncn-a\nf-1", "prod\ncn-b\nf-1"]);
  });

  test("of one place stay in the order of the service", () => {
    const odd = [taskIn("cn-a", 1, { minutesAgo: 9 }), taskIn("cn-a", 2, { minutesAgo: 1 })];
    expect(ids(withUpdates(two, [done(0, odd)], NOW))).toEqual(["f-1", "f-2"]);
  });
});

describe("a round of loading", () => {
  const before = withUpdates(two, [done(0, [taskIn("cn-a", 1), taskIn("cn-a", 2)]), refused(1, "timeout")], NOW);
  const start = { id: 2, query: EVERYTHING, depth: "all", quiet: false, startedAt: NOW } as const;

  test("begins with the rows and totals of the one before", () => {
    const next = newCollection(start, before.targets, before.targets);
    expect(ids(next)).toEqual(["f-1", "f-2"]);
    expect(next.targets.map(({ state, total, loaded }) => [state, total, loaded])).toEqual([
      ["waiting", 2, 0],
      ["waiting", null, 0],
    ]);
    expect([before.startsEmpty, next.startsEmpty]).toEqual([true, false]);
  });

  test("keeps rows until the place has as many, and drops them with its last word", () => {
    const next = newCollection(start, before.targets, before.targets);
    const running = done(0, [taskIn("cn-a", 3)], { state: "running" });
    const some = withUpdates(next, [running], NOW);
    expect(ids(some)).toEqual(["f-1", "f-2"]);
    expect(ids(withUpdates(some, [done(0, [taskIn("cn-a", 3)])], NOW))).toEqual(["f-3"]);
  });

  test("loses no row by a failure", () => {
    const next = newCollection(start, before.targets, before.targets);
    expect(ids(withUpdates(next, [refused(0, "timeout")], NOW))).toEqual(["f-1", "f-2"]);
  });

  test("of those that failed leaves the others alone", () => {
    const again = askedAgain(start, before, new Set(failedTargets(before)));
    expect(again.targets.map(({ state }) => state)).toEqual(["done", "waiting"]);
    expect(again.status).toBe("running");
    expect(withUpdates(again, [done(1, [])], NOW).status).toBe("done");
  });

  test("takes nothing more of a place that has said its last word", () => {
    const late = done(0, [], { state: "running", hasMore: true });
    expect(withUpdates(before, [late], NOW).targets).toEqual(before.targets);
  });

  test("that is stopped says that there is more", () => {
    const ended = stopped(withUpdates(two, [done(0, [taskIn("cn-a", 1)])], NOW));
    expect(ended).toMatchObject({ status: "stopped", targets: [{ hasMore: false }, { state: "done", hasMore: true }] });
    expect(ids(ended)).toEqual(["f-1"]);
    expect(isCollecting(ended)).toBe(false);
  });

  test("does not ask a region again that has no such service", () => {
    expect(failedTargets(withUpdates(two, [refused(0, "region"), refused(1, "timeout")], NOW))).toMatchObject([
      { region: "cn-b" },
    ]);
  });
});

describe("calls", () => {
  test.each([
    [0, 1],
    [50, 1],
    [51, 2],
    [1_000, 24],
    [20_000, 480],
  ])("for %i tasks: %i", (tasks, calls) => {
    expect(expectedCalls(tasks)).toBe(calls);
  });

  test("are counted over all places, with those to go; an unknown total makes the sum unknown", () => {
    const running = { state: "running", hasMore: true } as const;
    const known = withUpdates(
      two,
      [
        done(0, [taskIn("cn-a", 1)], { ...running, total: 1_001, calls: 3 }),
        done(1, [], { ...running, total: 0, calls: 1 }),
      ],
      NOW,
    );
    expect(tallyCollection(known)).toMatchObject({ calls: 4, loaded: 1, total: 1_001, callsToGo: 24, answered: 0 });
    expect(callsForAll(known)).toBe(26);
    expect(tallyCollection(two)).toMatchObject({ total: null, callsToGo: null });
    expect(callsForAll(two)).toBeNull();
  });

  test("are one for a region without the service, which holds nothing", () => {
    const known = withUpdates(two, [done(0, []), refused(1, "region")], NOW);
    expect(callsForAll(known)).toBe(2);
    expect(tallyCollection(known).total).toBe(0);
  });
});
