import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";
import { type Emulator, startEmulator } from "../../../src/emulator/server.ts";
import { cafe, environment } from "./run-cafe.ts";

let emulator: Emulator;
let env: Record<string, string>;
/** The emulator's clock stands, so that no task changes between two calls. */
const now = Date.now();

beforeAll(async () => {
  emulator = await startEmulator({ ...DEFAULTS, now: () => now });
  env = environment(emulator.url);
});
afterAll(() => emulator.close());

interface Wire {
  readonly InvokeInstances: readonly { readonly InvocationStatus: string; readonly ErrorCode: string }[];
}

describe("cafe failures against the endpoint", () => {
  test("counts what list shows", async () => {
    const { tasks } = JSON.parse((await cafe("list --all --output json", env)).stdout());
    const instances = tasks.flatMap((task: Wire) => task.InvokeInstances);
    const failed = instances.filter(
      (one: Wire["InvokeInstances"][number]) => !["Success", "Pending", "Running"].includes(one.InvocationStatus),
    );
    const counts: Record<string, number> = {};
    for (const { ErrorCode } of failed) counts[ErrorCode] = (counts[ErrorCode] ?? 0) + 1;
    const json = JSON.parse((await cafe("failures --all --output json", env)).stdout());
    expect(json).toMatchObject({ tasks: tasks.length, results: instances.length, failures: failed.length });
    const groups = json.byErrorCode.map((one: { errorCode: string; failures: number }) => [
      one.errorCode,
      one.failures,
    ]);
    expect(Object.fromEntries(groups)).toEqual(counts);
    expect(groups.length).toBeGreaterThan(8);
  });

  test("filters go to the service, and the table says what it is about", async () => {
    const run = await cafe("failures --status Failed --name deploy.sh --all", env);
    expect(run.code).toBe(0);
    expect(run.stdout()).toMatch(/^FAILED {2}SHARE {2}CAUSE/u);
    expect(run.stdout()).toContain("deploy.sh");
    expect(run.stdout()).not.toContain("nginx.conf");
    expect(run.stderr()).toMatch(/^\d+ tasks in cn-hangzhou, all pages\.\n$/u);
  });
});

describe("cafe rollouts against the endpoint", () => {
  test("joins every task once, and finds the sends that recovered", async () => {
    const { totalCount } = JSON.parse((await cafe("list --output json --page-size 1", env)).stdout());
    const { rollouts } = JSON.parse((await cafe("rollouts --all --output json", env)).stdout());
    const ids = rollouts.flatMap(({ tasks }: { tasks: readonly { invokeId: string }[] }) =>
      tasks.map((one) => one.invokeId),
    );
    expect(ids).toHaveLength(totalCount);
    expect(new Set(ids).size).toBe(totalCount);
    expect(rollouts.length).toBeLessThan(totalCount);
    expect(rollouts.some((one: { recovered: number }) => one.recovered > 0)).toBe(true);
    const table = (await cafe("rollouts --all", env)).stdout().trimEnd().split("\n");
    expect(table).toHaveLength(rollouts.length + 1);
  });
});

describe("several regions against the endpoint", () => {
  test("--region all reads each region that DescribeRegions lists, and joins what was sent to several", async () => {
    const { regions } = JSON.parse((await cafe("regions --output json", env)).stdout());
    const run = await cafe("rollouts --region all --all --output json", env);
    expect(run.code).toBe(0);
    const json = JSON.parse(run.stdout());
    expect(json.regions).toHaveLength(regions.length);
    const loaded = json.regions.reduce((sum: number, one: { loaded: number }) => sum + one.loaded, 0);
    expect(loaded).toBe(DEFAULTS.tasks);
    expect(json.rollouts.some((one: { regions: readonly string[] }) => one.regions.length > 1)).toBe(true);
  });

  test("a region that fails is named, and the others are printed", async () => {
    const run = await cafe("list --region cn-hangzhou,xx-nowhere-1 --output json --page-size 2", env);
    expect(run.code).toBe(1);
    expect(JSON.parse(run.stdout()).tasks).toHaveLength(2);
    expect(JSON.parse(run.stderr())).toMatchObject({ region: "xx-nowhere-1", code: "InvalidRegionId.NotFound" });
  });
});

describe("cafe diff and the findings of cafe show against the endpoint", () => {
  test("compare two sends of one file, with the instances that recovered", async () => {
    const { rollouts } = JSON.parse((await cafe("rollouts --all --output json", env)).stdout());
    // Of two sends the later one is to the instances that failed in the first.
    const recovered = rollouts.find(
      ({ recovered, tasks }: { recovered: number; tasks: readonly unknown[] }) => recovered > 0 && tasks.length === 2,
    );
    const [first, last] = recovered.tasks.map(({ invokeId }: { invokeId: string }) => invokeId);
    const run = await cafe(`diff ${first} ${last} --output json`, env);
    expect(run.code).toBe(0);
    const diff = JSON.parse(run.stdout());
    expect(diff.content).toMatchObject({ kind: "same" });
    expect(diff.instances.recovered.length).toBeGreaterThan(0);
  });

  test("say that a script has CRLF", async () => {
    const { tasks } = JSON.parse((await cafe("list --all --name cleanup.sh --output json", env)).stdout());
    const run = await cafe(`show ${tasks[0].InvokeId} --content`, env);
    expect(run.stdout()).toMatch(/\nContent\n! \d+ lines end in CRLF: /u);
  });
});
