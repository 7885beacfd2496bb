import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { isEcsInstance } from "../../../src/platform/machine.ts";
import { tempFolder } from "../profiles/temp-folder.ts";

it.each([
  ["Alibaba Cloud ECS\n", true],
  ["Standard PC (Q35 + ICH9, 2009)\n", false],
])("a machine that calls itself %j is an ECS instance: %s", (name, expected) => {
  const file = join(tempFolder(), "product_name");
  writeFileSync(file, name);
  expect(isEcsInstance(file)).toBe(expected);
});

it("a machine that says nothing is no ECS instance", () => {
  expect(isEcsInstance("/nowhere/product_name")).toBe(false);
});
