import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type KeyFlags, readChords, typedBy } from "../../../src/input/chord.ts";

const NONE: KeyFlags = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageUp: false,
  pageDown: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  tab: false,
  backspace: false,
  delete: false,
  ctrl: false,
  meta: false,
  shift: false,
};

describe("readChords", () => {
  test.each<[string, string, Partial<KeyFlags>, readonly string[]]>([
    ["a letter", "j", {}, ["j"]],
    ["a capital", "G", { shift: true }, ["G"]],
    ["a held key in one chunk", "jjj", {}, ["j", "j", "j"]],
    ["letters with a line end", "j\r", {}, ["j", "enter"]],
    ["a line end of two characters", "j\r\nk", {}, ["j", "enter", "k"]],
    ["letters with a tab", "a\tb", {}, ["a", "tab", "b"]],
    ["a held control key in one chunk", "\u0004\u0004", {}, ["C-d", "C-d"]],
    ["a space", " ", {}, ["space"]],
    ["Enter", "", { return: true }, ["enter"]],
    ["Esc, which Ink also calls meta", "", { escape: true, meta: true }, ["esc"]],
    ["Tab", "", { tab: true }, ["tab"]],
    ["Shift-Tab", "", { tab: true, shift: true }, ["S-tab"]],
    ["an arrow", "", { downArrow: true }, ["down"]],
    ["PgDn", "", { pageDown: true }, ["pgdn"]],
    ["Ctrl-D", "d", { ctrl: true }, ["C-d"]],
    ["Alt-x, which means nothing", "x", { meta: true }, []],
    ["a control character that no key sends", "\u0000", {}, []],
    ["a C1 control", "\u009b", {}, []],
    ["an emoji of several code points", "👩‍👩‍👧", {}, ["👩‍👩‍👧"]],
    ["Chinese from an input method", "日本", {}, ["日", "本"]],
    ["nothing", "", {}, []],
  ])("reads %s", (_, input, flags, chords) => {
    expect(readChords(input, { ...NONE, ...flags })).toEqual(chords);
  });

  test("of any text gives chords that a text field takes back as that text", () => {
    const printable = fc.string({ unit: fc.constantFrom("a", "Z", " ", "-", "日", "é", "1") });
    fc.assert(
      fc.property(printable, (text) => {
        expect(readChords(text, NONE).map(typedBy).join("")).toBe(text);
      }),
    );
  });
});

test.each(["up", "enter", "esc", "C-d", "S-tab", "pgdn", "tab", "home"])("%s types nothing", (chord) => {
  expect(typedBy(chord)).toBeNull();
});
