/** The terminal is asked for its background: what comes of the answer, of none, and of one that comes in pieces or late. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { cafe, type Environment, explore, newHome, type Service, startService } from "../support/explorer.ts";
import { type PtySession, start } from "../support/pty.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const QUESTION = "\u001b]11;?";
const WHITE = "\u001b]11;rgb:ffff/ffff/ffff\u001b\\";
const BLACK = "\u001b]11;rgb:0000/0000/0000\u0007";
const FENCE = "\u001b[?62;22c";

/** From here on the test is the one that answers; settled when it was asked. */
function takeOver({ terminal }: PtySession): Promise<void> {
  return new Promise((resolve) => {
    terminal.parser.registerOscHandler(11, () => true);
    terminal.parser.registerCsiHandler({ final: "c" }, () => {
      resolve();
      return true;
    });
  });
}

/** The colour of the frame of the pane that has the keys: 6 in the dark theme, 4 in the light one. */
function frameColour({ terminal }: PtySession): number {
  const { active } = terminal.buffer;
  const line = active.getLine(active.baseY + 2);
  for (let x = 0; x < terminal.cols; x += 1) {
    const cell = line?.getCell(x);
    if (cell?.getChars() === "╭" && cell.isFgPalette()) return cell.getFgColor();
  }
  return -1;
}

async function asked(env: Environment = {}) {
  const session = explore(service.url, { env });
  await takeOver(session);
  return session;
}

test("a light background makes the theme light, a dark one changes nothing", async () => {
  const session = await asked();
  await session.waitFor(/ tasks, page 1/);
  expect(frameColour(session)).toBe(6);
  session.key(WHITE + FENCE);
  await session.waitUntil("the light theme", () => frameColour(session) === 4);
  session.key(BLACK);
  await session.waitUntil("the dark theme", () => frameColour(session) === 6);
});

test("COLORFGBG is believed until there is an answer", async () => {
  const session = await asked({ COLORFGBG: "0;15" });
  await session.waitFor(/ tasks, page 1/);
  expect(frameColour(session)).toBe(4);
  session.key(BLACK + FENCE);
  await session.waitUntil("the dark theme", () => frameColour(session) === 6);
});

test("without any answer keys work, Esc too", async () => {
  const session = await asked();
  await session.waitFor(/ tasks, page 1/);
  session.key("/conf");
  await session.waitFor(/ \/conf/);
  session.key("\u001b");
  await session.waitFor(/ no filters /);
  expect(frameColour(session)).toBe(6);
});

test("an answer in pieces, between keys, types nothing", async () => {
  const session = await asked();
  await session.waitFor(/ tasks, page 1/);
  session.key("/c");
  await session.waitFor(/ \/c/);
  for (const piece of ["o", ...WHITE, "n", ...FENCE, "f"]) {
    session.key(piece);
    // Each in a chunk of its own.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await session.waitFor(/ \/conf[^\w;:]/);
  await session.waitUntil("the light theme", () => frameColour(session) === 4);
});

describe("an answer that comes when cafe has ended", () => {
  test.each([
    ["by q", (session: PtySession) => session.key("q")],
    ["by a signal", (_: PtySession, home: string) => process.kill(Number(readFileSync(join(home, "pid"), "utf8")))],
  ])("%s is not taken by the shell for typed", async (_, end) => {
    const home = newHome();
    const session = start("bash", ["--norc", "--noprofile", "-i"], { env: { ...home, PS1: "ready> " } });
    onTestFinished(() => session.kill("SIGKILL"));
    const wasAsked = takeOver(session);
    await session.waitFor(/ready>$/m);
    const [command, args] = cafe(["--endpoint", service.url]);
    const words = [command, ...args].map((word) => `'${word}'`).join(" ");
    session.key(`sh -c 'echo $$ > "$HOME/pid"; exec "$@"' sh ${words}\r`);
    await wasAsked;
    await session.waitFor(/ tasks, page 1/);
    end(session, home["HOME"] ?? "");
    await session.waitUntil("the main screen", () => session.terminal.buffer.active.type === "normal");
    session.key(WHITE + FENCE);
    await session.waitFor(/ready>$/m);
    session.key("echo still $((40 + 2))\r");
    expect(await session.waitFor(/^still 42$/m)).toMatch(/^ready> echo still/m);
  });
});

/** A colour of any kind switched on. */
const COLOUR = /\u001b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;\d+)*m/u;

test.each([
  ["--theme dark", {}, "in colour"],
  ["--theme light", {}, "in colour"],
  ["--theme high-contrast", { TERM: "linux" }, "in colour"],
  ["", { TERM: "linux" }, "in colour"],
  ["--theme dark", { NO_COLOR: "1" }, "in colour"],
  ["--theme mono", {}, "without colour"],
  ["", { NO_COLOR: "1" }, "without colour"],
  ["", { CLICOLOR: "0" }, "without colour"],
  ["", { TERM: "dumb" }, "without colour"],
])("nothing is asked where nothing would come of it: %s %j is %s", async (args, env, look) => {
  const session = explore(service.url, { args, env });
  await session.waitFor(/ tasks, page 1/);
  session.key("?");
  await session.waitFor(/[─-] Keys [─-]/);
  expect(session.raw()).not.toContain(QUESTION);
  expect(COLOUR.test(session.raw())).toBe(look === "in colour");
});
