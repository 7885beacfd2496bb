/** What scripts/ink changes in Ink makes it faster, never different. */
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { bundled } from "../support/bundled.ts";

const TREES = 300;

test(`patched and plain Ink draw ${TREES} random trees alike`, () => {
  const draw = (plain: boolean) =>
    execFileSync(process.execPath, [bundled("test/support/ink-corpus.tsx", { plain }), String(TREES)], {
      encoding: "utf8",
      env: { ...process.env, FORCE_COLOR: "3" },
      maxBuffer: 1e8,
    }).split("\n");
  const plain = draw(true);
  expect(plain).toHaveLength(TREES + 1);
  expect(new Set(plain).size).toBeGreaterThan(TREES * 0.9);
  expect(draw(false)).toEqual(plain);
});
