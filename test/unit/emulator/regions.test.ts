import { expect, test } from "vitest";
import { readRegion, regionsOf } from "../../../src/emulator/regions.ts";

const read = (RegionId?: string) =>
  readRegion(new Map(RegionId === undefined ? [] : [["RegionId", RegionId]]), regionsOf(undefined, []));

test("a region there is, is read", () => {
  expect(read("cn-beijing")).toBe("cn-beijing");
});

test.each([
  [undefined, "MissingRegionId"],
  ["", "MissingRegionId"],
  ["mars-1", "InvalidRegionId.NotFound"],
  ["cn-wuhan-lr", "RegionId.ApiNotSupported"],
])("%s is refused with %s", (regionId, code) => {
  expect(() => read(regionId)).toThrow(expect.objectContaining({ code }));
});
