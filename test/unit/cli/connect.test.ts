import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { connect, type ServiceConnected } from "../../../src/cli/connect.ts";
import type { ConnectionFlags } from "../../../src/cli/invocation.ts";
import type { CommandIo } from "../../../src/cli/io.ts";
import { systemClock } from "../../../src/cli/system-clock.ts";
import { openProfiles } from "../../../src/profiles/store.ts";
import { certificatePem } from "../api/test-certificate.ts";
import { fakeIo } from "./fake-io.ts";

const flags: ConnectionFlags = {
  demo: false,
  profile: null,
  region: null,
  endpoint: null,
  timeoutMs: 1000,
  insecure: false,
  debug: false,
  network: null,
  caFile: null,
  maxRps: null,
  history: false,
};
const KEYS = { ALIBABA_CLOUD_ACCESS_KEY_ID: "LTAIabcdefgh1234", ALIBABA_CLOUD_ACCESS_KEY_SECRET: "s3cret" };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cafe-connect-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ioWith = (env: Record<string, string>): CommandIo =>
  fakeIo({ env: { CAFE_CONFIG_DIR: folder, ...env }, now: Date.now });

async function connected(over: Partial<ConnectionFlags>, env: Record<string, string>): Promise<ServiceConnected> {
  const result = await connect({ ...flags, ...over }, ioWith(env));
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
    const result = await connect({ ...flags, caFile }, ioWith(KEYS));
    expect(result).toMatchObject({ error: { code: "Cafe.CaFile", message: expect.stringContaining(why) } });
  });

  test("takes a file of certificates", async () => {
    const caFile = join(folder, "ca.pem");
    writeFileSync(caFile, certificatePem);
    expect((await connect({ ...flags, caFile }, ioWith(KEYS))).ok).toBe(true);
  });

  test("refuses an unknown profile with its name", async () => {
    const result = await connect({ ...flags, profile: "nope" }, ioWith(KEYS));
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

  test("a demo whose endpoint was stopped says so as a failure", async () => {
    const demo = await connected({ demo: true }, {});
    demo.close();
    const regions = await demo.connection.results.listRegions("cn-hangzhou", new AbortController().signal);
    expect(regions).toMatchObject({ ok: false, error: { kind: "network" } });
  });
});
