import { expect, test } from "vitest";
import { describeRegions } from "../../../src/emulator/describe-regions.ts";

function ask(parameters: Record<string, string>) {
  return describeRegions(new Map(Object.entries(parameters))).Regions.Region;
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
