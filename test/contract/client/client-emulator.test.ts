/** The client meets the embedded endpoint over TCP: neither knows the other's code. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ClientOptions, createResultsClient } from "../../../src/api/client.ts";
import { collectPages } from "../../../src/api/pages.ts";
import type { Credentials, ResultsPort } from "../../../src/core/ports.ts";
import type { FailureKind } from "../../../src/domain/failure.ts";
import { FIRST_PAGE, type PageCursor, type TaskPage } from "../../../src/domain/page.ts";
import { EVERYTHING, type Query } from "../../../src/domain/query.ts";
import type { WholeTask } from "../../../src/domain/task.ts";
import { startEmulator } from "../../../src/emulator/server.ts";
import { ok } from "../../../src/lib/result.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { impatientClock, NOW } from "../../unit/api/clocks.ts";

const REGION = "cn-hangzhou";
const TIMEOUT = 10_000;
const ID = "contract-key";
const SECRET = "contract-secret";
const never = new AbortController().signal;

let url: string;
let close: () => Promise<void>;
let now = NOW;
let all: readonly WholeTask[];

beforeAll(async () => {
  const options = {
    port: 0,
    seed: 7,
    tasks: 500,
    instances: 600,
    accessKeyId: ID,
    accessKeySecret: SECRET,
    now: () => now,
  };
  ({ url, close } = await startEmulator(options));
  all = await collect(EVERYTHING);
});
afterAll(() => close());

/** The endpoint's own clock, some minutes off; every wait of the retries is over at once. */
const clock = (minutes = 0) => ({ ...impatientClock((ms) => ms !== TIMEOUT), now: () => now + minutes * 60_000 });

function client(keys: Partial<Credentials> = {}, options: Partial<ClientOptions> = {}): ResultsPort {
  return createResultsClient({
    profile: safeText("prod"),
    credentials: { get: async () => ok({ accessKeyId: ID, accessKeySecret: SECRET, ...keys }) },
    endpointFor: () => new URL(url),
    timeoutMs: TIMEOUT,
    clock: clock(),
    random: Math.random,
    env: {},
    ...options,
  });
}

async function collect(query: Query): Promise<readonly WholeTask[]> {
  const { tasks, complete, failure } = await collectPages(client(), { region: REGION, query }, never, () => undefined);
  expect({ complete, failure }).toEqual({ complete: true, failure: null });
  return tasks;
}

async function page(cursor: PageCursor, pageSize = 50, query = EVERYTHING): Promise<TaskPage> {
  const reply = await client().fetchPage({ region: REGION, query, cursor, pageSize }, never);
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}

const idsOf = (tasks: readonly WholeTask[]): readonly string[] => tasks.map((task) => task.invokeId);

/** A task that has what the test needs. */
function find(wanted: (task: WholeTask) => boolean): WholeTask {
  const task = all.find(wanted);
  if (task === undefined) throw new Error("the data set has no such task");
  return task;
}

describe("data", () => {
  test("the region holds a fleet's worth of tasks, newest first, none twice", () => {
    const times = all.map((task) => task.createdAt.ms ?? Number.NaN);
    expect(all.length).toBeGreaterThan(100);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(new Set(idsOf(all)).size).toBe(all.length);
  });

  test("every task is read whole: nothing is unreadable, unknown or of the wrong type", () => {
    for (const task of all) {
      expect(task).toMatchObject({
        region: REGION,
        overwrite: expect.any(Boolean),
        createdAt: { ms: expect.any(Number) },
      });
      expect(task.outcome).not.toBe("unknown");
      expect(task.contentType).toMatch(/^(?:PlainText|Base64)$/u);
      expect(task.vmCount).toBe(task.instances.length);
      for (const instance of task.instances) expect(instance.outcome).not.toBe("unknown");
    }
  });

  test("the record has every field of the reference", () => {
    const { record } = find((task) => task.instances.length > 0 && task.tags.length > 0);
    expect(Object.values(record)).not.toContain(null);
    expect(record["InvokeInstances"]).toBeInstanceOf(Array);
    expect(record["Tags"]).toContainEqual({ TagKey: expect.any(String), TagValue: expect.any(String) });
  });
});

