import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ownFailure } from "../../../src/api/network-failure.ts";
import { type Collection, collectPages, crawlPages } from "../../../src/api/pages.ts";
import { placeOf } from "../../../src/api/paging.ts";
import type { CrawlProgress, PageRequest, ResultsPort } from "../../../src/core/ports.ts";
import type { Failure } from "../../../src/domain/failure.ts";
import type { TaskPage } from "../../../src/domain/page.ts";
import { EVERYTHING } from "../../../src/domain/query.ts";
import type { Task } from "../../../src/domain/task.ts";
import { err, ok } from "../../../src/lib/result.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { makeTask } from "../domain/make-task.ts";
import { NOW } from "./clocks.ts";

const never = new AbortController().signal;
const REGION = safeText("cn-hangzhou");

/** A service whose list, newest first, is what `list` holds when it is asked; `asked` runs before each answer. */
interface Service extends Pick<ResultsPort, "fetchPage"> {
  list: readonly number[];
  readonly calls: PageRequest[];
}

interface ServiceOptions {
  readonly counts?: boolean;
  readonly asked?: (service: Service, request: PageRequest) => Failure | undefined;
  readonly unreadable?: (request: PageRequest) => number;
}

function makeService(list: readonly number[], { counts = true, asked, unreadable }: ServiceOptions = {}): Service {
  const service: Service = {
    list,
    calls: [],
    fetchPage: async (request) => {
      service.calls.push(request);
      const failure = asked?.(service, request);
      if (failure !== undefined) return err(failure);
      return ok(answer(service.list, request, counts, unreadable?.(request) ?? 0));
    },
  };
  return service;
}

function answer(list: readonly number[], request: PageRequest, counts: boolean, unreadable: number): TaskPage {
  const { cursor, pageSize } = request;
  // A token names the last row given, as a service that keeps its promise would do it.
  const token = cursor.by === "token" ? cursor.token : null;
  const offset = cursor.by === "number" ? (cursor.number - 1) * pageSize : 0;
  const rest = token === null ? list.slice(offset) : list.filter((id) => id > Number(token));
  const rows = rest.slice(0, pageSize);
  const last = rows.at(-1);
  const place = placeOf(cursor, pageSize, {
    rows: rows.length,
    totalCount: counts ? list.length : null,
    nextToken: counts || last === undefined || rest.length === rows.length ? null : String(last),
  });
  // The client asks again by itself then.
  if (place === null) return answer(list, { ...request, cursor: { by: "token", token: null, ordinal: 1 } }, counts, 0);
  const tasks = rows.slice(unreadable).map((id) => makeTask({ invokeId: safeText(String(id)) }));
  return { region: REGION, requestId: safeText("R"), cursor, pageSize, tasks, unreadable, ...place, fetchedAt: NOW };
}

const collect = (
  service: Service,
  options: { pageSize?: number; maxPages?: number } = {},
  told: CrawlProgress[] = [],
) => collectPages(service, { region: REGION, query: EVERYTHING, ...options }, never, (progress) => told.push(progress));

const idsOf = ({ tasks }: Pick<Collection<Task>, "tasks">): number[] => tasks.map((task) => Number(task.invokeId));
const range = (length: number): number[] => Array.from({ length }, (_, at) => at);

describe("a list that stands still", () => {
  test.each([0, 1, 19, 20, 21, 49, 50, 51, 100, 1234])(
    "of %i tasks comes whole and in order, by number",
    async (length) => {
      const service = makeService(range(length));
      const collection = await collect(service);
      expect(idsOf(collection)).toEqual(range(length));
      expect(collection).toMatchObject({ complete: true, failure: null, unreadable: 0 });
      expect(service.calls.every(({ pageSize }) => pageSize >= 1 && pageSize <= 50)).toBe(true);
    },
  );

  test.each([0, 1, 50, 51, 1234])("of %i tasks comes whole and in order, by token", async (length) => {
    const collection = await collect(makeService(range(length), { counts: false }));
    expect(idsOf(collection)).toEqual(range(length));
    expect(collection).toMatchObject({ complete: true, lastPage: { totalCount: null } });
  });

  test.each([
    [1000, 20],
    [10_000, 200],
  ])("of %i tasks costs a quarter more calls at most than the %i of pages without overlap", async (length, pages) => {
    const { calls } = await collect(makeService(range(length)));
    expect(calls).toBeLessThanOrEqual(pages * 1.25);
  });

  test("smaller pages are asked for on demand, down to 20", async () => {
    const service = makeService(range(130));
    expect(idsOf(await collect(service, { pageSize: 1 }))).toEqual(range(130));
    expect(Math.max(...service.calls.map(({ pageSize }) => pageSize))).toBe(20);
  });

  test("progress is told after each call", async () => {
    const told: CrawlProgress[] = [];
    await collect(makeService(range(60)), {}, told);
    expect(told).toMatchObject([
      { loaded: 50, total: 60, calls: 1 },
      { loaded: 60, total: 60, calls: 2 },
    ]);
  });

  test("the limit of calls ends it, and the answer says that more is there", async () => {
    const collection = await collect(makeService(range(500)), { maxPages: 2 });
    expect(collection).toMatchObject({ complete: false, failure: null, calls: 2 });
    expect(idsOf(collection)).toEqual(range(idsOf(collection).length));
  });
});

