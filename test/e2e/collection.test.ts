/** Several regions and all pages, in the program as it is shipped. */
import { expect, onTestFinished, test } from "vitest";
import { cafe, explore, exploreLoaded, KEY, newHome, startService } from "../support/explorer.ts";
import { start } from "../support/pty.ts";

const REGIONS = ["cn-hangzhou", "cn-beijing", "eu-central-1"];
const TASKS = "4 Tasks";

async function serviceOf(options: Parameters<typeof startService>[0] = {}) {
  const service = await startService({ regions: REGIONS, ...options });
  onTestFinished(() => service.close());
  return service;
}

/** The regions of the rows on the screen. */
const regionsIn = (pane: string): ReadonlySet<string> =>
  new Set([...pane.matchAll(/ ((?:cn|eu)-\w+(?:-\d)?) /gu)].map(([, region = ""]) => region));

test("the demo's regions, asked all at once, come into one list, and A reads every page of them", async () => {
  const session = start(...cafe(["--demo", "--region", "all"]), { env: newHome() });
  let ended = false;
  onTestFinished(() => {
    if (!ended) session.kill("SIGKILL");
  });
  const first = await session.waitFor(/\d+ loaded, more exist; not offered in 1 region/u, 30_000);
  expect(first.split("\n")[0]).toMatch(/ \d\d regions /u);
  expect(first).toMatch(/STATUS +REGION +FILE/u);
  const loaded = Number(/(\d+) loaded/u.exec(first)?.[1]);
  session.key("A");
  const all = await session.waitFor(/\d+ loaded, all there are/u, 30_000);
  expect(Number(/(\d+) loaded/u.exec(all)?.[1])).toBeGreaterThan(loaded);
  session.key("q");
  const { code } = await session.exit;
  ended = true;
  expect(code).toBe(0);
});

test("regions marked in the picker are asked together, and one alone again", async () => {
  const service = await serviceOf();
  const explorer = await exploreLoaded(service.url);
  explorer.key("R");
  await explorer.waitFor(/Regions/u);
  explorer.key("cn-hang");
  await explorer.waitFor(/\/ cn-hang/u);
  explorer.key(KEY.tab);
  explorer.key("\u0015cn-bei");
  await explorer.waitFor(/\/ cn-bei/u);
  explorer.key(KEY.tab);
  explorer.key(KEY.enter);
  await explorer.waitFor(/ 2 regions .* as of /u);
  const pane = explorer.pane(TASKS);
  expect(regionsIn(pane)).toEqual(new Set(["cn-hangzhou", "cn-beijing"]));
  explorer.key("]");
  await explorer.waitFor(/there are no pages to turn/u);
  explorer.key("R");
  await explorer.waitFor(/Regions/u);
  explorer.key("eu-central-1");
  await explorer.waitFor(/\/ eu-central-1/u);
  explorer.key(KEY.enter);
  await explorer.waitFor(/ eu-central-1 [\s\S]* page 1/u);
  expect(explorer.pane(TASKS)).not.toContain("REGION");
});

test("a region that fails is named, and the others are shown", async () => {
  const service = await serviceOf({
    faults: { everywhere: {}, regions: new Map([["cn-beijing", { e500: 1 }]]) },
  });
  const explorer = explore(service.url, { args: "--region all" });
  const screen = await explorer.waitFor(/1 of 3 regions failed: cn-beijing; r retries just these/u, 30_000);
  expect(screen).toMatch(/cn-beijing: .*\S/u);
  expect(screen).toContain("loaded, more exist");
  expect(regionsIn(explorer.pane(TASKS)).has("cn-hangzhou")).toBe(true);
  explorer.key("r");
  await explorer.waitFor(/2 of 3 regions since/u);
  expect(explorer.pane(TASKS)).toContain("cn-hangzhou");
});

test("A is paused and stopped, and what is loaded stays", async () => {
  const service = await serviceOf({
    faults: { everywhere: { latency: { mean: 200, spread: 0 } }, regions: new Map() },
  });
  const explorer = await exploreLoaded(service.url);
  explorer.key("A");
  await explorer.waitFor(/ of \d+ loaded, .*A pauses/u);
  explorer.key("A");
  await explorer.waitFor(/paused/u);
  explorer.key(KEY.esc);
  const screen = await explorer.waitFor(/\d+ loaded, more exist/u);
  expect(screen).toContain("stopped; what is loaded stays");
  expect(explorer.pane(TASKS)).toMatch(/^│▌/mu);
});
