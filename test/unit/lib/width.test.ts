import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { safeText } from "../../../src/lib/safe-text.ts";
import { breaks, chunks, displayWidth, fitTo, graphemes, truncate, wrapWords } from "../../../src/lib/width.ts";

/** What reaches the functions in practice: neutralised text of many scripts. */
const shown = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "binary" }),
      fc.constantFrom("配置", "ひらがな", "한글", "👩‍💻", "🇨🇳", "e\u0301", "│─┌", "✓✗", "（全角）", "ｶﾅ", "①", "…"),
    ),
    { maxLength: 8 },
  )
  .map((parts) => safeText(parts.join("")));

describe("displayWidth", () => {
  test("agrees with string-width for any neutralised text", () => {
    fc.assert(
      fc.property(shown, (text) => {
        expect(displayWidth(text)).toBe(stringWidth(text));
      }),
      { numRuns: 3000 },
    );
  });

  test("agrees with string-width for each character of the basic plane that needs no neutralising", () => {
    const differing: string[] = [];
    for (let code = 0x20; code < 0x1_0000; code += 1) {
      const text = safeText(String.fromCharCode(code));
      if (displayWidth(text) !== stringWidth(text)) differing.push(code.toString(16));
    }
    expect(differing).toEqual([]);
  });
});

describe("fit", () => {
  test("is always exactly as wide as asked", () => {
    fc.assert(
      fc.property(shown, fc.integer({ min: 0, max: 40 }), fc.constantFrom("left", "right"), (text, width, align) => {
        expect(displayWidth(fitTo(text, width, align))).toBe(width);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ["abc", 5, "left", "abc  "],
    ["abc", 5, "right", "  abc"],
    ["abcdef", 4, "left", "abc…"],
    ["配置文件", 5, "left", "配置…"],
    ["配置文件", 4, "left", "配… "],
  ] as const)("fits %s into %i cells, %s", (text, width, align, expected) => {
    expect(fitTo(text, width, align)).toBe(expected);
  });
});

describe("truncate", () => {
  test("never exceeds the width, and keeps what fits", () => {
    fc.assert(
      fc.property(shown, fc.integer({ min: 0, max: 40 }), (text, width) => {
        const cut = truncate(text, width);
        expect(displayWidth(cut)).toBeLessThanOrEqual(width);
        if (displayWidth(text) <= width && text.length <= 32 * width) expect(cut).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ["one emoji that does not end", `${"👩\u200d".repeat(50)}👩`],
    ["a long text", "配".repeat(500)],
  ])("of %s looks at the beginning only", (_, text) => {
    const cut = truncate(text, 2);
    expect(cut.isWellFormed()).toBe(true);
    expect(displayWidth(cut)).toBeLessThanOrEqual(2);
    expect(cut).toMatch(/…$/u);
  });
});

test("graphemes keeps what a reader sees as one character together", () => {
  expect(graphemes("ab")).toEqual(["a", "b"]);
  expect(graphemes("👩‍💻e\u0301")).toEqual(["👩‍💻", "e\u0301"]);
});

describe("chunks", () => {
  test.each([
    ["", 4, [""]],
    ["abcd", 4, ["abcd"]],
    ["abcdefghij", 4, ["abcd", "efgh", "ij"]],
    ["文件名字", 5, ["文件", "名字"]],
  ])("%j in pieces of %i cells", (text, width, pieces) => {
    expect(chunks(text, width)).toEqual(pieces);
  });

  test("lose nothing that can fit, and are never wider", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 2, max: 30 }), (text, width) => {
        const pieces = chunks(text, width);
        const fitting = graphemes(text).filter((part) => displayWidth(part) <= width);
        expect(pieces.join("")).toBe(fitting.join(""));
        for (const piece of pieces) expect(displayWidth(piece)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe("breaks", () => {
  test.each([
    ["", 4, [0]],
    ["abcd", 4, [4]],
    ["abcdefghij", 4, [4, 8, 10]],
    ["文件名字", 5, [2, 4]],
    ["文a", 1, [1, 2]],
  ])("%j in rows of %i cells ends at %j", (text, width, ends) => {
    expect(breaks(text, width)).toEqual(ends);
  });

  test.each([
    ["ab cd ef", 6, [6, 8]],
    ["ab cd ef", 5, [3, 8]],
    ["  abcdefgh", 4, [4, 8, 10]],
    ["文 件名字", 5, [2, 4, 5]],
    ["a bcdefgh", 4, [2, 6, 9]],
  ])("%j in rows of %i cells ends at %j, at words", (text, width, ends) => {
    expect(breaks(text, width, true)).toEqual(ends);
  });

  test("lose nothing, never part a character, and are never wider than it must be", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.integer({ min: 1, max: 30 }),
        fc.boolean(),
        (text, width, atWords) => {
          const ends = breaks(text, width, atWords);
          const pieces = ends.map((end, at) => text.slice(ends[at - 1] ?? 0, end));
          expect(pieces.join("")).toBe(text);
          expect(pieces.flatMap(graphemes)).toEqual(graphemes(text));
          for (const piece of pieces) {
            expect(displayWidth(piece) <= width || graphemes(piece).length === 1).toBe(true);
          }
        },
      ),
    );
  });
});

describe("wrapWords", () => {
  test.each<[string, number, readonly string[]]>([
    ["", 10, [""]],
    ["one two three", 7, ["one two", "three"]],
    ["one  two", 8, ["one  two"]],
    ["abcdefghij kl", 4, ["abcd", "efgh", "ij", "kl"]],
    ["核对实例 ID 和地域", 8, ["核对实例", "ID 和地", "域"]],
    ["重启实例，然后重试。", 8, ["重启实", "例，然后", "重试。"]],
    ["（例如 root）重新下发", 12, ["（例如", "root）重新下", "发"]],
    ["放行 axt.aliyun.com 域名", 14, ["放行", "axt.aliyun.com", "域名"]],
  ])("%s in %i cells", (text, width, lines) => {
    expect(wrapWords(text, width)).toEqual(lines);
  });

  test("no line is too wide, and nothing but spaces is lost", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "b", " ", "，", "。", "（", "实", "例", "-") }),
        fc.integer({ min: 4, max: 30 }),
        (text, width) => {
          const lines = wrapWords(text, width);
          expect(lines.every((line) => displayWidth(line) <= width)).toBe(true);
          expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        },
      ),
    );
  });
});
