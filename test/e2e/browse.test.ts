/** Looking around: what is on the screen from the start to the last time of a failed instance. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Explorer, exploreLoaded, KEY, type Service, startService, totalOn } from "../support/explorer.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const TASKS = "4 Tasks";
const DETAIL = "5 Detail";

/** The line under a pane's cursor. */
const cursorLine = (pane: string): string => /^│▌(.*)│$/mu.exec(pane)?.[1] ?? "";
const field = (pane: string, label: string): string =>
  new RegExp(`^│. *${label} +(.*?) *│$`, "mu").exec(pane)?.[1] ?? "";

/** Texts sent to the terminal's clipboard by OSC 52. */
const copied = (raw: string): string[] =>
  [...raw.matchAll(/\u001b\]52;c;([A-Za-z0-9+/=]+)\u0007/gu)].map(([, text = ""]) =>
    Buffer.from(text, "base64").toString("utf8"),
  );

test("starts with who asks where, all five panes, the first page, and what the service counts", async () => {
  const explorer = await exploreLoaded(service.url);
  const screen = explorer.screen();
  expect(explorer.terminal.buffer.active.type).toBe("alternate");
  const { host } = new URL(service.url);
  expect(screen).toMatch(
    new RegExp(`^ cafe {2}environment {2}cn-hangzhou {2}${host} +as of \\d\\d:\\d\\d:\\d\\d$`, "mu"),
  );
  expect(screen).toMatch(/^ no filters +\d+ tasks, oldest seen \d+[dh]$/mu);
  for (const title of ["1 Status", "2 Name", "3 Tags", TASKS, DETAIL]) expect(explorer.pane(title)).toContain(title);
  const pages = Math.ceil(totalOn(screen) / 50);
  expect(explorer.pane(TASKS)).toMatch(new RegExp(` 50 tasks, page 1 of ${pages} ─╯$`, "u"));
  const counts = explorer.pane("1 Status").match(/\d+(?=│$)/gmu) ?? [];
  expect(counts).toHaveLength(5);
  expect(counts.map(Number).reduce((sum, count) => sum + count)).toBe(50);
  expect(screen).toMatch(/^ Enter open {2}\/ find {2}! failed only .* \? help {2}q quit$/mu);
});

test("the detail follows the cursor to every row", async () => {
  const explorer = await exploreLoaded(service.url);
  const shows = async (keys: string) => {
    explorer.key(keys);
    await explorer.waitUntil("the detail of the row under the cursor", () => {
      const row = /^(\S) (\S+) +(.*?) +\d+\/(\d+) +\S+ /u.exec(cursorLine(explorer.pane(TASKS)));
      const detail = explorer.pane(DETAIL);
      return row !== null && detail.includes(`Detail · ${row[3]} ─`) && detail.includes(`│ ${row[1]} ${row[2]}  `);
    });
    return field(explorer.pane(DETAIL), "Task");
  };
  const first = field(explorer.pane(DETAIL), "Task");
  expect(first).toMatch(/^f-hz0\w+ in cn-hangzhou$/u);
  const moved = new Set([first]);
  for (const keys of ["j", KEY.down, "\u0004", "G"]) {
    const before = cursorLine(explorer.pane(TASKS));
    explorer.key(keys);
    await explorer.waitUntil("another row", () => cursorLine(explorer.pane(TASKS)) !== before);
    await explorer.waitUntil("another task", () => !moved.has(field(explorer.pane(DETAIL), "Task")));
    moved.add(await shows(""));
  }
  expect(moved.size).toBe(5);
  explorer.key("g");
  await explorer.waitForPane(DETAIL, new RegExp(`Task +${first} `, "u"));
});

/** Walks down the detail until a failed instance is opened. */
async function walkToFailed(explorer: Explorer): Promise<string> {
  for (let steps = 0; steps < 40; steps += 1) {
    const pane = explorer.pane(DETAIL);
    if (/^│▌\S \w+ +i-\w+ /mu.test(pane)) return pane;
    explorer.key("j");
    await explorer.waitUntil("the next item", () => explorer.pane(DETAIL) !== pane);
  }
  throw new Error("no instance within 40 items");
}

