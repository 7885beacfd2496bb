import { expect, test } from "vitest";
import { createRandom, mixSeed, unitOf } from "../../../../src/emulator/data/random.ts";

test("equal seeds give equal draws, other seeds give others", () => {
  const draws = (seed: number) => {
    const random = createRandom(seed);
    return [random.unit(), random.integer(1, 1000), random.token(17), random.sample([1, 2, 3, 4, 5], 3)];
  };
  expect(draws(7)).toEqual(draws(7));
  expect(draws(7)).not.toEqual(draws(8));
});

test("draws stay within their limits and reach both ends", () => {
  const random = createRandom(1);
  const draws = Array.from({ length: 500 }, () => random.integer(3, 5));
  expect(new Set(draws)).toEqual(new Set([3, 4, 5]));
  const units = Array.from({ length: 500 }, () => random.unit());
  expect(units.every((unit) => unit >= 0 && unit < 1)).toBe(true);
  expect(random.token(17)).toMatch(/^[0-9a-z]{17}$/);
});

test("a sample has distinct members, and never more than there are", () => {
  const random = createRandom(2);
  expect(new Set(random.sample(["a", "b", "c"], 2)).size).toBe(2);
  expect(random.sample(["a", "b", "c"], 9).sort()).toEqual(["a", "b", "c"]);
});

test("picking from nothing is an error, not undefined", () => {
  expect(() => createRandom(3).pick([])).toThrow("empty list");
});

test("details by position depend on seed and position only", () => {
  expect(unitOf(5, 9)).toBe(unitOf(5, 9));
  expect(new Set([mixSeed(5, 9), mixSeed(5, 10), mixSeed(6, 9)]).size).toBe(3);
});
