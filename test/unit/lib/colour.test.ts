import { expect, test } from "vitest";
import { contrast, groundOf, type Rgb } from "../../../src/lib/colour.ts";

test("contrast is that of WCAG, whichever colour comes first", () => {
  expect(contrast([0, 0, 0], [1, 1, 1])).toBeCloseTo(21);
  expect(contrast([1, 1, 1], [1, 1, 1])).toBe(1);
  const grey: Rgb = [0x76 / 255, 0x76 / 255, 0x76 / 255];
  expect(contrast(grey, [1, 1, 1])).toBeCloseTo(4.54, 2);
});

test.each([
  ["black", [0, 0, 0], "dark"],
  ["Solarized's dark", [0, 0x2b / 255, 0x36 / 255], "dark"],
  ["Nord", [0x2e / 255, 0x34 / 255, 0x40 / 255], "dark"],
  ["Solarized's light", [0xfd / 255, 0xf6 / 255, 0xe3 / 255], "light"],
  ["white", [1, 1, 1], "light"],
] as const)("%s is told as what it is", (_, background, expected) => {
  expect(groundOf(background)).toBe(expected);
});
