/** A session recorded with --debug: what is in its log, what never is, and that the log shows the same screens again. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { DEFAULTS } from "../../src/emulator/defaults.ts";
import { startAnswering } from "../support/answering-server.ts";
import { exploreLoaded, KEY, newHome, startService } from "../support/explorer.ts";
import { HOSTILE_TEXTS, hostileReply, inTurn } from "../support/hostile.ts";

const CONTENT = "worker_processes auto; # wherefore art thou";
const SECRETS = [
  " password = hunter2hunter2",
  " LTAI5tSecretSecretSecret",
  " Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8Qr9St0",
  " glpat-aaaaaaaaaaaaaaaaaaaaaaaa",
];

/** Every task has a content, and each text in turn is hostile or holds a secret. */
function reply(): object {
  const body = hostileReply(inTurn([...SECRETS, ...HOSTILE_TEXTS]));
  return JSON.parse(JSON.stringify(body), (name, value) =>
    name === "Content" ? Buffer.from(CONTENT).toString("base64") : value,
  );
}

function logIn(home: string) {
  const folder = join(home, ".local/state/cafe/debug");
  const [name = ""] = readdirSync(folder);
  const path = join(folder, name);
  return { path, mode: statSync(path).mode & 0o777, text: readFileSync(path, "utf8") };
}

test("the log is private, says what was called and done, and holds no secret, no content and no key", async () => {
  const server = await startAnswering(() => ({ body: reply(), headers: { "x-acs-request-id": "0A-REQ" } }));
  const env = newHome();
  const explorer = await exploreLoaded(server.url, { args: "--debug --refresh off", env });
  for (const key of [
    "p",
    "m",
    "/",
    "wherefore",
    "\r",
    KEY.esc,
    KEY.esc,
    "v",
    KEY.esc,
    " ",
    "j",
    "D",
    KEY.esc,
    "y",
    "Y",
    "!",
  ]) {
    const before = explorer.raw().length;
    explorer.key(key === KEY.esc ? key : `${key}\f`);
    await explorer.waitUntil(`a repaint after ${key}`, () => explorer.raw().length > before, 3_000);
  }
  explorer.key("q");
  expect(await explorer.exit).toEqual({ code: 0, signal: 0 });
  await server.close();

  const { path, mode, text } = logIn(String(env["HOME"]));
  expect(mode).toBe(0o600);
  // The last words may still be on their way when the process has ended.
  await explorer.waitFor(/Debug log: /u);
  expect(explorer.screen().replaceAll("\n", "")).toContain(`Debug log: ${path}`);
  for (const told of [
    '"action":"DescribeSendFileResults"',
    '"region":"cn-hangzhou"',
    '"status":200',
    '"requestId":"0A-REQ"',
    '"retries":0',
    '"id":"content.open"',
    '"effect":"fetchPage"',
    '"effect":"read"',
  ]) {
    expect(text.includes(told), told).toBe(true);
  }
  const base64 = Buffer.from(CONTENT).toString("base64");
  for (const hidden of [
    CONTENT,
    "worker_processes",
    "wherefore",
    base64,
    base64.slice(8, 24),
    "hunter2hunter2",
    ...SECRETS.slice(1),
    DEFAULTS.accessKeySecret,
    DEFAULTS.accessKeyId,
    "Signature",
    "Authorization",
  ]) {
    expect(text.includes(hidden.trim()), hidden).toBe(false);
  }
});

test("the log of a session shows its last screen again", async () => {
  const service = await startService();
  const env = newHome();
  const explorer = await exploreLoaded(service.url, { args: "--debug --refresh off", env });
  for (const [keys, shown] of [
    ["jj!", /failures only/u],
    ["f", /by cause/u],
    ["]", /\[by instance\]/u],
  ] as const) {
    explorer.key(keys);
    await explorer.waitFor(shown);
  }
  explorer.key("?");
  const screen = await explorer.waitFor(/─ Keys/u);
  explorer.key("\u0003");
  expect((await explorer.exit).code).toBe(130);
  await service.close();

  const { path } = logIn(String(env["HOME"]));
  const replayed = execFileSync(process.execPath, [resolve("scripts/replay.mjs"), path, "--last"], {
    encoding: "utf8",
  });
  const lines = (text: string) =>
    text
      .trimEnd()
      .split("\n")
      .map((line) => line.trimEnd());
  expect(lines(replayed)).toEqual(lines(screen));
});
