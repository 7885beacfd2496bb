import { expect, test } from "vitest";
import { KNOWN_REGIONS } from "../../../src/domain/known-regions.ts";
import { isRegionId } from "../../../src/domain/region.ts";
import { safeText } from "../../../src/lib/safe-text.ts";

test("every ID can be a region's, and none is listed twice", () => {
  expect(KNOWN_REGIONS.filter(({ id }) => !isRegionId(id))).toEqual([]);
  expect(new Set(KNOWN_REGIONS.map(({ id }) => id)).size).toBe(KNOWN_REGIONS.length);
});

test.each(["cn-hangzhou", "cn-beijing", "ap-southeast-1", "eu-central-1", "us-west-1", "cn-north-2-gov-1"])(
  "%s is known",
  (id) => {
    expect(KNOWN_REGIONS.map((region) => region.id)).toContain(id);
  },
);

test.each(["ap-southeast-2", "ap-south-1"])("%s is closed, and not offered", (id) => {
  expect(KNOWN_REGIONS.map((region) => region.id)).not.toContain(id);
});

test("every name can be shown as it is", () => {
  for (const { english, chinese } of KNOWN_REGIONS) {
    expect(english).toMatch(/^[ -~]+$/u);
    if (chinese !== null) expect(safeText(chinese)).toBe(chinese);
  }
});
