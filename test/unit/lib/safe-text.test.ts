import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinSafe, safeLines, safeText, say } from "../../../src/lib/safe-text.ts";

const CONTROL = /[\u0000-\u001f\u007f-\u009f]/u;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const INVISIBLE = /(?![\u200d\ufe0e\ufe0f])[\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/u;

/** Any string at all, with the dangerous characters and lone surrogates far more often than chance gives them. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(
        "\u001b[2J",
        "\u009b",
        "\u202e",
        "\u200d",
        "\u2066",
        "\ud83d",
        "\udc00",
        "👩‍💻",
        "e\u0301",
        "\u{e0041}",
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

describe("safeText", () => {
  test("never lets a control, bidi control, invisible character or lone surrogate through", () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const text = safeText(raw);
        expect(text).not.toMatch(CONTROL);
        expect(text).not.toMatch(BIDI);
        expect(text).not.toMatch(INVISIBLE);
        expect(text.isWellFormed()).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("changes nothing when applied again", () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const once = safeText(raw);
        expect(safeText(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  test("leaves printable ASCII as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii" }), (raw) => {
        expect(safeText(raw)).toBe(raw);
      }),
    );
  });

  test.each([
    ["an escape sequence", "\u001b[31mred", "␛[31mred"],
    ["a line end", "a\r\nb", "a␍␊b"],
    ["DEL", "a\u007f", "a␡"],
    ["C1", "\u009b1m", "‹U+009B›1m"],
    ["a right-to-left override", "txt.\u202eexe", "txt.‹U+202E›exe"],
    ["a zero-width space", "a\u200bb", "a‹U+200B›b"],
    ["a joiner between letters", "a\u200db", "a‹U+200D›b"],
    ["a lone surrogate", "\ud800x", "‹U+D800›x"],
    ["a tag character", "\u{e0041}", "‹U+E0041›"],
    ["a variation selector of no emoji", "a\ufe0fb\ufe01", "a‹U+FE0F›b‹U+FE01›"],
    ["a filler of the musical symbols", "a\u{1d173}", "a‹U+1D173›"],
    ["a mark with nothing before it", "\u0301\u0302a", "‹U+0301›‹U+0302›a"],
  ])("shows %s as a visible mark", (_, raw, shown) => {
    expect(safeText(raw)).toBe(shown);
  });

  test.each(["部署脚本.sh", "👩‍💻.txt", "👩🏽‍🚀", "❤️‍🔥", "🏳️‍🌈", "1️⃣", "☎︎", "naïve", "e\u0301", "عربي", "हिन्दी", "한글"])(
    "keeps %s as it is",
    (raw) => {
      expect(safeText(raw)).toBe(raw);
    },
  );

  test("counts a flood of combining marks instead of drawing it", () => {
    expect(safeText(`a${"\u0301".repeat(50)}`)).toBe(`a${"\u0301".repeat(4)}‹+46 marks›`);
  });
});

describe("safeLines", () => {
  test("splits at LF and CRLF, and keeps a lone CR visible", () => {
    expect(safeLines("a\r\nb\nc\rd")).toEqual(["a", "b", "c␍d"]);
  });

  test.each([
    ["a\tb", 4, "a   b"],
    ["\t\tx", 2, "    x"],
    ["abcd\te", 4, "abcd    e"],
  ])("expands the tabs of %j to stops of %i", (raw, tabSize, shown) => {
    expect(safeLines(raw, tabSize)).toEqual([shown]);
  });
});

test("say puts safe text and numbers into cafe's own words", () => {
  expect(say`${3} of ${safeText("a\u0000")}!`).toBe("3 of a␀!");
});

test("joinSafe joins with a separator of ours", () => {
  expect(joinSafe([safeText("a"), safeText("b")], ", ")).toBe("a, b");
});
