import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { connect, type ServiceConnected } from "../../../src/cli/connect.ts";
import type { ConnectionFlags } from "../../../src/cli/invocation.ts";
import type { CommandIo } from "../../../src/cli/io.ts";
import { systemClock } from "../../../src/cli/system-clock.ts";
import { openProfiles } from "../../../src/profiles/store.ts";
import { certificatePem } from "../api/test-certificate.ts";
import { FLAGS } from "./fake-flags.ts";
import { fakeIo } from "./fake-io.ts";

const KEYS = { ALIBABA_CLOUD_ACCESS_KEY_ID: "LTAIabcdefgh1234", ALIBABA_CLOUD_ACCESS_KEY_SECRET: "s3cret" };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cafe-connect-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ioWith = (env: Record<string, string>): CommandIo =>
  fakeIo({ env: { CAFE_CONFIG_DIR: folder, ...env }, now: Date.now });

async function connected(over: Partial<ConnectionFlags>, env: Record<string, string>): Promise<ServiceConnected> {
  const result = await connect({ ...FLAGS, ...over }, ioWith(env));
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

async function addProfile(name: string, region: string): Promise<void> {
  const store = openProfiles(folder, systemClock(Date.now));
  const keys = { accessKeyId: "LTAIprofile12345", accessKeySecret: () => "profile-secret" };
  await store.add({ name, region, source: { kind: "stored", ...keys } });
}

describe("connect", () => {
  test("takes keys from the environment and shows them masked", async () => {
    const { connection } = await connected({}, KEYS);
    expect(connection.identity).toEqual({
      profile: "environment",
      source: "environment",
      accessKeyId: "LTAI****1234",
    });
    expect(JSON.stringify(connection)).not.toContain("s3cret");
  });

  test.each<[string, Partial<ConnectionFlags>, Record<string, string>, string]>([
    ["the option", { region: "cn-beijing" }, { ALIBABA_CLOUD_REGION_ID: "cn-shanghai" }, "cn-beijing"],
    ["the environment", {}, { ALIBABA_CLOUD_REGION_ID: "cn-shanghai" }, "cn-shanghai"],
    ["nobody", {}, {}, "cn-hangzhou"],
  ])("asks the region that %s names", async (_, over, env, region) => {
    expect((await connected(over, { ...KEYS, ...env })).connection.region).toBe(region);
  });

  test("says so where no region was named by anybody", async () => {
    expect((await connected({}, KEYS)).notices.join()).toContain("cn-hangzhou");
    expect((await connected({ region: "cn-beijing" }, KEYS)).notices).toEqual([]);
  });

  test.each<[string, Partial<ConnectionFlags>, Record<string, string>, string]>([
    ["the region's own", {}, {}, "ecs.cn-beijing.aliyuncs.com"],
    ["CAFE_ENDPOINT", {}, { CAFE_ENDPOINT: "http://127.0.0.1:8080" }, "127.0.0.1:8080"],
    [
      "--endpoint before CAFE_ENDPOINT",
      { endpoint: "my.proxy" },
      { CAFE_ENDPOINT: "http://127.0.0.1:8080" },
      "my.proxy",
    ],
    ["--insecure's plain http", { endpoint: "http://my.proxy", insecure: true }, {}, "my.proxy"],
  ])("calls %s", async (_, over, env, host) => {
    const { connection } = await connected({ region: "cn-beijing", ...over }, { ...KEYS, ...env });
    expect(connection.endpointLabel("cn-beijing")).toBe(host);
  });

  test.each<[string, Partial<ConnectionFlags>, "vpc" | undefined, string]>([
    ["--network vpc", { network: "vpc" }, undefined, "ecs-vpc.cn-beijing.aliyuncs.com"],
    ["the profile's network", {}, "vpc", "ecs-vpc.cn-beijing.aliyuncs.com"],
    ["--network before the profile's", { network: "public" }, "vpc", "ecs.cn-beijing.aliyuncs.com"],
    ["--endpoint before the profile's network", { endpoint: "my.proxy" }, "vpc", "my.proxy"],
  ])("calls %s", async (_, over, network, host) => {
    const store = openProfiles(folder, systemClock(Date.now));
    const source = { kind: "environment" } as const;
    await store.add({ name: "prod", source, ...(network && { network }) });
    const { connection } = await connected({ profile: "prod", ...over }, KEYS);
    expect(connection.endpointLabel("cn-beijing")).toBe(host);
  });

  test.each([
    ["is not there", null, "--ca-file cannot read"],
    [
      "holds no certificate",
      "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
      "holds none that can be read",
    ],
  ])("refuses a file of certificates that %s", async (_, content, why) => {
    const caFile = join(folder, "ca.pem");
    if (content !== null) writeFileSync(caFile, content);
    const result = await connect({ ...FLAGS, caFile }, ioWith(KEYS));
    expect(result).toMatchObject({ error: { code: "Cafe.CaFile", message: expect.stringContaining(why) } });
  });

  test("takes a file of certificates", async () => {
    const caFile = join(folder, "ca.pem");
    writeFileSync(caFile, certificatePem);
    expect((await connect({ ...FLAGS, caFile }, ioWith(KEYS))).ok).toBe(true);
  });

  test("refuses an unknown profile with its name", async () => {
    const result = await connect({ ...FLAGS, profile: "nope" }, ioWith(KEYS));
    expect(result).toMatchObject({ ok: false, error: { code: "Cafe.NoSuchProfile" } });
  });

  test("lists the profiles, the one in use as current, and connects to another by name", async () => {
    await addProfile("prod", "cn-shenzhen");
    const { profiles } = await connected({}, KEYS);
    expect(profiles.list()).toMatchObject([
      { name: "prod", region: "cn-shenzhen", current: false },
      { name: "environment", current: true },
    ]);
    expect(await profiles.connect("prod")).toMatchObject({
      ok: true,
      value: { region: "cn-shenzhen", identity: { profile: "prod", accessKeyId: "LTAI****2345" } },
    });
    expect(await profiles.connect("nope")).toMatchObject({ ok: false, error: { code: "Cafe.NoSuchProfile" } });
  });

  test("connects anew to the profile in use once it was edited, and no more once it was removed", async () => {
    await addProfile("prod", "cn-shenzhen");
    const { connection, profiles } = await connected({ profile: "prod" }, {});
    expect(await profiles.connect("prod")).toEqual({ ok: true, value: connection });
    const store = openProfiles(folder, systemClock(Date.now));
    const before = store.list()[0];
    if (before === undefined) throw new Error("no profile");
    await store.replace(before, { ...before, region: "eu-west-1" });
    expect(await profiles.connect("prod")).toMatchObject({ ok: true, value: { region: "eu-west-1" } });
    await store.remove("prod");
    expect(await profiles.connect("prod")).toMatchObject({ ok: false, error: { code: "Cafe.NoSuchProfile" } });
  });

  test("remembers the region of a profile for the next run", async () => {
    await addProfile("prod", "cn-shenzhen");
    const first = await connected({ profile: "prod" }, {});
    expect(first.connection.region).toBe("cn-shenzhen");
    const store = openProfiles(folder, systemClock(Date.now));
    first.profiles.remember("prod", { region: "cn-beijing" });
    await expect.poll(() => store.remembered("prod").region).toBe("cn-beijing");
    expect((await connected({ profile: "prod" }, {})).connection.region).toBe("cn-beijing");
  });

  test("the demo needs nothing, answers at once, and its first call waits for its endpoint", async () => {
    const demo = await connected(
      { demo: true },
      { CAFE_ENDPOINT: "http://127.0.0.1:1", ALIBABA_CLOUD_REGION_ID: "xx-1" },
    );
    expect(demo.connection.region).toBe("cn-hangzhou");
    expect(demo.profiles.list()).toMatchObject([{ name: "demo", current: true }]);
    expect(await demo.profiles.connect("demo")).toEqual({ ok: true, value: demo.connection });
    const regions = await demo.connection.results.listRegions("cn-hangzhou", new AbortController().signal);
    expect(regions).toMatchObject({ ok: true });
    demo.close();
  });

  test("the demo listens nowhere, and asks no proxy", async () => {
    const demo = await connected({ demo: true }, { HTTP_PROXY: "http://127.0.0.1:1" });
    const regions = await demo.connection.results.listRegions("cn-hangzhou", new AbortController().signal);
    expect(regions).toMatchObject({ ok: true });
    expect(process.getActiveResourcesInfo()).not.toContain("TCPServerWrap");
  });
});

describe("where somebody is there to choose", () => {
  /** A home with profiles of the aliyun CLI; no content: a file that cannot be read. */
  function home(...names: readonly string[]): Record<string, string> {
    mkdirSync(join(folder, ".aliyun"));
    const profiles = names.map((name) => ({
      name,
      mode: "AK",
      access_key_id: "LTAIabcdefgh1234",
      access_key_secret: "s",
    }));
    const config = names.length === 0 ? "{" : JSON.stringify({ current: names[0], profiles });
    writeFileSync(join(folder, ".aliyun", "config.json"), config);
    return { HOME: folder };
  }

  const chosen = async (over: Partial<ConnectionFlags>, env: Record<string, string>): Promise<ServiceConnected> => {
    const result = await connect({ ...FLAGS, ...over }, ioWith(env), { welcomes: true });
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  };

  test("nobody is connected where there are no keys, and nothing is said but that", async () => {
    const { welcome, notices, profiles } = await chosen({}, {});
    expect(welcome).toMatchObject({ found: [], cursor: -1, note: null });
    expect(notices).toEqual([]);
    expect(profiles.list()).toEqual([]);
  });

  test("nobody is connected where several were found, and the cursor is on the keys that would be taken", async () => {
    const { welcome } = await chosen({}, home("default", "prod"));
    expect(welcome).toMatchObject({ found: [{ name: "default", current: true }, { name: "prod" }], cursor: 0 });
  });

  test("why a file could not be read is told", async () => {
    const { welcome } = await chosen({}, home());
    expect(welcome?.found).toEqual([]);
    expect(welcome?.note).toContain("config.json");
  });

  test.each<[string, Partial<ConnectionFlags>, () => Record<string, string>, string]>([
    ["an option", { profile: "prod" }, () => home("default", "prod"), "prod"],
    ["a variable", {}, () => ({ ...home("default", "prod"), ALIBABA_CLOUD_PROFILE: "prod" }), "prod"],
    ["keys in the environment", {}, () => ({ ...home("default", "prod"), ...KEYS }), "environment"],
    ["being the only ones", {}, () => home("default"), "default"],
    ["the demo", { demo: true }, () => home("default", "prod"), "demo"],
  ])("nobody is asked where the keys are chosen by %s", async (_, over, env, profile) => {
    const { welcome, connection, close } = await chosen(over, env());
    expect(welcome).toBeUndefined();
    expect(connection.identity.profile).toBe(profile);
    await close();
  });

  test("what is adopted is a reference without a key, and the next start takes it", async () => {
    const env = home("default", "prod");
    const { profiles, close } = await chosen({ region: "cn-beijing" }, env);
    expect(await profiles.connect("prod")).toMatchObject({ ok: true, value: { region: "cn-beijing" } });
    profiles.adopt("prod");
    expect(await close()).toEqual([]);
    const [kept] = openProfiles(folder, systemClock(Date.now)).list();
    expect(kept).toEqual({ name: "prod", source: { kind: "aliyun-cli", profile: "prod" } });
    const next = await chosen({}, env);
    expect(next.welcome).toBeUndefined();
    expect(next.connection.identity.profile).toBe("prod");
  });

  test("what cannot be adopted is told at the end", async () => {
    const { profiles, close } = await chosen({}, home("default", "an odd name"));
    profiles.adopt("an odd name");
    expect(await close()).toEqual([expect.stringContaining("not kept for the next start")]);
  });

  test("the demo is a choice, too, and is the same however often it is chosen", async () => {
    const { profiles, close } = await chosen({ endpoint: "http://127.0.0.1:1" }, {});
    const demo = await profiles.connect("demo");
    expect(demo).toMatchObject({ ok: true, value: { demo: true } });
    expect(await profiles.connect("demo")).toEqual(demo);
    const answer = demo.ok && (await demo.value.results.listRegions("cn-hangzhou", new AbortController().signal));
    expect(answer).toMatchObject({ ok: true });
    await close();
  });

  test("commands are told in a sentence what is missing, as ever", async () => {
    const refused = await connect(FLAGS, ioWith(home("default", "prod")));
    expect(refused).toMatchObject({ ok: true, value: { connection: { identity: { profile: "default" } } } });
    expect(await connect(FLAGS, ioWith({}))).toMatchObject({ ok: false, error: { code: "Cafe.NoCredentials" } });
  });
});
