import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffLines, type LineChange } from "../../../src/lib/line-diff.ts";

const told = (before: readonly string[], after: readonly string[]): string =>
  diffLines(before, after)
    .map((change) =>
      change.op === "added" ? `+${after[change.after]}` : `${change.op === "same" ? " " : "-"}${before[change.before]}`,
    )
    .join("");

/** Length of the longest common subsequence, by the textbook table. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const line of a) {
    const next = [0];
    for (const [at, other] of b.entries()) {
      next.push(line === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

const count = (changes: readonly LineChange[], op: LineChange["op"]): number =>
  changes.filter((change) => change.op === op).length;

describe("diffLines", () => {
  test.each([
    ["", "", ""],
    ["abc", "abc", " a b c"],
    ["abc", "", "-a-b-c"],
    ["", "ab", "+a+b"],
    ["abc", "axc", " a-b+x c"],
    ["abcabba", "cbabac", "-a-b c+b a b-b a+c"],
    ["aa", "aaa", " a a+a"],
  ])("of %j and %j is %j", (before, after, expected) => {
    expect(told([...before], [...after])).toBe(expected);
  });

  const lines = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 14 });

  test("gives back both texts, keeps the order, and is as short as it can be", () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const changes = diffLines(before, after);
        expect(changes.flatMap((change) => (change.op === "added" ? [] : [change.before]))).toEqual([...before.keys()]);
        expect(changes.flatMap((change) => (change.op === "removed" ? [] : [change.after]))).toEqual([...after.keys()]);
        for (const change of changes) if (change.op === "same") expect(before[change.before]).toBe(after[change.after]);
        expect(count(changes, "same")).toBe(commonLength(before, after));
      }),
    );
  });

  test("of two large texts with nothing in common is told whole", () => {
    const before = Array.from({ length: 3000 }, (_, n) => `old ${n}`);
    const after = Array.from({ length: 2500 }, (_, n) => `new ${n}`);
    const changes = diffLines(["head", ...before, "tail"], ["head", ...after, "tail"]);
    expect([count(changes, "same"), count(changes, "removed"), count(changes, "added")]).toEqual([2, 3000, 2500]);
  });
});
