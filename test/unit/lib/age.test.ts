import { describe, expect, test } from "vitest";
import { ageStep, isSameAge, lastMinutes } from "../../../src/lib/age.ts";

const HOUR = 3_600_000;

test.each([
  [-5_000, "now", 0],
  [9_999, "now", 0],
  [10_000, "seconds", 10],
  [59_999, "seconds", 50],
  [60_000, "minutes", 1],
  [HOUR - 1, "minutes", 59],
  [HOUR, "hours", 1],
  [48 * HOUR - 1, "hours", 47],
  [48 * HOUR, "days", 2],
])("an age of %d ms is said in %s: %d", (age, unit, count) => {
  expect(ageStep(age)).toEqual({ unit, count });
});

test("ages are the same as long as they are said in the same words", () => {
  expect(isSameAge(-HOUR, 9_999)).toBe(true);
  expect(isSameAge(60_000, 119_999)).toBe(true);
  expect(isSameAge(119_999, 120_000)).toBe(false);
  // One minute and one hour.
  expect(isSameAge(60_000, HOUR)).toBe(false);
});

describe("the last minutes", () => {
  test("are counted from a quarter of an hour down to the end", () => {
    const left = (ms: number) => lastMinutes(1_000_000_000 + ms, 1_000_000_000);
    expect([left(15 * 60_000 + 1), left(15 * 60_000), left(1), left(0), left(-HOUR)]).toEqual([null, 15, 1, 0, 0]);
  });

  test("are none where nobody knows the end", () => {
    expect(lastMinutes(null, 0)).toBeNull();
  });
});
