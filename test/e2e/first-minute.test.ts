/** The first minute: the welcome where nobody has said whose keys to use, and the tour of the demo. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { DEFAULTS } from "../../src/emulator/defaults.ts";
import { cafe, type Environment, KEY, newHome, type Service, startService } from "../support/explorer.ts";
import { type PtySession, start } from "../support/pty.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

/** Somebody without keys in the environment. */
function stranger(): Environment {
  const { ALIBABA_CLOUD_ACCESS_KEY_ID: _, ALIBABA_CLOUD_ACCESS_KEY_SECRET: __, ...env } = newHome();
  return { ...env, ALIBABA_CLOUD_ACCESS_KEY_ID: undefined, ALIBABA_CLOUD_ACCESS_KEY_SECRET: undefined };
}

function open(args: readonly string[], env: Environment, cols = 80, rows = 24): PtySession {
  const session = start(...cafe(args), { env, cols, rows });
  let ended = false;
  void session.exit.then(() => {
    ended = true;
  });
  onTestFinished(() => {
    if (!ended) session.kill("SIGKILL");
  });
  return session;
}

const WELCOME = /─ Welcome to cafe ─/u;
const LOADED = / 50 tasks, page 1 of \d/u;

test("cafe without any keys opens the welcome, and d leads into the demo, whose tour is offered until a key", async () => {
  const session = open([], stranger());
  const welcome = await session.waitFor(WELCOME);
  expect(welcome).toContain("No keys were found");
  expect(welcome).toMatch(/d demo +t tour +u use +a add .*\? help +q quit/u);
  session.key("d");
  await session.waitFor(LOADED);
  await session.waitFor(/T starts a tour of six steps/u);
  session.key("j");
  await session.waitFor(/Enter open/u);
  session.key("q");
  expect(await session.exit).toEqual({ code: 0, signal: 0 });
});

test("? explains the welcome and comes back to it; it is drawn in 60x15, too; q leaves", async () => {
  const session = open([], stranger(), 60, 15);
  await session.waitFor(WELCOME);
  session.key("?");
  await session.waitFor(/─ Keys ─[\s\S]*Welcome/u);
  session.key("q");
  await session.waitUntil("no help", () => !/─ Keys ─/u.test(session.screen()));
  session.resize(100, 30);
  await session.waitUntil("the wider welcome", () =>
    WELCOME.test(session.screen().split("\n")[0]?.slice(0, 100) ?? ""),
  );
  session.key("q");
  expect(await session.exit).toEqual({ code: 0, signal: 0 });
});

test("profiles that were found are used by their number, kept as a reference, and taken at the next start", async () => {
  const env = stranger();
  mkdirSync(join(env["HOME"] ?? "", ".aliyun"));
  const profile = (name: string, secret: string) => ({
    ...{ name, mode: "AK", access_key_id: DEFAULTS.accessKeyId, access_key_secret: secret, region_id: "cn-hangzhou" },
  });
  const profiles = [profile("wrong", "another"), profile("right", DEFAULTS.accessKeySecret)];
  writeFileSync(join(env["HOME"] ?? "", ".aliyun", "config.json"), JSON.stringify({ current: "wrong", profiles }));

  const first = open(["--endpoint", service.url], env);
  expect(await first.waitFor(WELCOME)).toMatch(/2 +right +aliyun CLI profile right +cn-hangzhou/u);
  expect(first.screen()).toContain("becomes cafe's current profile");
  first.key("2");
  await first.waitFor(LOADED);
  await first.waitFor(/using profile right, from now on; P chooses another/u);
  first.key("q");
  expect(await first.exit).toEqual({ code: 0, signal: 0 });
  const config = readFileSync(join(env["CAFE_CONFIG_DIR"] ?? "", "config.json"), "utf8");
  expect(JSON.parse(config)).toMatchObject({ current: "right", profiles: [{ source: { kind: "aliyun-cli" } }] });
  expect(config).not.toContain(DEFAULTS.accessKeySecret);

  const second = open(["--endpoint", service.url], env);
  expect(await second.waitFor(LOADED)).toMatch(/cafe +right/u);
});

