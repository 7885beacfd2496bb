import { describe, expect, test } from "vitest";
import { parseArgv } from "../../../../src/cli/args.ts";
import { runList } from "../../../../src/cli/commands/list.ts";
import type { Connection } from "../../../../src/core/ports.ts";
import { err, ok } from "../../../../src/lib/result.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import { at, makeInstance, makeTask } from "../../domain/make-task.ts";
import { fakeConnection, makeFailure, makePage } from "../fake-connection.ts";
import { type FakeIo, fakeIo, NOW } from "../fake-io.ts";

async function list(
  line: string,
  connection: Connection,
  io: FakeIo = fakeIo(),
): Promise<FakeIo & { readonly code: number }> {
  const call = parseArgv(`list ${line}`.trim().split(" "), NOW);
  if (!call.ok || call.value.command !== "list") throw new Error(`not a list call: ${line}`);
  const code = await runList(call.value, connection, io);
  return { ...io, code };
}

const failed = makeInstance({ status: safeText("Failed"), outcome: "failed", errorCode: safeText("ClientNotRunning") });
const tasks = [
  makeTask({
    status: safeText("PartialFailed"),
    outcome: "mixed",
    instances: [failed, { ...failed, instanceId: safeText("i-2") }, makeInstance()],
    tags: [
      { key: safeText("env"), value: safeText("prod") },
      { key: safeText("team"), value: safeText("") },
    ],
  }),
  makeTask({
    name: safeText("配置.conf"),
    createdAt: at("2026-11-24T11:30:00Z"),
    record: { InvokeId: "f-2", Name: "配置.conf" },
  }),
];
const onePage = fakeConnection({ page: () => ok(makePage({ tasks, totalCount: 2 })) });

