/** Watching a task to its end, and views that are kept between runs. */
import { expect, test } from "vitest";
import { explore, exploreLoaded, KEY, newHome, startService } from "../support/explorer.ts";

const DETAIL = "5 Detail";
const MINUTES = 60_000;
/** What somebody in front of another window gets: the bell, and a notification. */
const CALL = /\u0007\u001b\]9;cafe: ([^\u0007]+)\u0007/u;

test("w watches the task under the cursor to its end, calls, and keeps the outcome until a key", async () => {
  const service = await startService();
  const explorer = await exploreLoaded(service.url, { args: "--refresh 1", env: { VTE_VERSION: undefined } });
  await explorer.waitForPane(DETAIL, /^│ ○ Pending .* [1-9]\d* open of/mu);
  explorer.key("w");
  await explorer.waitFor(/ watching \S+: \d+ ok, \d+ failed, [1-9]\d* running, since \d\d:\d\d:\d\d /u);
  service.advance(12 * MINUTES);
  await explorer.waitFor(/ has ended: \d+ ok, \d+ failed /u);
  expect(explorer.screen()).not.toContain("watching");
  await explorer.waitUntil("the call", () => CALL.test(explorer.raw()));
  expect(CALL.exec(explorer.raw())?.[1]).toMatch(/ has ended: \d+ ok, \d+ failed$/u);
  await explorer.waitForPane(DETAIL, /^│ [◐✗✓] \w+ .* 0 open of/mu);
  explorer.key("j");
  await explorer.waitUntil("that the outcome was read", () => !explorer.screen().includes("has ended"));
  await service.close();
});

test("a task that has ended already is not watched", async () => {
  const service = await startService();
  const explorer = await exploreLoaded(service.url, { args: "--status Failed --refresh off" });
  explorer.key("w");
  await explorer.waitFor(/ has ended already: \d+ ok, [1-9]\d* failed /u);
  await service.close();
});

test("a view that was kept under a name is opened in the next run", async () => {
  const service = await startService();
  const env = newHome();
  const first = await exploreLoaded(service.url, { args: "--status Failed", env });
  first.key(":");
  await first.waitFor(/ Commands /u);
  first.key("save broken");
  await first.waitFor(/save broken/u);
  first.key(KEY.enter);
  await first.waitFor(/ kept as view "broken"/u);
  first.key("a");
  await first.waitForFilters("no filters");
  first.key("q");
  expect(await first.exit).toMatchObject({ code: 0 });

  const second = explore(service.url, { env });
  await second.waitForFilters("no filters");
  second.key(":");
  await second.waitFor(/ Commands /u);
  second.key("broken");
  await second.waitFor(/view: broken/u);
  second.key(KEY.enter);
  await second.waitForFilters("status=Failed");
  await service.close();
});
