/** What can go wrong with a call: one clear sentence each, the last good rows stay, and the way back works. */
import { createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEFAULTS } from "../../src/emulator/defaults.ts";
import { startAnswering } from "../support/answering-server.ts";
import {
  ageless,
  type Explorer,
  explore,
  exploreLoaded,
  KEY,
  type Service,
  startService,
} from "../support/explorer.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const TASKS = "4 Tasks";

/** The three lines of the banner: what, when, what helps. */
const bannerOf = (screen: string): string => screen.split("\n").slice(2, 5).join("\n");

/** The first rows of the list. */
const rowsOf = (explorer: Explorer): readonly string[] => ageless(explorer.pane(TASKS)).split("\n").slice(1, 8);

/** Nothing could be loaded: the banner says `what` and `then`, the list that it has nothing, and q still quits. */
async function refused(explorer: Explorer, what: RegExp, then: RegExp): Promise<string> {
  await explorer.waitForPane(TASKS, /Nothing could be loaded yet\./u);
  const screen = explorer.screen();
  const [first = "", second = "", third = ""] = bannerOf(screen).split("\n");
  expect(first).toMatch(what);
  expect(second).toMatch(/^ {3}r retries; (?:tries again at \d\d:\d\d:\d\d; )?failing since \d\d:\d\d:\d\d/u);
  expect(third).toMatch(then);
  expect(screen).not.toContain(DEFAULTS.accessKeySecret);
  explorer.key("q");
  expect(await explorer.exit).toEqual({ code: 0, signal: 0 });
  return screen;
}

test("an endpoint that goes away leaves the rows, says what and since when, and r brings it back", async () => {
  const mortal = await startService();
  const explorer = await exploreLoaded(mortal.url, { args: "--refresh off" });
  const rows = rowsOf(explorer);
  await mortal.close();
  explorer.key("r");
  const broken = await explorer.waitFor(/ r retries; failing since \d\d:\d\d:\d\d .*[\s\S]* 1 Status/u);
  expect(bannerOf(broken)).toMatch(/^ ✗ Connection refused {2}Cafe\.ConnectionRefused {2}/u);
  expect(rowsOf(explorer)).toEqual(rows);
  // The keys still work on what is there.
  explorer.key("j");
  await explorer.waitForPane("5 Detail", /Detail · healthcheck/u);

  const again = await startService({ port: mortal.port });
  explorer.key("r");
  await explorer.waitUntil("no banner", () => !explorer.screen().includes("failing since"));
  expect(explorer.pane(TASKS)).toMatch(/^│▌▸ Running +healthcheck /mu);
  await again.close();
});

test("an endpoint that goes away is asked again by itself, and the banner says when", async () => {
  const mortal = await startService();
  const explorer = await exploreLoaded(mortal.url, { args: "--refresh 1" });
  await mortal.close();
  await explorer.waitFor(/r retries; tries again at \d\d:\d\d:\d\d; failing since/u);
  const again = await startService({ port: mortal.port });
  await explorer.waitUntil("no banner", () => !explorer.screen().includes("failing since"));
  await again.close();
});

test.each([
  [
    "an unknown key",
    { id: "LTAInobodyknows1" },
    /✗ AccessKey does not exist {2}InvalidAccessKeyId\.NotFound/u,
    /typing/u,
  ],
  [
    "a wrong secret",
    { secret: "wrong-Secret" },
    /✗ Secret does not match the AccessKey {2}SignatureDoesNotMatch/u,
    /again/u,
  ],
  ["a disabled key", { id: `${DEFAULTS.accessKeyId}-inactive` }, /✗ AccessKey is disabled/u, /Enable the AccessKey/u],
  ["a denied key", { id: `${DEFAULTS.accessKeyId}-forbidden` }, /✗ RAM does not allow this {2}Forbidden\.RAM/u, /Ask/u],
])("%s is named, with what to do", async (_, { id, secret }: { id?: string; secret?: string }, what, then) => {
  const env = {
    ...(id !== undefined && { ALIBABA_CLOUD_ACCESS_KEY_ID: id }),
    ...(secret !== undefined && { ALIBABA_CLOUD_ACCESS_KEY_SECRET: secret }),
  };
  const screen = await refused(explore(service.url, { env }), what, then);
  if (secret !== undefined) expect(screen).not.toContain(secret);
});

test("nobody listening is a refused connection", async () => {
  const free = createServer();
  await new Promise<void>((resolve) => free.listen(0, "127.0.0.1", resolve));
  const address = free.address();
  await new Promise((resolve) => free.close(resolve));
  const port = typeof address === "object" ? address?.port : undefined;
  await refused(explore(`http://127.0.0.1:${port}`), /✗ Connection refused/u, /Check the endpoint's host and port/u);
});

test("a region without tasks says so, and which key leads on", async () => {
  const explorer = explore(service.url, { args: "--region cn-qingdao" });
  const none = await explorer.waitForPane(TASKS, /No file sends in cn-qingdao\./u);
  expect(none).toMatch(/R chooses another region/u);
  expect(none).toMatch(/ 0 tasks, page 1/u);
});

test("throttling that lasts is told, with when cafe asks again", async () => {
  const env = { ALIBABA_CLOUD_ACCESS_KEY_ID: `${DEFAULTS.accessKeyId}-throttled` };
  const explorer = explore(service.url, { env });
  await explorer.waitFor(/r retries; tries again at \d\d:\d\d:\d\d; failing since \d\d:\d\d:\d\d/u, 15_000);
  expect(bannerOf(explorer.screen())).toMatch(/✗ Too many calls .*Throttling[\s\S]*Wait a minute/u);
});

test("no answer in time is told, with the option that allows more", async () => {
  const server = await startAnswering(() => new Promise(() => {}));
  await refused(
    explore(server.url, { args: "--timeout 1" }),
    /✗ No answer in time/u,
    /allow more time with --timeout/u,
  );
  await server.close();
});

test("a region that does not offer file sending is told, and another one is a key away", async () => {
  const explorer = await exploreLoaded(service.url);
  explorer.key("R");
  await explorer.waitForPane("Regions", /cn-hangzhou/u);
  explorer.key(`cn-wuhan-lr${KEY.enter}`);
  await explorer.waitForPane(TASKS, /Nothing could be loaded yet\./u);
  expect(bannerOf(explorer.screen())).toMatch(/^ ✗ Not offered in this region {2}RegionId\.ApiNotSupported/u);
  explorer.key("R");
  await explorer.waitForPane("Regions", /cn-wuhan-lr/u);
  explorer.key(`cn-shanghai${KEY.enter}`);
  await explorer.waitForPane("5 Detail", / in cn-shanghai/u);
  expect(explorer.screen()).not.toContain("failing since");
});

test.each([
  [80, 24],
  [60, 15],
])("at %ix%i the banner still says what, which key retries, since when, and what helps", async (cols, rows) => {
  const env = { ALIBABA_CLOUD_ACCESS_KEY_SECRET: "wrong-Secret" };
  const explorer = explore(service.url, { env, cols, rows });
  await explorer.waitForPane(TASKS, /Nothing could be loaded yet\./u);
  expect(bannerOf(explorer.screen())).toMatch(
    /^ ✗ Secret does not match the AccessKey {2}.*\n {3}r retries; failing since \d\d:\d\d:\d\d.*\n {3}\S/u,
  );
});
