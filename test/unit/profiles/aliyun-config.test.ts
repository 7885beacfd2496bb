import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aliyunKeys, findAliyunProfile, openAliyunConfig } from "../../../src/profiles/aliyun-config.ts";
import { tempFolder } from "./temp-folder.ts";

const NOW = Date.UTC(2026, 10, 24);
const sts = { name: "p", mode: "StsToken", access_key_id: "STS.x", access_key_secret: "hush", sts_token: "token" };

function keysOf(profile: object) {
  const path = join(tempFolder(), "config.json");
  writeFileSync(path, JSON.stringify({ current: "p", profiles: [profile] }));
  const found = findAliyunProfile(openAliyunConfig(path)(), "p");
  return found.ok ? aliyunKeys(found.value, NOW) : found;
}

describe("keys of the aliyun CLI", () => {
  it.each([
    ["AK", { ...sts, mode: "AK", sts_token: "left over" }],
    ["StsToken", sts],
    ["StsToken that says 0 for no end", { ...sts, sts_expiration: 0 }],
    ["StsToken that has a second left", { ...sts, sts_expiration: NOW / 1000 + 1 }],
  ])("can be used in the mode %s", (mode, profile) => {
    const keys = keysOf(profile);
    expect(keys.ok && [keys.value.accessKeyId, keys.value.accessKeySecret(), keys.value.securityToken?.()]).toEqual([
      "STS.x",
      "hush",
      mode === "AK" ? undefined : "token",
    ]);
  });

  it("are refused as an expired token from the second on in which they end", () => {
    expect(keysOf({ ...sts, sts_expiration: NOW / 1000 })).toMatchObject({
      error: {
        kind: "token",
        code: "Cafe.TokenExpired",
        message:
          "The STS token of the aliyun CLI profile p expired at 2026-11-24T00:00:00Z; put a new one in with `aliyun configure --mode StsToken --profile p`.",
      },
    });
  });

  it.each([
    ["the secret is missing", { ...sts, access_key_secret: "" }],
    ["the token is missing", { ...sts, sts_token: undefined }],
    ["the ID has a line break", { ...sts, access_key_id: "STS\n.x" }],
    ["the secret is a number", { ...sts, access_key_secret: 7 }],
  ])("are refused where %s", (_, profile) => {
    expect(keysOf(profile)).toMatchObject({
      error: {
        code: "Cafe.MalformedCredentials",
        message:
          "The aliyun CLI profile p lacks a part of its keys; `aliyun configure --mode StsToken --profile p` sets them.",
      },
    });
  });

  it.each([
    "RamRoleArn",
    "EcsRamRole",
    "RamRoleArnWithRoleName",
    "RsaKeyPair",
    "ChainableRamRoleArn",
    "External",
    "CredentialsURI",
    "OIDC",
    "CloudSSO",
    "OAuth",
    "BearerToken",
    "Anonymous",
    "ak",
  ])("of the mode %s are refused with its name and a way to keys", (mode) => {
    const keys = keysOf({ ...sts, mode });
    const message = keys.ok ? "" : keys.error.message;
    expect(message).toContain(`The aliyun CLI profile p has the mode ${mode}; cafe can use AK and StsToken. `);
    expect(message).toContain("`aliyun configure --mode StsToken --profile p-sts`");
    expect(message).not.toContain("hush");
  });
});

describe("the aliyun CLI's file", () => {
  it.each([
    ["is no JSON", `{"access_key_secret":"hush"`],
    ["is a list", "[]"],
    ["has no profiles", `{"current":"hush"}`],
  ])("is named, and nothing of it quoted, where it %s", (_, content) => {
    const path = join(tempFolder(), "config.json");
    writeFileSync(path, content);
    expect(openAliyunConfig(path)()).toEqual({
      kind: "unreadable",
      why: `${path} is no valid config of the aliyun CLI`,
    });
  });

  it("is said to be a folder where it is one, and absent where there is none", () => {
    const dir = tempFolder();
    expect(openAliyunConfig(dir)()).toEqual({ kind: "unreadable", why: `${dir} is not a file` });
    expect(openAliyunConfig(join(dir, "none"))()).toEqual({ kind: "absent" });
    expect(openAliyunConfig(null)()).toEqual({ kind: "absent" });
  });

  it("keeps a hostile name from the terminal, and a region that is none from host names", () => {
    const path = join(tempFolder(), "config.json");
    writeFileSync(
      path,
      JSON.stringify({ profiles: [{ ...sts, name: "\u001b[2J", mode: "x\u202e", region_id: "evil.com/" }] }),
    );
    const config = openAliyunConfig(path)();
    expect(config).toMatchObject({ kind: "ready", current: "default", profiles: [{ region: null }] });
    const found = findAliyunProfile(config, "\u001b[2J");
    const keys = found.ok ? aliyunKeys(found.value, NOW) : found;
    expect(!keys.ok && keys.error.message).toContain("profile ␛[2J has the mode x‹U+202E›");
  });
});
