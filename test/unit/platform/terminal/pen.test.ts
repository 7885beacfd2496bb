import { describe, expect, test } from "vitest";
import { Pen } from "../../../../src/platform/terminal/pen.ts";
import { createPalette } from "../../../../src/platform/terminal/sgr.ts";

function penAt(x: number, y: number) {
  const palette = createPalette();
  const pen = new Pen(palette);
  pen.forget(80);
  pen.moveTo(x, y);
  pen.take();
  return { pen, palette };
}

describe("the way", () => {
  test.each([
    ["nowhere", [5, 5], [5, 5], ""],
    ["to the first cell", [5, 5], [0, 0], "\u001b[H"],
    ["to the start of a far row", [5, 5], [0, 11], "\u001b[12H"],
    ["to the start of the next row", [5, 5], [0, 6], "\r\n"],
    ["to the start of the same row", [5, 5], [0, 5], "\r"],
    ["one to the right", [5, 5], [6, 5], "\u001b[C"],
    ["some to the right", [5, 5], [14, 5], "\u001b[9C"],
    ["far to the right, where the column is as short", [0, 5], [50, 5], "\u001b[51G"],
    ["two back", [5, 5], [3, 5], "\b\b"],
    ["far back", [50, 5], [8, 5], "\u001b[9G"],
    ["anywhere else", [5, 5], [9, 20], "\u001b[21;10H"],
    ["anywhere in the first row", [5, 5], [9, 0], "\u001b[;10H"],
  ] as const)("%s is the shortest", (_, [fromX, fromY], [x, y], expected) => {
    expect(penAt(fromX, fromY).pen.wayTo(x, y)).toBe(expected);
  });

  test("after a character in the last column says the column", () => {
    const { pen, palette } = penAt(79, 5);
    pen.write("x", palette.plain, 1);
    expect(pen.columnOn(5)).toBe(-1);
    expect(pen.wayTo(78, 5)).toBe("\u001b[79G");
  });

  test("is absolute after forget", () => {
    const { pen } = penAt(5, 5);
    pen.forget(80);
    expect(pen.wayTo(5, 5)).toBe("\u001b[6;6H");
  });
});

test("erasing never fills with a background", () => {
  const { pen, palette } = penAt(5, 5);
  pen.write("x", palette.apply(palette.plain, "44"), 1);
  pen.take();
  pen.eraseToEnd();
  expect(pen.take()).toBe("\u001b[m\u001b[K");
});

test("erasing some cells leaves the cursor where it is", () => {
  const { pen, palette } = penAt(5, 5);
  pen.erase(12, palette.plain);
  expect(pen.take()).toBe("\u001b[m\u001b[12X");
  expect(pen.columnOn(5)).toBe(5);
});
