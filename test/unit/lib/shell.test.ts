import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shellWord } from "../../../src/lib/shell.ts";
import { recordedCalls, SHELLS } from "../../support/shell.ts";

const word = (text: string): string => {
  const result = shellWord(text);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

const PIECES = [
  ..."'\"`$\\!*?[]{}()<>|&;#~=:%@ \n\t\r\u0007\u001b\u007f\u0081\u0088\u009b\u00ad\u202e\u2066\u200d\ufeff".split(""),
  "\r\n",
  "$(id)",
  "`id`",
  "$HOME",
  "--",
  "-n",
  "\\033",
  "%s",
  "EOF\n",
  "配置",
  "👩‍💻",
  "🇨🇳",
  "\n\n",
];
const hostile = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary", maxLength: 3 })), {
  maxLength: 12,
});
const text = hostile.map((pieces) => pieces.join("").replaceAll("\0", "")).filter((one) => one.isWellFormed());

describe("shellWord", () => {
  test.each([
    ["nginx.conf", "nginx.conf"],
    ["/etc/nginx", "/etc/nginx"],
    ["", "''"],
    ["a b", "'a b'"],
    ["it's", "'it'\\''s'"],
    ["$(id)", "'$(id)'"],
    ["~root", "'~root'"],
    ["one\ntwo\n", "'one\ntwo\n'"],
    ["\u001b[31m", "\"$(printf '\\033')\"'[31m'"],
    ["a\r\nb", "'a'\"$(printf '\\015')\"'\nb'"],
    ["a\u202eb", "'a'\"$(printf '\\342\\200\\256')\"'b'"],
    ["配置", "'配置'"],
  ])("of %j is %s", (raw, quoted) => {
    expect(word(raw)).toBe(quoted);
  });

  test("refuses what no argument can hold", () => {
    expect(shellWord("a\0b")).toEqual({ ok: false, error: "nul" });
    expect(shellWord("a\ud800b")).toEqual({ ok: false, error: "not-unicode" });
  });

  test("holds no control but the line feed, and nothing invisible", () => {
    fc.assert(
      fc.property(text, (raw) => {
        expect(word(raw)).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/u,
        );
      }),
    );
  });

  test.each(SHELLS)("is one argument with exactly that value in %s, whatever the text", (shell) => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 25 }), (raws) => {
        expect(recordedCalls(shell, `aliyun ${raws.map(word).join(" ")}\n`)).toEqual([raws]);
      }),
      { numRuns: 20 },
    );
  });

  test.each(SHELLS)("carries every character from U+0001 to U+0200 in %s", (shell) => {
    const all = Array.from({ length: 0x200 }, (_, code) => String.fromCodePoint(code + 1));
    expect(
      recordedCalls(shell, `aliyun ${all.map((char) => word(`a${char}`)).join(" ")} ${word(all.join(""))}\n`),
    ).toEqual([[...all.map((char) => `a${char}`), all.join("")]]);
  });
});
