import { describe, expect, test } from "vitest";
import { APART } from "../../src/copy/apart.ts";
import { ARCHIVE } from "../../src/copy/archive.ts";
import { CHIPS } from "../../src/copy/chips.ts";
import { CRASH } from "../../src/copy/crash.ts";
import { CREDENTIALS } from "../../src/copy/credentials.ts";
import { DOCTOR } from "../../src/copy/doctor.ts";
import { NETWORK } from "../../src/copy/network.ts";
import { PRINTED } from "../../src/copy/printed.ts";
import { HEADS } from "../../src/copy/printed-heads.ts";
import { PROFILES } from "../../src/copy/profiles-command.ts";
import { CONTENT_HEAD, DIFF, READER } from "../../src/copy/reader.ts";
import { RUN_COMMAND } from "../../src/copy/run-command.ts";
import { STORE } from "../../src/copy/store.ts";
import { DETAIL, FACETS, HEADER, LIST, SCREEN } from "../../src/copy/ui.ts";
import { CELLS, CHART, PANEL, VIEWS } from "../../src/copy/views.ts";
import { ASCII_GLYPHS, UNICODE_GLYPHS } from "../../src/present/glyphs.ts";
import { SOURCES } from "./sources.ts";

const code = SOURCES.map((source) => source.code).join("\n");

const SCREENS = { HEADER, LIST, DETAIL, FACETS, SCREEN, READER, CONTENT_HEAD, DIFF, CELLS, CHART, PANEL, VIEWS, CHIPS };
const PRINTS = { PRINTED, HEADS, DOCTOR, PROFILES, CREDENTIALS, STORE, NETWORK, ARCHIVE, CRASH, APART, RUN_COMMAND };
const GROUPS = { ...SCREENS, ...PRINTS };
const words = Object.entries(GROUPS).flatMap(([group, texts]) => Object.keys(texts).map((key) => `${group}.${key}`));

/** What is made safe text of our own words, or handed to a person at once. */
const SAID = /(?:\bsay|\.(?:note|out|ask|askSecret)\()[`"'](?<said>(?:[^`"'\\]|\\.)*)/gu;

describe("words of the screen", () => {
  test("are all in use", () => {
    expect(words.filter((word) => !new RegExp(`\\b${word.replace(".", "\\.")}\\b`, "u").test(code))).toEqual([]);
  });

  test("are in copy, and in no other file", () => {
    const others = SOURCES.filter(({ folder }) => folder !== "copy" && folder !== "emulator");
    const sentences = others.flatMap(({ path, code: text }) =>
      [...text.matchAll(SAID)]
        .map(({ groups }) => (groups?.["said"] ?? "").replaceAll(/\$\{[^{}]*\}/gu, ""))
        .filter((one) => /[a-z]{2,} [a-z]{2,}/iu.test(one))
        .map((one) => `${path}: ${one}`),
    );
    expect(sentences).toEqual([]);
  });
});

test("every sign is one cell wide in both sets, and every sign is in use", () => {
  for (const { outcome, frame, bar, share, stack, levels, ...signs } of [ASCII_GLYPHS, UNICODE_GLYPHS]) {
    for (const sign of [
      ...Object.values(outcome),
      ...Object.values(frame),
      ...Object.values(bar),
      ...Object.values(share),
      ...Object.values(stack),
      ...levels,
      ...Object.values(signs),
    ]) {
      expect([...sign]).toHaveLength(1);
    }
  }
  const unused = Object.keys(UNICODE_GLYPHS).filter((sign) => !new RegExp(`glyphs\\.${sign}\\b`, "u").test(code));
  expect(unused).toEqual([]);
});
