import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { aliyunConfigPath, cacheDir, configDir, credentialsFilePath } from "../../../src/platform/paths.ts";

describe("cafe's folders", () => {
  it.each([
    [{ HOME: "/h" }, "/h/.config/cafe", "/h/.cache/cafe"],
    [{ HOME: "/h", XDG_CONFIG_HOME: "/c", XDG_CACHE_HOME: "/k" }, "/c/cafe", "/k/cafe"],
    [{ HOME: "/h", XDG_CONFIG_HOME: "/c", CAFE_CONFIG_DIR: "/own" }, "/own", "/h/.cache/cafe"],
    [{ CAFE_CONFIG_DIR: "own" }, resolve("own"), null],
    [
      { HOME: "/h", XDG_CONFIG_HOME: "relative", XDG_CACHE_HOME: "", CAFE_CONFIG_DIR: "" },
      "/h/.config/cafe",
      "/h/.cache/cafe",
    ],
    [{ HOME: "relative" }, null, null],
    [{ HOME: "" }, null, null],
    [{}, null, null],
  ])("in %j are %s and %s", (env, config, cache) => {
    expect([configDir(env), cacheDir(env)]).toEqual([config, cache]);
  });

  it("are none of the aliyun CLI's, whose file is in the home", () => {
    expect([aliyunConfigPath({ HOME: "/h" }), aliyunConfigPath({})]).toEqual(["/h/.aliyun/config.json", null]);
  });

  it("are none of the SDKs', whose file is in the home unless the environment says otherwise", () => {
    const env = { HOME: "/h", ALIBABA_CLOUD_CREDENTIALS_FILE: "/c/ini" };
    expect([env, { HOME: "/h" }, {}].map(credentialsFilePath)).toEqual([
      "/c/ini",
      "/h/.alibabacloud/credentials",
      null,
    ]);
  });
});
