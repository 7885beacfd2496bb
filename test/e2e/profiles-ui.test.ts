/** Profiles managed from the explorer: the terminal is lent to a dialogue on the main screen, and taken again. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEFAULTS } from "../../src/emulator/defaults.ts";
import {
  type Explorer,
  explore,
  exploreLoaded,
  KEY,
  newHome,
  type Service,
  startService,
} from "../support/explorer.ts";
import { runCafe } from "../support/run-launcher.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const PROFILES = "Profiles";
const CTRL = { add: "\u0001", edit: "\u0005", test: "\u0014", remove: "\u0018", import: "\u000f" } as const;
const BACK = /^Press Enter to go back to the explorer\./mu;
const TYPED_SECRET = "typed-by-hand-and-never-shown";

const onMainScreen = ({ terminal }: Explorer): boolean => terminal.buffer.active.type === "normal";

/** Opens the picker. */
async function picker(explorer: Explorer): Promise<void> {
  explorer.key("P");
  await explorer.waitForPane(PROFILES, /PROFILE +KEYS FROM/u);
}

/** Types each answer at its own question. */
async function answer(explorer: Explorer, ...talk: readonly (readonly [RegExp, string])[]): Promise<void> {
  for (const [question, typed] of talk) {
    await explorer.waitUntil(String(question), () => onMainScreen(explorer) && question.test(explorer.screen()));
    explorer.key(`${typed}${KEY.enter}`);
  }
}

/** Leaves, and looks at what the terminal is left as. */
async function quit(explorer: Explorer): Promise<void> {
  explorer.key(`${KEY.esc}`);
  await explorer.waitUntil("no picker", () => explorer.pane(PROFILES) === "");
  explorer.key("q");
  expect(await explorer.exit).toEqual({ code: 0, signal: 0 });
  await explorer.waitUntil("the main screen", () => onMainScreen(explorer));
  expect(explorer.terminal.modes).toMatchObject({ bracketedPasteMode: false, wraparoundMode: true });
  expect(explorer.raw().lastIndexOf("\u001b[?25h")).toBeGreaterThan(explorer.raw().lastIndexOf("\u001b[?25l"));
}

test("a profile that refers to the environment is added, tested and removed; the explorer comes back each time", async () => {
  const explorer = await exploreLoaded(service.url);
  await picker(explorer);
  expect(explorer.screen()).toMatch(/Ctrl-A add +Ctrl-E edit +Ctrl-T test +Ctrl-X remove +Ctrl-O import/u);
  explorer.key(CTRL.add);
  await answer(
    explorer,
    [/^Name: $|^Name:$/mu, "work"],
    [/^1 to 3:/mu, "1"],
    [/^Region, [^\n]*none\):/mu, "cn-beijing"],
    [BACK, ""],
  );
  await explorer.waitForPane(PROFILES, /work .*environment.* cn-beijing/u);
  expect(onMainScreen(explorer)).toBe(false);

  explorer.key(CTRL.test);
  await explorer.waitFor(/^accepted {3}DescribeRegions answered with \d+ regions/mu);
  // What changes while the terminal is lent is seen when it is back.
  explorer.resize(100, 30);
  await answer(explorer, [BACK, ""]);
  await explorer.waitForPane(PROFILES, /work .*environment.* cn-beijing/u);
  expect(explorer.screen().split("\n")[29]).toMatch(/Enter choose/u);

  explorer.key(CTRL.remove);
  await answer(explorer, [/^Remove the profile work\? \[y\/N\]/mu, "y"], [BACK, ""]);
  await explorer.waitUntil("no profile work", () => {
    const pane = explorer.pane(PROFILES);
    return pane !== "" && !pane.includes("work");
  });
  await quit(explorer);
});

test("a stored profile's secret is typed without being shown, and is kept", async () => {
  const env = newHome();
  const explorer = await exploreLoaded(service.url, { env });
  await picker(explorer);
  explorer.key(CTRL.add);
  await answer(
    explorer,
    [/^Name:/mu, "kept"],
    [/^1 to 3:/mu, "3"],
    [/^AccessKey ID \(not shown\):/mu, DEFAULTS.accessKeyId],
    [/^Region,/mu, ""],
    [/^AccessKey secret \(not shown\):/mu, TYPED_SECRET],
    [BACK, ""],
  );
  await explorer.waitForPane(PROFILES, /kept .*stored/u);
  const file = join(env["CAFE_CONFIG_DIR"] ?? "", "config.json");
  expect(readFileSync(file, "utf8")).toContain(TYPED_SECRET);
  expect(explorer.raw()).not.toContain(TYPED_SECRET);
  expect(explorer.raw()).not.toContain(DEFAULTS.accessKeyId);

  explorer.key(CTRL.edit);
  await answer(explorer, [/^1 to 4:/mu, "4"], [/as it is\):/u, "cn-shanghai"], [BACK, ""]);
  await explorer.waitForPane(PROFILES, /kept .*stored.* cn-shanghai/u);
  await quit(explorer);
});

