/** The commands as real processes: exit codes, what goes to stdout and what to stderr, pipes, Ctrl-C. */
import { execFile } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { DEFAULTS } from "../../src/emulator/defaults.ts";
import { cafe, definedOnly, type Environment, KEY, newHome, type Service, startService } from "../support/explorer.ts";
import { start } from "../support/pty.ts";
import { runCafe, startCafe } from "../support/run-launcher.ts";

let service: Service;
let env: Environment;
beforeAll(async () => {
  service = await startService();
  env = { ...newHome(), CAFE_ENDPOINT: service.url };
});
afterAll(() => service.close());

test("list prints data to stdout and the count to stderr; show prints one task of it", async () => {
  const table = await runCafe("list --status PartialFailed --page-size 5", env);
  expect(table.code).toBe(0);
  expect(table.stdout.trimEnd().split("\n")).toHaveLength(6);
  expect(table.stderr).toMatch(/^5 of \d+ tasks in cn-hangzhou, page 1 of \d+; next: --page 2\n$/u);

  const json = await runCafe("list --status PartialFailed --page-size 5 --output json", env);
  expect([json.code, json.stderr]).toEqual([0, ""]);
  const { tasks } = JSON.parse(json.stdout);
  expect(tasks).toHaveLength(5);

  const show = await runCafe(`show ${tasks[0].InvokeId}`, env);
  expect([show.code, show.stderr]).toEqual([0, ""]);
  for (const text of [tasks[0].InvokeId, tasks[0].Name, tasks[0].InvokeInstances[0].InstanceId]) {
    expect(show.stdout).toContain(text);
  }
});

test("regions and profiles print their tables", async () => {
  const regions = await runCafe("regions", env);
  expect([regions.code, regions.stderr]).toEqual([0, ""]);
  expect(regions.stdout).toMatch(/^cn-hangzhou +/mu);
  const profiles = await runCafe("profiles list", env);
  expect(profiles.code).toBe(0);
  expect(profiles.stdout).toMatch(/environment/u);
  expect(profiles.stdout + profiles.stderr).not.toContain(DEFAULTS.accessKeySecret);
});

test("--help and --version go to stdout and write nothing anywhere", async () => {
  const home = newHome();
  const help = await runCafe("--help", home);
  expect([help.code, help.stderr]).toEqual([0, ""]);
  for (const command of ["list", "show", "regions", "profiles", "emulator"]) {
    expect(help.stdout).toMatch(new RegExp(`^ {2}${command} +\\S`, "mu"));
    const own = await runCafe(`${command} --help`, home);
    expect([own.code, own.stderr]).toEqual([0, ""]);
    expect(own.stdout).toContain(`cafe ${command}`);
  }
  const version = await runCafe("--version", home);
  expect([version.code, version.stderr]).toEqual([0, ""]);
  expect(version.stdout).toMatch(/^cafe \d+\.\d+\.\d+\n$/u);
  expect(readdirSync(home["HOME"] ?? "")).toEqual([]);
});

test.each([
  ["list --status Faild", 2, /^cafe: --status takes .*"Faild"; did you mean Failed\?\n$/u],
  ["lst", 2, /^cafe: There is no command "lst"; did you mean "cafe list"/u],
  ["show f-hz0nothere", 1, /^cafe: There is no task f-hz0nothere in cn-hangzhou; /u],
  ["list --endpoint http://127.0.0.1:1", 1, /^cafe: .*\n[\s\S]*Code: Cafe\.ConnectionRefused/u],
])("`cafe %s` exits with %i and says why on stderr only", async (line, code, why) => {
  const run = await runCafe(line, env);
  expect(run).toMatchObject({ code, stdout: "" });
  expect(run.stderr).toMatch(why);
});

test("without a terminal the explorer points to list, and takes nothing from the output", async () => {
  const run = await runCafe("--demo", env);
  expect(run).toEqual({
    code: 2,
    stdout: "",
    stderr: expect.stringMatching(/^cafe: The explorer needs a terminal .*"cafe list"\.\n$/u),
  });
});

