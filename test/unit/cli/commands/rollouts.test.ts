import { describe, expect, test } from "vitest";
import { parseArgv } from "../../../../src/cli/args.ts";
import { runRollouts } from "../../../../src/cli/commands/rollouts.ts";
import type { Connection } from "../../../../src/core/ports.ts";
import { err, ok } from "../../../../src/lib/result.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import { at, makeInstance, makeTask } from "../../domain/make-task.ts";
import { fakeConnection, makeFailure, makePage } from "../fake-connection.ts";
import { type FakeIo, fakeIo, NOW } from "../fake-io.ts";

async function rollouts(line: string, connection: Connection): Promise<FakeIo & { readonly code: number }> {
  const io = fakeIo();
  const call = parseArgv(`rollouts ${line}`.trim().split(" "), NOW);
  if (!call.ok || call.value.command !== "rollouts") throw new Error(`not a rollouts call: ${line}`);
  const code = await runRollouts(call.value, connection, io);
  return { ...io, code };
}

const failed = makeInstance({ status: safeText("Failed"), errorCode: safeText("FileCreateFail") });
const tasks = [
  makeTask({
    invokeId: safeText("f-2"),
    createdAt: at("2026-11-20T08:50:55Z"),
    instances: [makeInstance({ finishedAt: at("2026-11-20T08:50:58Z") })],
  }),
  makeTask({ invokeId: safeText("f-1"), instances: [failed, makeInstance({ instanceId: safeText("i-2") })] }),
];
const onePage = fakeConnection({ page: () => ok(makePage({ tasks, totalCount: 2 })) });

describe("cafe rollouts", () => {
  test("prints one row for the sends of one file", async () => {
    const io = await rollouts("", onePage);
    expect([io.code, io.stdout()]).toEqual([
      0,
      [
        "LAST         FIRST        SENT  FAILED  RUNNING  RECOVERED  TASKS  NAME        TARGET DIR  REGIONS      CONTENT",
        "11-20 08:50  11-20 08:30   2/2       -        -          1      2  nginx.conf  /etc/nginx  cn-hangzhou  7d29a515",
        "",
      ].join("\n"),
    ]);
    expect(io.stderr()).toBe("2 of 2 tasks in cn-hangzhou, page 1 of 1\n");
  });

  test("--gap sets how long a pause may be", async () => {
    const io = await rollouts("--gap 5 --output csv", onePage);
    expect(io.stdout().trimEnd().split("\n")).toHaveLength(3);
  });

  test("prints JSON with tasks and the latest result of each instance", async () => {
    const json = JSON.parse((await rollouts("--output json", onePage)).stdout());
    expect(json).toMatchObject({
      regions: [{ region: "cn-hangzhou", loaded: 2, totalCount: 2, hasMore: false }],
      gapMinutes: 30,
      rollouts: [
        {
          name: "nginx.conf",
          outcome: "ok",
          targets: 2,
          ok: 2,
          failed: 0,
          running: 0,
          recovered: 1,
          first: "2026-11-20T08:30:55Z",
          last: "2026-11-20T08:50:55Z",
          tasks: [{ invokeId: "f-1" }, { invokeId: "f-2" }],
          instances: [
            { instanceId: "i-2", attempts: 1, recoveredAt: null },
            { instanceId: "i-bp1hsglsw0001", invokeId: "f-2", attempts: 2, recoveredAt: "2026-11-20T08:50:58Z" },
          ],
        },
      ],
    });
  });

  test("prints CSV with a header", async () => {
    const [header, row] = (await rollouts("--output csv", onePage)).stdout().split("\n");
    expect(header).toBe(
      "Name,TargetDir,ContentHash,Outcome,Targets,Succeeded,Failed,Running,Recovered,Tasks,Regions,First,Last",
    );
    expect(row).toMatch(
      /^nginx\.conf,\/etc\/nginx,[0-9a-f]{32},ok,2,2,0,0,1,2,cn-hangzhou,2026-11-20T08:30:55Z,2026-11-20T08:50:55Z$/u,
    );
  });

  test("prints nothing and no error where there is no task", async () => {
    const io = await rollouts("", fakeConnection({}));
    expect([io.code, io.stdout()]).toEqual([0, ""]);
    expect(io.stderr()).toMatch(/^There are no tasks in cn-hangzhou; [^\n]+\n$/u);
  });

  test("a failed call exits with 1, with nothing on stdout", async () => {
    const io = await rollouts("", fakeConnection({ page: () => err(makeFailure()) }));
    expect([io.code, io.stdout()]).toEqual([1, ""]);
  });
});
