/** Whatever is in config.json, and whatever the disk does: nothing throws, nothing is lost, and what happened is said. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openProfiles } from "../../src/profiles/store.ts";
import { unprintableIn } from "../support/hostile.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { realClock, SECRET, storedProfile } from "../unit/profiles/temp-folder.ts";

const root = tempFolder("config");

function folderWith(content: Uint8Array): string {
  const dir = mkdtempSync(join(root, "c-"));
  writeFileSync(join(dir, "config.json"), content, { mode: 0o600 });
  return dir;
}

const GOOD = JSON.stringify({
  version: 1,
  current: "prod",
  profiles: [
    {
      name: "prod",
      region: "cn-hangzhou",
      source: { kind: "stored", accessKeyId: "LTAIx", accessKeySecret: SECRET },
      note: "mine",
    },
    { name: "dev", source: { kind: "aliyun-cli", profile: "default" } },
  ],
  remembered: [{ profile: "prod", region: "cn-beijing", query: { status: "Failed", tags: [{ key: "a" }] } }],
  unknown: { kept: true },
});

const damage = fc.record({
  at: fc.nat(GOOD.length),
  length: fc.nat(30),
  put: fc.oneof(
    fc.string({ unit: "binary", maxLength: 6 }),
    fc.constantFrom('"', "}", "]", "null", "[]", "{}", "9e99", '"version":2,', '"__proto__":{},'),
  ),
});
const damaged = fc
  .array(damage, { minLength: 1, maxLength: 3 })
  .map((all) =>
    Buffer.from(all.reduce((text, { at, length, put }) => text.slice(0, at) + put + text.slice(at + length), GOOD)),
  );
const anything = fc.oneof(
  { weight: 5, arbitrary: damaged },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  { weight: 2, arbitrary: fc.json({ maxDepth: 4 }).map((text) => Buffer.from(text)) },
);

/** An entry of the list of profiles, however odd, as text; the one that the test adds is not one of them. */
const entriesIn = (text: string): readonly string[] => {
  const { profiles = [] } = JSON.parse(text);
  return profiles.map((entry: unknown) => JSON.stringify(entry));
};

test("any config.json is read, set aside or left alone; a profile that is added takes nothing with it", async () => {
  await fc.assert(
    fc.asyncProperty(anything, async (content) => {
      const dir = folderWith(content);
      const store = openProfiles(dir, realClock);
      store.list();
      const added = await store.add(storedProfile("added"));
      expect(unprintableIn(store.notices().join("") + (added.ok ? "" : added.error))).toBeNull();
      expect(store.notices().join("")).not.toContain(SECRET);
      const files = readdirSync(dir).map((name) => readFileSync(join(dir, name)));
      const isWhole = files.some((file) => file.equals(content));
      if (isWhole) return;
      // It was used, so what it held and cafe does not know is still in it.
      expect(added.ok).toBe(true);
      const before = JSON.parse(Buffer.from(content).toString());
      const now = readFileSync(join(dir, "config.json"), "utf8");
      for (const entry of entriesIn(JSON.stringify(before))) expect(entriesIn(now)).toContain(entry);
      for (const key of Object.keys(before)) expect(JSON.parse(now)).toHaveProperty([key]);
    }),
    { numRuns: 400 },
  );
});

/** Runs a program with a folder of 16 KiB mounted over `dir`, in a mount namespace of its own; null where that is not allowed. */
function onSmallDisk(dir: string, script: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  const run = spawnSync(
    "unshare",
    ["-m", "sh", "-c", `mount -t tmpfs -o size=16k tmpfs '${dir}' || exit 77; ${script}`, "sh", ...args],
    { encoding: "utf8", env },
  );
  return run.status === 77 || run.error !== undefined || /unshare/u.test(run.stderr) ? null : run;
}

describe("a disk that is full", () => {
  const dir = join(root, "disk");
  mkdirSync(dir);
  const canMount = onSmallDisk(dir, "true", []) !== null;

  // SNAP: within Ubuntu's snaps conf would write in place, where what is cut off is lost.
  test.skipIf(!canMount).each([{}, { SNAP: "/snap/x" }])(
    "leaves the profiles as they were, and it is said; with %o in the environment",
    (extra) => {
      const launcher = resolve("bin/cafe.js");
      const script = `
      mkdir -m 700 "${dir}/cafe" && cp "$1" "${dir}/cafe/config.json" && chmod 600 "${dir}/cafe/config.json"
      dd if=/dev/zero of="${dir}/fill" bs=1k count=64 2>/dev/null
      echo a-secret | '${process.execPath}' '${launcher}' profiles add two --access-key-id LTAIxxxxxxxx; echo "code $?"
      cat "${dir}/cafe/config.json"`;
      const file = join(root, "good.json");
      // With what is in it, the file takes more than a page of 4 KiB.
      writeFileSync(file, JSON.stringify({ ...JSON.parse(GOOD), filler: "x".repeat(5_000) }));
      const env = { ...process.env, ...extra, CAFE_CONFIG_DIR: join(dir, "cafe"), HOME: root, XDG_CACHE_HOME: root };
      const run = onSmallDisk(dir, script, [file], env);
      expect(run?.stdout).toBe(`code 1\n${readFileSync(file, "utf8")}`);
      expect(run?.stderr).toBe(`Nothing is saved: the disk of ${dir}/cafe is full.\n`);
    },
  );
});

test("two cafes that add profiles at the same moment lose none", async () => {
  const dir = join(root, "two");
  const env = { ...process.env, CAFE_CONFIG_DIR: dir, HOME: root, XDG_CACHE_HOME: root };
  const add = `for i in 1 2 3; do echo s3cret-$i | '${process.execPath}' '${resolve("bin/cafe.js")}' profiles add $1$i --access-key-id LTAIxxxxxxxx || exit 1; done`;
  const both = `(set -e; sh -c "$0" sh a & sh -c "$0" sh b; wait $!)`;
  execFileSync("sh", ["-c", both, add], { env, stdio: "pipe" });
  const names = openProfiles(dir, realClock)
    .list()
    .map(({ name }) => name);
  expect(names.sort()).toEqual(["a1", "a2", "a3", "b1", "b2", "b3"]);
  expect(readdirSync(dir)).toEqual(["config.json"]);
  expect(existsSync(join(dir, "config.json.lock"))).toBe(false);
  rmSync(dir, { recursive: true });
});
