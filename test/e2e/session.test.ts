/** Whom cafe acts for, where, and what it remembers of that: regions, profiles, folders that are not there. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEFAULTS } from "../../src/emulator/defaults.ts";
import {
  type Environment,
  explore,
  exploreLoaded,
  KEY,
  newHome,
  type Service,
  startService,
  totalOn,
} from "../support/explorer.ts";
import { runCafe } from "../support/run-launcher.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const TASKS = "4 Tasks";
const NO_KEYS = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: undefined,
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: undefined,
  ALIBABA_CLOUD_REGION_ID: undefined,
};
const headerOf = (screen: string): string => screen.split("\n")[0] ?? "";

test("R lists the service's regions, narrows them as one types, and Enter goes there with the filters", async () => {
  const explorer = await exploreLoaded(service.url, { args: "--status Success" });
  const ids = explorer.pane("5 Detail");
  explorer.key("R");
  await explorer.waitForPane("Regions", /cn-hangzhou +China \(Hangzhou\)/u);
  await explorer.waitUntil("the service's own list", () => !explorer.pane("Regions").includes("offline"));
  explorer.key("shang");
  await explorer.waitUntil("one region", () => !explorer.pane("Regions").includes("cn-hangzhou"));
  expect(explorer.pane("Regions")).toMatch(/cn-shanghai +China \(Shanghai\)/u);
  explorer.key(KEY.enter);
  await explorer.waitForPane("5 Detail", /Task +f-sh0\w+ in cn-shanghai/u);
  expect(explorer.pane("5 Detail")).not.toBe(ids);
  expect(headerOf(explorer.screen())).toMatch(/ {2}cn-shanghai {2}/u);
  expect(explorer.screen()).toMatch(/^ {2}status=Success {2}/mu);
  expect(explorer.pane("Regions")).toBe("");
});

test("P chooses between stored profiles; their secrets are asked for, kept at 0600, and never shown", async () => {
  const env: Environment = { ...newHome(), ...NO_KEYS };
  const add = (name: string, region: string) =>
    runCafe(
      `profiles add ${name} --access-key-id ${DEFAULTS.accessKeyId} --region ${region}`,
      env,
      `${DEFAULTS.accessKeySecret}\n`,
    );
  expect(await add("alpha", "cn-hangzhou")).toMatchObject({ code: 0, stdout: "" });
  expect(await add("beta", "cn-shanghai")).toMatchObject({ code: 0, stdout: "" });
  expect(statSync(env["CAFE_CONFIG_DIR"] ?? "").mode & 0o777).toBe(0o700);
  expect(statSync(join(env["CAFE_CONFIG_DIR"] ?? "", "config.json")).mode & 0o777).toBe(0o600);

  const explorer = await exploreLoaded(service.url, { env });
  expect(headerOf(explorer.screen())).toMatch(/^ cafe {2}alpha \(.*\) {2}cn-hangzhou {2}/u);
  explorer.key("P");
  const profiles = await explorer.waitForPane("Profiles", /PROFILE +KEYS FROM +REGION/u);
  expect(profiles).toMatch(/^│.alpha .* cn-hangzhou/mu);
  expect(profiles).toMatch(/^│.beta .* cn-shanghai/mu);
  explorer.key(`${KEY.down}${KEY.enter}`);
  await explorer.waitFor(/ using profile beta /u);
  await explorer.waitForPane("5 Detail", /Task +f-sh0\w+ in cn-shanghai/u);
  expect(headerOf(explorer.screen())).toMatch(/^ cafe {2}beta \(.*\) {2}cn-shanghai {2}/u);
  expect(explorer.raw()).not.toContain(DEFAULTS.accessKeySecret);
});

test("region and filters are remembered for the next start, and flags go before them", async () => {
  const env: Environment = { ...newHome(), ALIBABA_CLOUD_REGION_ID: undefined };
  const file = join(env["CAFE_CONFIG_DIR"] ?? "", "config.json");
  const first = explore(service.url, { env });
  await first.waitFor(/ No region is set, so cn-hangzhou is asked; --region chooses another\. /u);
  first.key("R");
  await first.waitForPane("Regions", /cn-hangzhou/u);
  first.key(`cn-beijing${KEY.enter}`);
  await first.waitForPane("5 Detail", / in cn-beijing/u);
  first.key("1j ");
  const total = totalOn(await first.waitForFilters("status=PartialFailed"));
  first.key("4q");
  expect(await first.exit).toMatchObject({ code: 0 });
  expect(readFileSync(file, "utf8")).toContain("cn-beijing");

  const second = await exploreLoaded(service.url, { env });
  expect(headerOf(second.screen())).toMatch(/ {2}cn-beijing {2}/u);
  expect(totalOn(await second.waitForFilters("status=PartialFailed"))).toBe(total);

  const third = await exploreLoaded(service.url, { env, args: "--region cn-hangzhou --status Success" });
  expect(headerOf(third.screen())).toMatch(/ {2}cn-hangzhou {2}/u);
  expect(third.screen()).toMatch(/^ {2}status=Success {2}/mu);
});

test("without HOME and without any folder everything works but remembering", async () => {
  const env = { HOME: undefined, CAFE_CONFIG_DIR: undefined, XDG_CACHE_HOME: undefined };
  const explorer = await exploreLoaded(service.url, { env });
  explorer.key("1 ");
  await explorer.waitForFilters("status=Failed");
  explorer.key("P");
  await explorer.waitForPane("Profiles", /environment/u);
  explorer.key(KEY.esc);
  await explorer.waitUntil("no picker", () => explorer.pane("Profiles") === "");
  explorer.key("4q");
  expect(await explorer.exit).toEqual({ code: 0, signal: 0 });
  await explorer.waitFor(/^Nothing is saved: no folder for it is known\. Set CAFE_CONFIG_DIR \(or HOME\)\./u);
});

test("a config folder that cannot be used is no reason to stop, and one sentence says that nothing is saved", async () => {
  const home = newHome();
  const file = join(home["HOME"] ?? "", "a-file");
  writeFileSync(file, "");
  const env = { ...home, CAFE_CONFIG_DIR: join(file, "config") };
  const explorer = await exploreLoaded(service.url, { env });
  explorer.key("1 ");
  await explorer.waitForFilters("status=Failed");
  explorer.key("4q");
  expect(await explorer.exit).toEqual({ code: 0, signal: 0 });
  await explorer.waitFor(
    /^Nothing is saved: \S+ is not a folder\. Set CAFE_CONFIG_DIR to one, or move what is there\./u,
  );

  const added = await runCafe("profiles add alpha --access-key-id LTAIxxxxxxxx", env, "a-secret\n");
  expect(added).toMatchObject({ code: 1, stdout: "" });
  expect(added.stderr).toMatch(/^Nothing is saved: [^\n]+\.\n$/u);
  expect(added.stderr).not.toContain("a-secret");
});

/** Somebody whose stored profiles were cut off, as by a full disk. */
async function brokenHome(): Promise<{ env: Environment; keptAs: () => string }> {
  const env = newHome();
  const folder = env["CAFE_CONFIG_DIR"] ?? "";
  await runCafe("profiles add alpha --access-key-id LTAIxxxxxxxx", env, "a-secret\n");
  writeFileSync(join(folder, "config.json"), CUT_OFF);
  return {
    env,
    keptAs: () =>
      readFileSync(join(folder, readdirSync(folder).find((name) => name.includes("corrupt")) ?? "none"), "utf8"),
  };
}
const CUT_OFF = '{"version": 1, "profi';
const SET_ASIDE = /config\.json could\s+not be\s+used \(it is not a JSON object\)\. It is kept as/u;

