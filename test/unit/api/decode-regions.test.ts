import { expect, test } from "vitest";
import { decodeRegions } from "../../../src/api/decode-regions.ts";
import type { Json } from "../../../src/domain/task.ts";

const row = {
  RegionId: "cn-hangzhou",
  LocalName: "China (Hangzhou)",
  RegionEndpoint: "ecs.aliyuncs.com",
  Status: "available",
};
const region = { id: "cn-hangzhou", localName: "China (Hangzhou)", endpoint: "ecs.aliyuncs.com" };

test.each<[string, Json, unknown]>([
  ["a list", { Regions: { Region: [row] } }, [region]],
  ["one region without a list", { Regions: { Region: row } }, [region]],
  ["no region", { Regions: { Region: [] } }, []],
  ["a row that is none", { Regions: { Region: [row, 7, null] } }, [region]],
  [
    "an ID that could not be part of a host",
    { Regions: { Region: [row, { ...row, RegionId: "evil.example/" }] } },
    [region],
  ],
  [
    "a row with the ID alone",
    { Regions: { Region: [{ RegionId: "xy-1" }] } },
    [{ id: "xy-1", localName: "", endpoint: "" }],
  ],
])("%s", (_, body, expected) => {
  expect(decodeRegions(body)).toEqual({ ok: true, value: expected });
});

test.each<[Json, string]>([
  [[], "the top level"],
  [{}, "Regions.Region"],
  [{ Regions: "none" }, "Regions.Region"],
  [{ Regions: { Region: 3 } }, "Regions.Region"],
])("%j cannot be read, and the answer says where", (body, where) => {
  expect(decodeRegions(body)).toEqual({ ok: false, error: where });
});

test("names are made safe to show", () => {
  const regions = decodeRegions({ Regions: { Region: [{ ...row, LocalName: "a\u001bb" }] } });
  expect(regions.ok && regions.value[0]?.localName).toBe("a␛b");
});
