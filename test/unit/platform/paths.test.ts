import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { aliyunConfigPath, configDir, credentialsFilePath } from "../../../src/platform/paths.ts";

describe("cafe's folder", () => {
  it.each([
    [{ HOME: "/h" }, "/h/.config/cafe"],
    [{ HOME: "/h", XDG_CONFIG_HOME: "/c" }, "/c/cafe"],
    [{ HOME: "/h", XDG_CONFIG_HOME: "/c", CAFE_CONFIG_DIR: "/own" }, "/own"],
    [{ CAFE_CONFIG_DIR: "own" }, resolve("own")],
    [{ HOME: "/h", XDG_CONFIG_HOME: "relative", CAFE_CONFIG_DIR: "" }, "/h/.config/cafe"],
    [{ HOME: "relative" }, null],
    [{ HOME: "" }, null],
    [{}, null],
  ])("in %j is %s", (env, config) => {
    expect(configDir(env)).toEqual(config);
  });

  it("is not the aliyun CLI's, whose file is in the home", () => {
    expect([aliyunConfigPath({ HOME: "/h" }), aliyunConfigPath({})]).toEqual(["/h/.aliyun/config.json", null]);
  });

  it("is not the SDKs', whose file is in the home unless the environment says otherwise", () => {
    const env = { HOME: "/h", ALIBABA_CLOUD_CREDENTIALS_FILE: "/c/ini" };
    expect([env, { HOME: "/h" }, {}].map(credentialsFilePath)).toEqual([
      "/c/ini",
      "/h/.alibabacloud/credentials",
      null,
    ]);
  });
});
