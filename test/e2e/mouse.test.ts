/** The mouse in a real terminal: only where it is wanted, and never left on. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Explorer, exploreLoaded, newHome, type Service, startService } from "../support/explorer.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const press = (column: number, row: number): string => `\u001b[<0;${column};${row}M\u001b[<0;${column};${row}m`;
const wheel = (button: 64 | 65, column: number, row: number): string => `\u001b[<${button};${column};${row}M`;

const tracking = ({ terminal }: Explorer): string => terminal.modes.mouseTrackingMode;

/** The name of the file in a line of the task list, from 1, at 120x40. */
const nameIn = ({ pane }: Explorer, line: number): string =>
  /^\S+ *\S+ +(\S+)/u.exec(pane("4 Tasks").split("\n")[line + 1]?.slice(2) ?? "")?.[1] ?? "";

const titleWith = (name: string): RegExp => new RegExp(`5 Detail \\S ${name.replaceAll(".", "\\.").slice(0, 20)}`, "u");

describe("with --mouse", () => {
  test("a click selects, a second one opens, the wheel moves, and quitting ends it", async () => {
    const cafe = await exploreLoaded(service.url, { args: "--mouse" });
    expect(tracking(cafe)).toBe("vt200");
    const third = nameIn(cafe, 3);
    cafe.key(press(60, 7));
    await cafe.waitFor(titleWith(third));
    cafe.key(press(60, 7));
    // The detail pane has the keys: its footer says so.
    await cafe.waitFor(/Left list/);
    cafe.key(wheel(65, 60, 7));
    await cafe.waitFor(titleWith(nameIn(cafe, 6)));
    cafe.key("q");
    expect(await cafe.exit).toEqual({ code: 0, signal: 0 });
    expect(tracking(cafe)).toBe("none");
  });

  test("a report that comes in pieces is one, and no part of it is typed", async () => {
    const cafe = await exploreLoaded(service.url, { args: "--mouse" });
    const second = nameIn(cafe, 2);
    for (const piece of ["\u001b[<0;6", "0;", "6M"]) cafe.key(piece);
    await cafe.waitFor(titleWith(second));
    cafe.key("/");
    cafe.key(press(60, 2));
    cafe.key("x");
    await cafe.waitFor(/\/x/);
  });

  test.each([
    ["SIGTERM", { code: 143, signal: 0 }],
    ["SIGKILL", { code: 0, signal: 9 }],
  ])("%s ends it", async (signal, exit) => {
    const cafe = await exploreLoaded(service.url, { args: "--mouse" });
    await guarded(cafe.pid);
    cafe.kill(signal);
    expect(await cafe.exit).toEqual(exit);
    await cafe.waitUntil("the mouse given back", () => tracking(cafe) === "none");
  });
});

/** Until the one is there that restores the terminal after a kill. */
const guarded = (pid: number): Promise<void> =>
  vi.waitFor(() => expect(below(pid).join("\n")).toContain("cafe-guard"), { timeout: 10_000 });

/** The command lines of the processes below one, however deep. */
const below = (pid: number): readonly string[] => {
  const { stdout } = spawnSync("pgrep", ["--list-full", "--parent", String(pid)], { encoding: "utf8" });
  const children = stdout.split("\n").filter((line) => line !== "");
  return [...children, ...children.flatMap((line) => below(Number.parseInt(line, 10)))];
};

test("settings.json wants it as well", async () => {
  const env = newHome();
  const folder = env["CAFE_CONFIG_DIR"] ?? "";
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "settings.json"), '{"mouse": true}');
  expect(tracking(await exploreLoaded(service.url, { env }))).toBe("vt200");
});

test("without it no mode is set, and stray reports vanish", async () => {
  const cafe = await exploreLoaded(service.url);
  expect(tracking(cafe)).toBe("none");
  const second = nameIn(cafe, 2);
  cafe.key(`${press(60, 8)}${wheel(65, 60, 8)}j`);
  await cafe.waitFor(titleWith(second));
  cafe.key("q");
  await cafe.exit;
  expect(cafe.raw()).not.toMatch(/\u001b\[\?100[0-6]/u);
});
