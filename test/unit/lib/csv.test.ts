import { describe, expect, test } from "vitest";
import { csvRow } from "../../../src/lib/csv.ts";

describe("csvRow", () => {
  test.each([
    ["plain text", "nginx.conf", "nginx.conf"],
    ["a comma", "a,b", '"a,b"'],
    ["a quote", 'say "hi"', '"say ""hi"""'],
    ["a line end", "a\nb", '"a\nb"'],
    ["leading space", " a", '" a"'],
    ["an empty text", "", ""],
    ["a formula", "=HYPERLINK(1)", "'=HYPERLINK(1)"],
    ["a formula that also needs quotes", '=A1&","', '"\'=A1&"","""'],
    ["a plus", "+1", "'+1"],
    ["a minus", "-1", "'-1"],
    ["an at sign", "@SUM(1)", "'@SUM(1)"],
    ["a formula behind a space", " =1+1", "' =1+1"],
    ["a full-width formula", "＝1", "'＝1"],
    ["a number, even a negative one", -5, "-5"],
  ])("writes %s", (_, cell, text) => {
    expect(csvRow([cell, 1])).toBe(`${text},1\n`);
  });
});
