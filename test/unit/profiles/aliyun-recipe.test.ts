import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openAliyunConfig } from "../../../src/profiles/aliyun-config.ts";
import { aliyunRecipe, aliyunRenewal, isUsableMode } from "../../../src/profiles/aliyun-recipe.ts";
import type { KeyPlaces } from "../../../src/profiles/sources.ts";
import { emptyPlaces } from "./key-world.ts";

const NOW = Date.UTC(2026, 10, 24);
const sts = { name: "p", mode: "StsToken", access_key_id: "STS.x", access_key_secret: "hush", sts_token: "token" };
const role = { ...sts, mode: "RamRoleArn", sts_token: "", ram_role_arn: "acs:ram::1:role/r" };

function recipeOf(profiles: object | readonly object[], over: Partial<KeyPlaces> = {}) {
  const places = emptyPlaces({ now: () => NOW, ...over });
  const path = places.aliyunConfigPath ?? "";
  writeFileSync(path, JSON.stringify({ current: "p", profiles: [profiles].flat() }));
  return aliyunRecipe(openAliyunConfig(path)(), "p", places);
}

function keysOf(profile: object) {
  const recipe = recipeOf(profile);
  if (!recipe.ok || recipe.value.kind !== "keys") throw new Error("no keys");
  const { accessKeyId, accessKeySecret, securityToken, expiresAt } = recipe.value.keys;
  return [accessKeyId, accessKeySecret(), securityToken?.(), expiresAt];
}

describe("keys of the aliyun CLI", () => {
  const later = NOW / 1000 + 1;
  it.each<[string, object, string | undefined, number | undefined]>([
    ["AK", { ...sts, mode: "AK", sts_token: "left over" }, undefined, undefined],
    ["StsToken", sts, "token", undefined],
    ["StsToken that says 0 for no end", { ...sts, sts_expiration: 0 }, "token", undefined],
    ["StsToken that has a second left", { ...sts, sts_expiration: later }, "token", NOW + 1000],
    ["CloudSSO", { ...sts, mode: "CloudSSO", sts_expiration: later }, "token", NOW + 1000],
    ["OAuth", { ...sts, mode: "OAuth", sts_expiration: later }, "token", NOW + 1000],
  ])("are those of the file in the mode %s", (_, profile, token, end) => {
    expect(keysOf(profile)).toEqual(["STS.x", "hush", token, end]);
  });

  it("are refused as an expired token from the second on in which they end", () => {
    expect(recipeOf({ ...sts, sts_expiration: NOW / 1000 })).toMatchObject({
      error: {
        kind: "token",
        code: "Cafe.TokenExpired",
        message:
          "The STS token of the aliyun CLI profile p expired at 2026-11-24T00:00:00Z; put a new one in with `aliyun configure --mode StsToken --profile p`.",
        remedy: "Run `aliyun configure --mode StsToken --profile p`, then try again.",
      },
    });
  });

  it.each([
    ["expired", { sts_expiration: NOW / 1000 }, "has temporary keys that expired at 2026-11-24T00:00:00Z"],
    ["missing", { access_key_id: "" }, "has no temporary keys yet"],
    ["without an end that is known", {}, "has no temporary keys yet"],
  ])("of a sign-in are refused with the command to run where they are %s", (_, over, what) => {
    const remedy =
      "Run `aliyun sts GetCallerIdentity --profile p`, which renews them (or sign in anew with `aliyun configure --mode CloudSSO --profile p`), then try again.";
    expect(recipeOf({ ...sts, mode: "CloudSSO", ...over })).toMatchObject({
      error: {
        kind: "token",
        message: `The aliyun CLI profile p (CloudSSO) ${what}; only the aliyun CLI can get new ones.`,
        remedy,
      },
    });
  });

  it.each([
    ["the secret is missing", { ...sts, access_key_secret: "" }],
    ["the token is missing", { ...sts, sts_token: undefined }],
    ["the ID has a line break", { ...sts, access_key_id: "STS\n.x" }],
    ["the secret is a number", { ...sts, access_key_secret: 7 }],
  ])("are refused where %s", (_, profile) => {
    expect(recipeOf(profile)).toMatchObject({
      error: {
        code: "Cafe.MalformedCredentials",
        message:
          "The aliyun CLI profile p lacks a part of its keys; `aliyun configure --mode StsToken --profile p` sets them.",
      },
    });
  });

  it.each(["RsaKeyPair", "BearerToken", "Anonymous", "ak"])("of the mode %s are refused with its name", (mode) => {
    const recipe = recipeOf({ ...sts, mode });
    const message = recipe.ok ? "" : recipe.error.message;
    expect(message).toContain(`The aliyun CLI profile p has the mode ${mode}, which cafe cannot use.`);
    expect(message).toContain("`aliyun configure --mode StsToken --profile p-sts`");
    expect(message).not.toContain("hush");
    expect(isUsableMode(mode)).toBe(false);
  });
});