test("a reader that has seen enough ends the output without a word", async () => {
  const [program, args] = cafe(["list", "--all", "--output", "json"]);
  const shell = `'${[program, ...args].join("' '")}' | head -1; echo "exit \${PIPESTATUS[0]}"`;
  const run = await new Promise<{ stdout: string; stderr: string }>((resolve, reject) => {
    execFile("bash", ["-c", shell], { env: definedOnly(env) }, (error, stdout, stderr) =>
      error ? reject(error) : resolve({ stdout, stderr }),
    );
  });
  expect(run).toEqual({ stdout: "{\nexit 0\n", stderr: "" });
});

describe("list --all", () => {
  const all = (line: string) => {
    const pty = start(...cafe(["list", "--all", "--page-size", "20", ...line.split(" ")]), { env });
    onTestFinished(() => pty.kill("SIGKILL"));
    return pty;
  };

  test("shows its progress on a terminal, and takes it away again", async () => {
    const pty = all("--output table");
    expect(await pty.exit).toMatchObject({ code: 0 });
    await pty.waitFor(/\d+ tasks in cn-hangzhou, all pages\./u);
    expect(pty.raw()).toMatch(/\r\u001b\[K20 of \d+ tasks loaded \.\.\./u);
    expect(pty.screen()).not.toContain("loaded ...");
  });

  test("shows none where stderr is a pipe", async () => {
    const run = await runCafe("list --all --page-size 50", env);
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/^\d+ tasks in cn-hangzhou, all pages\.\n$/u);
    expect(run.stdout.trimEnd().split("\n")).toHaveLength(1 + Number.parseInt(run.stderr, 10));
    expect(run.stdout).not.toContain("\u001b");
  });
});

test("the emulator says first where it listens, then each request, and ends on Ctrl-C with 130", async () => {
  const { child, ended } = startCafe("emulator --tasks 20", env);
  onTestFinished(() => void child.kill("SIGKILL"));
  const [first] = await once(child.stdout ?? child, "data");
  const url = /^listening on (http:\/\/127\.0\.0\.1:\d+)\n/u.exec(String(first))?.[1] ?? "";
  const list = await runCafe(`list --endpoint ${url} --output json`, env);
  expect([list.code, list.stderr]).toEqual([0, ""]);
  child.kill("SIGINT");
  const { code, stdout, stderr } = await ended;
  expect([code, stderr]).toEqual([130, ""]);
  expect(stdout).toMatch(/^listening on [^\n]+\n[^\n]*DescribeSendFileResults[^\n]*\n$/u);
  expect(stdout).not.toContain(DEFAULTS.accessKeySecret);
});

test("the emulator in a terminal ends on the keys Ctrl-C", async () => {
  const pty = start(...cafe(["emulator", "--tasks", "20"]), { env, cols: 80, rows: 10 });
  await pty.waitFor(/^listening on http:\/\/127\.0\.0\.1:\d+$/mu);
  pty.key(KEY.ctrlC);
  expect(await pty.exit).toEqual({ code: 130, signal: 0 });
});

test("profiles add asks for the secret without echo, and Ctrl-C leaves nothing behind", async () => {
  const home = newHome();
  const add = () =>
    start(...cafe(["profiles", "add", "alpha", "--access-key-id", "LTAI5tExampleKey01"]), {
      env: home,
      cols: 100,
      rows: 10,
    });
  const cancelled = add();
  await cancelled.waitFor(/secret/iu);
  cancelled.key(`not-this${KEY.ctrlC}`);
  expect((await cancelled.exit).code).toBe(130);

  const added = add();
  await added.waitFor(/secret/iu);
  added.key("a-typed-Secret\r");
  expect((await added.exit).code).toBe(0);
  await added.waitFor(/Added the profile alpha \(LTAI\*{4}\w{4}\)\./u);
  expect(cancelled.raw() + added.raw()).not.toMatch(/a-typed-Secret|not-this/u);
  const listed = await runCafe("profiles list", { ...home, ALIBABA_CLOUD_ACCESS_KEY_ID: undefined });
  expect(listed.stdout).toMatch(/alpha/u);
});
