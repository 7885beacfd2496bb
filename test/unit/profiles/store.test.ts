import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openProfiles } from "../../../src/profiles/store.ts";
import { realClock, SECRET, storedProfile, tempFolder } from "./temp-folder.ts";

const open = (dir: string | null) => openProfiles(dir, realClock);

describe("profiles", () => {
  it("come back from another store on the same folder, as they were added", async () => {
    const dir = tempFolder();
    const token = {
      kind: "stored",
      accessKeyId: "STS.abc",
      accessKeySecret: () => "q",
      securityToken: () => "t",
    } as const;
    await open(dir).add(storedProfile("prod"), { name: "tmp", source: token });
    await open(dir).add({ name: "env", source: { kind: "environment" } });
    await open(dir).add({ name: "cli", source: { kind: "aliyun-cli", profile: "default", file: "/x/config.json" } });
    const store = open(dir);
    expect(store.list().map(({ name, region, source }) => [name, region, source.kind])).toEqual([
      ["prod", "cn-beijing", "stored"],
      ["tmp", undefined, "stored"],
      ["env", undefined, "environment"],
      ["cli", undefined, "aliyun-cli"],
    ]);
    const prod = store.get("prod")?.source;
    const tmp = store.get("tmp")?.source;
    expect(prod?.kind === "stored" && [prod.accessKeySecret(), prod.securityToken]).toEqual([SECRET, undefined]);
    expect(tmp?.kind === "stored" && tmp.securityToken?.()).toBe("t");
    expect(store.get("cli")?.source).toEqual({ kind: "aliyun-cli", profile: "default", file: "/x/config.json" });
    expect(store.notices()).toEqual([]);
  });

  it("are seen by a store that was opened before another one changed them", async () => {
    const dir = tempFolder();
    const early = open(dir);
    expect(early.list()).toEqual([]);
    await open(dir).add(storedProfile("prod"));
    expect(early.list().map(({ name }) => name)).toEqual(["prod"]);
  });

  it("can be called what a JavaScript object is made of", async () => {
    const dir = tempFolder();
    for (const name of ["__proto__", "constructor", "toString", "a.b.c"]) {
      expect(open(dir).get(name)).toBeUndefined();
      expect(await open(dir).add(storedProfile(name))).toEqual({ ok: true, value: undefined });
      await open(dir).remember(name, { region: "cn-hangzhou" });
      expect([open(dir).get(name)?.name, open(dir).remembered(name).region]).toEqual([name, "cn-hangzhou"]);
    }
  });

  it("are not added twice, nor under a name that is none or reserved, and then none of the list is", async () => {
    const dir = tempFolder();
    const store = open(dir);
    await store.add(storedProfile("prod"));
    for (const name of ["prod", "", "a b", "x".repeat(65), "demo", "environment", "ü"]) {
      const added = await store.add(storedProfile("fresh"), storedProfile(name));
      expect(added.ok).toBe(false);
    }
    expect(store.list().map(({ name }) => name)).toEqual(["prod"]);
  });

  it("are chosen and removed by name, and with a removed one goes what is remembered of it", async () => {
    const store = open(tempFolder());
    await store.add(storedProfile("prod"), storedProfile("test"));
    expect(store.current()).toBeNull();
    await store.use("prod");
    await store.remember("prod", { region: "cn-shanghai" });
    expect(store.current()).toBe("prod");
    await store.remove("prod");
    expect([store.current(), store.get("prod"), store.remembered("prod")]).toEqual([null, undefined, {}]);
    const missing = "There is no profile prod; `cafe profiles list` shows which there are.";
    expect(await store.use("prod")).toEqual({ ok: false, error: missing });
    expect(await store.remove("prod")).toEqual({ ok: false, error: missing });
  });

  it("remember a region and a query apart, also for names of other sources", async () => {
    const dir = tempFolder();
    const query = { name: "a.sh", tags: [{ key: "env", value: "prod" }, { key: "any" }] };
    await open(dir).remember("environment", { region: "cn-hangzhou" });
    await open(dir).remember("environment", { query });
    expect(open(dir).remembered("environment")).toEqual({ region: "cn-hangzhou", query });
  });
});

