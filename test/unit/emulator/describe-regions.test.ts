import { expect, test } from "vitest";
import { describeRegions } from "../../../src/emulator/describe-regions.ts";
import { regionsOf } from "../../../src/emulator/regions.ts";

function ask(parameters: Record<string, string>, named?: readonly string[], withData: readonly string[] = []) {
  return describeRegions(new Map(Object.entries(parameters)), regionsOf(named, withData)).Regions.Region;
}

test("Hangzhou, in Chinese unless another language is asked for", () => {
  const hangzhou = { RegionId: "cn-hangzhou", RegionEndpoint: "ecs-cn-hangzhou.aliyuncs.com", Status: "available" };
  expect(ask({})).toContainEqual({ ...hangzhou, LocalName: "华东1（杭州）" });
  expect(ask({ AcceptLanguage: "zh-CN" })).toContainEqual({ ...hangzhou, LocalName: "华东1（杭州）" });
  expect(ask({ AcceptLanguage: "en-US" })).toContainEqual({ ...hangzhou, LocalName: "China (Hangzhou)" });
  expect(ask({ AcceptLanguage: "ja" })).toContainEqual({ ...hangzhou, LocalName: "China (Hangzhou)" });
});

test("every region has an id of its own, a name and an endpoint", () => {
  const regions = ask({ AcceptLanguage: "en-US" });
  expect(regions.length).toBe(35);
  expect(new Set(regions.map(({ RegionId }) => RegionId)).size).toBe(regions.length);
  expect(
    regions.every(({ LocalName, RegionEndpoint }) => LocalName !== "" && RegionEndpoint.endsWith(".aliyuncs.com")),
  ).toBe(true);
  expect(new Set(regions.map(({ Status }) => Status))).toEqual(new Set(["available", "soldOut"]));
});

test("a language the service does not list is refused as the endpoint's own rule", () => {
  expect(() => ask({ AcceptLanguage: "xx" })).toThrow(
    expect.objectContaining({ code: "Emulator.InvalidAcceptLanguage" }),
  );
});

test("the regions can be named, and then there are no others", () => {
  expect(
    ask({}, ["cn-beijing", "cn-test-1", "cn-beijing"]).map(({ RegionId, LocalName }) => [RegionId, LocalName]),
  ).toEqual([
    ["cn-beijing", "华北2（北京）"],
    ["cn-test-1", "cn-test-1"],
  ]);
});

test("a region that only recorded data has is listed with the public ones", () => {
  expect(
    ask({}, undefined, ["cn-finance-9", "cn-beijing"])
      .map(({ RegionId }) => RegionId)
      .slice(-2),
  ).toEqual(["me-central-1", "cn-finance-9"]);
});
