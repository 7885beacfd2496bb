import { describe, expect, test } from "vitest";
import { createPalette } from "../../../../src/platform/terminal/sgr.ts";

function styleOf(...parameters: string[]) {
  const palette = createPalette();
  return { palette, style: parameters.reduce((style, each) => palette.apply(style, each), palette.plain) };
}

describe("a style is", () => {
  test.each([
    ["plain after a reset", ["1;31", "0"], []],
    ["plain after an empty reset", ["1;31", ""], []],
    ["plain after the end of each attribute", ["1;2;3;4;7;9;31;42", "22;23;24;27;29;39;49"], []],
    ["the last of two colours", ["31", "94"], ["94"]],
    ["a colour of 256", ["38;5;120;1"], ["1", "38;5;120"]],
    ["a true colour, and what follows it", ["48;2;1;2;3;4"], ["4", "48;2;1;2;3"]],
    ["a colon form, kept as it is", ["4:3"], ["4:3"]],
    ["not underlined after 4:0", ["4", "4:0"], []],
    ["unchanged by what is unknown", ["7", "74"], ["7"]],
    ["what follows a reset in one sequence", ["31;0;1"], ["1"]],
  ])("%s", (_, parameters, on) => {
    expect(styleOf(...parameters).style.slots.filter((slot) => slot !== "")).toEqual(on);
  });
});

describe("the change from", () => {
  test.each([
    ["plain to red", [], ["31"], "\u001b[31m"],
    ["red to plain", ["31"], [], "\u001b[m"],
    ["red to green", ["31"], ["32"], "\u001b[32m"],
    ["bold red to red", ["1;31"], ["31"], "\u001b[22m"],
    ["bold and dim to dim", ["1;2"], ["2"], "\u001b[;2m"],
    ["inverse on a colour to the colour", ["7;38;2;1;2;3"], ["38;2;1;2;3"], "\u001b[27m"],
    ["much to one", ["1;3;4;7;31;42"], ["33"], "\u001b[;33m"],
  ])("%s is the shortest sequence", (_, from, to, expected) => {
    const { palette, style } = styleOf(...from);
    const target = to.reduce((each, parameters) => palette.apply(each, parameters), palette.plain);
    expect(palette.change(style, target)).toBe(expected);
  });

  test("a style to itself is nothing", () => {
    const { palette, style } = styleOf("1;31");
    expect(palette.change(style, palette.apply(palette.apply(palette.plain, "31"), "1"))).toBe("");
  });
});

test.each([
  ["31", "", true],
  ["1;2;3", "", true],
  ["7", "7", false],
  ["1;31;44", "44", true],
  ["4;44;32", "4;44", false],
])("of %s a space shows %j", (parameters, seen, isFill) => {
  const { palette, style } = styleOf(parameters);
  const { blank } = style;
  expect(blank).toBe(seen === "" ? palette.plain : palette.apply(palette.apply(palette.plain, seen), seen));
  expect(blank.isFill).toBe(isFill);
  expect(blank.blank).toBe(blank);
});