describe("a list that changes while it is read", () => {
  test("tasks that vanish pull later ones forward, and these are still found", async () => {
    const service = makeService(range(200), {
      asked: (self) => {
        if (self.calls.length === 2) self.list = self.list.slice(30);
        return undefined;
      },
    });
    expect(idsOf(await collect(service))).toEqual(range(200));
  });

  test("as many tasks that come as vanish do not hide others: the total alone would not tell", async () => {
    const service = makeService(range(120), {
      asked: (self) => {
        if (self.calls.length === 2) self.list = [...self.list.slice(3), 997, 998, 999];
        return undefined;
      },
    });
    expect(idsOf(await collect(service))).toEqual([...range(120), 997, 998, 999]);
  });

  test("more new tasks than were read yet", async () => {
    const service = makeService(range(120), {
      asked: (self) => {
        if (self.calls.length === 2) self.list = [...range(300).map((id) => id - 300), ...self.list];
        return undefined;
      },
    });
    const collection = await collect(service);
    expect(collection.complete).toBe(true);
    expect(idsOf(collection)).toEqual([...range(300).map((id) => id - 300), ...range(120)]);
  });

  test("everything vanishes", async () => {
    const service = makeService(range(120), {
      asked: (self) => {
        if (self.calls.length === 2) self.list = [];
        return undefined;
      },
    });
    expect(await collect(service)).toMatchObject({ complete: true, failure: null });
  });

  /** What may happen between two calls. Positions and lengths are shares of the list's length. */
  const change = fc.record({
    call: fc.integer({ min: 1, max: 12 }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.integer({ min: 0, max: 60 }),
    insert: fc.integer({ min: 0, max: 60 }),
  });

  test.each([true, false])(
    "whatever comes and goes anywhere, what was there all the time is there once and in order (counted: %s)",
    async (counts) => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: 400 }),
          fc.array(change, { maxLength: 12 }),
          fc.integer({ min: 20, max: 50 }),
          async (length, changes, pageSize) => {
            const gone = new Set<number>();
            const came = new Set<number>();
            const service = makeService(range(length), {
              counts,
              asked: (self) => {
                for (const each of changes.filter(({ call }) => call === self.calls.length)) {
                  self.list = changed(self.list, each, gone, came);
                }
                return undefined;
              },
            });
            const collection = await collect(service, { pageSize });
            const ids = idsOf(collection);
            const stayed = range(length).filter((id) => !gone.has(id));
            expect(collection.complete).toBe(true);
            expect(new Set(ids).size).toBe(ids.length);
            expect(ids.filter((id) => !gone.has(id) && !came.has(id))).toEqual(stayed);
          },
        ),
        { numRuns: 300 },
      );
    },
  );
});

/** Removes and inserts at one place; new IDs sort between their neighbours, so that the order stays one and the same. */
function changed(
  list: readonly number[],
  { at, remove, insert }: { at: number; remove: number; insert: number },
  gone: Set<number>,
  came: Set<number>,
): readonly number[] {
  const from = Math.floor(at * list.length);
  const before = list.slice(0, from);
  const after = list.slice(from + remove);
  for (const id of list.slice(from, from + remove)) gone.add(id);
  const low = before.at(-1) ?? (after[0] ?? 1) - 1;
  const high = after[0] ?? low + 1;
  const fresh = range(insert).map((step) => low + ((high - low) * (step + 1)) / (insert + 1));
  // Halving an interval again and again runs out of numbers in between; such a change only removes.
  if (new Set([low, ...fresh, high]).size < insert + 2 || fresh.some((id) => gone.has(id)))
    return [...before, ...after];
  for (const id of fresh) came.add(id);
  return [...before, ...fresh, ...after];
}

