import { describe, expect, it } from "vitest";
import { environmentKeys, hasEnvironmentKeys } from "../../../src/profiles/environment.ts";

const ID = "ALIBABA_CLOUD_ACCESS_KEY_ID";
const SECRET = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
const TOKEN = "ALIBABA_CLOUD_SECURITY_TOKEN";

describe("keys in the environment", () => {
  it.each([
    [{ [ID]: "LTAI", [SECRET]: "s" }, undefined],
    [{ [ID]: "LTAI", [SECRET]: "s", [TOKEN]: "" }, undefined],
    [{ [ID]: "STS.x", [SECRET]: "s", [TOKEN]: "t" }, "t"],
  ])("are used where both parts are there: %j", (env, token) => {
    const keys = environmentKeys(env);
    expect(keys.ok && [keys.value.accessKeySecret(), keys.value.securityToken?.()]).toEqual(["s", token]);
  });

  it.each([
    [{ [ID]: "hush" }, `${SECRET} not set.`],
    [{ [SECRET]: "hush", [ID]: "" }, `${ID} not set.`],
    [{}, `${ID} and ${SECRET} not set.`],
    [{ [ID]: "LTAI", [SECRET]: "hush\n" }, `${SECRET} holds a blank`],
    [{ [ID]: "hush x", [SECRET]: "s" }, `${ID} holds a blank`],
    [{ [ID]: "LTAI", [SECRET]: "s", [TOKEN]: "hush\u00a0" }, `${TOKEN} holds a blank`],
  ])("are refused without being quoted where a part is missing or malformed: %j", (env, sentence) => {
    const keys = environmentKeys(env);
    const message = keys.ok ? "" : keys.error.message;
    expect(message).toContain(sentence);
    expect(message).not.toContain("hush");
  });

  it.each([
    [{ [ID]: "x" }, true],
    [{ [SECRET]: "x" }, true],
    [{ [ID]: "", [SECRET]: "" }, false],
    [{ [TOKEN]: "x" }, false],
  ])("are meant or not: %j", (env, meant) => {
    expect(hasEnvironmentKeys(env)).toBe(meant);
  });
});
