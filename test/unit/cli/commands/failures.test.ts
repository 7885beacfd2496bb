import { describe, expect, test } from "vitest";
import { parseArgv } from "../../../../src/cli/args.ts";
import { runFailures } from "../../../../src/cli/commands/failures.ts";
import type { Connection } from "../../../../src/core/ports.ts";
import { err, ok } from "../../../../src/lib/result.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import { makeInstance, makeTask } from "../../domain/make-task.ts";
import { fakeConnection, makeFailure, makePage } from "../fake-connection.ts";
import { type FakeIo, fakeIo, NOW } from "../fake-io.ts";

async function failures(line: string, connection: Connection): Promise<FakeIo & { readonly code: number }> {
  const io = fakeIo();
  const call = parseArgv(`failures ${line}`.trim().split(" "), NOW);
  if (!call.ok || call.value.command !== "failures") throw new Error(`not a failures call: ${line}`);
  const code = await runFailures(call.value, connection, io);
  return { ...io, code };
}

const failed = makeInstance({
  status: safeText("Aborted"),
  errorCode: safeText("ClientNotRunning"),
  errorInfo: safeText("the aliyun service is not running on the instance"),
});
const tasks = [
  makeTask({
    status: safeText("PartialFailed"),
    instances: [failed, { ...failed, instanceId: safeText("i-2") }, makeInstance({ instanceId: safeText("i-3") })],
  }),
  makeTask({ invokeId: safeText("f-2"), instances: [failed] }),
];
const onePage = fakeConnection({ page: () => ok(makePage({ tasks, totalCount: 2 })) });

describe("cafe failures", () => {
  test("prints causes with their next step and commands, then where failures pile up", async () => {
    const io = await failures("", onePage);
    expect(io.code).toBe(0);
    expect(io.stdout()).toBe(`FAILED  SHARE  CAUSE             MEANING                         HOST CHANGED?
     3   100%  ClientNotRunning  Cloud Assistant is not running  no

ClientNotRunning  3 of 3, on 2 instances in cn-hangzhou
  ErrorInfo   the aliyun service is not running on the instance (3)
  Cause       The agent on the instance is stopped or was never installed.
  What to do  Start aliyun.service on the instance, or install Cloud Assistant and reboot; then send again.
  Run         aliyun ecs DescribeCloudAssistantStatus --RegionId=cn-hangzhou --InstanceId.1=i-2 --InstanceId.2=i-bp1hsglsw0001
  Run         aliyun ecs InstallCloudAssistant --RegionId=cn-hangzhou --InstanceId.1=i-2 --InstanceId.2=i-bp1hsglsw0001
  Send again  cafe retry f-2 --region cn-hangzhou   # and 1 more: --output json has them

Instances that failed more than once
FAILED  OF  RATE  INSTANCE         REGION       WHY
     2   2  100%  i-bp1hsglsw0001  cn-hangzhou  ClientNotRunning

Files
FAILED  OF  RATE  TASKS  NAME        TARGET DIR
     3   4   75%      2  nginx.conf  /etc/nginx

Regions
FAILED  OF  RATE  REGION
     3   4   75%  cn-hangzhou

Hours (UTC, by creation of the task)
FAILED  OF  RATE  FROM
     3   4   75%  2026-11-20T08:00Z
`);
    expect(io.stderr()).toBe("2 of 2 tasks in cn-hangzhou, page 1 of 1\n");
  });

  test("prints JSON with shares, rates, and every command", async () => {
    const json = JSON.parse((await failures("--output json", onePage)).stdout());
    expect(json).toMatchObject({
      regions: [{ region: "cn-hangzhou", totalCount: 2, loaded: 2, hasMore: false }],
      tasks: 2,
      failedTasks: 2,
      results: 4,
      failures: 3,
      failedInstances: 2,
      byErrorCode: [
        {
          errorCode: "ClientNotRunning",
          failures: 3,
          share: 1,
          mayHaveChangedHost: false,
          errorInfos: [{ failures: 3 }],
          targets: [
            {
              region: "cn-hangzhou",
              instanceIds: ["i-2", "i-bp1hsglsw0001"],
              invokeIds: ["f-2", "f-hz0vk9000001"],
              commands: [
                expect.stringContaining("DescribeCloudAssistantStatus"),
                expect.stringContaining("InstallCloudAssistant"),
                "cafe retry f-2 --region cn-hangzhou",
                "cafe retry f-hz0vk9000001 --region cn-hangzhou",
              ],
            },
          ],
        },
      ],
      byInstance: [{ instanceId: "i-bp1hsglsw0001", failures: 2, share: 0.6667, rate: 1 }, { instanceId: "i-2" }],
      byFile: [{ name: "nginx.conf", tasks: 2, rate: 0.75 }],
      byRegion: [{ region: "cn-hangzhou" }],
      byHour: [{ hour: "2026-11-20T08:00Z", failures: 3 }],
    });
  });

  test("prints CSV, one row per group", async () => {
    const rows = (await failures("--output csv", onePage)).stdout().trimEnd().split("\n");
    expect(rows[0]).toBe("GroupBy,Key,Detail,RegionId,Failures,Results,Share,Meaning,Remedy,HostChanged");
    expect(rows.slice(1).map((row) => row.split(",").slice(0, 2).join(","))).toEqual([
      "ErrorCode,ClientNotRunning",
      "Instance,i-bp1hsglsw0001",
      "Instance,i-2",
      "File,nginx.conf",
      "Region,cn-hangzhou",
      "Hour,2026-11-20T08:00Z",
    ]);
    expect(rows[4]).toBe("File,nginx.conf,/etc/nginx,,3,4,1,,,");
  });

  test("says so where nothing failed, and that is no error", async () => {
    const fine = fakeConnection({ page: () => ok(makePage({ tasks: [makeTask()], totalCount: 1 })) });
    const io = await failures("", fine);
    expect([io.code, io.stdout()]).toEqual([0, ""]);
    expect(io.stderr()).toBe("1 of 1 task in cn-hangzhou, page 1 of 1\nNothing failed in these tasks.\n");
    expect(JSON.parse((await failures("--output json", fine)).stdout())).toMatchObject({
      failures: 0,
      byErrorCode: [],
    });
  });

  test("applies --since, and says so", async () => {
    const io = await failures("--since 1h", onePage);
    expect(io.stdout()).toBe("");
    expect(io.stderr()).toContain("0 of the 2 tasks loaded remain");
  });

  test("a failed call exits with 1, with nothing on stdout", async () => {
    const io = await failures("--output json", fakeConnection({ page: () => err(makeFailure()) }));
    expect([io.code, io.stdout()]).toEqual([1, ""]);
    expect(JSON.parse(io.stderr())).toMatchObject({ code: "Throttling.User" });
  });
});