describe("every filter gives just what matches it", () => {
  const check = async (query: Query, matches: (task: WholeTask) => boolean): Promise<void> => {
    const found = idsOf(await collect(query));
    expect(found).toEqual(idsOf(all.filter(matches)));
    expect(found.length).toBeGreaterThan(0);
  };

  test.each(["Failed", "PartialFailed", "Success"] as const)("status %s", (status) =>
    check({ tags: [], status }, (task) => task.status === status),
  );

  test.each(["Pending", "Running"] as const)("status %s, which holds for seconds or minutes", async (status) => {
    const before = now;
    const query: Query = { tags: [], status };
    while ((await page(FIRST_PAGE, 1, query)).tasks.length === 0 && now < before + 7_200_000) now += 5000;
    const found = idsOf(await collect(query));
    const expected = idsOf((await collect(EVERYTHING)).filter((task) => task.status === status));
    now = before;
    expect(found).toEqual(expected);
    expect(found.length).toBeGreaterThan(0);
  });

  test("name, also with characters that have to be encoded", async () => {
    const plain = find(({ name }) => /^[\w.-]+$/u.test(name));
    await check({ tags: [], name: plain.name }, (task) => task.name === plain.name);
    const wide = find(({ name }) => /[^ -~]/u.test(name));
    await check({ tags: [], name: wide.name }, (task) => task.name === wide.name);
  });

  test("InvokeId", async () => {
    const { invokeId } = find(() => true);
    await check({ tags: [], invokeId }, (task) => task.invokeId === invokeId);
  });

  test("InstanceId", async () => {
    const [instance] = find((task) => task.instances.length > 0).instances;
    const instanceId = instance?.instanceId ?? "";
    await check({ tags: [], instanceId }, (task) => task.instances.some((each) => each.instanceId === instanceId));
  });

  test("tags: key and value, any value, and all of several", async () => {
    const { tags } = find((task) => task.tags.length > 1);
    const [a, b] = tags;
    if (a === undefined || b === undefined) throw new Error("the task has two tags");
    const has = (task: WholeTask, key: string, value?: string): boolean =>
      task.tags.some((tag) => tag.key === key && (value === undefined || tag.value === value));
    await check({ tags: [{ key: a.key, value: a.value }] }, (task) => has(task, a.key, a.value));
    await check({ tags: [{ key: a.key }] }, (task) => has(task, a.key));
    await check(
      { tags: [{ key: a.key, value: a.value }, { key: b.key }] },
      (task) => has(task, a.key, a.value) && has(task, b.key),
    );
  });

  test("several filters at once", async () => {
    const { name, status } = find((task) => task.status === "PartialFailed");
    await check({ tags: [], name, status: "PartialFailed" }, (task) => task.name === name && task.status === status);
  });

  test("a resource group, which no reply names, narrows the list", async () => {
    expect(await collect({ tags: [], resourceGroupId: "rg-of-nobody" })).toEqual([]);
    const some = idsOf(await collect({ tags: [], resourceGroupId: "rg-acfmxazb4ph6aiy" }));
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(all.length);
    expect(idsOf(all)).toEqual(expect.arrayContaining([...some]));
  });

  test("what matches nothing is an empty page, not a failure", async () => {
    expect(await page(FIRST_PAGE, 50, { tags: [], name: "no such file" })).toMatchObject({
      tasks: [],
      totalCount: 0,
      next: null,
    });
  });
});

describe("paging", () => {
  /** Follows `next` from a first page. */
  async function follow(first: PageCursor, pageSize: number): Promise<TaskPage[]> {
    const pages: TaskPage[] = [];
    for (let cursor: PageCursor | null = first; cursor !== null; cursor = pages.at(-1)?.next ?? null) {
      pages.push(await page(cursor, pageSize));
    }
    return pages;
  }

  test("by number: counted, each task once", async () => {
    const pages = await follow(FIRST_PAGE, 17);
    expect(idsOf(pages.flatMap(({ tasks }) => tasks))).toEqual(idsOf(all));
    expect(new Set(pages.map(({ totalCount }) => totalCount))).toEqual(new Set([all.length]));
    expect(pages).toHaveLength(Math.ceil(all.length / 17));
  });

  test("by token: no total is claimed, each task once", async () => {
    const pages = await follow({ by: "token", token: null, ordinal: 1 }, 17);
    expect(idsOf(pages.flatMap(({ tasks }) => tasks))).toEqual(idsOf(all));
    expect(new Set(pages.map(({ totalCount }) => totalCount))).toEqual(new Set([null]));
  });

  test("a page behind the end is empty, and still counted", async () => {
    expect(await page({ by: "number", number: 9999 })).toMatchObject({ tasks: [], totalCount: all.length, next: null });
  });

  test("a token that has gone stale says so", async () => {
    const first = await page({ by: "token", token: null, ordinal: 1 }, 10);
    const before = now;
    now += 2 * 3_600_000;
    const request = { region: REGION, query: EVERYTHING, cursor: first.next ?? FIRST_PAGE, pageSize: 10 };
    const reply = await client().fetchPage(request, never);
    now = before;
    expect(reply).toMatchObject({ ok: false, error: { kind: "stale-token", code: "InvalidParameter.NextToken" } });
  });
});