describe("a store without a folder", () => {
  it("is empty, and each change says why nothing is saved", async () => {
    const store = open(null);
    expect([store.list(), store.current(), store.notices(), store.remembered("x")]).toEqual([[], null, [], {}]);
    const nowhere = { ok: false, error: "Nothing is saved: no folder for it is known. Set CAFE_CONFIG_DIR (or HOME)." };
    expect(await store.add(storedProfile("prod"))).toEqual(nowhere);
    expect(await store.remember("prod", { region: "cn-beijing" })).toEqual(nowhere);
  });
});

describe("what the store does not know in its file", () => {
  it("survives every change: other fields, and entries that it leaves out", async () => {
    const dir = tempFolder();
    const path = join(dir, "config.json");
    const broken = { name: "half", source: { kind: "stored", accessKeyId: "LTAI" } };
    writeFileSync(path, JSON.stringify({ layout: { wide: true }, profiles: [broken] }), { mode: 0o600 });
    const store = open(dir);
    expect(store.notices()).toEqual(["Profile 1 of config.json is left out: the source of half is incomplete."]);
    expect(await store.add(storedProfile("half"))).toMatchObject({ ok: false });
    await store.add(storedProfile("prod"));
    await store.use("prod");
    expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({
      version: 1,
      layout: { wide: true },
      current: "prod",
      profiles: [broken, { name: "prod" }],
    });
    await store.remove("half");
    expect(JSON.parse(readFileSync(path, "utf8")).profiles).toHaveLength(1);
  });
});

describe("changing a profile", () => {
  it("keeps what its entry holds besides, and is refused where somebody else changed it first", async () => {
    const dir = tempFolder();
    const store = openProfiles(dir, realClock);
    const before = storedProfile("prod");
    await store.add(before);
    const path = join(dir, "config.json");
    const file = JSON.parse(readFileSync(path, "utf8"));
    writeFileSync(path, JSON.stringify({ ...file, profiles: [{ ...file.profiles[0], note: "mine" }] }));
    const after = { ...before, region: "cn-wuhan" };
    expect(await store.replace(before, after)).toEqual({ ok: true, value: undefined });
    expect(JSON.parse(readFileSync(path, "utf8")).profiles[0]).toMatchObject({ note: "mine", region: "cn-wuhan" });
    expect(await store.replace(before, { ...before, region: "cn-heyuan" })).toEqual({
      ok: false,
      error: "The profile prod was changed by somebody else at the same time; try again.",
    });
  });
});

describe("views with names", () => {
  const view = { sort: "failed", reversed: true, failuresOnly: false } as const;
  const saved = { name: "nightly", query: { tags: [{ key: "env", value: "prod" }], status: "Failed" }, view } as const;

  it("come back in the order of their names, and one of the same name replaces it", async () => {
    const dir = tempFolder();
    const all = { ...saved, name: "a", regions: ["cn-hangzhou"], narrow: { search: "nginx", deep: [1, null] } };
    await open(dir).saveView({ ...saved, query: { tags: [] } });
    await open(dir).saveView(saved);
    await open(dir).saveView(all);
    expect(open(dir).views()).toEqual([all, saved]);
    await open(dir).removeView("a");
    await open(dir).removeView("none");
    expect(open(dir).views()).toEqual([saved]);
  });

  it("that are wrong are left out, and stay in the file", async () => {
    const dir = tempFolder();
    const wrong = [null, { name: "x" }, { ...saved, name: "" }, { ...saved, view: { ...view, sort: "size" } }];
    const odd = { ...saved, regions: ["cn-hangzhou", "../x", 7], narrow: "text" };
    writeFileSync(join(dir, "config.json"), JSON.stringify({ version: 1, views: [...wrong, odd] }));
    expect(open(dir).views()).toEqual([{ ...saved, regions: ["cn-hangzhou"] }]);
    await open(dir).saveView({ ...saved, name: "new" });
    expect(JSON.parse(readFileSync(join(dir, "config.json"), "utf8")).views).toEqual([
      ...wrong,
      odd,
      { ...saved, name: "new" },
    ]);
  });
});

describe("what is kept of the tasks seen", () => {
  it("is said once for all, and what is not said is as before", async () => {
    const dir = tempFolder();
    expect(open(dir).history()).toEqual({ enabled: true, content: false });
    await open(dir).setHistory({ content: true });
    await open(dir).setHistory({ enabled: false });
    expect(open(dir).history()).toEqual({ enabled: false, content: true });
    writeFileSync(join(dir, "config.json"), JSON.stringify({ version: 1, history: { enabled: "no", content: "yes" } }));
    expect(open(dir).history()).toEqual({ enabled: true, content: false });
  });
});
