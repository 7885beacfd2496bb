import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findAll, gutterOf, MOST_MATCHES, matchesIn, matchFrom, rowAt, wrapLines } from "../../../src/core/reading.ts";
import { type TextLine, textLine } from "../../../src/domain/styled.ts";
import { safeText } from "../../../src/lib/safe-text.ts";

const head = (text: string): TextLine => textLine(safeText(text));
const numbered = (...texts: readonly string[]): readonly TextLine[] =>
  texts.map((text, at) => ({ text: safeText(text), marks: [], number: at + 1 }));

describe("rows", () => {
  test("leave room for the number of a line, and for none where it has none", () => {
    const lines = [head("abcdefgh"), ...numbered("abcdefgh", "")];
    expect(gutterOf(lines)).toBe(3);
    expect(wrapLines(lines, 8)).toEqual([
      { line: 0, from: 0, to: 8 },
      { line: 1, from: 0, to: 5 },
      { line: 1, from: 5, to: 8 },
      { line: 2, from: 0, to: 0 },
    ]);
    expect(gutterOf([head("a")])).toBe(0);
    expect(wrapLines([], 8)).toEqual([]);
  });

  test("are there however narrow the screen is", () => {
    expect(wrapLines(numbered("ab"), 1)).toHaveLength(2);
  });

  test("of any text hold all of it, in order, and rowAt finds each place", () => {
    const texts = fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 5, max: 20 }), (raw, width) => {
        const lines = numbered(...raw);
        const rows = wrapLines(lines, width);
        for (const [line, { text }] of lines.entries()) {
          const own = rows.filter((row) => row.line === line);
          expect(own.map(({ from, to }) => text.slice(from, to)).join("")).toBe(text);
          for (const row of own) expect(rows[rowAt(rows, line, row.from)]).toBe(row);
        }
      }),
    );
  });
});

describe("a search", () => {
  const lines = [head("Password"), ...numbered("password=1 PASSWORD", "none")];

  test("finds a text whatever its case, and takes it as it is", () => {
    expect(findAll(lines, "pass").matches).toEqual([
      { line: 0, from: 0, to: 4 },
      { line: 1, from: 0, to: 4 },
      { line: 1, from: 11, to: 15 },
    ]);
    expect(findAll(lines, "").matches).toEqual([]);
    expect(findAll(lines, ".").matches).toEqual([]);
  });

  test("is for the text itself, not for what it would mean as a pattern", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (raw) => {
        const text = safeText(raw);
        expect(findAll([head(`<${text}>`)], text).matches).toContainEqual({ line: 0, from: 1, to: 1 + text.length });
      }),
    );
  });

  test("counts no more than anybody steps through, and says so", () => {
    const found = findAll([head("a".repeat(MOST_MATCHES + 1))], "a");
    expect([found.matches.length, found.more]).toEqual([MOST_MATCHES, true]);
    expect(findAll([head("a".repeat(MOST_MATCHES))], "a").more).toBe(false);
  });

  test("begins at a row, and goes round", () => {
    const { matches } = findAll(lines, "pass");
    expect(matchFrom(matches, { line: 0, from: 0, to: 8 })).toBe(0);
    expect(matchFrom(matches, { line: 1, from: 5, to: 9 })).toBe(2);
    expect(matchFrom(matches, { line: 2, from: 0, to: 4 })).toBe(0);
    expect(matchFrom([], { line: 0, from: 0, to: 0 })).toBe(-1);
  });

  test("gives a row the matches that reach into it", () => {
    const { matches } = findAll(numbered("xxpasswordxx", "pass"), "password");
    expect(matchesIn(matches, { line: 0, from: 0, to: 5 })).toHaveLength(1);
    expect(matchesIn(matches, { line: 0, from: 5, to: 12 })).toHaveLength(1);
    expect(matchesIn(matches, { line: 0, from: 10, to: 12 })).toEqual([]);
    expect(matchesIn(matches, { line: 1, from: 0, to: 4 })).toEqual([]);
  });
});
