import { closeSync, mkdtempSync, openSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeNow } from "../../../../src/platform/terminal/write-now.ts";

test("everything is written when it returns", () => {
  const file = join(mkdtempSync(join(tmpdir(), "cafe-write-")), "out");
  const fd = openSync(file, "w");
  writeNow(fd, `é${"x".repeat(100_000)}`);
  closeSync(fd);
  expect(readFileSync(file, "utf8")).toBe(`é${"x".repeat(100_000)}`);
});

test("a terminal that is gone is no error", () => {
  expect(() => writeNow(-1, "x")).not.toThrow();
});
