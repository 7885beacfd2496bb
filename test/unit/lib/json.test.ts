import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonText } from "../../../src/lib/json.ts";

const HOSTILE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e0fff}]/u;

describe("jsonText", () => {
  test("parses back to an equal value and holds no control, bidi or invisible character, for any value", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()), (value) => {
        const text = jsonText(value);
        expect(text).not.toMatch(HOSTILE);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test.each([
    ["ESC and DEL", "\u001b[31m\u007f", '{"a":"\\u001b[31m\\u007f"}'],
    ["C1", "\u009b2J", '{"a":"\\u009b2J"}'],
    ["a bidi override", "\u202egpj", '{"a":"\\u202egpj"}'],
    ["a line separator", "a\u2028b", '{"a":"a\\u2028b"}'],
    ["a tag character as two units", "\u{e0041}", '{"a":"\\udb40\\udc41"}'],
    ["a lone surrogate", "\ud800", '{"a":"\\ud800"}'],
    [
      "the marks of a flood from the fifth on",
      `e${"\u0301".repeat(6)}`,
      '{"a":"e\u0301\u0301\u0301\u0301\\u0301\\u0301"}',
    ],
    ["CJK and emoji as they are", "配置🚀", '{"a":"配置🚀"}'],
  ])("writes %s", (_, raw, text) => {
    expect(jsonText({ a: raw })).toBe(text);
    expect(JSON.parse(text)).toEqual({ a: raw });
  });

  test("indents where asked", () => {
    expect(jsonText({ a: [1] }, 2)).toBe('{\n  "a": [\n    1\n  ]\n}');
  });
});