test("a task opened shows each of its fields, and a failed instance why, what next, and four times", async () => {
  const explorer = await exploreLoaded(service.url, { args: "--status PartialFailed" });
  const row = cursorLine(explorer.pane(TASKS));
  explorer.key(KEY.enter);
  const task = await explorer.waitForPane(DETAIL, /^│▌◐ PartialFailed {2}\d+ failed · \d+ ok · \d+ open of \d+/mu);
  // The cause in the list's row is the first one of the detail, with its meaning and a next step.
  const cause = /^│ +(\d+)x (\w+) {2}\S.*\n│ {6}→ \S/mu.exec(task);
  expect(row).toContain(` ${cause?.[1]}/`);
  expect(row).toContain(cause?.[2]);
  for (const label of ["File", "Task", "Created", "Owner, mode", "Overwrite", "Content", "Description", "Tags"]) {
    expect(field(task, label), label).not.toBe("");
  }

  const opened = await walkToFailed(explorer);
  const [, id, code] = /^│▌✗ (?:Failed|Timeout|Error|Invalid|Aborted) +(i-\w+) +(\w+) {2}\S/mu.exec(opened) ?? [];
  expect(task).toContain(`x ${code}  `);
  expect(field(opened, "ErrorCode")).toBe(code);
  for (const label of ["ErrorInfo", "Likely cause", "Next step"]) expect(field(opened, label), label).toMatch(/\S/u);
  expect(field(opened, " Created")).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ \(\d+\w ago\)$/u);
  for (const label of ["Started", "Finished", "Updated"]) {
    expect(field(opened, label), label).toMatch(/^(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ \(\d+\w ago\)|not reached)$/u);
  }

  explorer.key("y");
  await explorer.waitFor(new RegExp(`copied ${id} \\(${id?.length} B, sent to the terminal's clipboard by OSC 52\\)`));
  expect(copied(explorer.raw())).toEqual([id]);

  explorer.key("i");
  await explorer.waitFor(new RegExp(`^ {2}instance=${id} `, "mu"));
  explorer.key("-");
  await explorer.waitFor(/^ {2}status=PartialFailed {2}/mu);
});

test("help shows the keys of this place first, down to its end", async () => {
  const explorer = await exploreLoaded(service.url);
  explorer.key("?");
  const help = await explorer.waitForPane("Keys", /KEY +WHAT IT DOES/u);
  expect(help.split("\n")[2]).toMatch(/^│ +Task list +│$/u);
  expect(help).toMatch(/^│ \] +next page of the service +│$/mu);
  expect(help).toMatch(/ 1-\d+ of \d+ ─╯$/u);
  explorer.key("G");
  await explorer.waitForPane("Keys", / \d+-(\d+) of \1 ─╯$/u);
  explorer.key("q");
  await explorer.waitUntil("no help", () => explorer.pane("Keys") === "");
  expect(explorer.pane(TASKS)).toContain("page 1 of");
});

test("JSON and content of the file are shown on demand, and what is copied goes out by OSC 52", async () => {
  const explorer = await exploreLoaded(service.url, { args: "--name nginx.conf" });
  const id = /^\S+/u.exec(field(explorer.pane(DETAIL), "Task"))?.[0] ?? "";
  explorer.key("v");
  const json = await explorer.waitForPane(`${id} as JSON`, /"InvokeId"/u);
  expect(json).toMatch(new RegExp(`"InvokeId": "${id}"`, "u"));
  explorer.key("q");
  await explorer.waitUntil("no JSON", () => explorer.pane(`${id} as JSON`) === "");
  explorer.key("p");
  expect(await explorer.waitForPane("nginx.conf", /^│ +1 {2}/mu)).toMatch(/server/u);
  explorer.key(KEY.esc);
  await explorer.waitUntil("no content", () => explorer.pane("nginx.conf") === "");

  explorer.key("y");
  await explorer.waitFor(new RegExp(`copied ${id} \\(${id.length} B`, "u"));
  explorer.key("Y");
  await explorer.waitFor(new RegExp(`copied ${id} as JSON \\(\\d+ B`, "u"));
  const [copiedId, copiedJson = ""] = copied(explorer.raw());
  expect(copiedId).toBe(id);
  expect(JSON.parse(copiedJson)).toMatchObject({ InvokeId: id, Name: "nginx.conf" });
});

test("the list is sorted by the next column, and turned round, with the cursor on its task", async () => {
  const explorer = await exploreLoaded(service.url);
  const task = field(explorer.pane(DETAIL), "Task");
  explorer.key("s");
  const worst = await explorer.waitForPane(TASKS, /Tasks · worst first/u);
  expect(worst).toMatch(/STATUS↓/u);
  expect(field(explorer.pane(DETAIL), "Task")).toBe(task);
  explorer.key("g");
  expect(cursorLine(await explorer.waitForPane(TASKS, /^│▌✗ Failed /mu))).toContain("✗ Failed");
  explorer.key("S");
  await explorer.waitForPane(TASKS, /STATUS↑/u);
});
