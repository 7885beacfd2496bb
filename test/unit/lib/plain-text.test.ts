import stringWidth from "string-width";
import { expect, test } from "vitest";
import { isPlain, plainWidth } from "../../../src/lib/plain-text.ts";
import { displayWidth } from "../../../src/lib/width.ts";

const PLAIN_CODES = Array.from({ length: 0x10000 }, (_, code) => code).filter((code) =>
  isPlain(String.fromCharCode(code)),
);

test("a plain character is as wide as string-width and the display width say", () => {
  const wrong = PLAIN_CODES.filter((code) => {
    const char = String.fromCharCode(code);
    return plainWidth(code) !== stringWidth(char) || plainWidth(code) !== displayWidth(char);
  });
  expect(wrong).toEqual([]);
});

test("plain characters do not combine with each other", () => {
  const all = String.fromCharCode(...PLAIN_CODES);
  expect(Array.from(new Intl.Segmenter().segment(all))).toHaveLength(PLAIN_CODES.length);
});

test("plain characters are safe: none steers a terminal, is invisible or a mark", () => {
  const all = String.fromCharCode(...PLAIN_CODES);
  expect(all).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{M}\p{Default_Ignorable_Code_Point}]/u);
});

test.each([
  ["ASCII", "list --all", true],
  ["Latin, box drawing and CJK", "é │ 配置文件 ひ 한", true],
  ["a control character", "a\tb", false],
  ["an escape sequence", "\u001b[31mred", false],
  ["a combining mark", "e\u0301", false],
  ["an emoji", "😀", false],
  ["an arrow with an emoji selector", "\u2197\ufe0f", false],
])("%s: plain or not", (_, text, plain) => {
  expect(isPlain(text)).toBe(plain);
});
