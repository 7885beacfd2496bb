import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dequoted, inBash, openQuote, wordsOf } from "../../../../src/cli/completion/shell-line.ts";

describe("a line that is being typed", () => {
  test.each([
    ["cafe li", ["cafe", "li"], "li"],
    ["cafe list ", ["cafe", "list", ""], ""],
    ["cafe  'a b' \"c d\" e\\ f", ["cafe", "a b", "c d", "e f"], "e\\ f"],
    ['cafe "a b', ["cafe", "a b"], '"a b'],
    ["cafe ''", ["cafe", ""], "''"],
    ['cafe "$x \\$x \\n', ["cafe", "$x $x \\n"], '"$x \\$x \\n'],
    ["cafe it'\\''s'", ["cafe", "it\\s"], "it'\\''s'"],
    ["cafe a\\", ["cafe", "a"], "a\\"],
  ])("is read as the shell reads it: %s", (line, words, raw) => {
    expect(wordsOf(line)).toEqual({ words, last: { raw, value: words.at(-1) } });
  });

  test("says which quote it leaves open", () => {
    expect(["a", "'a", '"a', "'a'", '"a\\"', "\\'"].map(openQuote)).toEqual(["", "'", '"', "", '"', ""]);
  });
});

/** Any text but what no line can hold. */
const text = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(..."$`\"'\\!~*?[]{}();&|<># =:,-"),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 12,
  })
  .filter((one) => !/[\p{Cc}]/u.test(one) && one.isWellFormed());

describe("a word for bash", () => {
  test("is what bash reads, in each quote, and what is read of a line", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 20, maxLength: 20 }), (texts) => {
        for (const quote of ["", "'", '"'] as const) {
          const words = texts.map((one) => `${quote}${inBash(one, quote)}${quote}`);
          expect(words.map(dequoted)).toEqual(texts);
          const run = spawnSync("bash", ["--norc"], {
            input: `printf '%s\\0' ${words.join(" ")}`,
            encoding: "utf8",
            env: { LC_ALL: "C.UTF-8" },
          });
          expect([run.stderr, run.stdout.split("\0").slice(0, -1)]).toEqual(["", texts]);
        }
      }),
      { numRuns: 10 },
    );
  });
});
