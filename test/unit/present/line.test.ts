import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safeText } from "../../../src/lib/safe-text.ts";
import { displayWidth } from "../../../src/lib/width.ts";
import { cell, fitLine, lineWidth, plain, span, spread, wrap } from "../../../src/present/line.ts";
import { HOSTILE, textOf } from "./text-of.ts";

const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "grapheme" })).map(safeText);
const width = fc.integer({ min: 0, max: 200 });

describe("fitLine", () => {
  test("makes any line exactly as wide as it must be", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), width, (parts, cells) => {
        expect(
          lineWidth(
            fitLine(
              parts.map((part) => span(part)),
              cells,
            ),
          ),
        ).toBe(cells);
      }),
    );
  });

  test("keeps the looks, cuts with an ellipsis, pads with blanks", () => {
    const line = [span(safeText("abc"), "strong"), span(safeText("defg"), "dim")];
    expect(fitLine(line, 5)).toEqual([span(safeText("abc"), "strong"), span(safeText("d…"), "dim")]);
    expect(fitLine(line, 9)).toEqual([...line, span(safeText("  "))]);
    expect(fitLine(line, 7)).toEqual(line);
  });
});

describe("cell", () => {
  test("is exactly as wide as its column, on either side", () => {
    fc.assert(
      fc.property(text, width, fc.constantFrom("left" as const, "right" as const), (content, cells, align) => {
        expect(displayWidth(cell(content, cells, align))).toBe(cells);
      }),
    );
  });

  test.each([
    ["ab", 4, "left", "ab  "],
    ["ab", 4, "right", "  ab"],
    ["日本語", 5, "left", "日本…"],
    ["日本語", 4, "left", "日… "],
  ] as const)("of %s in %i cells, %s, is %j", (content, cells, align, expected) => {
    expect(cell(safeText(content), cells, align)).toBe(expected);
  });
});

describe("spread", () => {
  const left = plain(safeText("left"));
  const right = plain(safeText("right"));

  test.each([
    [12, "left   right"],
    [10, "left right"],
    [9, "left     "],
    [3, "le…"],
  ])("in %i cells is %j", (cells, expected) => {
    expect(textOf(spread(left, right, cells))).toBe(expected);
  });
});

describe("wrap", () => {
  test("loses nothing but blanks, and keeps within the width", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 8, max: 80 }), (content, cells) => {
        const lines = wrap(content, cells);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(cells);
        expect(lines.join("").replaceAll(" ", "")).toBe(content.replaceAll(" ", ""));
      }),
    );
  });

  test.each([
    ["one two three", 7, ["one two", "three"]],
    ["/a/very/long/path and", 6, ["/a/ver", "y/long", "/path", "and"]],
    ["没有空格的中文描述", 8, ["没有空格", "的中文描", "述"]],
    ["x", 0, ["x"]],
    ["", 5, [""]],
  ])("breaks %j at %i cells into %j", (content, cells, lines) => {
    expect(wrap(safeText(content), cells)).toEqual(lines);
  });
});
