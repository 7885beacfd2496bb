import { expect, test } from "vitest";
import { isRegionId } from "../../../src/domain/region.ts";

test.each(["cn-hangzhou", "ap-southeast-1", "cn-north-2-gov-1", "us-east-1"])(
  "%s may become part of a host name",
  (id) => {
    expect(isRegionId(id)).toBe(true);
  },
);

test.each(["", "a", "CN-hangzhou", "cn_hangzhou", "evil.com/", "cn-hangzhou\n", "-cn", "a b", "a".repeat(42), "区"])(
  "%j may not",
  (id) => {
    expect(isRegionId(id)).toBe(false);
  },
);
