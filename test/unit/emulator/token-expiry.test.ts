import { expect, test } from "vitest";
import { createTokenExpiry } from "../../../src/emulator/token-expiry.ts";

test("a token lives from its first use, and a new one lives again", () => {
  const expiry = createTokenExpiry(300);
  expect([0, 299, 300, 1_000].map((now) => expiry.isExpired("a", now))).toEqual([false, false, true, true]);
  expect(expiry.isExpired("b", 1_000)).toBe(false);
});

test("without a lifetime, and without a token, nothing expires", () => {
  const never = createTokenExpiry(undefined);
  expect([0, 1e12].map((now) => never.isExpired("a", now))).toEqual([false, false]);
  const short = createTokenExpiry(0);
  expect(short.isExpired("", 5)).toBe(false);
});

test("memory is bounded: the oldest token is forgotten", () => {
  const expiry = createTokenExpiry(300, 2);
  for (const token of ["a", "b", "c"]) expiry.isExpired(token, 0);
  expect(expiry.isExpired("c", 400)).toBe(true);
  expect(expiry.isExpired("a", 400)).toBe(false);
});
