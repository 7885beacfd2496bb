import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { LookFlags } from "../../../src/cli/invocation.ts";
import { lookOf } from "../../../src/cli/look.ts";
import { decodeSettings } from "../../../src/cli/settings.ts";
import { readSettings } from "../../../src/cli/settings-file.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const UNSET = { lang: null, theme: null, ascii: null, refresh: null, mouse: null, screenReader: null };

describe("settings", () => {
  test.each([
    [{}, {}],
    [{ lang: "zh" }, { lang: "zh" }],
    [
      { theme: "light", ascii: true },
      { theme: "light", ascii: true },
    ],
    [{ refresh: 1 }, { refresh: 1 }],
    [{ refresh: 3600 }, { refresh: 3600 }],
    [{ refresh: "off" }, { refresh: "off" }],
    [
      { mouse: false, screenReader: true },
      { mouse: false, screenReader: true },
    ],
  ])("%j are taken", (fields, expected) => {
    expect(decodeSettings(fields)).toEqual({ settings: { ...UNSET, ...expected }, problems: [] });
  });

  test.each([
    [{ lang: "fr" }, "value", "lang"],
    [{ theme: 1 }, "value", "theme"],
    [{ ascii: "yes" }, "value", "ascii"],
    [{ refresh: 0 }, "value", "refresh"],
    [{ refresh: 1.5 }, "value", "refresh"],
    [{ refresh: 3601 }, "value", "refresh"],
    [{ mouse: null }, "value", "mouse"],
    [{ Theme: "light" }, "unknown", "Theme"],
  ])("of %j the setting stays unset, and that is said", (fields, rule, name) => {
    expect(decodeSettings(fields)).toMatchObject({ settings: UNSET, problems: [{ rule, name }] });
  });

  test("one that does not hold leaves the others as they are", () => {
    expect(decodeSettings({ theme: "pink", ascii: true }).settings).toEqual({ ...UNSET, ascii: true });
  });
});

describe("settings.json", () => {
  const home = tempFolder("settings");
  const env = { HOME: home };
  const path = join(home, ".config", "cafe", "settings.json");

  test("may be absent, and may have no place", () => {
    expect(readSettings(env)).toEqual({ path, settings: UNSET, problems: [] });
    expect(readSettings({})).toEqual({ path: null, settings: UNSET, problems: [] });
  });

  test.each([
    ['{"theme": "light"}', []],
    ['\ufeff{"theme": "light"}', []],
    ["{", [`${path} is not a JSON object, so no setting of it holds; write it like {"theme": "light"}.`]],
    ["[]", [`${path} is not a JSON object, so no setting of it holds; write it like {"theme": "light"}.`]],
    ['{"ascii": 1}', [`${path}: "ascii" takes true, false; what it has is left out.`]],
    [
      '{"x\\u001b": 1}',
      [`${path}: there is no setting "x␛"; there are lang, theme, ascii, refresh, mouse, screenReader.`],
    ],
  ])("with %s is read, and what is wrong is said in a sentence", (text, problems) => {
    mkdirSync(join(home, ".config", "cafe"), { recursive: true });
    writeFileSync(path, text);
    expect(readSettings(env).problems).toEqual(problems);
  });

  test("may be a folder: that is said, and nothing is thrown", () => {
    const folder = tempFolder("settings-dir");
    mkdirSync(join(folder, "settings.json"));
    const { problems } = readSettings({ CAFE_CONFIG_DIR: folder });
    expect(problems).toEqual([`${join(folder, "settings.json")} is not a file, so no setting of it holds.`]);
  });
});

describe("the look", () => {
  const said: LookFlags = { refresh: 7, theme: "dark", ascii: true, mouse: true, screenReader: true };
  const unsaid: LookFlags = { refresh: null, theme: null, ascii: false, mouse: false, screenReader: false };
  const set = { ...UNSET, refresh: 9, theme: "light", ascii: true, mouse: true, screenReader: true } as const;

  test("is by the flags first", () => {
    expect(lookOf(said, { NO_COLOR: "1" }, set)).toMatchObject({
      refreshMs: 7000,
      theme: "dark",
      ascii: true,
      mouse: true,
    });
  });

  test("then by the environment", () => {
    expect(lookOf(unsaid, { NO_COLOR: "1" }, set).theme).toBe("mono");
    expect(lookOf(unsaid, { LANG: "C" }, UNSET).ascii).toBe(true);
    expect(lookOf(unsaid, { INK_SCREEN_READER: "true" }, UNSET).screenReader).toBe(true);
  });

  test("then by settings.json", () => {
    expect(lookOf(unsaid, {}, set)).toMatchObject({ refreshMs: 9000, theme: "light", ascii: true, mouse: true });
    expect(lookOf(unsaid, {}, { ...set, refresh: "off" }).refreshMs).toBeNull();
    expect(lookOf(unsaid, { LANG: "C" }, { ...UNSET, ascii: false }).ascii).toBe(false);
  });

  test("then by the defaults", () => {
    expect(lookOf(unsaid, {}, UNSET)).toMatchObject({ refreshMs: 5000, theme: "auto", ascii: false, mouse: false });
  });
});
