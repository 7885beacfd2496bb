import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";
import { type Emulator, startEmulator } from "../../../src/emulator/server.ts";
import { cafe, environment } from "./run-cafe.ts";

let emulator: Emulator;
let env: Record<string, string>;
/** The emulator's clock stands, so that no task changes between two calls; signatures have 15 minutes. */
const now = Date.now();

beforeAll(async () => {
  emulator = await startEmulator({ ...DEFAULTS, now: () => now });
  env = environment(emulator.url);
});
afterAll(() => emulator.close());

const INVOCATION_FIELDS = [
  "CreationTime",
  "InvocationStatus",
  "ContentType",
  "TargetDir",
  "FileOwner",
  "Description",
  "VmCount",
  "FileMode",
  "FileGroup",
  "InvokeId",
  "Name",
  "Content",
  "Overwrite",
  "InvokeInstances",
  "Tags",
];
const INSTANCE_FIELDS = [
  "InstanceId",
  "InvocationStatus",
  "CreationTime",
  "StartTime",
  "FinishTime",
  "UpdateTime",
  "ErrorCode",
  "ErrorInfo",
];

describe("cafe list against the endpoint", () => {
  test("--output json carries every field of the reference under its own name, lists as plain arrays", async () => {
    const run = await cafe("list --output json --page-size 5", env);
    expect([run.code, run.stderr()]).toEqual([0, ""]);
    const page = JSON.parse(run.stdout());
    expect(page).toMatchObject({ region: "cn-hangzhou", pageNumber: 1, pageSize: 5 });
    expect(page.totalCount).toBeGreaterThan(5);
    expect(page.requestId).toMatch(/^[0-9A-F-]{36}$/u);
    expect(page.tasks).toHaveLength(5);
    for (const task of page.tasks) {
      expect(Object.keys(task)).toEqual(expect.arrayContaining(INVOCATION_FIELDS));
      expect(Object.keys(task.InvokeInstances[0])).toEqual(expect.arrayContaining(INSTANCE_FIELDS));
      expect(Array.isArray(task.Tags)).toBe(true);
    }
  });

  test("--page goes on where the page before it ended", async () => {
    const ids = async (options: string): Promise<string[]> =>
      JSON.parse((await cafe(`list --output json ${options}`, env)).stdout()).tasks.map(
        (task: { InvokeId: string }) => task.InvokeId,
      );
    const [first, second, both] = [
      await ids("--page-size 5"),
      await ids("--page-size 5 --page 2"),
      await ids("--page-size 10"),
    ];
    expect([...first, ...second]).toEqual(both);
  });

  test("--all gets every task once, in each form", async () => {
    const { totalCount } = JSON.parse((await cafe("list --output json --page-size 1", env)).stdout());
    const json = JSON.parse((await cafe("list --all --output json", env)).stdout());
    expect(json).toMatchObject({ pageNumber: null, totalCount });
    const ids = new Set(json.tasks.map((task: { InvokeId: string }) => task.InvokeId));
    expect(ids.size).toBe(totalCount);
    const ndjson = (await cafe("list --all --output ndjson", env)).stdout().trimEnd().split("\n");
    expect(ndjson.map((line) => JSON.parse(line))).toEqual(json.tasks);
    const csv = await cafe("list --all --output csv", env);
    expect(csv.stdout().match(/^cn-hangzhou,f-/gmu)).toHaveLength(totalCount);
    const table = await cafe("list --all", env);
    expect(table.stdout().trimEnd().split("\n")).toHaveLength(totalCount + 1);
    expect(table.stderr()).toBe(`${totalCount} tasks in cn-hangzhou, all pages.\n`);
  });

  test("filters combine", async () => {
    const run = await cafe("list --status Failed --name deploy.sh --output ndjson", env);
    const tasks = run
      .stdout()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(tasks.length).toBeGreaterThan(0);
    for (const task of tasks) expect(task).toMatchObject({ InvocationStatus: "Failed", Name: "deploy.sh" });
  });

  test("--since keeps the newer ones and says how many", async () => {
    const run = await cafe("list --all --since 2d --output ndjson", env);
    const times = run
      .stdout()
      .trimEnd()
      .split("\n")
      .map((line) => Date.parse(JSON.parse(line).CreationTime));
    expect(Math.min(...times)).toBeGreaterThan(now - 2 * 86_400_000);
    expect(run.stderr()).toMatch(/^--since \S+Z was applied here, [^\n]+ remain\.\n$/u);
  });

  test("--region asks another region", async () => {
    const run = await cafe("list --region cn-beijing --output json --page-size 1", env);
    expect(JSON.parse(run.stdout())).toMatchObject({ region: "cn-beijing" });
  });

  test("a region that the service does not know exits with 1 and the service's own code", async () => {
    const run = await cafe("list --region xx-nowhere-1 --output json", env);
    expect([run.code, run.stdout()]).toEqual([1, ""]);
    expect(JSON.parse(run.stderr())).toMatchObject({ code: "InvalidRegionId.NotFound", httpStatus: 404 });
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ["an unknown key", { ALIBABA_CLOUD_ACCESS_KEY_ID: "LTAInobodyknows1" }, /Code: InvalidAccessKeyId\.NotFound/u],
    ["a wrong secret", { ALIBABA_CLOUD_ACCESS_KEY_SECRET: "wrong-secret" }, /Code: SignatureDoesNotMatch/u],
    ["a denied key", { ALIBABA_CLOUD_ACCESS_KEY_ID: `${DEFAULTS.accessKeyId}-forbidden` }, /Code: Forbidden\.RAM/u],
    ["an endpoint where nobody listens", { CAFE_ENDPOINT: "http://127.0.0.1:1" }, /Code: Cafe\.ConnectionRefused/u],
  ])("%s exits with 1, says what and what to do, and never shows a secret", async (_, over, code) => {
    const run = await cafe("list", { ...env, ...over });
    expect([run.code, run.stdout()]).toEqual([1, ""]);
    expect(run.stderr()).toMatch(code);
    expect(run.stderr()).not.toContain("secret-");
    expect(run.stderr()).not.toContain(over["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] ?? DEFAULTS.accessKeySecret);
  });
});

describe("cafe show against the endpoint", () => {
  test("shows a task that list has shown, failed instances first, and its JSON is the record of list", async () => {
    const listed = await cafe("list --status PartialFailed --output json --page-size 1", env);
    const [task] = JSON.parse(listed.stdout()).tasks;
    const json = await cafe(`show ${task.InvokeId} --output json`, env);
    expect(JSON.parse(json.stdout()).tasks).toEqual([task]);
    const text = await cafe(`show ${task.InvokeId} --content`, env);
    expect([text.code, text.stderr()]).toEqual([0, ""]);
    for (const { InstanceId } of task.InvokeInstances) expect(text.stdout()).toContain(`  ${InstanceId} `);
    const failure = task.InvokeInstances.find((instance: { ErrorCode: string }) => instance.ErrorCode !== "");
    expect(text.stdout().indexOf(failure.ErrorCode)).toBeLessThan(text.stdout().indexOf("\nSuccess  ("));
    expect(text.stdout()).toContain(failure.ErrorInfo);
  });

  test("an unknown task exits with 1 and names the region", async () => {
    const run = await cafe("show f-hz0nothere", env);
    expect([run.code, run.stdout()]).toEqual([1, ""]);
    expect(run.stderr()).toMatch(/^cafe: There is no task f-hz0nothere in cn-hangzhou; [^\n]+\n$/u);
  });
});

describe("cafe regions against the endpoint", () => {
  test("lists the same regions as a table and as JSON", async () => {
    const { regions } = JSON.parse((await cafe("regions --output json", env)).stdout());
    const table = (await cafe("regions", env)).stdout().trimEnd().split("\n").slice(1);
    expect(regions.length).toBeGreaterThanOrEqual(4);
    expect(table.map((line) => line.split(" ")[0])).toEqual(regions.map((one: { RegionId: string }) => one.RegionId));
  });
});

describe("cafe --demo", () => {
  test("starts an endpoint of its own: no keys, no config, no network", async () => {
    const run = await cafe("list --demo --output json --page-size 2", { CAFE_ENDPOINT: "http://127.0.0.1:1" });
    expect([run.code, run.stderr()]).toEqual([0, ""]);
    expect(JSON.parse(run.stdout())).toMatchObject({ region: "cn-hangzhou", tasks: [{}, {}] });
  });
});
