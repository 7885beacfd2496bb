import { beforeEach, describe, expect, test } from "vitest";
import { crawlPages } from "../../../src/api/pages.ts";
import type { Action } from "../../../src/core/actions.ts";
import type { TargetUpdate } from "../../../src/core/collection.ts";
import type { Effect } from "../../../src/core/effects.ts";
import { EVERYTHING } from "../../../src/domain/query.ts";
import { err, ok } from "../../../src/lib/result.ts";
import { Collector } from "../../../src/runtime/collector.ts";
import { type FakeClock, type FakeConnection, fakeClock, fakeConnection, settled } from "../../support/fake-ports.ts";
import { failure, NOW, page, tasks } from "../../support/make-state.ts";

let prod: FakeConnection;
let clock: FakeClock;
let told: Action[];
let collector: Collector;

beforeEach(() => {
  prod = fakeConnection();
  clock = fakeClock();
  told = [];
  collector = new Collector({
    crawl: crawlPages,
    clock,
    connect: async (profile) => (profile === "prod" ? ok(prod.connection) : err(failure("credentials"))),
  });
});

type Collect = Extract<Effect, { type: "collect" }>;

const effect = (over: Partial<Collect> = {}): Collect => ({
  type: "collect",
  id: 1,
  targets: ["cn-a", "cn-b"].map((region, index) => ({ profile: "prod", region, index })),
  query: EVERYTHING,
  pageSize: 50,
  depth: "first",
  limit: null,
  ...over,
});
const regions = (count: number): Collect["targets"] =>
  Array.from({ length: count }, (_, index) => ({ profile: "prod", region: `cn-${index}`, index }));

async function start(over: Partial<Collect> = {}): Promise<void> {
  void collector.start(effect(over), (intent) => {
    if (typeof intent !== "function") told.push(intent);
  });
  await settled();
}

/** Answers the call for a region that was made last. */
async function answer(region: string, count: number, over: Parameters<typeof page>[1] = {}): Promise<void> {
  const call = prod.pages.findLast(({ asked }) => asked.region === region);
  if (!call) throw new Error(`${region} was not asked`);
  const { cursor, pageSize } = call.asked;
  call.answer(ok(page(tasks(count, over.totalCount ?? count), { cursor, pageSize, ...over })));
  await settled();
}

const next = { totalCount: 1_000, next: { by: "number", number: 2 } } as const;
const updates = (): readonly TargetUpdate[] =>
  told.flatMap((action) => (action.type === "collected" ? action.updates : []));
const summary = () => updates().map(({ index, state, loaded, hasMore }) => [index, state, loaded, hasMore]);
const asked = () => prod.pages.map((call) => call.asked.region);

describe("first pages", () => {
  test("are asked for side by side, eight at a time", async () => {
    await start({ targets: regions(10) });
    expect(asked()).toHaveLength(8);
    await answer("cn-3", 1);
    expect(asked()).toHaveLength(9);
  });

  test("are told as they come, what comes together in one batch", async () => {
    await start({ targets: regions(3) });
    await answer("cn-1", 2);
    await answer("cn-0", 1, next);
    expect(told).toEqual([]);
    clock.advance(100);
    expect(told).toHaveLength(1);
    expect(summary()).toEqual([
      [1, "done", 2, false],
      [0, "done", 1, true],
    ]);
    await answer("cn-2", 4);
    expect(summary().at(-1)).toEqual([2, "done", 4, false]);
    expect(clock.pending()).toEqual([]);
  });

  test("of a place that fails, or whose profile has no keys, hold up nobody", async () => {
    await start({
      targets: [
        { profile: "gone", region: "cn-a", index: 0 },
        { profile: "prod", region: "cn-b", index: 1 },
        { profile: "prod", region: "cn-c", index: 2 },
      ],
    });
    prod.pages[0]?.answer(err(failure("timeout")));
    await settled();
    await answer("cn-c", 5);
    expect(updates()).toMatchObject([
      { index: 0, state: "failed", failure: { kind: "credentials" } },
      { index: 1, state: "failed", failure: { kind: "timeout" }, hasMore: true },
      { index: 2, state: "done", loaded: 5 },
    ]);
  });

  test("of a region without the service are none, and no more exist", async () => {
    await start();
    prod.pages[0]?.answer(err(failure("region")));
    await settled();
    await answer("cn-b", 1);
    expect(updates()[0]).toMatchObject({ state: "failed", hasMore: false });
  });
});

describe("all pages", () => {
  const all = { depth: "all", targets: regions(1) } as const;

  test("are read to the end, packed, and told of on the way", async () => {
    await start(all);
    await answer("cn-0", 50, { ...next, totalCount: 60 });
    clock.advance(100);
    expect(updates()).toMatchObject([{ state: "running", loaded: 50, total: 60, calls: 1, hasMore: true }]);
    expect(updates()[0]?.tasks.every(({ record }) => record === null)).toBe(true);
  });

  test("wait while it is paused: what was asked is told, nothing more is asked", async () => {
    await start(all);
    collector.pause();
    await answer("cn-0", 50, next);
    clock.advance(1_000);
    expect([asked().length, updates().length]).toEqual([1, 1]);
    collector.resume(0);
    await settled();
    expect(asked()).toHaveLength(2);
  });

  test("wait once as many calls were made as were agreed to, over all places", async () => {
    await start({ depth: "all", targets: regions(3), limit: 2 });
    expect(asked()).toHaveLength(2);
    expect(told).toEqual([{ type: "limitReached", id: 1 }]);
    collector.resume(1);
    await settled();
    expect(asked()).toHaveLength(3);
  });

  test("are told of less often the more there are", async () => {
    await start({ depth: "all", targets: regions(2) });
    await answer("cn-0", 50, next);
    clock.advance(100);
    await answer("cn-1", 50, next);
    expect(clock.pending()).toEqual([100.5]);
  });
});

describe("a collection that is stopped", () => {
  test("ends its calls, and nothing more is told of it, not even what was to be told", async () => {
    await start();
    await answer("cn-a", 3);
    collector.stop();
    expect(prod.pages[1]?.signal.aborted).toBe(true);
    prod.pages[1]?.answer(err(failure("cancelled")));
    await settled();
    clock.advance(10_000);
    expect([told, clock.pending()]).toEqual([[], []]);
  });

  test("asks none of the places that were still to come, also where it was paused", async () => {
    await start({ targets: regions(10) });
    collector.pause();
    collector.stop();
    for (const { answer: end } of [...prod.pages]) end(err(failure("cancelled")));
    await settled();
    expect(asked()).toHaveLength(8);
  });

  test("is the older one as soon as a newer one starts", async () => {
    await start();
    await start({ id: 2, targets: regions(1) });
    expect(prod.pages.map(({ signal }) => signal.aborted)).toEqual([true, true, false]);
    for (const { answer: end } of prod.pages.slice(0, 2)) end(err(failure("cancelled")));
    await answer("cn-0", 1);
    expect(told).toMatchObject([{ type: "collected", id: 2, at: NOW }]);
  });
});
