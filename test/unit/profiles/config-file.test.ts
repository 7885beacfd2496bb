import { execFileSync } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeProblem } from "../../../src/profiles/config-file.ts";
import { openProfiles } from "../../../src/profiles/store.ts";
import { modeOf, realClock, SECRET, storedProfile, tempFolder } from "./temp-folder.ts";

const clock = { ...realClock, now: () => Date.UTC(2026, 10, 24, 3, 6, 23) };
const open = (dir: string) => openProfiles(dir, clock);
const KEPT = "config.json.corrupt-20261124T030623Z";

async function folderWith(content: string | Buffer): Promise<string> {
  const dir = join(tempFolder(), "cafe");
  mkdirSync(dir, { mode: 0o700 });
  writeFileSync(join(dir, "config.json"), content, { mode: 0o600 });
  return dir;
}

describe("a config.json that cannot be used", () => {
  it.each([
    [
      "truncated",
      `{"version":1,"profiles":[{"name":"prod","source":{"accessKeySecret":"${SECRET}`,
      "it is not a JSON object",
    ],
    ["empty", "", "it is not a JSON object"],
    ["binary", Buffer.from([0, 255, 27, 91, 49, 109, 200, 7]), "it is not a JSON object"],
    ["a list", "[]", "it is not a JSON object"],
    ["of a version that is none", `{"version":"1"}`, "its version is not a whole number"],
    ["with profiles of another kind", `{"version":1,"profiles":{}}`, "its profiles are not a list"],
    ["with choices of another kind", `{"version":1,"remembered":7}`, "its remembered choices are not a list"],
  ])("is kept aside and said where it is %s", async (_, content, why) => {
    const dir = await folderWith(content);
    const store = open(dir);
    const path = join(dir, "config.json");
    expect(store.list()).toEqual([]);
    expect(store.notices()).toEqual([
      `${path} could not be used (${why}). It is kept as ${KEPT}: repair it, or add its profiles again.`,
    ]);
    expect(readFileSync(join(dir, KEPT))).toEqual(Buffer.from(content));
    expect(await store.add(storedProfile("prod"))).toMatchObject({ ok: true });
    expect(readdirSync(dir).sort()).toEqual(["config.json", KEPT]);
  });

  it("never replaces one that was kept in the same second", async () => {
    const dir = await folderWith("first");
    open(dir);
    writeFileSync(join(dir, "config.json"), "second", { mode: 0o600 });
    open(dir);
    expect([KEPT, `${KEPT}-2`].map((name) => readFileSync(join(dir, name), "utf8"))).toEqual(["first", "second"]);
  });

  it("is left alone while cafe runs, since somebody may be saving it, until cafe writes", async () => {
    const dir = await folderWith("{}");
    const store = open(dir);
    await store.add(storedProfile("prod"));
    writeFileSync(join(dir, "config.json"), `{"half`);
    expect(store.get("prod")?.name).toBe("prod");
    expect(readdirSync(dir)).toEqual(["config.json"]);
    await store.add(storedProfile("test"));
    expect(readdirSync(dir).sort()).toEqual(["config.json", KEPT]);
    expect(store.notices()).toHaveLength(1);
    expect(
      open(dir)
        .list()
        .map(({ name }) => name),
    ).toEqual(["prod", "test"]);
  });

  it.each([
    ["a later version", `{"version":2,"profiles":"new"}`, "is of version 2, from a newer cafe: it is left alone"],
    [
      "a size that no config has",
      " ".repeat(5_000_000),
      "is too large for a config file: stored profiles are not available",
    ],
  ])("is neither read nor written where it has %s", async (_, content, why) => {
    const dir = await folderWith(content);
    const store = open(dir);
    expect(store.list()).toEqual([]);
    expect(store.notices()).toEqual([expect.stringContaining(why)]);
    expect(await store.add(storedProfile("prod"))).toEqual({ ok: false, error: store.notices()[0] });
    expect(readFileSync(join(dir, "config.json"), "utf8")).toBe(content);
    expect(readdirSync(dir)).toEqual(["config.json"]);
  });

  it("does not hold cafe up where it is a pipe", async () => {
    const dir = tempFolder();
    execFileSync("mkfifo", ["-m", "600", join(dir, "config.json")]);
    expect(open(dir).notices()).toEqual([expect.stringContaining("is not a file: stored profiles are not available.")]);
  });
});

describe("a config.json behind a symlink", () => {
  it("is read, written and, where broken, kept aside at its own place; the link stays", async () => {
    const dir = join(tempFolder(), "cafe");
    const home = tempFolder();
    const real = join(home, "dotfile.json");
    mkdirSync(dir, { mode: 0o700 });
    symlinkSync(real, join(dir, "config.json"));
    for (const name of ["one", "two"]) expect(await open(dir).add(storedProfile(name))).toMatchObject({ ok: true });
    expect(JSON.parse(readFileSync(real, "utf8")).profiles).toHaveLength(2);
    expect(modeOf(real)).toBe("600");
    writeFileSync(real, "broken");
    expect(open(dir).list()).toEqual([]);
    await open(dir).add(storedProfile("three"));
    expect(readlinkSync(join(dir, "config.json"))).toBe(real);
    expect(lstatSync(join(dir, "config.json")).isSymbolicLink()).toBe(true);
    expect(readdirSync(home).sort()).toEqual(["dotfile.json", "dotfile.json.corrupt-20261124T030623Z"]);
  });
});

describe("a folder that cannot be written", () => {
  it("is said in one sentence where a file is in its place", async () => {
    const dir = join(tempFolder(), "cafe");
    writeFileSync(dir, "");
    expect(open(dir).list()).toEqual([]);
    expect(await open(dir).add(storedProfile("prod"))).toEqual({
      ok: false,
      error: `Nothing is saved: ${dir} is not a folder. Set CAFE_CONFIG_DIR to one, or move what is there.`,
    });
  });

  it("is said in one sentence where not even root may write", async () => {
    const store = open("/proc/cafe");
    expect([store.list(), store.notices()]).toEqual([[], []]);
    expect(await store.add(storedProfile("prod"))).toMatchObject({
      ok: false,
      error: expect.stringContaining("Nothing is saved: /proc/cafe cannot be written."),
    });
  });

  it.each([
    ["EACCES", "/x cannot be written"],
    ["EPERM", "/x cannot be written"],
    ["EROFS", "/x cannot be written"],
    ["ENOSPC", "the disk of /x is full"],
    ["EDQUOT", "the disk of /x is full"],
    ["ENOTDIR", "/x is not a folder"],
    ["EIO", "writing to /x failed (EIO)"],
    [undefined, "writing to /x failed (unknown error)"],
  ])("is explained for %s without the text of the error", (code, why) => {
    const sentence = writeProblem(Object.assign(new Error(`quotes ${SECRET}`), { code }), "/x");
    expect(sentence).toContain(`Nothing is saved: ${why}`);
    expect(sentence).not.toContain(SECRET);
  });
});

describe("files that others can open", () => {
  it("are made private and said", async () => {
    const dir = await folderWith(`{"version":1}`);
    chmodSync(dir, 0o755);
    chmodSync(join(dir, "config.json"), 0o644);
    expect(open(dir).notices()).toEqual([
      expect.stringContaining("could be opened by other users; it is private now."),
    ]);
    expect([modeOf(dir), modeOf(join(dir, "config.json"))]).toEqual(["700", "600"]);
    expect(open(dir).notices()).toEqual([]);
  });
});
