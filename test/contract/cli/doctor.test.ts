/** `cafe doctor` against a real endpoint, and against none: real HTTP, real signatures, a home of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";
import { type Emulator, startEmulator } from "../../../src/emulator/server.ts";
import { startAnswering } from "../../support/answering-server.ts";
import { closedPort } from "../../unit/api/servers.ts";
import { cafe } from "./run-cafe.ts";

const HOME = mkdtempSync(join(tmpdir(), "cafe-doctor-"));
const KEYS = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: DEFAULTS.accessKeyId,
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: DEFAULTS.accessKeySecret,
};
/** Nobody is probed in a test, not even on an ECS instance. */
const NONE = { HOME, ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true", ALIBABA_CLOUD_REGION_ID: "cn-hangzhou" };
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ ...DEFAULTS, now: Date.now });
  const folder = join(HOME, ".config", "cafe");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stored = { kind: "stored", accessKeyId: "LTAI5tStored1234", accessKeySecret: "stored-hush" };
  const profiles = [{ name: "prod", source: stored }];
  writeFileSync(join(folder, "config.json"), JSON.stringify({ version: 1, profiles }), { mode: 0o600 });
});
afterAll(async () => {
  await emulator.close();
  rmSync(HOME, { recursive: true });
});

async function doctor(env: Record<string, string>, options = "") {
  const run = await cafe(`doctor${options} --output json`, env);
  expect(run.stderr()).toBe("");
  return { code: run.code, text: run.stdout(), findings: JSON.parse(run.stdout()) };
}

