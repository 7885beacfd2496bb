import { describe, expect, test } from "vitest";
import { parseLine } from "../../../../src/platform/terminal/cells.ts";
import { createPalette } from "../../../../src/platform/terminal/sgr.ts";

const parse = (text: string, columns = 10) => parseLine(text, columns, createPalette());

describe("the cells of a line", () => {
  test.each([
    ["plain text", "abc", ["a", "b", "c"]],
    ["text with wide characters, an empty cell after each", "a日b", ["a", "日", "", "b"]],
    ["text with spaces at its end, which are nothing", "ab   ", ["a", "b"]],
    ["coloured text, without the colours", "\u001b[1;31ma\u001b[0mb", ["a", "b"]],
    ["text longer than the screen, cut off", "0123456789abc", [..."0123456789"]],
    ["a wide character that has no room, as a space", "012345678日x", [..."012345678"]],
    ["an emoji of several code points, as one character", "👩‍👩‍👧x", ["👩‍👩‍👧", "", "x"]],
    ["text with a cursor movement, without it", "a\u001b[5;5Hb\u001b[2Jc", ["a", "b", "c"]],
    ["text with a link, without it", "\u001b]8;;http://x\u0007a\u001b]8;;\u001b\\b", ["a", "b"]],
    ["text with control characters, without them", "a\u0007\tb\rc\u0000", ["a", "b", "c"]],
    ["an unfinished sequence, as nothing", "a\u001b[31", ["a"]],
    ["a lone escape, as nothing", "ab\u001b", ["a", "b"]],
  ])("%s", (_, text, chars) => {
    expect(parse(text).chars).toEqual(chars);
  });
});

test("a space on a background is a cell, one in a text colour is not", () => {
  expect(parse("\u001b[7m  \u001b[27m").chars).toEqual([" ", " "]);
  expect(parse("\u001b[31m  \u001b[39m").chars).toEqual([]);
});

test("each cell has the style it was written in", () => {
  const palette = createPalette();
  const line = parseLine("a\u001b[31mb日", 10, palette);
  const red = palette.apply(palette.plain, "31");
  expect(line.styles).toEqual([palette.plain, red, red, red]);
});

test.each([
  ["plain text and letters", "aé日Ж", []],
  ["an emoji", "a😀b", [1]],
  ["a combining mark", "abe\u0301", [2]],
  ["a sign that some draw as an emoji", "✅ ⚠", [0, 3]],
])("the columns whose width is doubtful: %s", (_, text, columns) => {
  expect(parse(text).doubtful).toEqual(columns);
});
