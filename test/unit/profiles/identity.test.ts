import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type IdentityRequest, resolveIdentity } from "../../../src/profiles/identity.ts";
import type { Profile } from "../../../src/profiles/profile.ts";
import { emptyPlaces, issued, nobody, startServices } from "./key-world.ts";
import { ID, storedProfile } from "./temp-folder.ts";

const ENV = { ALIBABA_CLOUD_ACCESS_KEY_ID: "LTAIenvironment00", ALIBABA_CLOUD_ACCESS_KEY_SECRET: "envSecret" };
const CLI = {
  current: "default",
  profiles: [
    {
      name: "default",
      mode: "AK",
      access_key_id: "LTAI000000cliAK00",
      access_key_secret: "c",
      region_id: "cn-qingdao",
    },
    { name: "shared", mode: "StsToken", access_key_id: "STS.0000000cli00", access_key_secret: "c", sts_token: "t" },
    { name: "role", mode: "RsaKeyPair", access_key_id: "LTAI", access_key_secret: "hush" },
  ],
};
const NOW = Date.UTC(2026, 10, 24);
const OIDC = {
  ALIBABA_CLOUD_ROLE_ARN: "acs:ram::1:role/r",
  ALIBABA_CLOUD_OIDC_PROVIDER_ARN: "acs:ram::1:oidc-provider/p",
  ALIBABA_CLOUD_OIDC_TOKEN_FILE: "/token",
};
const INI = `
# shared by the SDKs
[default]
type = access_key
access_key_id = LTAI00000000ini01
access_key_secret = hush
[ci]
access_key_id = LTAI00000000ini02
access_key_secret = hush
`;

interface World {
  readonly profiles?: readonly Profile[];
  readonly current?: string;
  readonly env?: IdentityRequest["env"];
  readonly cli?: object | string;
  readonly ini?: string;
  readonly isEcs?: boolean;
  readonly flagProfile?: string;
  readonly flagRegion?: string;
}

async function request({
  profiles = [],
  current,
  env = {},
  cli,
  ini,
  isEcs = false,
  ...flags
}: World): Promise<IdentityRequest> {
  const places = emptyPlaces({ env, now: () => NOW, isEcs: () => isEcs });
  const { store, aliyunConfigPath, credentialsFilePath } = places;
  if (profiles.length > 0) await store.add(...profiles);
  if (current !== undefined) await store.use(current);
  if (cli !== undefined) writeFileSync(aliyunConfigPath ?? "", typeof cli === "string" ? cli : JSON.stringify(cli));
  if (ini !== undefined) writeFileSync(credentialsFilePath ?? "", ini);
  return { ...places, outside: nobody, ...flags };
}

const resolve = async (world: World) => resolveIdentity(await request(world));
const prod = storedProfile("prod");
const shared = storedProfile("shared");
const everything: World = { profiles: [prod, shared], current: "prod", env: ENV, cli: CLI };

