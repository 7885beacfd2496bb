import { expect, test } from "vitest";
import { createNonces } from "../../../src/emulator/nonces.ts";

test("a nonce is refused while it is remembered, and taken again when its time is over", () => {
  const nonces = createNonces(1_000);
  expect(nonces.claim("a", 0)).toBe(true);
  expect(nonces.claim("a", 1_000)).toBe(false);
  expect(nonces.claim("a", 1_001)).toBe(true);
});

test("beyond the limit the oldest is forgotten, so memory stays bounded", () => {
  const nonces = createNonces(1_000, 2);
  for (const nonce of ["a", "b", "c", "d"]) nonces.claim(nonce, 0);
  expect(nonces.claim("d", 0)).toBe(false);
  expect(nonces.claim("a", 0)).toBe(true);
});
