import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cafe, environment, urlOf } from "./run-cafe.ts";

/** Everything that could steer a terminal or deceive a reader, in every text that a task has. */
const EVIL = '=cmd|"\u001b[31m\u001b]0;owned\u0007\u009b2J\r\n\u0000\u007f\u202egpj.exe\u2066\u200b\u2028\ud800,配置';
const instance = {
  InstanceId: EVIL,
  InvocationStatus: EVIL,
  CreationTime: EVIL,
  StartTime: EVIL,
  FinishTime: EVIL,
  UpdateTime: EVIL,
  ErrorCode: EVIL,
  ErrorInfo: EVIL,
};
const invocation = {
  InvokeId: "f-evil",
  Name: EVIL,
  Description: EVIL,
  TargetDir: EVIL,
  FileOwner: EVIL,
  FileGroup: EVIL,
  FileMode: EVIL,
  Overwrite: "false",
  ContentType: EVIL,
  Content: EVIL,
  CreationTime: EVIL,
  InvocationStatus: EVIL,
  VmCount: 1,
  InvokeInstances: {
    InvokeInstance: [instance, { ...instance, InstanceId: `${EVIL}2`, InvocationStatus: "Failed" }],
  },
  Tags: { Tag: [{ TagKey: EVIL, TagValue: EVIL }] },
  Unknown: EVIL,
};
const page = { RequestId: EVIL, PageNumber: 1, PageSize: 50, TotalCount: 1, Invocations: { Invocation: [invocation] } };
const regions = {
  RequestId: EVIL,
  Regions: { Region: [{ RegionId: EVIL, LocalName: EVIL, RegionEndpoint: EVIL, Status: "available" }] },
};
const refusal = { RequestId: EVIL, HostId: EVIL, Code: EVIL, Message: EVIL };

let server: Server;
let env: Record<string, string>;
let answer: { status: number; body: object | string } = { status: 200, body: page };

beforeAll(async () => {
  server = createServer((_, response) => {
    response.writeHead(answer.status, { "content-type": "application/json;charset=utf-8" });
    response.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  env = environment(urlOf(server));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2066-\u2069\ud800-\udfff]/u;

describe("hostile text from the service", () => {
  test.each([
    "list",
    "list --all",
    "list --output json",
    "list --output ndjson",
    "list --output csv",
    "show f-evil",
    "show f-evil --content",
    "show f-evil --output json",
    "retry f-evil --output json",
    "list --region cn-beijing,cn-hangzhou",
    "list --region cn-beijing,cn-hangzhou --output json",
    "diff f-evil f-evil",
    "diff f-evil f-evil --output json",
    "failures",
    "rollouts",
    "rollouts --output json",
    "rollouts --output csv",
    "failures --output json",
    "failures --output csv",
  ])("`cafe %s` prints no control, bidi or invisible character", async (line) => {
    answer = { status: 200, body: page };
    const run = await cafe(line, env);
    expect(run.code).toBe(0);
    expect(run.stdout()).toContain("配置");
    expect(run.stdout()).not.toMatch(CONTROLS);
    expect(run.stderr()).not.toMatch(CONTROLS);
  });

  test.each(["regions", "regions --output json"])("`cafe %s` prints none either", async (line) => {
    answer = { status: 200, body: regions };
    const run = await cafe(line, env);
    expect(run.stdout() + run.stderr()).not.toMatch(CONTROLS);
  });

  test.each(["list", "list --output json", "list --region cn-beijing,cn-hangzhou", "failures --region all"])(
    "an error of the service in `cafe %s` neither",
    async (line) => {
      answer = { status: 403, body: refusal };
      const run = await cafe(line, env);
      expect([run.code, run.stdout()]).toEqual([1, ""]);
      expect(run.stderr()).toContain("配置");
      expect(run.stderr()).not.toMatch(CONTROLS);
    },
  );

  test("`cafe watch` prints none either", async () => {
    answer = { status: 200, body: page };
    const run = await cafe("watch f-evil --timeout 1", env);
    expect(run.code).toBe(3);
    expect(run.stdout()).toContain("配置");
    expect(run.stdout() + run.stderr()).not.toMatch(CONTROLS);
  });

  test("`cafe retry` refuses what no shell line can carry", async () => {
    answer = { status: 200, body: page };
    const run = await cafe("retry f-evil", env);
    expect([run.code, run.stdout()]).toEqual([1, ""]);
    expect(run.stderr()).toMatch(/^cafe: The \w+ of this task holds a NUL character, [^\n]+\n$/u);
  });

  test("JSON still parses back to exactly what the service said", async () => {
    answer = { status: 200, body: page };
    const [task] = JSON.parse((await cafe("list --output json", env)).stdout()).tasks;
    expect(task).toEqual({
      ...invocation,
      InvokeInstances: invocation.InvokeInstances.InvokeInstance,
      Tags: invocation.Tags.Tag,
    });
  });

  test("a spreadsheet gets no formula", async () => {
    answer = { status: 200, body: page };
    const csv = (await cafe("list --output csv", env)).stdout().split("\n")[1] ?? "";
    expect(csv).toContain("\"'=cmd|");
    expect(csv).not.toMatch(/(?:^|,)"?=/u);
  });

  test.each<[string, string]>([
    ["HTML", "<html><body>Sign in \u001b[31m</body></html>"],
    ["JSON that was cut off", JSON.stringify(page).slice(0, 200)],
    ["JSON of another shape", "[1,2]"],
    ["nothing", ""],
  ])("%s instead of a reply is told in words and exits with 1", async (_, body) => {
    answer = { status: 200, body };
    const run = await cafe("list", env);
    expect([run.code, run.stdout()]).toEqual([1, ""]);
    expect(run.stderr()).toMatch(/^cafe: [^\n]+\n {2}[^\n]+\n {2}Code: Cafe\.\w+\n/u);
    expect(run.stderr()).not.toMatch(CONTROLS);
  });
});