describe("the keys that win", () => {
  const asEnv: Profile = { name: "env", source: { kind: "environment" } };
  const asCli: Profile = { name: "work", source: { kind: "aliyun-cli", profile: "default" } };
  const cases: readonly [string, World, string, string][] = [
    [
      "--profile before all",
      { ...everything, flagProfile: "shared", env: { ...ENV, ALIBABA_CLOUD_PROFILE: "prod" } },
      "shared",
      "profile shared (stored)",
    ],
    [
      "--profile of the aliyun CLI where cafe has none",
      { ...everything, flagProfile: "default" },
      "default",
      "aliyun CLI profile default",
    ],
    [
      "--profile environment for the environment",
      { ...everything, flagProfile: "environment" },
      "environment",
      "environment",
    ],
    [
      "ALIBABA_CLOUD_PROFILE before the environment's keys",
      { ...everything, env: { ...ENV, ALIBABA_CLOUD_PROFILE: "shared" } },
      "shared",
      "profile shared (stored)",
    ],
    [
      "ALIBABA_CLOUD_PROFILE of the aliyun CLI",
      { ...everything, env: { ALIBABA_CLOUD_PROFILE: "default" } },
      "default",
      "aliyun CLI profile default",
    ],
    ["the environment before the current profile", everything, "environment", "environment"],
    ["the current profile before the aliyun CLI's", { ...everything, env: {} }, "prod", "profile prod (stored)"],
    [
      "the aliyun CLI's current profile last",
      { ...everything, env: {}, profiles: [], current: "prod" },
      "default",
      "aliyun CLI profile default",
    ],
    ["the environment's OIDC role before a profile", { ...everything, env: OIDC }, "environment", "environment (OIDC)"],
    [
      "the environment's credentials URI before a profile",
      { ...everything, env: { ALIBABA_CLOUD_CREDENTIALS_URI: "http://127.0.0.1:1/" } },
      "environment",
      "environment (credentials URI)",
    ],
    [
      "the credentials file after the aliyun CLI",
      { ini: INI, isEcs: true },
      "default",
      "credentials file section default",
    ],
    [
      "the credentials file where the aliyun CLI's profiles are switched off",
      { ini: INI, cli: CLI, env: { ALIBABA_CLOUD_CLI_PROFILE_DISABLED: "true" } },
      "default",
      "credentials file section default",
    ],
    ["a section of the credentials file by name", { ini: INI, flagProfile: "ci" }, "ci", "credentials file section ci"],
    [
      "--profile environment, whatever the environment has",
      { env: OIDC, flagProfile: "environment" },
      "environment",
      "environment (OIDC)",
    ],
    ["--profile ecs-role before all", { ...everything, flagProfile: "ecs-role" }, "ecs-role", "ECS role"],
    ["the ECS instance where nothing else has keys", { isEcs: true }, "ecs-role", "ECS role"],
    [
      "the ECS instance where the environment names its role",
      { env: { ALIBABA_CLOUD_ECS_METADATA: "role" } },
      "ecs-role",
      "ECS role",
    ],
    [
      "a reference to the environment",
      { profiles: [asEnv], current: "env", env: ENV, flagProfile: "env" },
      "env",
      "profile env (environment)",
    ],
    [
      "a reference to the aliyun CLI",
      { profiles: [asCli], current: "work", cli: CLI },
      "work",
      "profile work (aliyun CLI profile default)",
    ],
  ];
  it.each(cases)("are those of %s, and it is said", async (_, world, profile, source) => {
    expect(await resolve(world)).toMatchObject({ ok: true, value: { identity: { profile, source } } });
  });

  it("are shown masked and handed out whole", async () => {
    const resolved = await resolve({ profiles: [prod], current: "prod" });
    expect(resolved).toMatchObject({ ok: true, value: { identity: { accessKeyId: "LTAI****1234" } } });
    expect(resolved.ok && (await resolved.value.credentials.get())).toMatchObject({
      ok: true,
      value: { accessKeyId: ID },
    });
  });

  it("come with the security token where there is one", async () => {
    const resolved = await resolve({ cli: CLI, flagProfile: "shared" });
    expect(resolved.ok && (await resolved.value.credentials.get())).toEqual({
      ok: true,
      value: { accessKeyId: "STS.0000000cli00", accessKeySecret: "c", securityToken: "t" },
    });
  });
});

describe("keys that change while cafe runs", () => {
  it("are the new ones at the next call", async () => {
    const asked = await request({ cli: CLI });
    const resolved = resolveIdentity(asked);
    if (!resolved.ok || asked.aliyunConfigPath === null) throw new Error("no keys");
    await resolved.value.credentials.get();
    const fresh = { ...CLI.profiles[0], access_key_secret: "fresh" };
    writeFileSync(asked.aliyunConfigPath, JSON.stringify({ ...CLI, profiles: [fresh] }));
    expect(await resolved.value.credentials.get()).toMatchObject({ value: { accessKeySecret: "fresh" } });
  });

  it("fail in one sentence where the profile is removed", async () => {
    const asked = await request({ profiles: [prod], current: "prod" });
    const resolved = resolveIdentity(asked);
    await asked.store.remove("prod");
    expect(resolved.ok && (await resolved.value.credentials.get())).toMatchObject({
      error: { kind: "credentials", message: "The profile prod was removed or changed; start cafe again." },
    });
  });
});

describe("the end of the keys", () => {
  const ending = (seconds: number) => ({ ...CLI.profiles[1], name: "default", sts_expiration: NOW / 1000 + seconds });

  it("is known before the first call where the file says it, and follows the file", async () => {
    const asked = await request({ cli: { ...CLI, profiles: [ending(60)] } });
    const resolved = resolveIdentity(asked);
    if (!resolved.ok || asked.aliyunConfigPath === null) throw new Error("no keys");
    const { credentials } = resolved.value;
    expect(credentials.expiresAt()).toBe(NOW + 60_000);
    writeFileSync(asked.aliyunConfigPath, JSON.stringify({ ...CLI, profiles: [ending(7200)] }));
    await credentials.get();
    expect(credentials.expiresAt()).toBe(NOW + 7_200_000);
  });

  it("is nobody's business where new keys are asked for by themselves", async () => {
    const services = await startServices(() => [200, issued("STS.u", Date.now() + 60_000)]);
    const uri = services.url.href;
    const world = { env: { ALIBABA_CLOUD_CREDENTIALS_URI: uri } };
    const resolved = resolveIdentity({ ...(await request(world)), outside: services.outside });
    if (!resolved.ok) throw new Error("no keys");
    expect(resolved.value.identity).toMatchObject({ accessKeyId: "on demand" });
    expect(services.asked).toHaveLength(0);
    const { credentials } = resolved.value;
    expect(await credentials.get()).toMatchObject({ value: { accessKeyId: "STS.u" } });
    await credentials.get();
    expect([credentials.expiresAt(), services.asked.length]).toEqual([null, 1]);
    expect(credentials.refused()).toBe("Try again: new keys are asked for.");
    await credentials.get();
    expect(services.asked).toHaveLength(2);
  });
});