describe("a role of the aliyun CLI", () => {
  const asRole = (over: object, env: KeyPlaces["env"] = {}) => {
    const recipe = recipeOf({ ...role, ...over }, { env });
    if (!recipe.ok || recipe.value.kind !== "assume-role") throw new Error("no role");
    return recipe.value.role;
  };

  it("is taken for an hour under cafe's name unless the profile says otherwise", () => {
    expect(asRole({})).toEqual({
      stsHost: "sts.aliyuncs.com",
      roleArn: "acs:ram::1:role/r",
      sessionName: "cafe",
      durationSeconds: 3600,
    });
    const over = { ram_session_name: "me", expired_seconds: 100, external_id: "x", policy: "{}" };
    expect(asRole(over)).toMatchObject({ sessionName: "me", durationSeconds: 900, externalId: "x", policy: "{}" });
  });

  it.each<[string, object, Record<string, string>, string]>([
    ["the region of the profile", { sts_region: "cn-beijing" }, {}, "sts.cn-beijing.aliyuncs.com"],
    ["the region of the environment", {}, { ALIBABA_CLOUD_STS_REGION: "cn-wuhan" }, "sts.cn-wuhan.aliyuncs.com"],
    [
      "a VPC",
      { sts_region: "cn-beijing" },
      { ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED: "true" },
      "sts-vpc.cn-beijing.aliyuncs.com",
    ],
    ["the endpoint of the profile", { sts_endpoint: "sts.example.com:8443" }, {}, "sts.example.com:8443"],
  ])("is asked for in %s", (_, over, env, host) => {
    expect(asRole(over, env).stsHost).toBe(host);
  });

  it.each<[string, object]>([
    ["names no ram_role_arn", { ram_role_arn: "" }],
    ["sts_region is no region ID", { sts_region: "evil.com/" }],
    ["sts_endpoint is no host name", { sts_endpoint: "user@evil.com/x?" }],
  ])("is refused where it %s", (why, over) => {
    const recipe = recipeOf({ ...role, ...over });
    expect(!recipe.ok && recipe.error.message).toContain(why.split(" ").slice(-2).join(" "));
    expect(recipe).toMatchObject({ error: { code: "Cafe.MalformedCredentials" } });
  });

  it("is taken with the keys of its own profile, of another, of the instance, or with a token file", () => {
    const chained = {
      name: "p",
      mode: "ChainableRamRoleArn",
      source_profile: "base",
      ram_role_arn: "acs:ram::1:role/r",
    };
    const base = { ...sts, name: "base", mode: "AK" };
    expect(recipeOf({ ...role, sts_token: "t" })).toMatchObject({
      value: { kind: "assume-role", from: { kind: "keys", keys: { securityToken: expect.any(Function) } } },
    });
    expect(recipeOf([chained, base])).toMatchObject({ value: { kind: "assume-role", from: { kind: "keys" } } });
    expect(recipeOf({ ...role, mode: "RamRoleArnWithRoleName", ram_role_name: "i" })).toMatchObject({
      value: { kind: "assume-role", from: { kind: "ecs-metadata", role: "i" } },
    });
    expect(recipeOf({ ...role, mode: "OIDC", oidc_provider_arn: "p", oidc_token_file: "/t" })).toMatchObject({
      value: { kind: "oidc", providerArn: "p", tokenFile: "/t" },
    });
    expect(recipeOf({ name: "p", mode: "EcsRamRole" })).toEqual({
      ok: true,
      value: { kind: "ecs-metadata", role: null },
    });
  });

  it.each<[string, readonly object[], string]>([
    ["names itself", [{ ...role, mode: "ChainableRamRoleArn", source_profile: "p" }], "leads in a circle"],
    ["names none", [{ ...role, mode: "ChainableRamRoleArn" }], "names no source_profile"],
    ["names one that is not there", [{ ...role, mode: "ChainableRamRoleArn", source_profile: "q" }], "no profile q"],
  ])("is refused where its source %s", (_, profiles, why) => {
    const recipe = recipeOf(profiles);
    expect(!recipe.ok && recipe.error.message).toContain(why);
  });

  it("is refused in the mode OIDC without both of its settings", () => {
    const recipe = recipeOf({ ...role, mode: "OIDC", oidc_provider_arn: "p" });
    expect(!recipe.ok && recipe.error.message).toContain("needs both oidc_provider_arn and oidc_token_file");
  });
});

