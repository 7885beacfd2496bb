/** Whom cafe speaks to: the endpoint and the source of keys, and nobody else. All else is refused and noted. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Environment, exploreLoaded, KEY, newHome, type Service, startService } from "../support/explorer.ts";
import { runCafe } from "../support/run-launcher.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const PRELOAD = JSON.stringify(resolve("test/support/record-connections.cjs"));
/** The guard of the terminal (platform/terminal/guard.ts). */
const GUARD = "start /bin/sh";

interface Watched {
  readonly env: Environment;
  /** What was done, each once. */
  readonly done: () => readonly string[];
}

function watched(allowed: string, more: Environment = {}): Watched {
  const home = newHome();
  const file = join(home["HOME"] ?? "", "connections");
  return {
    env: {
      ...home,
      NODE_OPTIONS: `${home["NODE_OPTIONS"]} --require=${PRELOAD}`,
      CAFE_TEST_CONNECTIONS: file,
      CAFE_TEST_ALLOWED: allowed,
      ...more,
    },
    done: () => (existsSync(file) ? [...new Set(readFileSync(file, "utf8").trim().split("\n"))] : []),
  };
}

const NO_KEYS = { ALIBABA_CLOUD_ACCESS_KEY_ID: undefined, ALIBABA_CLOUD_ACCESS_KEY_SECRET: undefined };

test("the explorer, wherever one goes in it, speaks to the endpoint alone", async () => {
  const { host } = new URL(service.url);
  const { env, done } = watched(host);
  const explorer = await exploreLoaded(service.url, { env });
  for (const key of [..."j]r", KEY.enter, ..."yvqpq", KEY.esc, "R", KEY.esc, "P", KEY.esc]) {
    const before = explorer.raw().length;
    // Where nothing comes of a key, a repaint does; Esc and Ctrl-L in one would be another key.
    explorer.key(key === KEY.esc ? key : `${key}`);
    await explorer.waitUntil(`something after ${JSON.stringify(key)}`, () => explorer.raw().length > before);
  }
  explorer.key(KEY.ctrlC);
  await explorer.exit;
  expect(done().filter((line) => line !== GUARD)).toEqual([`connect ${host}`]);
});

test("every command that asks the service speaks to the endpoint alone", async () => {
  const { host } = new URL(service.url);
  const { env, done } = watched(host, { CAFE_ENDPOINT: service.url });
  const lines = ["list --region cn-hangzhou,cn-beijing", "rollouts", "doctor"];
  const runs = await Promise.all(lines.map((line) => runCafe(line, env)));
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(done()).toEqual([`connect ${host}`]);
});

test("the demo speaks to nobody: its endpoint is in the process", async () => {
  const { env, done } = watched("nobody");
  expect((await runCafe("list --demo", env)).code).toBe(0);
  expect(done()).toEqual([]);
});

test("what needs no service speaks to nobody", async () => {
  const { env, done } = watched("nobody", NO_KEYS);
  const runs = await Promise.all(["--help", "profiles list"].map((line) => runCafe(line, env)));
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  // Without keys there is nobody to ask them of: the firmware does not say that this is an ECS instance.
  expect((await runCafe("list", env)).code).toBe(2);
  expect(done()).toEqual([]);
});

test.each([
  ["the region's endpoint where none is named", "list --region cn-beijing", {}, "ecs.cn-beijing.aliyuncs.com:443"],
  [
    "the metadata service where an ECS role is chosen",
    "list",
    { ...NO_KEYS, ALIBABA_CLOUD_ECS_METADATA: "role" },
    "100.100.100.200:80",
  ],
  [
    "the credentials URI where one is named",
    "list",
    { ...NO_KEYS, ALIBABA_CLOUD_CREDENTIALS_URI: "http://127.0.0.1:1/keys" },
    "127.0.0.1:1",
  ],
  [
    "STS where a role is taken",
    "list",
    {
      ...NO_KEYS,
      ALIBABA_CLOUD_ROLE_ARN: "acs:ram::1:role/r",
      ALIBABA_CLOUD_OIDC_PROVIDER_ARN: "acs:ram::1:oidc-provider/p",
      ALIBABA_CLOUD_OIDC_TOKEN_FILE: resolve("package.json"),
    },
    "sts.aliyuncs.com:443",
  ],
  ["the proxy where one is set", "list", { HTTPS_PROXY: "http://proxy.example:3128" }, "proxy.example:3128"],
])("%s is asked, and nobody else", async (_, line, more, to) => {
  const { env, done } = watched("nobody", more);
  const { code, stderr } = await runCafe(line, env);
  expect([code, stderr.includes("Error:")]).toEqual([1, false]);
  expect(done()).toEqual([`connect ${to}`]);
});