describe("failures", () => {
  const ask = (keys: Partial<Credentials>, options: Partial<ClientOptions> = {}, region = REGION, query = EVERYTHING) =>
    client(keys, options).fetchPage({ region, query, cursor: FIRST_PAGE, pageSize: 10 }, never);

  test.each<[string, Partial<Credentials>, FailureKind, string, number]>([
    ["an unknown key", { accessKeyId: "nobody" }, "credentials", "InvalidAccessKeyId.NotFound", 404],
    ["a disabled key", { accessKeyId: `${ID}-inactive` }, "credentials", "InvalidAccessKeyId.Inactive", 400],
    ["a wrong secret", { accessKeySecret: "wrong" }, "signature", "SignatureDoesNotMatch", 400],
    ["an expired token", { securityToken: "expired" }, "token", "InvalidSecurityToken.Expired", 400],
    ["a damaged token", { securityToken: "malformed" }, "token", "InvalidSecurityToken.Malformed", 400],
    [
      "a token of another key",
      { securityToken: "mismatch" },
      "token",
      "InvalidSecurityToken.MismatchWithAccessKey",
      400,
    ],
    ["ECS's own words for an expired token", { securityToken: "expired-ecs" }, "token", "InvalidParameter", 400],
    ["a temporary key without its token", { accessKeyId: `${ID}-sts` }, "token", "MissingSecurityToken", 400],
    ["throttling of the operation", { accessKeyId: `${ID}-throttled-api` }, "throttled", "Throttling.Api", 400],
    ["no permission", { accessKeyId: `${ID}-forbidden` }, "permission", "Forbidden.RAM", 403],
    [
      "an operation that is not permitted",
      { accessKeyId: `${ID}-operation-forbidden` },
      "permission",
      "Operation.Forbidden",
      403,
    ],
    ["throttling", { accessKeyId: `${ID}-throttled` }, "throttled", "Throttling", 400],
    ["throttling of the user", { accessKeyId: `${ID}-throttled-user` }, "throttled", "Throttling.User", 400],
    ["a dispatch error", { accessKeyId: `${ID}-dispatch-error` }, "server", "InternalError.Dispatch", 500],
    ["an internal error", { accessKeyId: `${ID}-internal-error` }, "server", "InternalError", 500],
    ["unavailability", { accessKeyId: `${ID}-unavailable` }, "server", "ServiceUnavailable", 503],
  ])("%s", async (_, keys, kind, code, httpStatus) => {
    const reply = await ask(keys);
    expect(reply).toMatchObject({ ok: false, error: { kind, code, httpStatus } });
    expect(!reply.ok && reply.error.requestId).toMatch(/^[0-9A-F-]{36}$/u);
  });

  test("throttling says when to come back, and is retried twice", async () => {
    const waits: number[] = [];
    const reply = await ask(
      { accessKeyId: `${ID}-throttled` },
      { random: () => 0, onRetry: ({ waitMs }) => waits.push(waitMs) },
    );
    expect(reply).toMatchObject({ error: { retryAfterMs: 1500 } });
    expect(waits).toEqual([1500, 1500]);
  });

  test.each([16, -16])("a clock that is %i minutes off", async (minutes) => {
    expect(await ask({}, { clock: clock(minutes) })).toMatchObject({
      error: { kind: "clock", code: "InvalidTimeStamp.Expired" },
    });
  });

  test.each([14, -14])("a clock that is %i minutes off still works", async (minutes) => {
    expect(await ask({}, { clock: clock(minutes) })).toMatchObject({ ok: true });
  });

  test("a security token is signed with the rest, and taken", async () => {
    expect(await ask({ securityToken: "any+token/==" })).toMatchObject({ ok: true });
  });

  test("a region that nobody knows, and one without the operation", async () => {
    expect(await ask({}, {}, "xx-nowhere-1")).toMatchObject({
      error: { kind: "region", code: "InvalidRegionId.NotFound" },
    });
    expect(await ask({}, {}, "cn-wuhan-lr")).toMatchObject({
      error: { kind: "region", code: "RegionId.ApiNotSupported" },
    });
  });

  test("a tag that the client's own rules let no Query hold", async () => {
    const query: Query = { tags: [{ key: "acs:reserved" }] };
    expect(await ask({}, {}, REGION, query)).toMatchObject({
      error: { kind: "input", code: "InvalidTagKey.Malformed" },
    });
  });

  test("no failure tells the secret or the token", async () => {
    const keys = { accessKeySecret: "w-r-o-n-g/+=", securityToken: "t-o-k-e-n/+=" };
    const text = JSON.stringify(await ask(keys));
    for (const secret of Object.values(keys)) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(encodeURIComponent(secret));
    }
  });
});

test("regions come with their English names, or Chinese ones on demand", async () => {
  const english = await client().listRegions(REGION, never);
  expect(english.ok && english.value.find(({ id }) => id === REGION)).toMatchObject({ localName: "China (Hangzhou)" });
  const chinese = await client({}, { acceptLanguage: "zh-CN" }).listRegions(REGION, never);
  expect(chinese.ok && chinese.value.find(({ id }) => id === REGION)).toMatchObject({ localName: "华东1（杭州）" });
});
