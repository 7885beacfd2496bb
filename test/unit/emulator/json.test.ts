import fc from "fast-check";
import { expect, test } from "vitest";
import { writeJson } from "../../../src/emulator/json.ts";

function toJson(value: unknown): string {
  const pieces: string[] = [];
  writeJson(value, (text) => pieces.push(text));
  return pieces.join("");
}

test("it says what JSON.stringify says", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string(),
    fc.constantFrom("a\\b", 'a"b', "\ud83d", "\u2028", "é"),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.boolean(),
      fc.integer(),
      fc.constant(null),
      fc.array(tie("tree"), { maxLength: 4 }),
      fc.dictionary(fc.stringMatching(/^[A-Z][a-z]{0,4}$/), fc.oneof(tie("tree"), fc.constant(undefined))),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[A-Z][a-z]{0,4}$/), tree), (body) => {
      // An undefined item of a list does not occur: the wire's lists hold objects.
      expect(toJson(body)).toBe(JSON.stringify(body));
    }),
    { numRuns: 300 },
  );
});

test("the items of the first list come one at a time", () => {
  const pieces: string[] = [];
  writeJson({ A: { B: [{ C: [1, 2] }, { C: [] }] } }, (text) => pieces.push(text));
  expect(pieces).toContain('{"C":[1,2]}');
  expect(pieces).toContain(',{"C":[]}');
});
