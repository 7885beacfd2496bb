import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readCredentialsFile, sectionRecipe } from "../../../src/profiles/credentials-file.ts";
import { tempFolder } from "./temp-folder.ts";

function fileOf(text: string) {
  const path = join(tempFolder(), "credentials");
  writeFileSync(path, text);
  return readCredentialsFile(path);
}
const recipeOf = (section: string, env = {}) => sectionRecipe(fileOf(`[s]\n${section}`), "s", { env });
const KEYS = "access_key_id = LTAIini\naccess_key_secret = hush=#;";

describe("a section of the credentials file", () => {
  it.each(["type = access_key\n", ""])("holds keys, the value taken as it is (%j)", (type) => {
    const recipe = recipeOf(`${type}# a comment\n; another\n\n${KEYS}\r\n`);
    expect(recipe).toMatchObject({ value: { kind: "keys", keys: { accessKeyId: "LTAIini" } } });
    expect(recipe.ok && recipe.value.kind === "keys" && recipe.value.keys.accessKeySecret()).toBe("hush=#;");
  });

  it("names a role of the instance", () => {
    expect(recipeOf("type=ecs_ram_role")).toEqual({ ok: true, value: { kind: "ecs-metadata", role: null } });
    expect(recipeOf("type=ecs_ram_role\nrole_name=web")).toMatchObject({ value: { role: "web" } });
  });

  it("names a role to take with its keys", () => {
    const section = `type=ram_role_arn\n${KEYS}\nrole_arn=acs:ram::1:role/r\nrole_session_name=me\npolicy={}`;
    expect(recipeOf(section, { ALIBABA_CLOUD_STS_REGION: "cn-beijing" })).toMatchObject({
      value: {
        kind: "assume-role",
        from: { kind: "keys" },
        role: {
          stsHost: "sts.cn-beijing.aliyuncs.com",
          roleArn: "acs:ram::1:role/r",
          sessionName: "me",
          policy: "{}",
          durationSeconds: 3600,
        },
      },
    });
  });

  it.each([
    ["the secret is missing", "access_key_id = a", "lacks a usable access_key_id or access_key_secret"],
    ["the role is missing", `type=ram_role_arn\n${KEYS}`, "names no role_arn"],
    ["the type is unknown", "type = rsa_key_pair\nprivate_key=hush", "has the type rsa_key_pair"],
  ])("is refused where %s", (_, section, why) => {
    const recipe = recipeOf(section);
    expect(!recipe.ok && recipe.error.message).toContain(why);
    expect(JSON.stringify(recipe)).not.toContain("hush");
  });

  it("is missed where the file has none of that name, or is none", () => {
    expect(sectionRecipe(fileOf("[other]"), "s", { env: {} })).toMatchObject({ error: { code: "Cafe.NoSuchProfile" } });
    expect(sectionRecipe(readCredentialsFile(null), "s", { env: {} })).toMatchObject({ ok: false });
    const folder = join(tempFolder(), "credentials");
    mkdirSync(folder);
    expect(sectionRecipe(readCredentialsFile(folder), "s", { env: {} })).toMatchObject({
      error: { code: "Cafe.UnreadableFile", message: `${folder} is not a file.` },
    });
  });
});
