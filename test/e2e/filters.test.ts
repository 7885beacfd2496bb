/** Every way to narrow the list: asked of the service by the three panes, or of the loaded rows by `/`, `!` and typing. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Explorer, exploreLoaded, KEY, type Service, startService, totalOn } from "../support/explorer.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const TASKS = "4 Tasks";

/** The rows of the list: status and file name. */
const rowsOf = (explorer: Explorer): { status: string; name: string }[] =>
  [...explorer.pane(TASKS).matchAll(/^│[▌ ]\S (\w+) +(\S.*?) +\d+\/\d+ /gmu)].map(([, status = "", name = ""]) => ({
    status,
    name,
  }));

test("the status pane filters by Space, and by Space again no more", async () => {
  const explorer = await exploreLoaded(service.url);
  const all = totalOn(explorer.screen());
  explorer.key("1j ");
  const filtered = await explorer.waitForFilters("status=PartialFailed");
  expect(totalOn(filtered)).toBeLessThan(all);
  expect(new Set(rowsOf(explorer).map((row) => row.status))).toEqual(new Set(["PartialFailed"]));
  expect(explorer.pane("1 Status")).toMatch(/^│▌● ◐ PartialFailed +\d+│$/mu);
  explorer.key(" ");
  expect(totalOn(await explorer.waitForFilters("no filters"))).toBe(all);
  expect(new Set(rowsOf(explorer).map((row) => row.status)).size).toBeGreaterThan(1);
});

test("a name filters the loaded tasks as it is typed, and on Enter it is asked of the service", async () => {
  const explorer = await exploreLoaded(service.url);
  explorer.key("2ngin");
  await explorer.waitForFilters("name~ngin");
  const pane = explorer.pane("2 Name");
  expect(pane).toMatch(/\/ ngin▏ Enter: nginx/u);
  expect(explorer.pane(TASKS)).toMatch(/ \d+ of 50 shown, page 1 of \d+ ─╯$/u);
  expect(new Set(rowsOf(explorer).map((row) => row.name))).toEqual(new Set(["nginx.conf"]));
  explorer.key(KEY.enter);
  const asked = await explorer.waitForFilters("name=nginx.conf");
  expect(totalOn(asked)).toBeGreaterThan(0);
  expect(explorer.pane("2 Name")).toMatch(/^│ ● nginx\.conf +\d+│$/mu);
  // The list has the keys again.
  expect(explorer.pane(TASKS)).toMatch(/^│▌/mu);
  explorer.key(KEY.backspace);
  await explorer.waitForFilters("no filters");
});

test("tags filter by Space and typed; what the service would refuse stays in the field, with the reason", async () => {
  const explorer = await exploreLoaded(service.url);
  explorer.key("3");
  // Which tag is the most frequent depends on the time of day that the fleet is looked at.
  const [, tag = ""] = /^│▌ {2}(\S+) +\d+│$/mu.exec(await explorer.waitForPane("3 Tags", /▌/u)) ?? [];
  explorer.key(" ");
  await explorer.waitForFilters(`tag ${tag}`);
  expect(explorer.pane("3 Tags")).toContain(`▌● ${tag} `);
  explorer.key(" ");
  await explorer.waitForFilters("no filters");
  explorer.key("k");
  await explorer.waitForPane("3 Tags", /\/ ▏type key=value/u);
  explorer.key(`acs:team=sre${KEY.enter}`);
  await explorer.waitFor(/The tag key "acs:team" starts with acs: or aliyun, which the service keeps for itself/u);
  expect(explorer.pane("3 Tags")).toMatch(/\/ acs:team=sre▏/u);
  explorer.key(`\u0015team=sre${KEY.enter}`);
  await explorer.waitForFilters("tag team=sre");
  expect(explorer.pane("3 Tags")).toMatch(/^│ ● team=sre +\d+│$/mu);
});

test("filters of all panes combine, and are cleared one by one, by Backspace and by Esc", async () => {
  const explorer = await exploreLoaded(service.url);
  const totals = [totalOn(explorer.screen())];
  const step = async (keys: string, chips: string) => {
    explorer.key(keys);
    totals.push(totalOn(await explorer.waitForFilters(chips)));
  };
  await step("1j ", "status=PartialFailed");
  await step(`2nginx.conf${KEY.enter}`, "status=PartialFailed | name=nginx.conf");
  await step(`3kenv=prod${KEY.enter}`, "status=PartialFailed | name=nginx.conf | tag env=prod");
  for (const row of rowsOf(explorer)) expect(row).toEqual({ status: "PartialFailed", name: "nginx.conf" });
  explorer.key("4!");
  await explorer.waitForFilters("status=PartialFailed | name=nginx.conf | tag env=prod | failures only");
  explorer.key("!");
  await step(KEY.backspace, "status=PartialFailed | name=nginx.conf");
  await step(KEY.esc, "status=PartialFailed");
  await step(KEY.backspace, "no filters");
  const [none, status, name, tag] = totals;
  expect(totals).toEqual([none, status, name, tag, name, status, none]);
  expect(none).toBeGreaterThan(status ?? 0);
  expect(status).toBeGreaterThan(name ?? 0);
  expect(name).toBeGreaterThanOrEqual(tag ?? 0);
  // Esc never quits, however often.
  explorer.key(KEY.esc);
  await explorer.waitFor(/ no filters /u);
});

test("filters that nothing matches say which they are and which key clears them", async () => {
  const explorer = await exploreLoaded(service.url);
  explorer.key(`2no-such-file${KEY.enter}`);
  const none = await explorer.waitForPane(TASKS, /No file send matches these filters, asked of the service:/u);
  expect(none).toContain("name=no-such-file");
  expect(none).toContain("Esc or Backspace clears the last one.");
  expect(explorer.pane("5 Detail")).toContain("No task under the cursor.");
  expect(explorer.screen()).toMatch(/ 0 tasks, oldest seen \d+[smhd] *$/mu);
  explorer.key(KEY.esc);
  await explorer.waitForPane(TASKS, / 50 tasks, page 1 of/u);
});

test("a search and failures-only narrow the loaded rows, say so, and are cleared by Esc", async () => {
  const explorer = await exploreLoaded(service.url);
  const all = rowsOf(explorer);
  explorer.key("!");
  await explorer.waitForFilters("failures only");
  for (const row of rowsOf(explorer)) expect(row.status).not.toBe("Success");
  expect(explorer.pane(TASKS)).toMatch(/ \d+ of 50 shown, /u);
  explorer.key("/config");
  await explorer.waitForFilters("failures only | /config");
  expect(explorer.pane(TASKS)).toMatch(/Tasks · newest first · \/config▏/u);
  expect(rowsOf(explorer).length).toBeGreaterThan(0);
  explorer.key(KEY.enter);
  await explorer.waitForPane(TASKS, /· \/config ─/u);
  // Now keys are commands again.
  explorer.key("/zzz");
  const none = await explorer.waitForPane(TASKS, /None of the 50 tasks on this page matches:/u);
  expect(none).toMatch(/failures only .*\/configzzz/u);
  explorer.key(KEY.esc);
  await explorer.waitForFilters("failures only");
  explorer.key("!");
  await explorer.waitForFilters("no filters");
  expect(rowsOf(explorer)).toEqual(all);
});