test("a profile that is added from the welcome is used at once; removing the last one leads back to it", async () => {
  const session = open(["--endpoint", service.url], stranger());
  await session.waitFor(WELCOME);
  session.key("a");
  for (const [question, typed] of [
    [/Name: $/mu, "mine"],
    [/1 to 3: $/mu, "3"],
    [/AccessKey ID \(not shown\): $/mu, DEFAULTS.accessKeyId],
    [/Region, e\.g\. cn-hangzhou \(Enter: none\): $/mu, "cn-hangzhou"],
    [/not shown\): $/mu, DEFAULTS.accessKeySecret],
    [/^Press Enter to go back/mu, ""],
  ] as const) {
    await session.waitUntil(String(question), () => question.test(`${session.screen().trimEnd()} `));
    session.key(`${typed}${KEY.enter}`);
  }
  await session.waitFor(LOADED);
  expect(session.screen()).toMatch(/cafe +mine/u);
  session.key("P");
  await session.waitFor(/─ Profiles ─/u);
  session.key("\u0018");
  await session.waitFor(/Remove the profile mine\? \[y\/N\]/u);
  session.key(`y${KEY.enter}`);
  await session.waitFor(/^Press Enter to go back/mu);
  session.key(KEY.enter);
  await session.waitFor(WELCOME);
  expect(session.screen()).toContain("No keys were found");
});

test("the tour is gone through by its keys, on the screens that it is about, to its end", async () => {
  const session = open(["--demo"], stranger());
  await session.waitFor(/T starts a tour of six steps/u);
  session.key("T");
  const step = (number: number) => session.waitFor(new RegExp(`─ Tour, step ${number} of 6 ─`, "u"));
  await step(1);
  session.key("u");
  await session.waitFor(/4 Rollouts/u);
  for (let presses = 0; presses < 6 && /step 1 of 6/u.test(session.screen()); presses += 1) {
    const before = session.screen();
    session.key("n");
    await session.waitUntil("the cursor elsewhere", () => session.screen() !== before);
  }
  expect(await step(2)).toMatch(/▌◐ partly +upstreams\.conf/u);
  session.key(KEY.enter);
  expect(await step(3)).toMatch(/4 Instances of upstreams\.conf[\s\S]*FileCreateFail[\s\S]*recovered/u);
  session.key("f");
  expect(await step(4)).toMatch(
    /InstanceNotRunning[\s\S]*ClientNotRunning[\s\S]*FileCreateFail[\s\S]* 3 causes of 6 tasks/u,
  );
  session.key("]");
  await session.waitFor(/\[by instance\]/u);
  session.key("5");
  expect(await step(5)).toContain("Look at the host: the same files do arrive elsewhere.");
  session.key("-");
  await session.waitFor(/4 Instances of upstreams\.conf/u);
  session.key("x");
  expect(await step(6)).toMatch(/upstreams\.conf: resend to 3 still failed of 6 tasks[\s\S]*aliyun ecs SendFile/u);
  session.key("q");
  await session.waitFor(/4 Instances of upstreams\.conf/u);
  session.key("c");
  await session.waitFor(/─ Copy ─/u);
  session.key("m");
  await session.waitFor(/that was the tour/u);
  expect(session.screen()).not.toContain("─ Tour");
  expect(session.raw()).toContain("\u001b]52;c;");
});

test("T does each step of the tour, which the welcome begins by t; Esc ends it anywhere", async () => {
  const session = open([], stranger(), 120, 40);
  await session.waitFor(WELCOME);
  session.key("t");
  await session.waitFor(LOADED);
  for (let number = 1; number <= 6; number += 1) {
    await session.waitFor(new RegExp(`─ Tour, step ${number} of 6 ─`, "u"));
    session.key("T");
  }
  await session.waitFor(/that was the tour/u);
  session.key("T");
  await session.waitFor(/─ Tour, step 1 of 6 ─/u);
  session.key(KEY.esc);
  await session.waitUntil("no tour", () => !session.screen().includes("─ Tour"));
  expect(session.screen()).toMatch(/Instances of upstreams\.conf/u);
});
