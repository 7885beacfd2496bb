/** However the program ends or stops, the terminal is as it was. Runs the demo, because cafe itself must not crash. */
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { bundled } from "../support/bundled.ts";
import { type PtySession, start } from "../support/pty.ts";
import { tempFolder } from "../support/temp-folder.ts";

let demo = "";
beforeAll(() => {
  demo = bundled("test/support/ink-demo.tsx");
});

const SIZE = { cols: 80, rows: 24 };
const runDemo = async () => {
  const pty = start(process.execPath, [demo], SIZE);
  await pty.waitFor(/demo 1\/500[\s\S]*READY/);
  expect(pty.terminal.buffer.active.type).toBe("alternate");
  expect(pty.terminal.modes).toMatchObject({ bracketedPasteMode: true, wraparoundMode: false });
  return pty;
};

/** What xterm still thinks, and whether the cursor was last shown. */
function modesLeft({ terminal, raw }: PtySession) {
  return {
    screen: terminal.buffer.active.type,
    cursor: raw().lastIndexOf("\u001b[?25h") > raw().lastIndexOf("\u001b[?25l") ? "shown" : "hidden",
    paste: terminal.modes.bracketedPasteMode,
    wrap: terminal.modes.wraparoundMode,
    sync: terminal.modes.synchronizedOutputMode,
  };
}
const CLEAN = { screen: "normal", cursor: "shown", paste: false, wrap: true, sync: false };

test("quitting leaves the terminal as it was", async () => {
  const pty = await runDemo();
  pty.key("q");
  expect(await pty.exit).toEqual({ code: 0, signal: 0 });
  await pty.waitFor(/^\s*$/);
  expect(modesLeft(pty)).toEqual(CLEAN);
});

test.each([
  ["SIGTERM", 143],
  ["SIGHUP", 129],
  ["SIGINT", 130],
  ["SIGQUIT", 131],
])("%s leaves the terminal as it was, and the code is %i", async (signal, code) => {
  const pty = await runDemo();
  pty.kill(signal);
  expect(await pty.exit).toEqual({ code, signal: 0 });
  await pty.waitFor(/^\s*$/);
  expect(modesLeft(pty)).toEqual(CLEAN);
});

test.each([
  ["an exception nobody catches", "x", /The demo stopped: Error: asked to crash/],
  ["a rejection nobody handles", "e", /The demo stopped: Error: asked to reject/],
])("%s is told on the terminal as it was", async (_, key, sentence) => {
  const pty = await runDemo();
  pty.key(key);
  expect(await pty.exit).toEqual({ code: 1, signal: 0 });
  await pty.waitFor(sentence);
  expect(modesLeft(pty)).toEqual(CLEAN);
});

test("a dropped connection ends the program", async () => {
  const pty = await runDemo();
  pty.hangUp();
  await pty.exit;
  expect(() => process.kill(pty.pid, 0)).toThrow(/ESRCH/);
});

test("a terminal that takes nothing keeps the program neither from working nor from ending", async () => {
  const progress = join(tempFolder("progress"), "repaints");
  const pty = start(process.execPath, [demo], { ...SIZE, env: { DEMO_PROGRESS: progress } });
  await pty.waitFor(/READY/);
  pty.stall();
  pty.key("f");
  // A pty holds some twenty of these frames.
  await vi.waitFor(() => expect(statSync(progress).size).toBeGreaterThan(300), { timeout: 10_000 });
  pty.kill("SIGTERM");
  expect(await pty.exit).toEqual({ code: 143, signal: 0 });
});

describe("under a shell with job control", () => {
  const shell = async () => {
    const pty = start("bash", ["--norc", "--noprofile", "-i"], {
      ...SIZE,
      env: { PS1: "ready> ", BASH_SILENCE_DEPRECATION_WARNING: "1" },
    });
    await pty.waitFor(/ready>\s*$/);
    return pty;
  };
  const runIn = async (pty: PtySession) => {
    pty.key(`'${process.execPath}' '${demo}'\r`);
    await pty.waitFor(/demo 1\/500[\s\S]*READY/);
  };

  test("Ctrl-Z gives the terminal back, and fg takes it again", async () => {
    const pty = await shell();
    await runIn(pty);
    pty.key("jz");
    await pty.waitFor(/Stopped[\s\S]*ready>\s*$/);
    // Bash has bracketed paste of its own.
    expect(modesLeft(pty)).toMatchObject({ screen: "normal", cursor: "shown", wrap: true });
    pty.key("stty -a | grep -ow -e '-*icanon' -e '-*echo'\r");
    await pty.waitFor(/\nicanon\necho\n/);
    pty.key("fg\r");
    await pty.waitFor(/demo 2\/500[\s\S]*READY/);
    expect(pty.terminal.buffer.active.type).toBe("alternate");
    pty.key("j");
    await pty.waitFor(/demo 3\/500/);
    pty.key("q");
    await pty.waitFor(/ready>\s*$/);
    expect(pty.terminal.buffer.active.type).toBe("normal");
    pty.key("exit 0\r");
    await pty.exit;
  });

  test("a program stopped unasked paints everything again when it is continued", async () => {
    const pty = await shell();
    await runIn(pty);
    pty.key("j");
    await pty.waitFor(/demo 2\/500/);
    const child = execFileSync("pgrep", ["-P", String(pty.pid)], { encoding: "utf8" });
    process.kill(Number(child), "SIGSTOP");
    await pty.waitFor(/Stopped/);
    pty.key("clear; fg\r");
    await pty.waitFor(/^demo 2\/500[\s\S]*READY/);
    pty.key("j");
    await pty.waitFor(/demo 3\/500/);
    pty.key("q");
    await pty.waitFor(/ready>\s*$/);
    pty.key("exit 0\r");
    await pty.exit;
  });

  test("keys typed while the program starts are not lost", async () => {
    const pty = await shell();
    pty.key(`'${process.execPath}' '${demo}'\rjjj`);
    await pty.waitFor(/demo 4\/500[\s\S]*READY/);
    pty.key("q");
    await pty.waitFor(/ready>\s*$/);
    pty.key("exit 0\r");
    await pty.exit;
  });
});
