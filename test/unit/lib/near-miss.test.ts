import { expect, test } from "vitest";
import { nearMiss } from "../../../src/lib/near-miss.ts";

test.each([
  ["statu", "status"],
  ["stauts", "status"],
  ["STATUS", "status"],
  ["satus", "status"],
  ["tags", "tag"],
  ["pagesize", "page-size"],
  ["zzz", null],
  ["x", null],
  ["", null],
])("for %j it finds %j", (given, found) => {
  expect(nearMiss(given, ["status", "name", "tag", "page", "page-size"])).toBe(found);
});
