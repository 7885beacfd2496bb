/** The screen-reader mode in a real terminal: a stream of words, with nothing drawn and nothing left behind. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cafe, KEY, newHome, type Service, startService } from "../support/explorer.ts";
import { type PtySession, start } from "../support/pty.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

/** Bracketed paste, so that a paste is no keys. */
const NEEDED = /\u001b\[\?2004[hl]/gu;

/** What was written, as lines of words. */
const linesOf = (session: PtySession): readonly string[] => session.raw().replaceAll(NEEDED, "").split(/\r*\n/u);

async function read(args = "--screen-reader", extra: Readonly<Record<string, string>> = {}) {
  const session = start(...cafe(["--endpoint", service.url, ...args.split(" ").filter((word) => word !== "")]), {
    env: { ...newHome(), ...extra },
    cols: 100,
    rows: 50,
  });
  await session.waitFor(/1 of \d+: /);
  return session;
}

describe("with --screen-reader", () => {
  test("everything is words in lines: no sequence, no frame, no sign; and the terminal is given back", async () => {
    const session = await read();
    session.key("j");
    await session.waitFor(/2 of \d+: \S+, \w+, \d+ of \d+ failed, .* ago/);
    session.key("\r");
    await session.waitFor(/5 Detail, /);
    session.key("q?");
    await session.waitFor(/Ctrl-C: quit at once/);
    session.key(KEY.esc);
    await session.waitFor(/quit at once[\s\S]*4 Tasks, newest first, 2 of \d+: /);
    session.key("f");
    await session.waitFor(/4 Failures, /);
    session.key("u");
    await session.waitFor(/4 Rollouts, /);
    session.key("c");
    await session.waitFor(/Copy, 1 of 8/);
    session.key(KEY.ctrlC);
    expect(await session.exit).toEqual({ code: 130, signal: 0 });
    const text = linesOf(session).join("\n");
    expect(text).not.toMatch(/[\u001b\u0007\r]/u);
    expect(text).not.toMatch(/[\u2500-\u25ff✗✓»]/u);
    expect(session.raw()).toMatch(/\u001b\[\?2004h[\s\S]*\u001b\[\?2004l/u);
    expect(session.terminal.modes.bracketedPasteMode).toBe(false);
  });

  test("what is typed is said with what it leaves, and a paste is one text", async () => {
    const session = await read();
    session.key("/");
    await session.waitFor(/Keys: Enter keep/);
    session.key(KEY.paste("nginx\nq"));
    await session.waitFor(/Filters: \/nginx q; \d+ of \d+ shown/);
    session.key("\u0015");
    await session.waitFor(/No filters; /);
    session.key(KEY.ctrlC);
    expect(await session.exit).toEqual({ code: 130, signal: 0 });
  });

  test("a failure is told once, in words, with what helps", async () => {
    const session = await read("--screen-reader --refresh 1");
    await service.close();
    session.key("r");
    await session.waitFor(/Connection refused, [\s\S]*r retries/);
    session.key(KEY.ctrlC);
    await session.exit;
    expect(linesOf(session).filter((line) => line.startsWith("Connection refused"))).toHaveLength(1);
    service = await startService();
  });

  test("Ctrl-L says where one is once more", async () => {
    const session = await read();
    session.key("\u000c");
    await session.waitFor(/screen-reader mode[\s\S]*screen-reader mode[\s\S]*4 Tasks, newest first, 1 of \d+: /);
    session.kill("SIGTERM");
    expect(await session.exit).toEqual({ code: 143, signal: 0 });
    await session.waitUntil("the mode given back", () => !session.terminal.modes.bracketedPasteMode);
  });
});

test("INK_SCREEN_READER=true asks for it, and a dumb terminal gets no sequence at all", async () => {
  const session = await read("", { INK_SCREEN_READER: "true", TERM: "dumb" });
  session.key("q");
  expect(await session.exit).toEqual({ code: 0, signal: 0 });
  expect(session.raw()).not.toContain("\u001b");
});
