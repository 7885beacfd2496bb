import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const path = (relative: string): string => new URL(`../../${relative}`, import.meta.url).pathname;

test("docs/keys.md says what the keymap does: node scripts/keys-doc.mjs --write", () => {
  const made = execFileSync(process.execPath, [path("scripts/keys-doc.mjs")], { encoding: "utf8" });
  expect(readFileSync(path("docs/keys.md"), "utf8")).toBe(made);
  expect(made).toContain("| `Ctrl-D` | half a page down |");
});
