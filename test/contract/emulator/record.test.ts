/** `cafe emulator --record`, from one endpoint into a file and from that file into another endpoint. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";
import { startEmulator } from "../../../src/emulator/server.ts";
import { readSettings } from "../../../src/emulator/settings.ts";
import { cafe, environment, urlOf } from "../cli/run-cafe.ts";

const folder = mkdtempSync(join(tmpdir(), "cafe-record-"));
afterAll(() => rmSync(folder, { recursive: true }));
const NOW = Date.now();
const now = () => NOW;

type Row = Readonly<Record<string, unknown>> & {
  readonly InvokeInstances: readonly Readonly<Record<string, string>>[];
  readonly Tags: readonly Readonly<Record<string, string>>[];
};

/** What cafe lists, fails and joins against an endpoint. */
async function look(url: string) {
  const run = async (line: string) =>
    JSON.parse((await cafe(`${line} --all --output json`, environment(url))).stdout());
  const [list, failures, rollouts] = [await run("list"), await run("failures"), await run("rollouts")];
  const rows: readonly Row[] = list.tasks;
  return { rows, failures, rollouts: rollouts.rollouts };
}

type Look = Awaited<ReturnType<typeof look>>;

const count = (values: readonly unknown[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
};

/** All that a recording keeps, in an order that does not hang on IDs. */
function kept({ rows, failures, rollouts }: Look) {
  const instances = rows.flatMap((row) => row.InvokeInstances);
  return {
    statuses: count(rows.map((row) => row["InvocationStatus"])),
    codes: count(instances.map((one) => `${one["InvocationStatus"]} ${one["ErrorCode"]} ${one["ErrorInfo"]}`)),
    times: count(instances.map((one) => [one["CreationTime"], one["StartTime"], one["FinishTime"], one["UpdateTime"]])),
    tasks: count(
      rows.map((row) =>
        ["CreationTime", "InvocationStatus", "VmCount", "FileMode", "Overwrite", "ContentType"].map(
          (field) => row[field],
        ),
      ),
    ),
    names: Object.values(count(rows.map((row) => row["Name"]))).sort(),
    hosts: Object.values(count(instances.map((one) => one["InstanceId"]))).sort(),
    tags: Object.values(
      count(rows.flatMap((row) => row.Tags.map((tag) => `${tag["TagKey"]}=${tag["TagValue"]}`))),
    ).sort(),
    failures: failures.byErrorCode.map((group: Record<string, unknown>) => [group["errorCode"], group["failures"]]),
    rollouts: count(
      rollouts.map((one: Record<string, unknown>) =>
        JSON.stringify(
          ["outcome", "targets", "succeeded", "failed", "running", "recovered", "first", "last"].map(
            (field) => one[field],
          ),
        ),
      ),
    ),
  };
}

const file = (name: string): string => join(folder, name);

describe("a recording", { timeout: 60_000 }, () => {
  test("serves what the account served, to all that look at statuses, causes, times and rollouts", async () => {
    const account = await startEmulator({ ...DEFAULTS, tasks: 600, instances: 120, now });
    const path = file("sends.json");
    const recorded = await cafe(`emulator --record ${path}`, environment(account.url));
    const before = await look(account.url);
    await account.close();
    expect([recorded.code, recorded.stdout()]).toEqual([0, ""]);
    expect(recorded.stderr()).toMatch(
      new RegExp(
        `^${before.rows.length} tasks of cn-hangzhou written to \\S+, scrubbed\\. Look through it [^\\n]+\\n$`,
        "u",
      ),
    );
    expect(statSync(path).mode & 0o777).toBe(0o600);

    const replay = await startEmulator({ ...DEFAULTS, now, ...readSettings({ data: path }) });
    const after = await look(replay.url);
    await replay.close();
    expect(before.rows.length).toBeGreaterThan(50);
    expect(kept(after)).toEqual(kept(before));

    const text = readFileSync(path, "utf8");
    const own = before.rows.flatMap((row) => [
      ...["InvokeId", "Name", "Description"].map((field) => String(row[field])),
      ...row.InvokeInstances.map((one) => one["InstanceId"] ?? ""),
      ...row.Tags.map((tag) => `"${tag["TagValue"]}"`),
      ...String(row["Content"]).split("\n"),
    ]);
    expect([...new Set(own)].filter((one) => one.length >= 4 && text.includes(one))).toEqual([]);
  });

  test("has the tasks that the filters let through, of several regions", async () => {
    const account = await startEmulator({ ...DEFAULTS, tasks: 300, instances: 60, now });
    const path = file("failed.json");
    const env = environment(account.url);
    const { code } = await cafe(`emulator --record ${path} --region cn-hangzhou,cn-beijing --status Failed`, env);
    const listed = await cafe("list --region cn-hangzhou,cn-beijing --status Failed --all --output json", env);
    await account.close();
    const tasks: readonly Row[] = JSON.parse(readFileSync(path, "utf8")).Invocations.Invocation;
    const originals: readonly Row[] = JSON.parse(listed.stdout()).tasks;
    expect([code, count(tasks.map((row) => row["RegionId"]))]).toEqual([
      0,
      count(originals.map((row) => row["RegionId"])),
    ]);
    expect(Object.keys(count(tasks.map((row) => row["RegionId"])))).toHaveLength(2);
  });

  test("of an account without tasks is an empty world", async () => {
    const account = await startEmulator({ ...DEFAULTS, tasks: 0, now });
    const path = file("none.json");
    const { code, stderr } = await cafe(`emulator --record ${path}`, environment(account.url));
    await account.close();
    expect(code).toBe(0);
    expect(stderr()).toContain("0 tasks of cn-hangzhou written");
    expect(readSettings({ data: path }).data).toEqual([]);
  });

  test("leaves out, and says so, what a data file cannot hold, and what does not follow from the instances", async () => {
    const instance = { InstanceId: "i-1", InvocationStatus: "Success" };
    const row = { InvokeId: "f-1", Name: "a", CreationTime: "2026-11-20T08:00Z", InvocationStatus: "Success" };
    const rows = [
      { ...row, InvokeInstances: [instance] },
      { ...row, InvokeId: "f-2", InvokeInstances: [{ ...instance, InvocationStatus: "Paused" }] },
      { ...row, InvokeId: "f-3", InvokeInstances: [] },
      { ...row, InvokeId: "f-4", CreationTime: "long ago", InvokeInstances: [instance] },
      { ...row, InvokeId: "f-5", VmCount: 7, InvokeInstances: [instance] },
    ];
    const server = createServer((_, reply) => {
      reply.setHeader("Content-Type", "application/json");
      reply.end(
        JSON.stringify({
          RequestId: "R",
          TotalCount: 5,
          PageNumber: 1,
          PageSize: 50,
          Invocations: { Invocation: rows },
        }),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const path = file("odd.json");
    const { code, stderr } = await cafe(`emulator --record ${path}`, environment(urlOf(server)));
    server.close();
    expect([code, stderr().split("\n")]).toEqual([
      0,
      [
        expect.stringMatching(/^3 tasks left out: a data file holds only /u),
        expect.stringMatching(/^The status or VmCount of 1 task did not follow /u),
        expect.stringMatching(/^2 tasks of cn-hangzhou written to /u),
        "",
      ],
    ]);
    expect(readSettings({ data: path }).data).toHaveLength(2);
  });
});

describe("a file that comes to nothing", () => {
  test("is not the one that is there already, which stays as it is", async () => {
    const path = file("mine.json");
    writeFileSync(path, "mine");
    const { code, stderr } = await cafe(`emulator --record ${path}`, environment("http://127.0.0.1:1"));
    expect([code, stderr()]).toEqual([
      2,
      `cafe: --record writes no file that is there already, and ${path} is; give another name, or remove it.\n`,
    ]);
    expect(readFileSync(path, "utf8")).toBe("mine");
  });

  test("in a folder that is not there is refused", async () => {
    const path = file("no/such/folder.json");
    const { code, stderr } = await cafe(`emulator --record ${path}`, environment("http://127.0.0.1:1"));
    expect([code, stderr()]).toEqual([
      2,
      `cafe: --record cannot make ${path} (ENOENT); give a path in a folder that you may write to.\n`,
    ]);
  });

  test("is gone again where the account does not answer", async () => {
    const path = file("refused.json");
    const account = await startEmulator({ ...DEFAULTS, now });
    const env = { ...environment(account.url), ALIBABA_CLOUD_ACCESS_KEY_ID: `${DEFAULTS.accessKeyId}-forbidden` };
    const { code, stderr } = await cafe(`emulator --record ${path}`, env);
    await account.close();
    expect([code, existsSync(path)]).toEqual([1, false]);
    expect(stderr()).toContain("Forbidden.RAM");
  });
});
