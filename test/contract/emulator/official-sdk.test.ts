import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";
import { type Emulator, startEmulator } from "../../../src/emulator/server.ts";
import { type Fields, listThrough } from "./official-client.ts";

let emulator: Emulator;
/** Stands still, so that two calls of one test see the same tasks. */
const start = Date.now();

beforeAll(async () => {
  emulator = await startEmulator({ ...DEFAULTS, now: () => start });
});
afterAll(() => emulator.close());

const list = (fields: Fields) => listThrough(emulator.port, fields);

async function all(fields: Fields = {}) {
  const tasks = [];
  for (let nextToken: string | undefined = undefined, first = true; first || nextToken; first = false) {
    const page: Awaited<ReturnType<typeof list>> = await list({ ...fields, maxResults: 50, nextToken });
    tasks.push(...page.tasks);
    nextToken = page.nextToken;
  }
  return tasks;
}

describe("listing", () => {
  test("every field of the reference arrives through the SDK's model", async () => {
    const { tasks } = await list({ name: "nginx.conf", invocationStatus: "PartialFailed" });
    expect({ ...tasks[0] }).toMatchObject({
      invokeId: expect.stringMatching(/^f-hz0/),
      name: "nginx.conf",
      description: expect.any(String),
      targetDir: "/etc/nginx",
      fileOwner: "root",
      fileGroup: "root",
      fileMode: "0644",
      overwrite: "true",
      contentType: "PlainText",
      content: expect.stringContaining("worker_processes"),
      creationTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      invocationStatus: "PartialFailed",
      vmCount: expect.any(Number),
    });
    const failed = tasks[0]?.invokeInstances?.invokeInstance?.find(({ errorCode }) => errorCode !== "");
    expect({ ...failed }).toMatchObject({
      instanceId: expect.stringMatching(/^i-bp1/),
      errorInfo: expect.stringMatching(/^the /),
    });
    expect(tasks[0]?.tags?.tag?.map(({ tagKey }) => tagKey)).toContain("app");
  });

  test("by page number: sizes, totals and pages that join up", async () => {
    const first = await list({ pageNumber: 1, pageSize: 20 });
    const second = await list({ pageNumber: 2, pageSize: 20 });
    const both = await list({ pageNumber: 1, pageSize: 40 });
    expect(first).toMatchObject({ statusCode: 200, pageNumber: 1, pageSize: 20, totalCount: both.totalCount });
    const ids = (page: typeof first) => page.tasks.map(({ invokeId }) => invokeId);
    expect([...ids(first), ...ids(second)]).toEqual(ids(both));
  });

  test("by token: every task once, newest first", async () => {
    const tasks = await all();
    const times = tasks.map(({ creationTime }) => creationTime ?? "");
    expect(times).toEqual([...times].sort().reverse());
    expect(new Set(tasks.map(({ invokeId }) => invokeId)).size).toBe(tasks.length);
    expect(tasks.length).toBeGreaterThan(200);
    expect((await list({ maxResults: 5 })).totalCount).toBe(0);
  });

  test("a region without data has no tasks", async () => {
    expect(await list({ regionId: "me-central-1" })).toMatchObject({ totalCount: 0, tasks: [] });
  });
});

describe("filters", () => {
  test.each(["Pending", "Running", "Success", "Failed", "PartialFailed"])(
    "invocationStatus %s",
    async (invocationStatus) => {
      const tasks = await all({ invocationStatus });
      expect(new Set(tasks.map((task) => task.invocationStatus))).toEqual(new Set([invocationStatus]));
    },
  );

  test("invokeId gives that task, instanceId the tasks that reached it", async () => {
    const [task] = (await list({ pageSize: 1 })).tasks;
    const invokeId = task?.invokeId ?? "";
    expect((await list({ invokeId })).tasks.map((found) => found.invokeId)).toEqual([invokeId]);
    const instanceId = task?.invokeInstances?.invokeInstance?.[0]?.instanceId ?? "";
    const reached = await all({ instanceId });
    expect(reached.map((found) => found.invokeId)).toContain(invokeId);
    for (const found of reached) {
      expect(found.invokeInstances?.invokeInstance?.map((at) => at.instanceId)).toContain(instanceId);
    }
  });

  test.each(["配置.yaml", "发布说明.txt", "report:2026?.csv", "nginx.conf"])("name %s", async (name) => {
    const tasks = await all({ name });
    expect(new Set(tasks.map((task) => task.name))).toEqual(new Set([name]));
  });

  test("a name with characters that the SDK leaves raw in the query is signed and matched as text", async () => {
    expect(await list({ name: "a b*~(é中)!'+%.txt" })).toMatchObject({ statusCode: 200, totalCount: 0 });
  });

  test("tags are ANDed, a key without value matches any value", async () => {
    const production = await all({ tag: [{ key: "env", value: "prod" }] });
    const any = await all({ tag: [{ key: "env" }] });
    const both = await all({
      tag: [
        { key: "env", value: "prod" },
        { key: "app", value: "shop-web" },
      ],
    });
    expect(both.length).toBeGreaterThan(0);
    expect(production.length).toBeGreaterThan(both.length);
    expect(any.length).toBeGreaterThan(production.length);
  });

  test("resourceGroupId narrows the list", async () => {
    const inGroup = (await list({ resourceGroupId: "rg-acfmxazb4ph6aiy" })).totalCount ?? 0;
    expect(inGroup).toBeGreaterThan(0);
    expect(inGroup).toBeLessThan((await list({})).totalCount ?? 0);
  });
});