test("a broken config file is kept aside and said: at once in the footer, and in full at the end", async () => {
  const { env, keptAs } = await brokenHome();
  // Without a region there is more than one thing to say.
  const explorer = explore(service.url, { env: { ...env, ALIBABA_CLOUD_REGION_ID: undefined }, cols: 200 });
  await explorer.waitForPane(TASKS, / tasks, page 1 of/u);
  await explorer.waitFor(SET_ASIDE);
  explorer.key("q");
  await explorer.exit;
  await explorer.waitFor(SET_ASIDE);
  await explorer.waitFor(/No region is set/u);
  expect(keptAs()).toBe(CUT_OFF);
});

test("a broken config file is said also where the keys were in it", async () => {
  const { env, keptAs } = await brokenHome();
  const run = await runCafe("list", { ...env, ...NO_KEYS });
  expect(run).toMatchObject({ code: 2, stdout: "" });
  expect(run.stderr).toMatch(SET_ASIDE);
  expect(run.stderr).toMatch(/ No keys found\. [^\n]+\n$/u);
  expect(keptAs()).toBe(CUT_OFF);
});

const SYSTEM_NODE = "/usr/bin/node";
const systemVersion = existsSync(SYSTEM_NODE)
  ? execFileSync(SYSTEM_NODE, ["--version"], { encoding: "utf8" }).trim()
  : "";
const isOld = systemVersion !== "" && Number(/^v(\d+)/u.exec(systemVersion)?.[1]) < 22;
const why = isOld ? systemVersion : `skipped: ${systemVersion === "" ? "there is none" : `it is ${systemVersion}`}`;

test.skipIf(!isOld)(`an older Node on the machine hands over to the pinned one (${SYSTEM_NODE}, ${why})`, async () => {
  for (const [key, code] of [
    ["q", 0],
    [KEY.ctrlC, 130],
  ] as const) {
    const explorer = explore(service.url, { node: SYSTEM_NODE });
    await explorer.waitForPane(TASKS, / 50 tasks, page 1 of/u);
    explorer.key(key);
    expect(await explorer.exit).toEqual({ code, signal: 0 });
  }
});