test("keys of the profile in use that the service refuses are typed anew without leaving the explorer", async () => {
  const env = { ...newHome(), ALIBABA_CLOUD_ACCESS_KEY_ID: undefined, ALIBABA_CLOUD_ACCESS_KEY_SECRET: undefined };
  await runCafe("profiles add mistyped --access-key-id LTAImistyped", env, `${TYPED_SECRET}\n`);
  const explorer = explore(service.url, { env });
  await explorer.waitFor(/InvalidAccessKeyId/u);
  await picker(explorer);
  explorer.key(CTRL.edit);
  await answer(
    explorer,
    [/^1 to 4:/mu, "3"],
    [/^AccessKey ID \(not shown\):/mu, DEFAULTS.accessKeyId],
    [/as it is\):/u, ""],
    [/^AccessKey secret \(not shown\):/mu, DEFAULTS.accessKeySecret],
    [BACK, ""],
  );
  await explorer.waitForPane(PROFILES, /mistyped .*stored/u);
  explorer.key(KEY.enter);
  await explorer.waitFor(/ tasks, page 1/u);
  expect(explorer.screen()).not.toContain("InvalidAccessKeyId");
  expect(explorer.raw()).not.toContain(DEFAULTS.accessKeySecret);
  expect(explorer.raw()).not.toContain(TYPED_SECRET);
});

test("the aliyun CLI's profiles are imported as references", async () => {
  const env = newHome();
  const folder = join(env["HOME"] ?? "", ".aliyun");
  mkdirSync(folder);
  const mine = { name: "mine", mode: "AK", access_key_id: "LTAIxxxxxxxx", access_key_secret: TYPED_SECRET };
  writeFileSync(join(folder, "config.json"), JSON.stringify({ current: "mine", profiles: [mine] }));
  const explorer = await exploreLoaded(service.url, { env });
  await picker(explorer);
  explorer.key(CTRL.import);
  await answer(explorer, [/^Imported as references: mine\.[\s\S]*^Press Enter/mu, ""]);
  await explorer.waitForPane(PROFILES, /mine +profile mine \(aliyun CLI/u);
  expect(explorer.raw()).not.toContain(TYPED_SECRET);
  await quit(explorer);
});

test("Ctrl-C at a question goes back without a change; keys work as before", async () => {
  const explorer = await exploreLoaded(service.url);
  await picker(explorer);
  explorer.key(CTRL.add);
  await explorer.waitUntil("the question", () => onMainScreen(explorer) && /^Name:/mu.test(explorer.screen()));
  explorer.key(KEY.ctrlC);
  await explorer.waitForPane(PROFILES, /environment/u);
  await quit(explorer);
});

test("what is typed ahead in one go is answered question by question", async () => {
  const explorer = await exploreLoaded(service.url);
  await picker(explorer);
  explorer.key(CTRL.add);
  await explorer.waitUntil("the question", () => onMainScreen(explorer) && /^Name:/mu.test(explorer.screen()));
  explorer.key("ahead\r1\r\r");
  await answer(explorer, [BACK, ""]);
  await explorer.waitForPane(PROFILES, /ahead .*environment/u);
  await quit(explorer);
});

test.each([
  ["SIGTERM", 143],
  ["SIGHUP", 129],
])("%s while the terminal is lent ends the program, and leaves the terminal as it was", async (signal, code) => {
  const explorer = await exploreLoaded(service.url);
  await picker(explorer);
  explorer.key(CTRL.add);
  await explorer.waitUntil("the question", () => onMainScreen(explorer) && /^Name:/mu.test(explorer.screen()));
  explorer.kill(signal);
  expect(await explorer.exit).toEqual({ code, signal: 0 });
  await explorer.waitUntil("the main screen", () => onMainScreen(explorer));
  expect(explorer.terminal.modes).toMatchObject({ bracketedPasteMode: false, wraparoundMode: true });
});
