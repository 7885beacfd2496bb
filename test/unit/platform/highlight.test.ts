import { describe, expect, test } from "vitest";
import { LANGUAGES, type Language } from "../../../src/domain/language.ts";
import { safeLines } from "../../../src/lib/safe-text.ts";
import { highlight, MOST_COLOURED } from "../../../src/platform/highlight.ts";

/** Each part with a tone, as `tone:text`. */
function parts(text: string, language: Language): readonly string[] {
  const lines = safeLines(text);
  return highlight(lines, language).flatMap((marks, line) =>
    marks.map(({ from, to, tone }) => `${tone}:${lines[line]?.slice(from, to)}`),
  );
}

describe("a text in", () => {
  test.each<[Language, string, readonly string[]]>([
    ["bash", "#!/bin/sh\nif true; then # why\n", ["comment:#!/bin/sh", "keyword:if", "comment:# why"]],
    ["dockerfile", "FROM node:24\n", ["keyword:FROM"]],
    ["ini", "[Unit]\nAfter=\n; note", ["keyword:[Unit]", "name:After", "comment:; note"]],
    ["json", '{"a": 12, "b": null}', ['name:"a"', "number:12", 'name:"b"']],
    ["nginx", "listen 80;", ["name:listen", "number:80"]],
    ["properties", "# x\nA=b", ["comment:# x", "name:A", "string:b"]],
    ["python", 'def f():\n  return "x"', ["keyword:def", "name:f", "keyword:return", 'string:"x"']],
    ["sql", "SELECT 1 FROM t", ["keyword:SELECT", "number:1", "keyword:FROM"]],
    ["xml", '<a b="c"/>', ["keyword:a", "name:b", 'string:"c"']],
    ["yaml", "a: 1\n- b: x", ["name:a:", "number:1", "markup:-", "name:b:", "string:x"]],
  ])("%s is coloured by what its parts are", (language, text, expected) => {
    const found = parts(text, language);
    expect(found).toEqual(expect.arrayContaining([...expected]));
  });

  test.each(LANGUAGES)("%s has marks in order, without overlap, within their lines, whatever it is", (language) => {
    const text = `#!/bin/sh\n"unended ' $( \${x {[ <a <b> -- /* 日本 "\\" 👩‍💻\n\t- k: |\n  deep\n=== [x]\n<![CDATA[\n${"(".repeat(500)}`;
    const lines = safeLines(text);
    const marks = highlight(lines, language);
    expect(marks).toHaveLength(lines.length);
    for (const [line, ofLine] of marks.entries()) {
      let end = 0;
      for (const { from, to } of ofLine) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        end = to;
      }
      expect(end).toBeLessThanOrEqual(lines[line]?.length ?? 0);
    }
  });
});

test("a comment over several lines is one in each of them", () => {
  expect(parts("<!-- a\nb -->", "xml")).toEqual(["comment:<!-- a", "comment:b -->"]);
});

test("a text beyond 64 KiB stays plain", () => {
  expect(highlight(safeLines("a".repeat(MOST_COLOURED + 1)), "bash")).toEqual([]);
  expect(highlight(safeLines(`# ${"a".repeat(MOST_COLOURED - 2)}`), "bash")).toHaveLength(1);
});
