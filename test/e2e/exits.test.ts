/**
 * However cafe ends, under a shell, in tmux and in screen: the terminal is as it was, the code says how, and no process
 * is left. The terminal layer alone is tested in terminal-restore.test.ts.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { DEFAULTS } from "../../src/emulator/defaults.ts";
import { explore, KEY, newHome, type Service, shellWords, startService } from "../support/explorer.ts";
import { type PtySession, start } from "../support/pty.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

/** Programs that run below the process, however deep; the one that it started is the last. */
function below(pid: number): readonly number[] {
  const { stdout } = spawnSync("pgrep", ["-P", String(pid)], { encoding: "utf8" });
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line) => [...below(Number(line)), Number(line)]);
}

const isRunning = (pid: number): boolean => {
  try {
    // A zombie has ended.
    return !/^State:\s+Z/mu.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
};

interface Cafe extends PtySession {
  /** The folder for crash reports. */
  readonly tmp: string;
  /** cafe itself. */
  readonly cafe: number;
}

/** Starts cafe from an interactive shell whose terminal modes are known; `node` options for the ways to crash. */
async function cafeInShell(crash = "", nodeOptions = ""): Promise<Cafe> {
  const home = newHome();
  const tmp = join(home["HOME"] ?? "", "tmp");
  mkdirSync(tmp);
  const preload = JSON.stringify(resolve("test/support/crash-on-signal.cjs"));
  const env = {
    ...home,
    TMPDIR: tmp,
    CAFE_ENDPOINT: service.url,
    CAFE_TEST_CRASH: crash,
    NODE_OPTIONS: `${home["NODE_OPTIONS"]} --require=${preload} ${nodeOptions}`,
    PS1: "ready> ",
    HISTFILE: undefined,
  };
  const pty = start("bash", ["--norc", "--noprofile", "-i"], { env, cols: 100, rows: 30 });
  onTestFinished(() => pty.kill("SIGKILL"));
  await pty.waitFor(/ready>\s*$/u);
  pty.key(
    `stty -g > '${tmp}/before'; ${shellWords(crash === "memory" ? ["--demo"] : [])}; echo code $? | tee '${tmp}/code'\r`,
  );
  await pty.waitFor(/ tasks?, page \d/u);
  const cafe = below(pty.pid).at(-1);
  if (cafe === undefined) throw new Error("cafe does not run");
  return { ...pty, tmp, cafe };
}

/** The code is said on the screen as it was before, with the cursor shown and the modes as they were; nothing runs on. */
async function checkLeft(pty: Cafe, code: number): Promise<string> {
  const screen = await pty.waitFor(new RegExp(`code ${code}\\s+ready>\\s*$`, "u"));
  await checkTerminal(pty);
  return screen;
}

async function checkTerminal(pty: Cafe): Promise<void> {
  pty.key(`stty -g > '${pty.tmp}/after'; echo looked\r`);
  await pty.waitFor(/^looked$/mu);
  expect(readFileSync(join(pty.tmp, "after"), "utf8")).toBe(readFileSync(join(pty.tmp, "before"), "utf8"));
  expect(pty.terminal.buffer.active.type).toBe("normal");
  expect(pty.terminal.modes).toMatchObject({
    wraparoundMode: true,
    synchronizedOutputMode: false,
    mouseTrackingMode: "none",
  });
  expect(pty.raw().lastIndexOf("\u001b[?25h")).toBeGreaterThan(pty.raw().lastIndexOf("\u001b[?25l"));
  await vi.waitFor(() => expect(below(pty.pid).filter(isRunning)).toEqual([]));
  expect(isRunning(pty.cafe)).toBe(false);
}

describe("under a shell", () => {
  test.each([
    ["q", "q", 0],
    ["Ctrl-C", KEY.ctrlC, 130],
  ])("%s", async (_, key, code) => {
    const pty = await cafeInShell();
    pty.key(key);
    await checkLeft(pty, code);
  });

  test.each([
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ])("%s", async (signal, code) => {
    const pty = await cafeInShell();
    process.kill(pty.cafe, signal);
    await checkLeft(pty, code);
  });

  test.each(["throw", "reject"])(
    "an error that nobody foresaw (%s) is told with the place of its report, which is private and holds no secret",
    async (way) => {
      const pty = await cafeInShell(way);
      process.kill(pty.cafe, "SIGUSR2");
      const screen = await checkLeft(pty, 1);
      const file = join(pty.tmp, readdirSync(pty.tmp).find((name) => /^cafe-crash-\d+-\d+\.txt$/u.test(name)) ?? "");
      expect(screen.replaceAll("\n", "")).toContain(`please report it with the file ${file}.`);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const report = readFileSync(file, "utf8");
      expect(report).toMatch(/^Error: asked to, with secret=\*+ and \*+\n +at /u);
      expect(report).not.toContain(DEFAULTS.accessKeySecret);
    },
  );

  test.each([
    ["killed", "", "", "SIGKILL", 137],
    ["out of memory", "memory", "--max-old-space-size=96", "SIGUSR2", 134],
  ])(
    "cafe that is %s cannot say a word, so its guard does",
    { timeout: 30_000 },
    async (_, crash, options, signal, code) => {
      const pty = await cafeInShell(crash, options);
      await vi.waitFor(
        () => expect(execFileSync("pgrep", ["-P", String(pty.cafe)], { encoding: "utf8" })).not.toBe(""),
        5_000,
      );
      process.kill(pty.cafe, signal);
      await pty.waitFor(/cafe: It was killed, or ran out of memory/u, 20_000);
      // The shell's prompt may have come before that, on the screen that is gone.
      pty.key("\r");
      await pty.waitFor(/ready>\s*$/u);
      expect(readFileSync(join(pty.tmp, "code"), "utf8")).toBe(`code ${code}\n`);
      await checkTerminal(pty);
    },
  );

  test("Ctrl-Z gives the terminal back, and fg goes on with the rows that were there", async () => {
    const pty = await cafeInShell();
    pty.key("j\u001a");
    await pty.waitFor(/Stopped[\s\S]*ready>\s*$/u);
    expect(pty.terminal.buffer.active.type).toBe("normal");
    pty.key(`stty -g > '${pty.tmp}/after'; echo looked\r`);
    await pty.waitFor(/^looked$/mu);
    expect(readFileSync(join(pty.tmp, "after"), "utf8")).toBe(readFileSync(join(pty.tmp, "before"), "utf8"));
    pty.key("fg\r");
    await pty.waitFor(/ tasks?, page \d/u);
    pty.key("q");
    await pty.waitFor(/ready>\s*$/u);
    expect(pty.terminal.buffer.active.type).toBe("normal");
  });
});

test("a terminal that is gone ends cafe and its guard", async () => {
  const explorer = explore(service.url);
  await explorer.waitFor(/ tasks?, page \d/u);
  await vi.waitFor(() => expect(below(explorer.pid)).not.toEqual([]), 5_000);
  const all = [explorer.pid, ...below(explorer.pid)];
  explorer.hangUp();
  await vi.waitFor(() => expect(all.filter(isRunning)).toEqual([]), 3_000);
});

const has = (program: string): boolean => spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;

describe("in a multiplexer", () => {
  const MULTIPLEXERS = [
    ["tmux", (socket: string) => ["-S", socket, "-f", "/dev/null", "new-session", "sh"]],
    ["screen", (_: string) => ["-c", "/dev/null", "sh"]],
  ] as const;

  test.each(MULTIPLEXERS)("%s shows the shell as it was after q and after a signal", async (name, commandOf) => {
    if (!has(name)) return;
    const home = newHome();
    const folder = home["HOME"] ?? "";
    const env = {
      ...home,
      CAFE_ENDPOINT: service.url,
      SHELL: "/bin/sh",
      PS1: "ready> ",
      ENV: undefined,
      SCREENDIR: folder,
      TMUX_TMPDIR: folder,
    };
    const pty = start(name, commandOf(join(folder, "socket")), { env, cols: 100, rows: 30 });
    onTestFinished(() => pty.kill("SIGKILL"));
    await pty.waitFor(/ready>\s*/u);
    for (const [end, code] of [
      [(cafe: number) => void cafe, 0],
      [(cafe: number) => process.kill(cafe, "SIGTERM"), 143],
    ] as const) {
      pty.key(
        `clear; echo before; stty -g > '${folder}/before'; sh -c 'echo $$ > "${folder}/pid"; exec ${shellWords().replaceAll("'", '"')}'; echo "code $?"; stty -g > '${folder}/after'\r`,
      );
      await pty.waitFor(/ tasks?, page \d/u);
      if (code === 0) pty.key("q");
      end(Number(readFileSync(join(folder, "pid"), "utf8")));
      // Unless it is told to, screen has one screen only: then it is empty.
      const shown = await pty.waitFor(new RegExp(`code ${code}\\s+ready>`, "u"));
      expect(shown).toMatch(name === "screen" ? /^code/u : /^before[\s\S]*code/mu);
      expect(readFileSync(join(folder, "after"), "utf8")).toBe(readFileSync(join(folder, "before"), "utf8"));
    }
    pty.key("exit\r");
    await pty.exit;
  });
});
