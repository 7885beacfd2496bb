import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findAll, type TextOverlay, wrapLines } from "../../../src/core/reading.ts";
import type { TextLine } from "../../../src/domain/styled.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { displayWidth } from "../../../src/lib/width.ts";
import { UNICODE_GLYPHS } from "../../../src/present/glyphs.ts";
import { lineWidth } from "../../../src/present/line.ts";
import { presentReader } from "../../../src/present/reader.ts";
import { HOSTILE, textOf, textsOf } from "./text-of.ts";

const VIEWPORT = { columns: 26, rows: 10 };
const WIDTH = 20;

const line = (text: string, number: number | null, marks: TextLine["marks"] = []): TextLine => ({
  text: safeText(text),
  marks,
  number,
});

function overlayOf(lines: readonly TextLine[], over: Partial<TextOverlay> = {}, typed = ""): TextOverlay {
  const find = { typed: safeText(typed), isTyping: false, at: 0, origin: { line: 0, from: 0, to: 0 } };
  return {
    kind: "text",
    title: safeText("nginx.conf"),
    subject: null,
    isPreparing: false,
    text: { raw: "", lines },
    other: null,
    isMasked: true,
    rows: wrapLines(lines, WIDTH),
    top: 0,
    find: typed === "" ? null : { ...find, ...findAll(lines, typed) },
    ...over,
  };
}

const present = (overlay: TextOverlay) => presentReader(overlay, VIEWPORT, UNICODE_GLYPHS);

describe("a text", () => {
  test("shows each number once, and a blank gutter where its line goes on", () => {
    const lines = [line("Size  9 B", null), line("a".repeat(20), 1), line("b", 2)];
    expect(textsOf(present(overlayOf(lines)).lines)).toEqual(["Size  9 B", `1  ${"a".repeat(17)}`, "   aaa", "2  b"]);
  });

  test("keeps its tones where a line is broken", () => {
    const marked = line("x".repeat(30), 1, [{ from: 10, to: 25, tone: "string" }]);
    const spans = present(overlayOf([marked])).lines.map((row) => row.map(({ text, tone }) => [text.length, tone]));
    expect(spans).toEqual([
      [
        [3, "dim"],
        [10, "text"],
        [7, "ok"],
      ],
      [
        [3, "dim"],
        [8, "ok"],
        [5, "text"],
      ],
    ]);
  });

  test("draws the rows on the screen only, and says which they are", () => {
    const lines = Array.from({ length: 50 }, (_, at) => line(`line ${at}`, null));
    const { note, lines: rows } = present(overlayOf(lines, { top: 7 }));
    expect([textsOf(rows), note]).toEqual([
      ["line 7", "line 8", "line 9", "line 10", "line 11", "line 12", "line 13"],
      "8-14 of 50",
    ]);
    expect(present(overlayOf(lines, { top: 99 })).note).toBe("44-50 of 50");
  });

  test("that is being made says so, and one without lines has a row", () => {
    expect(textsOf(present(overlayOf([], { isPreparing: true })).lines)).toEqual(["getting it ready"]);
    expect(present(overlayOf([])).lines).toEqual([[]]);
  });

  test("says in its title whether secrets are masked", () => {
    const other = { raw: "", lines: [] };
    expect(present(overlayOf([])).title).toBe("nginx.conf");
    expect(present(overlayOf([], { other })).title).toBe("nginx.conf: secrets masked, m shows");
    expect(present(overlayOf([], { other, isMasked: false })).title).toBe("nginx.conf: secrets shown, m masks");
  });
});

describe("what was found", () => {
  const tones = (overlay: TextOverlay) =>
    present(overlay).lines.map((row) => row.map(({ text, tone }) => `${tone}:${text}`));

  test("is marked over the colours of the text, the current match apart", () => {
    const lines = [line("a needle b needle", null, [{ from: 0, to: 4, tone: "string" }])];
    expect(tones(overlayOf(lines, {}, "needle"))).toEqual([["ok:a ", "foundHere:needle", "text: b ", "found:needle"]]);
  });

  test("is marked in both rows where it is broken", () => {
    const lines = [line(`${"a".repeat(17)}needle`, null)];
    expect(tones(overlayOf(lines, {}, "needle"))).toEqual([
      [`text:${"a".repeat(17)}`, "foundHere:nee"],
      ["foundHere:dle"],
    ]);
  });

  test("is counted in the foot, with what is typed", () => {
    const lines = [line("needle needle", null)];
    const found = overlayOf(lines, {}, "needle");
    const find = found.find ?? expect.fail("no search");
    const note = (over: Partial<typeof find>) => present({ ...found, find: { ...find, ...over } }).note;
    expect(note({})).toBe("/needle 1 of 2 · 1-1 of 1");
    expect(note({ isTyping: true, at: 1 })).toMatch(/^\/needle\S 2 of 2 · 1-1 of 1$/u);
    expect(note({ more: true })).toBe("/needle 1 of the first 2 · 1-1 of 1");
    expect(note({ matches: [], at: -1 })).toBe("/needle not found · 1-1 of 1");
    expect(note({ typed: safeText(""), matches: [], isTyping: true, at: -1 })).toMatch(/^\/\S · 1-1 of 1$/u);
  });
});

test("no row of any text is wider than the screen, or loses a character, whatever is marked or found in it", () => {
  const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "grapheme" }));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), fc.nat(9), fc.nat(9), (raw, from, length) => {
      const lines = raw.map((one, at) => line(one, at + 1, [{ from, to: from + length, tone: "string" }]));
      const needle = lines[0]?.text.slice(from, from + length) ?? "";
      const { lines: rows } = presentReader(overlayOf(lines, {}, needle), { columns: 26, rows: 999 }, UNICODE_GLYPHS);
      for (const row of rows) {
        expect(lineWidth(row)).toBe(displayWidth(textOf(row)));
        expect(lineWidth(row)).toBeLessThanOrEqual(WIDTH);
      }
      expect(rows.map((row) => textOf(row.slice(1))).join("")).toBe(lines.map((one) => one.text).join(""));
    }),
  );
});