describe("cafe list", () => {
  test("asks for what the options say", async () => {
    const connection = fakeConnection({});
    await list("--status Failed --tag env=prod --page 3 --page-size 20", connection);
    expect(connection.asked).toEqual([
      {
        region: "cn-hangzhou",
        query: { status: "Failed", tags: [{ key: "env", value: "prod" }] },
        cursor: { by: "number", number: 3 },
        pageSize: 20,
      },
    ]);
  });

  test("prints a dense table, and how many of how many on stderr", async () => {
    const io = await list("", onePage);
    expect(io.code).toBe(0);
    expect(io.stdout()).toBe(
      [
        "STATUS         CREATED      INVOKE ID       SENT  NAME        WHY                 TARGET DIR  TAGS",
        "PartialFailed  11-20 08:30  f-hz0vk9000001   1/3  nginx.conf  2 ClientNotRunning  /etc/nginx  env=prod team=",
        "Success        11-24 11:30  f-hz0vk9000001   1/1  配置.conf                       /etc/nginx",
        "",
      ].join("\n"),
    );
    expect(io.stderr()).toBe("2 of 2 tasks in cn-hangzhou, page 1 of 1\n");
  });

  test("fits the table into the terminal, in colour only there", async () => {
    const tty = { stdin: true, stdout: true, stderr: true };
    const io = await list("", onePage, fakeIo({ tty, columns: 80 }));
    const lines = io
      .stdout()
      .replaceAll(/\u001b\[\d+m/gu, "")
      .split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(io.stdout()).toContain("\u001b[33mPartialFailed\u001b[0m");
    const mono = await list("", onePage, fakeIo({ tty, env: { NO_COLOR: "1" } }));
    expect(mono.stdout()).not.toContain("\u001b");
  });

  test("prints JSON whose tasks are the service's own records", async () => {
    const io = await list("--output json", onePage);
    expect(JSON.parse(io.stdout())).toEqual({
      region: "cn-hangzhou",
      requestId: "473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E",
      totalCount: 2,
      pageNumber: 1,
      pageSize: 50,
      tasks: tasks.map((task) => task.record),
    });
    expect(io.stderr()).toBe("");
  });

  test("prints NDJSON, one record in each line", async () => {
    const io = await list("--output ndjson", onePage);
    const lines = io.stdout().trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(tasks.map((task) => task.record));
  });

  test("prints CSV with a header", async () => {
    const io = await list("--output csv", onePage);
    const [header, first] = io.stdout().split("\n");
    expect(header?.split(",")).toHaveLength(18);
    expect(first).toBe(
      "cn-hangzhou,f-hz0vk9000001,nginx.conf,PartialFailed,2026-11-20T08:30:55Z,3,1,2,0,2 ClientNotRunning,/etc/nginx,root,root,0644,true,PlainText,env=prod;team=,nginx of the shop",
    );
  });

  test("applies --since to what was loaded and says so", async () => {
    const io = await list("--since 1h --output ndjson", onePage);
    expect(io.stdout()).toBe('{"InvokeId":"f-2","Name":"配置.conf"}\n');
    expect(io.stderr()).toContain("1 of the 2 tasks loaded remain");
  });

  test("applies the filters that the service does not have, together, and says so", async () => {
    const io = await list("--failures-only --error-code ClientNotRunning --dir /etc/ --output ndjson", onePage);
    expect(io.stdout().trimEnd().split("\n")).toHaveLength(1);
    expect(io.stderr()).toBe(
      "--failures-only --error-code ClientNotRunning --dir /etc/ were applied here, since the service has no such filters: 1 of the 2 tasks loaded remain.\n",
    );
  });

  test("an empty result prints no table, says which filters applied, and is no error", async () => {
    const io = await list("--name none", fakeConnection({}));
    expect([io.code, io.stdout(), io.stderr()]).toEqual([0, "", "No task in cn-hangzhou matches --name none.\n"]);
    expect(JSON.parse((await list("--output json", fakeConnection({}))).stdout())).toMatchObject({ tasks: [] });
  });

  test("refuses to pass a page off as the one asked for where the service does not count pages", async () => {
    const uncounted = fakeConnection({ page: () => ok(makePage({ tasks, totalCount: null })) });
    const io = await list("--page 2", uncounted);
    expect([io.code, io.stdout()]).toEqual([1, ""]);
    expect(io.stderr()).toMatch(
      /^cafe: The service gives no total in cn-hangzhou, [^\n]+--page 2\. Use --all [^\n]+\n$/u,
    );
    expect((await list("--page 1", uncounted)).code).toBe(0);
  });

  test("says no page number in JSON where the page was found by token", async () => {
    const cursor = { by: "token", token: null, ordinal: 1 } as const;
    const io = await list("--output json", fakeConnection({ page: () => ok(makePage({ cursor, totalCount: null })) }));
    expect(JSON.parse(io.stdout())).toMatchObject({ totalCount: null, pageNumber: null });
  });

  test("a failure is told with title, message, code, RequestId and remedy, and exits with 1", async () => {
    const io = await list("", fakeConnection({ page: () => err(makeFailure()) }));
    expect([io.code, io.stdout()]).toEqual([1, ""]);
    expect(io.stderr()).toMatch(
      /^cafe: [^\n]+\n {2}Request was denied due to user flow control\.\n {2}Code: Throttling\.User\n {2}RequestId: REQ-1\n {2}[^\n]+\n$/u,
    );
  });

  test.each(["json", "ndjson"])("a failure with --output %s is one JSON object", async (output) => {
    const io = await list(`--output ${output}`, fakeConnection({ page: () => err(makeFailure()) }));
    expect(io.stdout()).toBe("");
    expect(JSON.parse(io.stderr())).toEqual({
      code: "Throttling.User",
      message: "Request was denied due to user flow control.",
      requestId: "REQ-1",
      remedy: expect.stringMatching(/\S/u),
      httpStatus: 400,
    });
  });

  test("Ctrl-C exits with 130 and says nothing", async () => {
    const io = await list("", fakeConnection({ page: () => err(makeFailure({ kind: "cancelled" })) }));
    expect([io.code, io.stdout(), io.stderr()]).toEqual([130, "", ""]);
  });
});

describe("cafe list --all", () => {
  const token = (page: number) => ({ by: "token", token: `t${page}`, ordinal: page }) as const;
  const threePages = () =>
    fakeConnection({
      page: ({ cursor }) => {
        const page = cursor.by === "token" ? cursor.ordinal : 1;
        const name = `f-${page}`;
        const task = makeTask({ invokeId: safeText(name), record: { InvokeId: name } });
        return ok(makePage({ cursor, tasks: [task], totalCount: null, next: page < 3 ? token(page + 1) : null }));
      },
    });

  test("follows every page and prints all tasks at once", async () => {
    const io = await list("--all --output json", threePages());
    expect(JSON.parse(io.stdout())).toMatchObject({
      pageNumber: null,
      pageSize: 50,
      totalCount: null,
      tasks: [{ InvokeId: "f-1" }, { InvokeId: "f-2" }, { InvokeId: "f-3" }],
    });
    expect(io.stderr()).toBe("");
  });

  test("shows its progress only where stderr is a terminal, and takes it away again", async () => {
    const quiet = await list("--all", threePages());
    expect(quiet.stderr()).toBe("3 tasks in cn-hangzhou, all pages.\n");
    const tty = { stdin: false, stdout: false, stderr: true };
    const loud = await list("--all", threePages(), fakeIo({ tty }));
    expect(loud.stderr()).toContain("\r\u001b[K2 tasks loaded ...");
    expect(loud.stderr()).toMatch(/\r\u001b\[K3 tasks in cn-hangzhou, all pages\.\n$/u);
  });

  test("prints nothing where a page fails: half a list must not pass for a whole one", async () => {
    const connection = fakeConnection({
      page: ({ cursor }) =>
        cursor.by === "token"
          ? err(makeFailure())
          : ok(makePage({ cursor, tasks: [makeTask()], totalCount: null, next: token(2) })),
    });
    const io = await list("--all --output csv", connection);
    expect([io.code, io.stdout()]).toEqual([1, ""]);
    expect(io.stderr()).toContain("Throttling.User");
  });
});