describe("a stale token", () => {
  const stale = ownFailure("stale-token", "Stale", safeText("stale"));

  test("starts over at the first page and keeps what it has", async () => {
    const service = makeService(range(130), {
      counts: false,
      asked: (self) => (self.calls.length === 3 ? stale : undefined),
    });
    const collection = await collect(service);
    expect(idsOf(collection)).toEqual(range(130));
    expect(service.calls[3]?.cursor).toEqual({ by: "token", token: null, ordinal: 1 });
    expect(collection.complete).toBe(true);
  });

  test("is given up on the third time, with what was read", async () => {
    const service = makeService(range(130), {
      counts: false,
      asked: (_, { cursor }) => (cursor.by === "token" && cursor.token !== null ? stale : undefined),
    });
    const collection = await collect(service);
    expect(collection).toMatchObject({ complete: false, failure: { kind: "stale-token" } });
    expect(idsOf(collection)).toEqual(range(50));
  });
});

test("a failure midway keeps what was read, and is told", async () => {
  const failure = ownFailure("server", "Test", safeText("no"));
  const service = makeService(range(130), { asked: (self) => (self.calls.length === 2 ? failure : undefined) });
  const collection = await collect(service);
  expect(collection).toMatchObject({ complete: false, failure, calls: 2 });
  expect(idsOf(collection)).toEqual(range(50));
});

test("unreadable rows where pages meet do not stop it", async () => {
  const service = makeService(range(130), {
    unreadable: ({ cursor }) => (cursor.by === "number" && cursor.number > 1 ? 2 : 0),
  });
  const collection = await collect(service);
  expect(collection.complete).toBe(true);
  expect(collection.unreadable).toBeGreaterThan(0);
});

test("a service that answers every page with the first is not followed for ever", async () => {
  const service = makeService(range(10));
  const page = (request: PageRequest) => ({
    ...answer(range(10), { ...request, cursor: { by: "number", number: 1 } }, true, 0),
    cursor: request.cursor,
    totalCount: 1_000_000,
    next: { by: "number", number: 2 } as const,
  });
  const collection = await collect({ ...service, fetchPage: async (request) => ok(page(request)) });
  expect(collection).toMatchObject({ complete: false, failure: { kind: "malformed", code: "Cafe.PageLoop" } });
  expect(idsOf(collection)).toEqual(range(10));
});

describe("a crawl", () => {
  const request = { region: REGION, query: EVERYTHING, pageSize: 50 };

  test.each([true, false])(
    "keeps of its tasks what was asked for (packed: %s), in the order of the service",
    async (packed) => {
      const end = await crawlPages(makeService(range(130)), { ...request, packed }, never, async () => {});
      expect(idsOf(end)).toEqual(range(130));
      expect(end.tasks.every(({ record }) => (record === null) === packed)).toBe(true);
      expect(end).toMatchObject({ complete: true, failure: null, total: 130 });
    },
  );

  test.each([true, false])("reads no more pages than it may, and says that more exist (packed: %s)", async (packed) => {
    const service = makeService(range(130));
    const end = await crawlPages(service, { ...request, packed, maxPages: 1 }, never, async () => {});
    expect(idsOf(end)).toEqual(range(50));
    expect([service.calls.length, end.complete, end.total, end.calls]).toEqual([1, false, 130, 1]);
  });

  test.each([true, false])("keeps what it has when a call fails, and says why (packed: %s)", async (packed) => {
    const failure = ownFailure("server", "Test", safeText("no"));
    const service = makeService(range(130), { asked: (self) => (self.calls.length === 2 ? failure : undefined) });
    const end = await crawlPages(service, { ...request, packed }, never, async () => {});
    expect(idsOf(end)).toEqual(range(50));
    expect(end).toMatchObject({ complete: false, failure, calls: 2 });
  });

  test("makes no call while whoever was told of the last page has not let it go on", async () => {
    const service = makeService(range(130));
    const gate = Promise.withResolvers<void>();
    const told = Promise.withResolvers<readonly Task[]>();
    const end = crawlPages(service, { ...request, packed: true }, never, async ({ tasks }) => {
      told.resolve(tasks());
      await gate.promise;
    });
    expect((await told.promise).map(({ invokeId }) => Number(invokeId))).toEqual(range(50));
    expect(service.calls).toHaveLength(1);
    gate.resolve();
    expect(idsOf(await end)).toEqual(range(130));
  });
});
