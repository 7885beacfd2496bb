/** Keys that end while the explorer runs: the bundled program, a profile of the aliyun CLI, tokens that the endpoint lets die. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { DEFAULTS } from "../../src/emulator/defaults.ts";
import { lockKeys } from "../../src/profiles/lock.ts";
import { openProfiles } from "../../src/profiles/store.ts";
import { BEGIN, type Environment, explore, newHome, startService } from "../support/explorer.ts";
import { realClock } from "../unit/profiles/temp-folder.ts";

const LIFE_MS = 60_000;
const ALTERNATE_SCREEN = "\u001b[?1049h";

/** A home whose aliyun CLI has one profile with a token, and how that profile gets another. */
function cliHome(): { readonly env: Environment; readonly signIn: (token: string, endsInMs: number) => void } {
  const none = { ALIBABA_CLOUD_ACCESS_KEY_ID: undefined, ALIBABA_CLOUD_ACCESS_KEY_SECRET: undefined };
  const env: Environment = { ...newHome(), ...none };
  const folder = join(env["HOME"] ?? "", ".aliyun");
  mkdirSync(folder);
  return {
    env,
    signIn: (token, endsInMs) => {
      const profile = {
        name: "work",
        mode: "StsToken",
        access_key_id: DEFAULTS.accessKeyId,
        access_key_secret: DEFAULTS.accessKeySecret,
        sts_token: token,
        sts_expiration: Math.ceil((BEGIN + endsInMs) / 1000),
      };
      writeFileSync(join(folder, "config.json"), JSON.stringify({ current: "work", profiles: [profile] }));
    },
  };
}

test("a token's last minutes are counted; when it dies the rows stay, the command is named, and new keys need no restart", async () => {
  const service = await startService({ faults: { everywhere: {}, regions: new Map(), expireAfter: LIFE_MS } });
  onTestFinished(service.close);
  const { env, signIn } = cliHome();
  signIn("first", 9.5 * 60_000);
  const explorer = explore(service.url, { env, cols: 200 });
  await explorer.waitFor(/ tasks, page 1/u);
  expect(explorer.screen()).toMatch(/work \(aliyun CLI profile work\) {2}keys end in 10 minutes/u);

  service.advance(LIFE_MS);
  explorer.key("r");
  const dead = await explorer.waitFor(/✗ Temporary keys have expired/u);
  expect(dead).toContain("Run `aliyun configure --mode StsToken --profile work`, then try again.");
  expect(dead).toMatch(/the rows below are the last good ones/u);
  expect(dead).toMatch(/ tasks, page 1/u);

  signIn("second", 40 * 60_000);
  explorer.key("r");
  await explorer.waitUntil("the banner gone", () => !explorer.screen().includes("Temporary keys have expired"));
  expect(explorer.screen()).not.toContain("keys end");
});

test("a locked profile is unlocked before the screen opens, without echo", async () => {
  const service = await startService();
  onTestFinished(service.close);
  const { env } = cliHome();
  const keys = { accessKeyId: DEFAULTS.accessKeyId, accessKeySecret: () => DEFAULTS.accessKeySecret };
  const store = openProfiles(env["CAFE_CONFIG_DIR"] ?? "", realClock);
  await store.add({ name: "vault", source: await lockKeys(keys, "open sesame") });
  await store.use("vault");
  const explorer = explore(service.url, { env });
  await explorer.waitFor(/Passphrase of the profile vault \(not shown\):/u);
  explorer.key("open sesamE\r");
  await explorer.waitFor(/That passphrase does not fit\.\s+Passphrase/u);
  expect(explorer.raw()).not.toContain(ALTERNATE_SCREEN);
  explorer.key("open sesame\r");
  await explorer.waitFor(/vault \(profile vault \(stored, locked\)\)[\s\S]* tasks, page 1/u);
  expect(explorer.raw()).not.toContain("sesam");
});
