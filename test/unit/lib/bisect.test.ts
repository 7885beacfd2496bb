import { expect, test } from "vitest";
import { firstIndex } from "../../../src/lib/bisect.ts";

test("the first yes is found wherever it is, and the end where there is none", () => {
  for (let count = 0; count < 9; count += 1) {
    for (let first = 0; first <= count; first += 1) expect(firstIndex(count, (at) => at >= first)).toBe(first);
  }
});

test("a hundred thousand are asked about no more than 17 times", () => {
  let asked = 0;
  firstIndex(100_000, (at) => {
    asked += 1;
    return at >= 77_777;
  });
  expect(asked).toBeLessThanOrEqual(17);
});