describe("a program or a URL that the file names", () => {
  it("is a recipe", () => {
    expect(recipeOf({ name: "p", mode: "External", process_command: "get-keys now" })).toMatchObject({
      value: { kind: "external", command: "get-keys now" },
    });
    expect(recipeOf({ name: "p", mode: "CredentialsURI", credentials_uri: "http://localhost:1/k" })).toMatchObject({
      value: { kind: "credentials-uri", uri: new URL("http://localhost:1/k") },
    });
  });

  it.each([
    { mode: "External", process_command: "hush" },
    { mode: "CredentialsURI", credentials_uri: "https://hush" },
  ])("is not touched where the environment forbids it: $mode", (profile) => {
    const env = { ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS: "1" };
    const recipe = recipeOf({ name: "p", ...profile }, { env });
    expect(recipe).toMatchObject({ error: { code: "Cafe.ExternalRefused" } });
    expect(JSON.stringify(recipe)).not.toContain("hush");
  });

  it.each([
    ["", "is no URL"],
    ["ftp://hush/", "is no http or https URL"],
    ["http://hush.example.com/", "is plain http to another machine"],
    ["https://me:hush@example.com/", "has a user name or password"],
  ])("is refused as the URL %j, which is not quoted", (uri, why) => {
    const recipe = recipeOf({ name: "p", mode: "CredentialsURI", credentials_uri: uri });
    expect(!recipe.ok && recipe.error.message).toContain(`its credentials_uri ${why}`);
    expect(JSON.stringify(recipe)).not.toContain("hush");
  });

  it("may be plain http elsewhere where that was allowed", () => {
    const profile = { name: "p", mode: "CredentialsURI", credentials_uri: "http://10.0.0.1/" };
    expect(recipeOf(profile, { insecure: true }).ok).toBe(true);
  });
});

it.each([
  ["AK", "Run `aliyun configure --mode AK --profile p`, then try again."],
  ["CloudSSO", "Run `aliyun sts GetCallerIdentity --profile p`, which renews them"],
  ["External", "Try again: new keys are asked for."],
])("keys of the mode %s that have died come back by: %s", (mode, words) => {
  const path = emptyPlaces().aliyunConfigPath ?? "";
  writeFileSync(path, JSON.stringify({ profiles: [{ ...sts, mode }] }));
  expect(aliyunRenewal(openAliyunConfig(path)(), "p")).toContain(words);
});
