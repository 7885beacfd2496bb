import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { configDir, type Environment } from "../../../src/platform/paths.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const { languageOf }: { languageOf: (argv: readonly string[], env: Environment) => string } = createRequire(
  import.meta.url,
)("../../../bin/language.js");

/** A config folder whose settings.json has this text. */
function folderWith(settings: string): string {
  const folder = tempFolder("language");
  writeFileSync(join(folder, "settings.json"), settings);
  return folder;
}

const ZH = folderWith('\ufeff{"lang": "zh", "theme": "light"}');
const EN = folderWith('{"lang": "en"}');

describe("the language", () => {
  test.each<[string, readonly string[], Environment, string]>([
    ["nothing", [], {}, "en"],
    ["--lang", ["--lang", "zh"], {}, "zh"],
    ["--lang=", ["list", "--lang=zh"], {}, "zh"],
    ["--lang before CAFE_LANG", ["--lang", "en"], { CAFE_LANG: "zh" }, "en"],
    ["--lang with nothing behind it", ["--lang"], {}, "en"],
    ["an unknown --lang, which is no choice", ["--lang", "fr"], { CAFE_LANG: "zh" }, "zh"],
    ["--lang behind --, which is no option", ["--", "--lang", "zh"], {}, "en"],
    ["CAFE_LANG before the settings", [], { CAFE_LANG: "zh", CAFE_CONFIG_DIR: EN }, "zh"],
    ["an unknown CAFE_LANG, which is no choice", [], { CAFE_LANG: "fr", CAFE_CONFIG_DIR: ZH }, "zh"],
    ["the settings before the locale", [], { CAFE_CONFIG_DIR: EN, LANG: "zh_CN.UTF-8" }, "en"],
    ["the settings", [], { CAFE_CONFIG_DIR: ZH }, "zh"],
    ["LANG", [], { LANG: "zh_CN.UTF-8" }, "zh"],
    ["a Chinese locale in another encoding, which could not read it", [], { LANG: "zh_CN.GBK" }, "en"],
    ["LANG of another place", [], { LANG: "zh_TW" }, "zh"],
    ["LC_MESSAGES before LANG", [], { LC_MESSAGES: "en_US.UTF-8", LANG: "zh_CN.UTF-8" }, "en"],
    ["LC_ALL before both", [], { LC_ALL: "zh_CN", LC_MESSAGES: "en_US", LANG: "C" }, "zh"],
    ["an empty LC_ALL, which is none", [], { LC_ALL: "", LANG: "zh_CN.UTF-8" }, "zh"],
    ["the locale C", [], { LANG: "C.UTF-8" }, "en"],
    ["another locale", [], { LANG: "de_DE.UTF-8" }, "en"],
  ])("is decided by %s", (_, argv, env, expected) => {
    expect(languageOf(argv, env)).toBe(expected);
  });

  test.each([
    "",
    "{",
    "[]",
    "null",
    '"zh"',
    '{"lang": 1}',
    '{"lang": "fr"}',
    `{"lang": "zh", "x": "${"y".repeat(70_000)}"}`,
  ])("is not decided by a settings.json of %.20s, and nothing fails", (settings) => {
    expect(languageOf([], { CAFE_CONFIG_DIR: folderWith(settings) })).toBe("en");
  });

  test("is not decided by a settings.json that is a folder", () => {
    const folder = tempFolder("language");
    mkdirSync(join(folder, "settings.json"));
    expect(languageOf([], { CAFE_CONFIG_DIR: folder })).toBe("en");
  });
});

test.each<[string, (home: string) => Environment]>([
  ["CAFE_CONFIG_DIR", (home) => ({ CAFE_CONFIG_DIR: home, XDG_CONFIG_HOME: "/nowhere", HOME: "/nowhere" })],
  ["XDG_CONFIG_HOME", (home) => ({ XDG_CONFIG_HOME: home, HOME: "/nowhere" })],
  ["HOME", (home) => ({ HOME: home })],
  ["HOME beside an XDG_CONFIG_HOME that is relative", (home) => ({ XDG_CONFIG_HOME: "x", HOME: home })],
])("the settings are looked for where cafe looks for them, by %s", (_, environment) => {
  const env = environment(tempFolder("language-home"));
  const folder = configDir(env) ?? "";
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "settings.json"), '{"lang": "zh"}');
  expect(languageOf([], env)).toBe("zh");
});
