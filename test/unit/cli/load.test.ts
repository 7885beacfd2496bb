import { describe, expect, test } from "vitest";
import { parseArgv } from "../../../src/cli/args.ts";
import { runFailures } from "../../../src/cli/commands/failures.ts";
import { runList } from "../../../src/cli/commands/list.ts";
import { runRollouts } from "../../../src/cli/commands/rollouts.ts";
import type { CommandIo } from "../../../src/cli/io.ts";
import type { Connection, PageRequest } from "../../../src/core/ports.ts";
import type { Failure } from "../../../src/domain/failure.ts";
import { KNOWN_REGIONS } from "../../../src/domain/known-regions.ts";
import type { TaskPage } from "../../../src/domain/page.ts";
import { err, ok, type Result } from "../../../src/lib/result.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { at, makeTask } from "../domain/make-task.ts";
import { fakeConnection, makeFailure, makePage } from "./fake-connection.ts";
import { type FakeIo, fakeIo, NOW } from "./fake-io.ts";

async function run(
  line: string,
  connection: Connection,
  over: Partial<CommandIo> = {},
): Promise<FakeIo & { code: number }> {
  const io = fakeIo(over);
  const parsed = parseArgv(line.split(" "), NOW);
  if (!parsed.ok) throw new Error(`wrong call: ${line}`);
  const call = parsed.value;
  if (call.command === "list") return { ...io, code: await runList(call, connection, io) };
  if (call.command === "failures") return { ...io, code: await runFailures(call, connection, io) };
  if (call.command === "rollouts") return { ...io, code: await runRollouts(call, connection, io) };
  throw new Error(`not such a call: ${line}`);
}

const region = (id: string) => ({ id: safeText(id), localName: safeText(id), endpoint: safeText(`ecs.${id}`) });
const taskIn = (id: string, time: string) =>
  makeTask({
    region: safeText(id),
    invokeId: safeText(`f-${id}`),
    createdAt: at(time),
    record: { InvokeId: `f-${id}`, Name: "nginx.conf" },
  });

const TIMES: Readonly<Record<string, string>> = {
  "cn-a": "2026-11-24T08:00:00Z",
  "cn-b": "2026-11-24T09:00:00Z",
  "cn-hangzhou": "2026-11-24T10:00:00Z",
};

/** cn-a and cn-b answer with a task each; cn-slow and cn-late fail the same way, cn-no does not offer the operation. */
function answer({ region: id, cursor }: PageRequest): Result<TaskPage, Failure> {
  const time = TIMES[id];
  if (time !== undefined) {
    return ok(
      makePage({
        region: safeText(id),
        cursor,
        tasks: [taskIn(id, time)],
        totalCount: id === "cn-a" ? 1 : 9,
        next: id === "cn-a" ? null : { by: "number", number: 2 },
      }),
    );
  }
  if (id === "cn-no") return err(makeFailure({ kind: "region", code: safeText("RegionId.ApiNotSupported") }));
  return err(
    makeFailure({
      kind: "timeout",
      code: safeText("Cafe.Timeout"),
      message: safeText(`ecs.${id} did not answer within 10 s.`),
      requestId: null,
      httpStatus: null,
    }),
  );
}

const connectionTo = (ids: readonly string[]) => fakeConnection({ page: answer, regions: ok(ids.map(region)) });

