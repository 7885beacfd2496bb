import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

test("the pictures in docs/screens are what cafe shows: npm run build && npm run screens makes them", () => {
  const told = execFileSync(process.execPath, ["scripts/screens.mjs", "--check"], { encoding: "utf8" });
  expect(told).toBe("");
});
