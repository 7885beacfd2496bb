/** Memory between runs: last known rows while the endpoint is down, the history, and a file of tasks, in a real terminal. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import {
  ageless,
  cafe,
  explore,
  exploreLoaded,
  KEY,
  newHome,
  type Service,
  startService,
} from "../support/explorer.ts";
import { start } from "../support/pty.ts";
import { runCafe } from "../support/run-launcher.ts";
import { tempFolder } from "../support/temp-folder.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const TASKS = "4 Tasks";
/** A port that nobody listens on. */
const DOWN = "http://127.0.0.1:1";
const headerOf = (screen: string): string => screen.split("\n")[0] ?? "";

test("a second start shows the last known rows while the endpoint is down, and says of when they are", async () => {
  const env = newHome();
  const first = await exploreLoaded(service.url, { env, cols: 160 });
  const seen = ageless(await first.waitForPane(TASKS, / 50 tasks, page 1 of/u));
  first.key("q");
  expect(await first.exit).toMatchObject({ code: 0 });

  const second = explore(DOWN, { env, cols: 160 });
  await second.waitFor(/ Connection refused /u);
  await second.waitForPane(TASKS, / 50 tasks, page 1 /u);
  // The banner takes rows of the list, and nobody counts the pages.
  const rows = ageless(second.pane(TASKS)).split("\n").slice(1, -1);
  expect(rows.length).toBeGreaterThan(20);
  expect(seen.split("\n").slice(1, 1 + rows.length)).toEqual(rows);
  expect(second.screen()).toMatch(/ the rows below are the la/u);
  expect(headerOf(second.screen())).toMatch(/from history, as of \d\d:\d\d/u);
  expect(second.raw()).not.toContain("ExperimentalWarning");
  second.key("q");
  expect(await second.exit).toMatchObject({ code: 0 });

  const third = await exploreLoaded(service.url, { env, cols: 160 });
  await third.waitUntil("the service's own answer", () => !headerOf(third.screen()).includes("history"));
  third.key("q");
  await third.exit;
});

test("--history reads what was seen without an endpoint, and is marked as such", async () => {
  const env = newHome();
  expect(await runCafe(`list --all --endpoint ${service.url}`, env)).toMatchObject({ code: 0 });
  const explorer = session(["--history"], env);
  await explorer.waitFor(/ tasks?, page 1 of \d+/u);
  expect(headerOf(explorer.screen())).toMatch(/ cn-hangzhou {2}history/u);
  expect(explorer.screen()).not.toMatch(/no connection|failing since/iu);
  explorer.key("1 ");
  await explorer.waitFor(/^ {2}status=Failed {2}/mu);
  explorer.key("4p");
  await explorer.waitFor(/the content was not kept/u);
  explorer.key("q");
  expect(await explorer.exit).toMatchObject({ code: 0 });
});

test("a file of tasks is explored without keys, home or endpoint; r says that it is a file", async () => {
  const file = join(tempFolder("bundle"), "sends.json");
  const listed = await runCafe(`list --endpoint ${service.url} --output json`, newHome());
  writeFileSync(file, listed.stdout);
  const nobody = {
    ...newHome(),
    HOME: undefined,
    CAFE_CONFIG_DIR: undefined,
    ALIBABA_CLOUD_ACCESS_KEY_ID: undefined,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: undefined,
    ALIBABA_CLOUD_REGION_ID: undefined,
  };
  const explorer = session(["open", file], nobody);
  await explorer.waitFor(/ 50 tasks, page 1 of 1/u);
  expect(headerOf(explorer.screen())).toMatch(/ file sends\.json .* cn-hangzhou {2}offline/u);
  explorer.key("r");
  await explorer.waitFor(/ this is a file: it stays as it is/u);
  explorer.key(KEY.enter);
  await explorer.waitFor(/ Content +\d/u);
  explorer.key("qq");
  expect(await explorer.exit).toMatchObject({ code: 0 });
});

function session(args: readonly string[], env: ReturnType<typeof newHome>) {
  const explorer = start(...cafe(args), { cols: 160, env });
  let ended = false;
  void explorer.exit.then(() => {
    ended = true;
  });
  onTestFinished(() => {
    if (!ended) explorer.kill("SIGKILL");
  });
  return explorer;
}
