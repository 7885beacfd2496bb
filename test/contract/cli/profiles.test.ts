/** `cafe profiles test` and keys on demand, against a real endpoint: real HTTP, real signatures. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";
import { type Emulator, startEmulator } from "../../../src/emulator/server.ts";
import { startAnswering } from "../../support/answering-server.ts";
import { cafe } from "./run-cafe.ts";

const HOME = mkdtempSync(join(tmpdir(), "cafe-profiles-"));
const KEYS_PRINTED = {
  access_key_id: DEFAULTS.accessKeyId,
  access_key_secret: DEFAULTS.accessKeySecret,
  sts_token: "token",
};
let emulator: Emulator;
let env: Record<string, string>;

beforeAll(async () => {
  emulator = await startEmulator({ ...DEFAULTS, now: Date.now });
  env = { HOME, CAFE_ENDPOINT: emulator.url, ALIBABA_CLOUD_REGION_ID: "cn-hangzhou" };
  const printed = join(HOME, "keys.json");
  writeFileSync(printed, JSON.stringify(KEYS_PRINTED));
  mkdirSync(join(HOME, ".aliyun"));
  const profiles = [
    { name: "good", mode: "AK", ...KEYS_PRINTED },
    { name: "bad", mode: "AK", ...KEYS_PRINTED, access_key_secret: "wrong-secret" },
    { name: "printed", mode: "External", process_command: `cat ${printed}` },
    { name: "gone", mode: "External", process_command: "/nowhere/tool hush" },
  ];
  writeFileSync(join(HOME, ".aliyun", "config.json"), JSON.stringify({ current: "good", profiles }), { mode: 0o600 });
});
afterAll(async () => {
  await emulator.close();
  rmSync(HOME, { recursive: true });
});

describe("cafe profiles test", () => {
  test.each([
    ["good", "aliyun CLI profile good"],
    ["printed", "aliyun CLI profile printed"],
  ])("says which key of %s the service accepted", async (name, source) => {
    const { code, stdout, stderr } = await cafe(`profiles test ${name}`, env);
    expect([code, stderr()]).toEqual([0, ""]);
    expect(stdout()).toContain(`keys from  ${source}\nkey        ca****ey\nregion     cn-hangzhou\n`);
    expect(stdout()).toMatch(/^accepted {3}DescribeRegions answered with \d+ regions$/mu);
  });

  test.each([
    ["bad", 1, "Code: SignatureDoesNotMatch"],
    ["gone", 1, "The process_command /nowhere/tool was not found."],
    ["none", 2, "There is no profile none"],
  ])("of %s ends with %i, and says why without a secret", async (name, code, why) => {
    const run = await cafe(`profiles test ${name}`, env);
    expect(run.code).toBe(code);
    expect(run.stderr()).toContain(why);
    expect(run.stdout() + run.stderr()).not.toMatch(/wrong-secret|hush/u);
  });
});

test("keys that are asked for are asked for once in a run, however many calls it makes", async () => {
  const uri = await startAnswering(() => ({
    body: {
      Code: "Success",
      AccessKeyId: DEFAULTS.accessKeyId,
      AccessKeySecret: DEFAULTS.accessKeySecret,
      SecurityToken: "token",
    },
  }));
  const run = await cafe("list --all --page-size 50 --output ndjson", {
    ...env,
    ALIBABA_CLOUD_CREDENTIALS_URI: uri.url,
  });
  expect([run.code, uri.calls()]).toEqual([0, 1]);
  expect(run.stdout().trim().split("\n").length).toBeGreaterThan(100);
  await uri.close();
});
