import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { displayWidth } from "../../../src/lib/width.ts";
import { shareBar, sparkline, stackedColumns } from "../../../src/present/chart.ts";
import { ASCII_GLYPHS, UNICODE_GLYPHS } from "../../../src/present/glyphs.ts";
import { textOf } from "./text-of.ts";

const bar = (failed: number, open: number, ok: number, width = 10): string =>
  textOf(shareBar({ failed, open, ok }, width, ASCII_GLYPHS));

describe("a bar", () => {
  test.each([
    [0, 0, 0, "          "],
    [5, 0, 5, "xxxxx+++++"],
    [1, 0, 999, "x+++++++++"],
    [1, 1, 998, "x>++++++++"],
    [999, 0, 1, "xxxxxxxxx+"],
    [0, 3, 0, ">>>>>>>>>>"],
    [2, 0, 0, "xxxxxxxxxx"],
  ])("of %i failed, %i open and %i ok", (failed, open, ok, drawn) => {
    expect(bar(failed, open, ok)).toBe(drawn);
  });

  test.each([
    [1, "x"],
    [2, "x+"],
    [3, "x>+"],
  ])("of %i cells shows what failed first, then what most of it is", (width, drawn) => {
    expect(bar(1, 2, 90, width)).toBe(drawn);
  });

  test("is exactly as wide as it is to be, whatever is in it", () => {
    const count = fc.nat({ max: 10_000 });
    fc.assert(
      fc.property(count, count, count, fc.integer({ min: 1, max: 40 }), (failed, open, ok, width) => {
        const text = bar(failed, open, ok, width);
        expect(displayWidth(text)).toBe(width);
        expect(text.includes("x")).toBe(failed > 0);
      }),
    );
  });
});

test("a sparkline is as high as the share of the greatest, and shows whatever is more than nothing", () => {
  expect(sparkline([0, 1, 500, 1000], 1, UNICODE_GLYPHS)).toBe(" ▁▄█");
  expect(sparkline([0, 1, 500, 1000], 2, ASCII_GLYPHS)).toBe("  ..==@@");
  expect(sparkline([0, 0], 1, ASCII_GLYPHS)).toBe("  ");
});

describe("columns", () => {
  const draw = (marked: number | null) =>
    stackedColumns(
      [
        { failed: 0, open: 0, ok: 0 },
        { failed: 2, open: 0, ok: 2 },
        { failed: 1, open: 0, ok: 7 },
      ],
      { height: 4, each: 1, marked },
      ASCII_GLYPHS,
    );

  test("stand on what failed", () => {
    expect(draw(null).map(textOf)).toEqual(["  +", "  +", " ++", " xx"]);
  });

  test("are marked from top to bottom below the time cursor", () => {
    expect(draw(1).map((line) => line.some(({ tone }) => tone === "cursor"))).toEqual([true, true, true, true]);
    expect(draw(1).map(textOf)).toEqual(draw(null).map(textOf));
  });
});