describe("several regions", () => {
  test("are asked once each, and printed together, newest first, with a REGION column", async () => {
    const connection = connectionTo([]);
    const io = await run("list --region cn-a --region cn-b,cn-a", connection);
    expect(connection.asked.map((one) => one.region)).toEqual(["cn-a", "cn-b"]);
    expect([io.code, io.stdout()]).toEqual([
      0,
      [
        "STATUS   CREATED      REGION  INVOKE ID  SENT  NAME        WHY  TARGET DIR  TAGS",
        "Success  11-24 09:00  cn-b    f-cn-b      1/1  nginx.conf       /etc/nginx",
        "Success  11-24 08:00  cn-a    f-cn-a      1/1  nginx.conf       /etc/nginx",
        "",
      ].join("\n"),
    ]);
    expect(io.stderr()).toBe("2 tasks in 2 regions.\nThere are more in cn-b; --all reads them.\n");
  });

  test("keep their JSON form, with the region in each task; one region keeps its own", async () => {
    const json = JSON.parse((await run("list --region cn-a,cn-b --output json", connectionTo([]))).stdout());
    expect(json).toEqual({
      regions: [
        { region: "cn-a", requestId: expect.any(String), totalCount: 1, loaded: 1, hasMore: false },
        { region: "cn-b", requestId: expect.any(String), totalCount: 9, loaded: 1, hasMore: true },
      ],
      tasks: [
        { RegionId: "cn-b", InvokeId: "f-cn-b", Name: "nginx.conf" },
        { RegionId: "cn-a", InvokeId: "f-cn-a", Name: "nginx.conf" },
      ],
    });
    const one = JSON.parse(
      (await run("list --region cn-hangzhou,cn-hangzhou --output json", connectionTo([]))).stdout(),
    );
    expect(Object.keys(one)).toEqual(["region", "requestId", "totalCount", "pageNumber", "pageSize", "tasks"]);
    const ndjson = (await run("list --region cn-a,cn-b --output ndjson", connectionTo([]))).stdout().split("\n");
    expect(JSON.parse(ndjson[0] ?? "")).toEqual({ RegionId: "cn-b", InvokeId: "f-cn-b", Name: "nginx.conf" });
  });

  test("that fail are named with the reason, and the others are printed all the same; it exits with 1", async () => {
    const io = await run("list --region cn-slow,cn-a,cn-late --output csv", connectionTo([]));
    expect(io.code).toBe(1);
    expect(io.stdout().trimEnd().split("\n")).toHaveLength(2);
    expect(io.stderr()).toMatch(
      /^cafe: [^\n]+, in cn-slow, cn-late\n {2}ecs\.cn-slow did not answer within 10 s\.\n {2}Code: Cafe\.Timeout\n/u,
    );
    expect(io.stderr()).toMatch(/\n2 of 3 regions failed; to ask only these again: --region cn-slow,cn-late\n$/u);
  });

  test("that fail are one JSON object each in a JSON mode, on stderr and in the data", async () => {
    const io = await run("failures --region cn-a,cn-slow --output json", connectionTo([]));
    expect(io.code).toBe(1);
    expect(JSON.parse(io.stderr().split("\n")[0] ?? "")).toMatchObject({ region: "cn-slow", code: "Cafe.Timeout" });
    expect(JSON.parse(io.stdout()).regions).toMatchObject([
      { region: "cn-a", loaded: 1 },
      { region: "cn-slow", loaded: 0, totalCount: null, error: { code: "Cafe.Timeout" } },
    ]);
  });

  test("that all fail leave stdout empty", async () => {
    const io = await run("rollouts --region cn-slow,cn-late", connectionTo([]));
    expect([io.code, io.stdout()]).toEqual([1, ""]);
    expect(io.stderr()).toContain("in cn-slow, cn-late");
    expect(io.stderr()).not.toContain("ask only these");
  });

  test("are those of DescribeRegions for all; one without the operation is no failure there", async () => {
    const connection = connectionTo(["cn-a", "cn-no", "cn-b"]);
    const io = await run("list --region all", connection);
    expect(io.code).toBe(0);
    expect(io.stderr()).toContain("2 tasks in 2 regions.");
    expect((await run("list --region cn-a,cn-no", connectionTo([]))).code).toBe(1);
  });

  test("are cafe's own list for all where DescribeRegions does not answer, and stderr says so", async () => {
    const connection = fakeConnection({
      page: (request) => ok(makePage({ region: safeText(request.region), cursor: request.cursor })),
      regions: err(makeFailure({ kind: "permission", code: safeText("Forbidden.RAM") })),
    });
    const io = await run("list --region all", connection);
    expect(new Set(connection.asked.map((one) => one.region))).toEqual(new Set(KNOWN_REGIONS.map(({ id }) => id)));
    expect(io.stderr()).toContain(`DescribeRegions failed with Forbidden.RAM, so the ${KNOWN_REGIONS.length} regions`);
    expect(io.stderr()).toContain(`There are no tasks in ${KNOWN_REGIONS.length} regions;`);
  });

  test("are not asked one by one with keys that are no good", async () => {
    const connection = fakeConnection({ regions: err(makeFailure({ kind: "credentials" })) });
    const io = await run("list --region all", connection);
    expect([io.code, connection.asked.length]).toEqual([1, 0]);
  });

  test("say nothing and exit with 130 on Ctrl-C", async () => {
    const interrupt = new AbortController();
    const connection = fakeConnection({
      page: () => {
        interrupt.abort();
        return err(makeFailure({ kind: "cancelled" }));
      },
    });
    const io = await run("list --region cn-a,cn-b", connection, { signal: interrupt.signal });
    expect([io.code, io.stdout(), io.stderr()]).toEqual([130, "", ""]);
  });

  test("show how far they are on a terminal only, and take it away again", async () => {
    const tty = { stdin: false, stdout: false, stderr: true };
    const io = await run("list --region cn-a,cn-b --all --output ndjson", connectionTo([]), { tty });
    expect(io.stderr()).toContain("\r\u001b[K2 of 2 regions, 2 tasks loaded ...");
    expect(io.stderr()).toMatch(/\r\u001b\[K(?:[^\r]*\n)?$/u);
  });

  test("are joined into one rollout, and counted by region", async () => {
    const { rollouts } = JSON.parse(
      (await run("rollouts --region cn-a,cn-b --gap 60 --output json", connectionTo([]))).stdout(),
    );
    expect(rollouts).toMatchObject([{ regions: ["cn-a", "cn-b"], targets: 2 }]);
  });
});
