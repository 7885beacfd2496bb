/**
 * The explorer as its users meet it: the bundled program in a pseudo-terminal, against an endpoint that the test owns.
 * Reads panes off the screen by their titles; knows nothing of how they are made.
 */
import { join, resolve } from "node:path";
import type { Terminal } from "@xterm/headless";
import { onTestFinished } from "vitest";
import { DEFAULTS, type EmulatorOptions } from "../../src/emulator/defaults.ts";
import { type Emulator, startEmulator } from "../../src/emulator/server.ts";
import { type PtyOptions, type PtySession, start } from "./pty.ts";
import { gridOf } from "./screen-model.ts";
import { tempFolder } from "./temp-folder.ts";

export const LAUNCHER = resolve("bin/cafe.js");

/**
 * The program and arguments that run cafe: the launcher by `node`, which is this process' own where none is named; or the
 * executable CAFE_E2E_BIN (npm run build:binary).
 */
export function cafe(args: readonly string[], node?: string): [string, readonly string[]] {
  const binary = process.env["CAFE_E2E_BIN"];
  if (binary !== undefined && node === undefined) return [resolve(binary), args];
  return [node ?? process.execPath, [LAUNCHER, ...args]];
}

/** The same as words for a shell. */
export function shellWords(args: readonly string[] = []): string {
  const [program, words] = cafe(args);
  return [program, ...words].map((word) => `'${word}'`).join(" ");
}

/** Bytes of the keys that have no character of their own. */
export const KEY = {
  enter: "\r",
  esc: "\u001b",
  tab: "\t",
  backspace: "\u007f",
  ctrlC: "\u0003",
  down: "\u001b[B",
  paste: (text: string) => `\u001b[200~${text}\u001b[201~`,
} as const;

export interface Service extends Emulator {
  /** Lets time pass for the endpoint; signatures are good for 15 minutes. */
  readonly advance: (ms: number) => void;
}

/** The moment at which every test begins, for the endpoint and for cafe: what the endpoint holds depends on it. */
export const BEGIN = Date.parse("2026-11-24T09:41:00Z");

/** The endpoint at a clock that stands still, so that no task changes unless the test says so. */
export async function startService(options: Partial<EmulatorOptions> = {}): Promise<Service> {
  let now = BEGIN;
  const emulator = await startEmulator({ ...DEFAULTS, now: () => now, ...options });
  return {
    ...emulator,
    advance: (ms) => {
      now += ms;
    },
  };
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Somebody with an empty home and the keys that the endpoint knows, untouched by this process' own environment, at the
 * tests' own time.
 */
export function newHome(): Environment {
  const home = tempFolder("e2e");
  const foreign = Object.keys(process.env).filter((name) => FOREIGN.test(name));
  return {
    ...Object.fromEntries(foreign.map((name) => [name, undefined])),
    HOME: home,
    CAFE_CONFIG_DIR: join(home, "config"),
    // All programs share V8's code for what has run: a start without it takes twice as long.
    XDG_CACHE_HOME: resolve("node_modules/.cache/e2e"),
    TZ: "UTC",
    CAFE_LANG: "en",
    NODE_OPTIONS: `--require=${JSON.stringify(resolve("test/support/shifted-clock.cjs"))}`,
    CAFE_TEST_SHIFT: String(BEGIN - Date.now()),
    ALIBABA_CLOUD_ACCESS_KEY_ID: DEFAULTS.accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: DEFAULTS.accessKeySecret,
    ALIBABA_CLOUD_REGION_ID: "cn-hangzhou",
  };
}

const FOREIGN = /^(?:CAFE_|ALIBABA_|XDG_|NO_COLOR|CLICOLOR|FORCE_COLOR|TMUX|NODE_OPTIONS|CI$)|_proxy$/iu;

/** The environment without what is undefined, as a child process takes it. */
export const definedOnly = (env: Environment): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...process.env, ...env }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

export interface ExplorerOptions extends PtyOptions {
  /** Options of cafe beside --endpoint, separated by blanks. */
  readonly args?: string;
  /** The Node that runs the launcher, whatever CAFE_E2E_BIN says; this process' own. */
  readonly node?: string;
}

export interface Explorer extends PtySession {
  /** The pane with this title, frame included, e.g. "5 Detail"; empty where it is not on the screen. */
  readonly pane: (title: string) => string;
  /** Answers with the pane as soon as it matches. */
  readonly waitForPane: (title: string, pattern: RegExp) => Promise<string>;
  /** Answers with the screen as soon as the filters read so, joined by " | ", and the service has answered to them. */
  readonly waitForFilters: (filters: string) => Promise<string>;
}

/** Starts the explorer; it is ended with the test, if the test has not done that. */
export function explore(endpoint: string, { args = "", node, ...options }: ExplorerOptions = {}) {
  const words = args.split(" ").filter((word) => word !== "");
  const env = { ...newHome(), ...options.env };
  const session = start(...cafe(["--endpoint", endpoint, ...words], node), { ...options, env });
  let ended = false;
  void session.exit.then(() => {
    ended = true;
  });
  onTestFinished(() => {
    if (!ended) session.kill("SIGKILL");
  });
  const pane = (title: string) => paneText(session.terminal, title);
  const explorer: Explorer = {
    ...session,
    pane,
    waitForPane: async (title, pattern) => {
      await session.waitUntil(`${pattern} in ${title}`, () => pattern.test(pane(title)));
      return pane(title);
    },
    waitForFilters: (filters) =>
      session.waitUntil(`the filters ${filters}, answered`, () => {
        const [connection = "", line = ""] = session.screen().split("\n");
        return filtersOn(line) === filters && !/ since \d\d:/u.test(connection);
      }),
  };
  return explorer;
}

/** Starts the explorer and waits for its first rows. */
export async function exploreLoaded(endpoint: string, options: ExplorerOptions = {}): Promise<Explorer> {
  const explorer = explore(endpoint, options);
  await explorer.waitFor(/ tasks?, page \d/);
  return explorer;
}

/** The chips of the filters' line, without the total at its end. */
const filtersOn = (line: string): string =>
  line
    .replace(/\d+ tasks?(?:, oldest seen \w+)?$/u, "")
    .trim()
    .replace(/ {2,}/gu, " | ");

/** How many tasks the service counts, by the header; NaN where it says nothing of it. */
export const totalOn = (screen: string): number => Number(/ (\d+) tasks?(?:, oldest seen \w+)? *$/mu.exec(screen)?.[1]);

/** The text of a framed rectangle, found by its title. */
function paneText(terminal: Terminal, title: string): string {
  const rows = gridOf(terminal);
  for (const [y, cells] of rows.entries()) {
    const x = cells.findIndex(
      (cell, at) =>
        TOP_LEFT.has(cell) &&
        cells
          .slice(at + 3)
          .join("")
          .startsWith(title),
    );
    if (x < 0) continue;
    const width = cells.slice(x + 1).findIndex((cell) => TOP_RIGHT.has(cell)) + 2;
    const height = rows.slice(y + 1).findIndex((below) => BOTTOM_LEFT.has(below[x] ?? "")) + 2;
    return rows
      .slice(y, y + height)
      .map((row) => row.slice(x, x + width).join(""))
      .join("\n");
  }
  return "";
}

const TOP_LEFT = new Set(["╭", "+"]);
const TOP_RIGHT = new Set(["╮", "+"]);
const BOTTOM_LEFT = new Set(["╰", "+"]);

/** A pane's text without the ages of its tasks: those go on while a test looks. */
export const ageless = (text: string): string => text.replace(/ +(?:now|\d+[smhd]) /gu, " AGE ");
