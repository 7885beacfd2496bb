/** The two languages as a user meets them: the launcher, the bundles, a terminal. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { displayWidth } from "../../src/lib/width.ts";
import {
  type Environment,
  type Explorer,
  explore,
  KEY,
  newHome,
  type Service,
  startService,
} from "../support/explorer.ts";
import { runCafe } from "../support/run-launcher.ts";
import { framesOn, gridOf } from "../support/screen-model.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const HAN = /\p{Script=Han}/u;

const list = (options: string) => `list --endpoint ${service.url} --page-size 5 ${options}`.trim();

describe("the language of a run", () => {
  test.each<[string, string, Record<string, string | undefined>, boolean]>([
    ["English where nothing says so", "", { CAFE_LANG: undefined, LC_ALL: "C.UTF-8" }, false],
    ["Chinese by --lang", "--lang zh", {}, true],
    ["Chinese by CAFE_LANG", "", { CAFE_LANG: "zh" }, true],
    ["Chinese by the locale", "", { CAFE_LANG: undefined, LC_ALL: "zh_CN.UTF-8" }, true],
    ["English by --lang in a Chinese locale", "--lang en", { CAFE_LANG: undefined, LC_ALL: "zh_CN.UTF-8" }, false],
  ])("is %s", async (_, options, over, chinese) => {
    const run = await runCafe(list(options), { ...newHome(), ...over });
    expect(run.code).toBe(0);
    expect([HAN.test(run.stdout), HAN.test(run.stderr)]).toEqual([chinese, chinese]);
  });

  test("is that of settings.json; a wrong one there, or in CAFE_LANG, is said and stops nothing", async () => {
    const home: Environment = { ...newHome(), CAFE_LANG: undefined, LC_ALL: "C.UTF-8" };
    const folder = home["CAFE_CONFIG_DIR"] ?? "";
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, "settings.json");
    writeFileSync(file, '{"lang": "zh"}');
    expect((await runCafe(list(""), home)).stderr).toMatch(HAN);
    writeFileSync(file, '{"lang": "fr"}');
    const run = await runCafe(list(""), { ...home, CAFE_LANG: "de" });
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('CAFE_LANG takes en or zh, not "de"; it is left out.');
    expect(run.stderr).toContain(`${file}: "lang" takes "en", "zh"; what it has is left out.`);
  });

  test("is refused in one sentence where there is none of that name", async () => {
    const run = await runCafe("list --lang fr", newHome());
    expect([run.code, run.stdout]).toEqual([2, ""]);
    expect(run.stderr).toBe('cafe: --lang takes en or zh, not "fr"; choose one of these.\n');
    const chinese = await runCafe("list --lang fr", { ...newHome(), CAFE_LANG: "zh" });
    expect(chinese.stderr).toMatch(/^cafe: --lang 可取 en 或 zh，而不是 "fr"；[^\n]+。\n$/u);
    expect((await runCafe("profiles list --lang fr", newHome())).stderr).toBe("--lang takes en or zh.\n");
  });
});

describe("in Chinese", () => {
  test.each(["--help", "list --help", "emulator --help", "profiles --help"])("cafe %s is", async (line) => {
    const [english, chinese] = await Promise.all([runCafe(line, newHome()), runCafe(`${line} --lang zh`, newHome())]);
    expect([chinese.code, chinese.stderr]).toEqual([0, ""]);
    expect(chinese.stdout).toMatch(HAN);
    expect(Math.max(...chinese.stdout.split("\n").map(displayWidth))).toBeLessThanOrEqual(120);
    const names = (text: string) => [...text.matchAll(/^ {2,11}(?:cafe .*|--[a-z-]+ )/gmu)].map(([name]) => name);
    expect(names(chinese.stdout)).toEqual(names(english.stdout));
  });

  test("--demo works: its endpoint is shared by both languages", async () => {
    const run = await runCafe("list --lang zh --demo --page-size 3", newHome());
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^状态 +创建时间 +任务 ID +/u);
    expect(run.stderr).toMatch(/cn-hangzhou 共 \d+ 个任务，本页 3 个，第 1\/\d+ 页/u);
  });

  test("a table is aligned by what its characters take", async () => {
    const { stdout } = await runCafe(`regions --endpoint ${service.url} --lang zh`, newHome());
    const [head = "", ...rows] = stdout.trimEnd().split("\n");
    const start = displayWidth(head.slice(0, head.indexOf("接入点")));
    const starts = rows.map((row) => displayWidth(row.replace(/\S+$/u, "")));
    expect(new Set(starts)).toEqual(new Set([start]));
  });

  test.each([
    "list --output json",
    "list --output ndjson",
    "list --output csv",
    "rollouts --output json",
    "rollouts --output csv",
    "regions --output json",
  ])("cafe %s is the same, byte for byte", async (line) => {
    const at = `${line} --endpoint ${service.url}`;
    const [english, chinese] = await Promise.all([
      runCafe(at, newHome()),
      runCafe(at, { ...newHome(), CAFE_LANG: "zh" }),
    ]);
    expect(english.code).toBe(0);
    // Each call has an ID of its own.
    const data = ({ stdout }: typeof english) => stdout.replaceAll(/"requestId": "[^"]+"/gu, "");
    expect(data(chinese)).toBe(data(english));
  });
});

describe.each([
  [80, 24],
  [120, 40],
  [200, 50],
])("the Chinese explorer at %ix%i", (cols, rows) => {
  const footer = ({ screen }: Explorer) => screen().split("\n")[rows - 1] ?? "";

  /** Every frame is whole, and the screen is as wide as the terminal. */
  const framesOf = ({ terminal }: Explorer) => framesOn(gridOf(terminal));

  test("has whole frames, and a footer that fits, in every place", async () => {
    const explorer = explore(service.url, { cols, rows, args: "--lang zh" });
    await explorer.waitFor(/第 1\/\d+ 页/u);
    expect(framesOf(explorer)).toBe(cols < 120 ? 1 : 5);
    expect(footer(explorer)).toMatch(/\? 帮助 {2}q 退出$/u);
    expect(explorer.screen()).not.toMatch(/\ufffd| tasks?\b/u);
    for (const [keys, shown] of [
      ["u", /4 发布 · /u],
      [KEY.enter, / 的实例 · /u],
      ["f", /4 失败 · |\[按原因\]/u],
    ] as const) {
      explorer.key(keys);
      await explorer.waitFor(shown);
      expect(framesOf(explorer), keys).toBe(cols < 120 ? 1 : 5);
      expect(footer(explorer), keys).toMatch(/\? 帮助 {2}q \S+$/u);
    }
  });

  test("draws every layer straight", async () => {
    const explorer = explore(service.url, { cols, rows, args: "--lang zh" });
    for (const [key, shown] of [
      ["?", /─ 按键 ─/u],
      [":", /─ 命令 ─/u],
      ["R", /─ 地域 ─/u],
      ["c", /─ 复制 ─/u],
      ["p", /路径 +/u],
    ] as const) {
      await explorer.waitFor(/第 1\/\d+ 页[\s\S]*q 退出$/u);
      explorer.key(key);
      await explorer.waitFor(shown);
      expectStraight(gridOf(explorer.terminal), shown);
      explorer.key(KEY.esc);
    }
  });
});

/** Is the frame whose text matches a rectangle? */
function expectStraight(grid: readonly (readonly string[])[], shown: RegExp): void {
  const [top = -1, left = -1] = topLeftOf(grid, shown);
  const right = (grid[top] ?? []).indexOf("╮", left);
  const bottom = grid.findIndex((row, y) => y > top && row[left] === "╰");
  expect([right, bottom].every((at) => at > 0)).toBe(true);
  const sides = grid.slice(top + 1, bottom).map((row) => `${row[left]}${row[right]}`);
  expect(new Set(sides)).toEqual(new Set(["││"]));
  expect(grid[bottom]?.[right]).toBe("╯");
}

/** Where the last frame begins whose text matches; the others are under it. */
function topLeftOf(grid: readonly (readonly string[])[], shown: RegExp): readonly number[] {
  const lines = grid.map((row) => row.join(""));
  const at = lines.findIndex((line) => shown.test(line));
  const top = lines.findLastIndex((line, y) => y <= at && line.includes("╭"));
  return [top, (grid[top] ?? []).lastIndexOf("╭")];
}
