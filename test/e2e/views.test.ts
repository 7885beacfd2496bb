/** From "something failed" to the instances and the tasks behind it, and back: rollouts and failures as users meet them. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { exploreLoaded, KEY, type Service, startService } from "../support/explorer.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const DETAIL = "5 Detail";

/** The line under a pane's cursor. */
const cursorLine = (pane: string): string => /^│▌(.*)│$/mu.exec(pane)?.[1] ?? "";

test("from rollouts to the instances of one, to the sends to one of those, and back by Esc", async () => {
  const explorer = await exploreLoaded(service.url);
  explorer.key("u");
  const rollouts = await explorer.waitForPane("4 Rollouts", /\d+ rollouts of 50 tasks ─╯$/u);
  expect(rollouts).toMatch(/OUTCOME +FILE +SHARE +TARGETS +FAILED/u);
  explorer.key("s");
  await explorer.waitForPane("4 Rollouts · most failed first", /^│▌[✗◐] (?:failed|partly)/mu);
  const name = /^\S+ \S+ +(\S+)/u.exec(cursorLine(explorer.pane("4 Rollouts")))?.[1] ?? "?";
  await explorer.waitForPane(DETAIL, /\d+ failed · \d+ ok · \d+ open of \d+/u);

  explorer.key(KEY.enter);
  const instances = await explorer.waitForPane(`4 Instances of ${name}`, /^│▌✗ \w+ +i-\w+/mu);
  const instance = /i-\w+/u.exec(cursorLine(instances))?.[0] ?? "?";
  await explorer.waitForPane(DETAIL, new RegExp(`${instance}[\\s\\S]*Next step +\\S`, "u"));

  explorer.key(KEY.enter);
  await explorer.waitFor(new RegExp(`^ {2}sends to ${instance}`, "mu"));
  await explorer.waitForPane("4 Tasks", new RegExp(`│▌.*${name}`, "u"));

  explorer.key(KEY.esc);
  await explorer.waitForPane(`4 Instances of ${name}`, new RegExp(`│▌.*${instance}`, "u"));
  explorer.key(KEY.esc);
  await explorer.waitForPane("4 Rollouts", new RegExp(`│▌.*${name}`, "u"));
  explorer.key(KEY.esc);
  await explorer.waitForPane("4 Tasks", /50 tasks, page 1 of \d+/u);
});

test("from the causes of failures to the tasks of one, and back by Esc; through all groupings", async () => {
  const explorer = await exploreLoaded(service.url);
  explorer.key("f");
  const causes = await explorer.waitForPane("4 Failures", /\d+ causes? of 50 tasks ─╯$/u);
  const cause = /^ *\d+ \S+ +\S+ +(\w+)/u.exec(cursorLine(causes))?.[1] ?? "?";
  const told = await explorer.waitForPane(DETAIL, /Next step +\S/u);
  expect(told).toContain(`│ ${cause} `);
  expect(told).toMatch(/Send again +cafe retry f-\w+ --region/u);

  explorer.key(KEY.enter);
  await explorer.waitFor(new RegExp(`^ {2}error=${cause}`, "mu"));
  explorer.key(KEY.esc);
  await explorer.waitForPane("4 Failures", /\[by cause\]/u);

  for (const grouping of ["instance", "file", "region", "hour", "cause"]) {
    explorer.key("]");
    await explorer.waitForPane("4 Failures", new RegExp(`\\[by ${grouping}\\][\\s\\S]*│▌ +\\d+ `, "u"));
  }
});

test("a time chosen in the chart narrows what is shown", async () => {
  const explorer = await exploreLoaded(service.url);
  explorer.key("f");
  await explorer.waitForPane("4 Failures", /< > a time/u);
  explorer.key("<");
  await explorer.waitForPane("4 Failures", /Z: \d+ sends?, \d+ of \d+ failed; t narrows to it/u);
  explorer.key("t");
  await explorer.waitFor(/^ {2}since \S+ \S+Z {3}until /mu);
  explorer.key(KEY.esc);
  await explorer.waitForPane("4 Failures", /of 50 tasks ─╯$/u);
});
