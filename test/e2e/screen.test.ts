/** The terminal side of the explorer: sizes, colours, characters, pastes, and how it leaves. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { ageless, type Explorer, exploreLoaded, KEY, type Service, startService } from "../support/explorer.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const TASKS = "4 Tasks";

/** What the terminal is left with. */
function terminalLeft({ terminal, raw }: Explorer) {
  return {
    screen: terminal.buffer.active.type,
    cursor: raw().lastIndexOf("\u001b[?25h") > raw().lastIndexOf("\u001b[?25l") ? "shown" : "hidden",
    paste: terminal.modes.bracketedPasteMode,
    wrap: terminal.modes.wraparoundMode,
  };
}
const CLEAN = { screen: "normal", cursor: "shown", paste: false, wrap: true };

test.each([
  ["q", "q", 0],
  ["Ctrl-C", KEY.ctrlC, 130],
])("%s quits, and the terminal is as it was", async (_, key, code) => {
  const explorer = await exploreLoaded(service.url, { cols: 80, rows: 24 });
  expect(terminalLeft(explorer)).toMatchObject({ screen: "alternate", paste: true });
  explorer.key(key);
  expect(await explorer.exit).toEqual({ code, signal: 0 });
  expect(await explorer.waitFor(/^\s*$/u)).toBe("\n".repeat(23));
  expect(terminalLeft(explorer)).toEqual(CLEAN);
});

test("Ctrl-C quits from any layer, and q only closes it", async () => {
  const explorer = await exploreLoaded(service.url);
  explorer.key("?q");
  await explorer.waitUntil("no help", () => explorer.pane("Keys") === "" && explorer.pane(TASKS) !== "");
  explorer.key("R");
  await explorer.waitForPane("Regions", /cn-hangzhou/u);
  explorer.key(`q${KEY.ctrlC}`);
  expect(await explorer.exit).toEqual({ code: 130, signal: 0 });
});

test("a live resize gives each size its layout, and the cursor and filters stay", async () => {
  const explorer = await exploreLoaded(service.url, { args: "--status PartialFailed" });
  // Counts and cause tell this row from those around it, at every width that shows them.
  const rowOf = () => /^│▌◐ (.*?) +(\d+\/\d+) /mu.exec(explorer.pane(TASKS))?.slice(1);
  const first = rowOf();
  explorer.key("jjjj");
  await explorer.waitUntil("another row", () => rowOf()?.join() !== first?.join());
  const row = rowOf();
  expect(row?.[0]).toContain("PartialFailed");
  const all = ["1 Status", "2 Name", "3 Tags", TASKS, "5 Detail"];
  const shownAt = async (cols: number, rows: number, panes: readonly string[]) => {
    explorer.resize(cols, rows);
    const screen = await explorer.waitUntil(`a frame of ${cols}x${rows}`, () => {
      const lines = explorer.screen().split("\n");
      const [top = "", ...under] = explorer.pane(panes[0] ?? "").split("\n");
      return /\? help {2}q quit$/u.test(lines[rows - 1] ?? "") && top.endsWith("╮") && under.length > 2;
    });
    const lines = screen.split("\n");
    expect(lines).toHaveLength(rows);
    expect(lines[1]).toMatch(/^ {2}status=PartialFailed /u);
    for (const title of all) {
      expect(explorer.pane(title) !== "", `${title} at ${cols}x${rows}`).toBe(panes.includes(title));
    }
    expect(rowOf()).toEqual(row);
    // The right edge of the frame is the edge of the terminal.
    expect(lines[2]?.length).toBe(cols);
  };
  await shownAt(80, 24, [TASKS]);
  await shownAt(60, 15, [TASKS]);
  await shownAt(200, 50, all);
  explorer.resize(20, 5);
  await explorer.waitFor(/^cafe needs 60x15\ncells; this terminal\nhas 20x5\. Make it\nlarger, or press q\.\n?$/u);
  await shownAt(120, 40, all);
  explorer.key("k");
  await explorer.waitUntil("the row above", () => rowOf()?.join() !== row?.join());
});

test("below the smallest size q still quits", async () => {
  const explorer = await exploreLoaded(service.url);
  explorer.resize(20, 5);
  await explorer.waitFor(/cafe needs 60x15/u);
  explorer.key("q");
  expect(await explorer.exit).toEqual({ code: 0, signal: 0 });
});

test("a paste is text where text is typed, and nothing where keys are commands", async () => {
  const explorer = await exploreLoaded(service.url, { args: "--refresh off" });
  const before = ageless(explorer.pane(TASKS));
  explorer.key(KEY.paste("q\nj"));
  explorer.key("2");
  // The pane of names has the keys now, so whatever the paste did has been done.
  await explorer.waitForPane("2 Name", /\/ ▏/u);
  expect(ageless(explorer.pane(TASKS))).toBe(before);
  explorer.key(KEY.paste("nginx\n.conf\r\n"));
  await explorer.waitForPane("2 Name", /\/ nginx \.conf▏/u);
  expect(explorer.screen()).toContain("name~nginx .conf");
  expect(explorer.screen()).not.toContain("name=");
});

test("--ascii draws with ASCII only, beside what the service itself says", async () => {
  const explorer = await exploreLoaded(service.url, { args: "--ascii --name nginx.conf" });
  explorer.key(KEY.enter);
  await explorer.waitFor(/^\|>|\|>/mu);
  const ascii = /^[\x20-\x7e\n]*$/u;
  expect(explorer.screen()).toMatch(ascii);
  explorer.key("?");
  await explorer.waitForPane("Keys", /WHAT IT DOES/u);
  expect(explorer.screen()).toMatch(ascii);
  explorer.key("q");
  explorer.key("R");
  await explorer.waitForPane("Regions", /China \(Hangzhou\)/u);
  expect(explorer.screen()).toMatch(ascii);
});

/** SGR codes of colours, not of bold, dim and reverse. */
const COLOUR = /\u001b\[(?:[\d;:]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:[;:][\d;:]*)?m/u;

test("NO_COLOR leaves out every colour, and says the same", async () => {
  const show = async (env: Record<string, string>) => {
    const explorer = await exploreLoaded(service.url, { env, args: "--status PartialFailed" });
    explorer.key(KEY.enter);
    await explorer.waitForPane("5 Detail", /^│▌◐ PartialFailed/mu);
    return { raw: explorer.raw(), text: explorer.pane(TASKS) };
  };
  const [plain, colourful] = await Promise.all([show({ NO_COLOR: "1" }), show({})]);
  expect(colourful.raw).toMatch(COLOUR);
  expect(plain.raw).not.toMatch(COLOUR);
  expect(plain.raw).toMatch(/\u001b\[[\d;]*7m/u);
  expect(plain.text.replaceAll(/ \d+[smhd] | now /gu, "")).toBe(colourful.text.replaceAll(/ \d+[smhd] | now /gu, ""));
});
