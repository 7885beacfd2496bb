import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textLimitOf } from "../../../src/domain/pattern-cost.ts";

describe("a pattern", () => {
  test.each([
    "(a+)+$",
    "(a*)*",
    "(a|a)*$",
    "(?:a|aa)+b",
    "(x+x+)+y",
    "(?<n>a?)+b",
    "((a|b)c)*d",
    "(a{1,2})*",
    "(a{1,20}){1,20}b",
    "a*a*a*a*a*b",
    "(a?){40}b",
    `${"a?".repeat(40)}b`,
    `${"(a|a)".repeat(40)}b`,
    "(a)(?:\\1)*b",
  ])("that could take for ever is told: %s", (pattern) => {
    expect(textLimitOf(pattern)).toBeNull();
  });

  test.each([
    ["nginx", 100_000],
    ["^([a-z]+)-(\\d+)\\.conf$", 1_000],
    ["(foo|bar)baz", 100_000],
    ["client.*silent", 10_000],
    ["a.*b.*c", 1_000],
    ["a.*b.*c.*d", 255],
    ["(?:ab)+c", 10_000],
    ["((a{2}){3})*", 10_000],
    ["[*+(]+\\(\\)+", 1_000],
    ["\\(a+\\)", 10_000],
    ["a{,3}|b{", 100_000],
    ["(?=.*a)(?!.*b)(?<!c)d", 1_000],
  ])("that is done soon may look at enough of a text: %s", (pattern, least) => {
    expect(textLimitOf(pattern)).toBeGreaterThanOrEqual(least);
  });

  test("that is allowed comes to an end on the texts that are worst for it; this test would not, if it did not", () => {
    const part = fc.constantFrom("a", "[ab]", ".", "a*", "a+", "a?", "(?:ab)*", "(a|b)", "(?:aa)?", "a{1,3}", "(a)+");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.boolean(), (parts, repeats) => {
        const pattern = repeats ? `(?:${parts.join("")})*c` : `${parts.join("")}c`;
        const limit = textLimitOf(pattern);
        const worst = "a".repeat(Math.min(limit ?? 0, 160));
        expect(new RegExp(pattern).test(worst)).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});
