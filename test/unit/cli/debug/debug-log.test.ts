import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { debugFolder, debugLogs, openDebugLog } from "../../../../src/cli/debug/debug-log.ts";
import { tempFolder } from "../../../support/temp-folder.ts";
import { fakeIo, NOW } from "../fake-io.ts";

const RUN = { cafe: "0.0.0", command: "list" };
const CALL = {
  action: "DescribeRegions",
  region: "cn-hangzhou",
  host: "h",
  retries: 0,
  ms: 1,
  status: 200,
  requestId: "R",
  fault: null,
};

const home = () => ({ HOME: tempFolder("debug") });

test("a log is a file of its own, 0600 in a folder of 0700, with a line for each call", () => {
  const env = home();
  const opened = openDebugLog(fakeIo({ env }), RUN);
  if (!opened.ok) throw new Error(opened.error);
  opened.value.call(CALL);
  expect(opened.value.close()).toMatch(
    /^Debug log: .*\/\.local\/state\/cafe\/debug\/cafe-2026-11-24T12-00-00Z-\d+\.jsonl \(1 KB, mode 0600\)\.$/u,
  );
  const folder = debugFolder(env) ?? "";
  const [path = ""] = debugLogs(folder);
  expect([statSync(folder).mode & 0o777, statSync(path).mode & 0o777]).toEqual([0o700, 0o600]);
  const [first, second] = readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(first).toMatchObject({ ...RUN, started: new Date(NOW).toISOString() });
  expect(second).toMatchObject({ call: CALL });
});

test("it ends at 16 MB, and says so", () => {
  const env = home();
  const opened = openDebugLog(fakeIo({ env }), RUN);
  if (!opened.ok) throw new Error(opened.error);
  const large = { ...CALL, host: "a ".repeat(500_000) };
  for (let at = 0; at < 20; at++) opened.value.call(large);
  expect(opened.value.close()).toMatch(/full at 16 MB/u);
  const [path = ""] = debugLogs(debugFolder(env) ?? "");
  expect(statSync(path).size).toBeLessThanOrEqual(16 * 2 ** 20);
});

test("ten logs are kept, and nothing else in the folder is touched", () => {
  const env = home();
  const folder = debugFolder(env) ?? "";
  mkdirSync(folder, { recursive: true });
  for (let at = 10; at < 30; at++) writeFileSync(join(folder, `cafe-2026-10-${at}T00-00-00Z-1.jsonl`), "");
  writeFileSync(join(folder, "mine.jsonl"), "");
  expect(openDebugLog(fakeIo({ env }), RUN).ok).toBe(true);
  expect(debugLogs(folder)).toHaveLength(10);
  expect(readdirSync(folder)).toContain("mine.jsonl");
  expect(debugLogs(folder)[0]).toContain("2026-10-21");
});

test.each([
  [{}, /no folder for it is known/u],
  [{ XDG_STATE_HOME: "/proc" }, /\/proc\/cafe\/debug cannot be used/u],
])("where none can be written it says why: %j", (env, sentence) => {
  const opened = openDebugLog(fakeIo({ env }), RUN);
  expect(opened.ok ? "" : opened.error).toMatch(sentence);
});