describe("cafe doctor", () => {
  test("says where settings.json is, and what is wrong in it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "cafe-doctor-settings-"));
    writeFileSync(join(folder, "settings.json"), '{"theme": "pink"}');
    const { findings } = await doctor({ ...NONE, CAFE_CONFIG_DIR: folder });
    rmSync(folder, { recursive: true });
    const file = join(folder, "settings.json");
    expect(findings.settings).toMatchObject({ file, exists: true });
    expect(findings.settings.problems).toEqual([expect.stringContaining(`${file}: "theme" takes `)]);
  });

  test("lists everything that is wrong in keys.json, and the commands that it leaves without a key", async () => {
    const folder = mkdtempSync(join(tmpdir(), "cafe-doctor-keys-"));
    writeFileSync(join(folder, "keys.json"), '{"list.sort": ["F1"], "view.tasks": ["u"], "list.reverse": []}');
    const { findings } = await doctor({ ...NONE, CAFE_CONFIG_DIR: folder });
    rmSync(folder, { recursive: true });
    expect(findings.shortcuts).toMatchObject({
      file: join(folder, "keys.json"),
      exists: true,
      problems: [expect.stringContaining('"F1" is no key'), expect.stringContaining("u would be that of")],
      keyless: ["list.reverse"],
    });
  });

  test("says where the debug logs are, and how many", async () => {
    const { findings } = await doctor({ ...NONE, XDG_STATE_HOME: "/nowhere" });
    expect(findings.debugLogs).toEqual({ folder: "/nowhere/cafe/debug", count: 0 });
  });

  test("says which place of keys won, why the others did not, and that a call works", async () => {
    const { code, findings } = await doctor({ ...NONE, ...KEYS, CAFE_ENDPOINT: emulator.url });
    expect([code, findings.ok]).toEqual([0, true]);
    expect(findings.config).toMatchObject({ folderMode: "0700", fileMode: "0600", profiles: 1 });
    expect(findings.keys).toMatchObject({ source: "environment", accessKeyId: "ca****ey", problem: null });
    expect(findings.keys.places.map((step: Record<string, string>) => `${step["what"]}: ${step["outcome"]}`)).toEqual([
      "--profile: passed over",
      "ALIBABA_CLOUD_PROFILE: passed over",
      "keys in the environment: used",
      "OIDC role in the environment: not looked at",
      "ALIBABA_CLOUD_CREDENTIALS_URI: not looked at",
      "cafe's current profile: not looked at",
      "aliyun CLI's current profile: not looked at",
      "credentials file: not looked at",
      "ECS instance role: not looked at",
    ]);
    expect(findings.call).toMatchObject({ region: "cn-hangzhou", proxy: null, problem: null });
    expect(Math.abs(findings.call.clockSkewS)).toBeLessThan(60);
  });

  test("says where it looked for keys when there are none", async () => {
    const { code, findings } = await doctor({ ...NONE, CAFE_ENDPOINT: emulator.url });
    expect([code, findings.ok, findings.call]).toEqual([1, false, null]);
    const why = findings.keys.places.map((step: Record<string, string>) => step["why"]);
    expect(why).toEqual([
      "not given",
      "not set",
      "not set",
      "not set",
      "not set",
      "none is in use",
      "there is no config.json of the aliyun CLI",
      "there is none",
      "ALIBABA_CLOUD_ECS_METADATA_DISABLED is set",
    ]);
    expect(findings.keys.problem).toContain("No keys found.");
  });

  test("holds no secret, whatever is wrong", async () => {
    const wrong = { ...KEYS, ALIBABA_CLOUD_ACCESS_KEY_SECRET: "env-hush", ALIBABA_CLOUD_SECURITY_TOKEN: "token-hush" };
    const { code, text, findings } = await doctor({ ...NONE, ...wrong, CAFE_ENDPOINT: emulator.url });
    expect([code, findings.call.problem.code]).toEqual([1, "SignatureDoesNotMatch"]);
    expect(text).not.toContain("hush");
  });

  test("tells a clock that is off by the Date of a reply, and the same in words", async () => {
    const date = new Date(Date.now() + 1_200_000).toUTCString();
    const body = { Code: "InvalidTimeStamp.Expired", Message: "Specified time stamp or date value is expired." };
    const server = await startAnswering(() => ({ status: 400, body, headers: { date } }));
    const env = { ...NONE, ...KEYS, CAFE_ENDPOINT: server.url };
    const { findings } = await doctor(env);
    expect(Math.abs(findings.call.clockSkewS - 1_200)).toBeLessThan(60);
    const { code, stdout } = await cafe("doctor", env);
    expect(code).toBe(1);
    expect(stdout()).toMatch(/^ {2}clock +1[12]\d\d s behind the service's; set it: 900 s are refused$/mu);
    expect(stdout()).toMatch(/^ {2}what helps +Set the clock/mu);
    expect(stdout()).toMatch(/\nA call does not work: see above\.\n$/u);
    await server.close();
  });

  test("names the proxy in force without its password, and what does not answer", async () => {
    const port = await closedPort();
    const proxy = { HTTPS_PROXY: `http://me:hush@127.0.0.1:${port}` };
    const { code, text, findings } = await doctor({ ...NONE, ...KEYS, ...proxy });
    expect([code, findings.call]).toMatchObject([
      1,
      {
        endpoint: "ecs-cn-hangzhou.aliyuncs.com",
        proxy: `127.0.0.1:${port}`,
        elapsedMs: null,
        clockSkewS: null,
        problem: { code: "Cafe.ProxyUnreachable" },
      },
    ]);
    expect(text).not.toContain("hush");
  });

  test("knows the terminal by its environment", async () => {
    const env = { TERM: "xterm-256color", LC_ALL: "en_US.UTF-8", TMUX: "/tmp/tmux-0/default,1,0" };
    const { findings } = await doctor({ ...NONE, ...env });
    expect(findings.terminal).toMatchObject({
      stdin: false,
      stdout: false,
      term: "xterm-256color",
      utf8: true,
      multiplexer: "tmux",
    });
    const { stdout } = await cafe("doctor", NONE);
    expect(stdout()).toMatch(/^ {2}terminal +none: the explorer needs one$/mu);
    expect(stdout()).toMatch(/^ {2}locale +not set: no UTF-8 is promised; --ascii draws without it$/mu);
    expect(stdout()).toMatch(/^ {2}not made: there are no keys to sign it with$/mu);
  });
});