describe("the region to start with", () => {
  const env = { ALIBABA_CLOUD_REGION_ID: "cn-wuhan" };
  const work: Profile = { name: "work", source: { kind: "aliyun-cli", profile: "default" } };
  it.each<[string, World, string | null, string | null]>([
    ["--region", { profiles: [prod], current: "prod", env, flagRegion: "cn-heyuan" }, "cn-chengdu", "cn-heyuan"],
    ["ALIBABA_CLOUD_REGION_ID", { profiles: [prod], current: "prod", env }, "cn-chengdu", "cn-wuhan"],
    ["the one remembered", { profiles: [prod], current: "prod" }, "cn-chengdu", "cn-chengdu"],
    ["the profile's", { profiles: [prod], current: "prod" }, null, "cn-beijing"],
    ["that of the aliyun CLI's profile", { cli: CLI }, null, "cn-qingdao"],
    ["that of the profile referred to", { profiles: [work], current: "work", cli: CLI }, null, "cn-qingdao"],
    ["none where nothing names one", { env: ENV }, null, null],
  ])("is %s", async (_, world, remembered, region) => {
    const asked = await request(world);
    if (remembered !== null) await asked.store.remember("prod", { region: remembered });
    expect(resolveIdentity(asked)).toMatchObject({ ok: true, value: { region } });
  });
});

it("refuses a region in the environment that could be part of no host name", async () => {
  const env = { ...ENV, ALIBABA_CLOUD_REGION_ID: "evil.com/" };
  expect(await resolve({ env })).toMatchObject({
    error: {
      code: "Cafe.InvalidRegion",
      message:
        'ALIBABA_CLOUD_REGION_ID takes a region ID such as cn-hangzhou, not "evil.com/"; set it anew or unset it.',
    },
  });
});

describe("no usable keys", () => {
  const half = { ALIBABA_CLOUD_ACCESS_KEY_ID: "LTAIenvironment00" };
  it.each<[string, World, string, string]>([
    ["there are none at all", {}, "Cafe.NoCredentials", "No keys found. Store some with `cafe profiles add NAME`"],
    [
      "this is an ECS instance that is not to be asked",
      { isEcs: true, env: { ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true" } },
      "Cafe.NoCredentials",
      "No keys found.",
    ],
    [
      "--profile names none",
      { ...everything, flagProfile: "nope" },
      "Cafe.NoSuchProfile",
      "There is no profile nope, neither of cafe nor of the aliyun CLI",
    ],
    [
      "ALIBABA_CLOUD_PROFILE names none",
      { ...everything, env: { ...ENV, ALIBABA_CLOUD_PROFILE: "nope" } },
      "Cafe.NoSuchProfile",
      "There is no profile nope",
    ],
    [
      "the environment is half set",
      { ...everything, env: half },
      "Cafe.HalfCredentials",
      "ALIBABA_CLOUD_ACCESS_KEY_SECRET not set",
    ],
    [
      "the aliyun CLI's file is broken",
      { cli: `{"secret":"hush` },
      "Cafe.UnreadableFile",
      "is no valid config of the aliyun CLI",
    ],
    [
      "the aliyun CLI's file is broken and a profile named",
      { cli: "[]", flagProfile: "x" },
      "Cafe.NoSuchProfile",
      "cafe has no profile x, and",
    ],
    [
      "the mode is another",
      { cli: CLI, flagProfile: "role" },
      "Cafe.UnsupportedMode",
      "has the mode RsaKeyPair, which cafe cannot use.",
    ],
  ])("is said where %s", async (_, world, code, message) => {
    const resolved = await resolve(world);
    expect(resolved).toMatchObject({ ok: false, error: { kind: "credentials", code } });
    expect(!resolved.ok && resolved.error.message).toContain(message);
    expect(JSON.stringify(resolved)).not.toContain("hush");
  });
});
