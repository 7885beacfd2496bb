import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeNow } from "../../../../src/platform/terminal/write-now.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

test("everything is written when it returns", () => {
  const file = join(tempFolder("write"), "out");
  const fd = openSync(file, "w");
  writeNow(fd, `é${"x".repeat(100_000)}`);
  closeSync(fd);
  expect(readFileSync(file, "utf8")).toBe(`é${"x".repeat(100_000)}`);
});

test("a terminal that is gone is no error", () => {
  expect(() => writeNow(-1, "x")).not.toThrow();
});
