import { expect, test } from "vitest";
import { createNextTokens, TOKEN_LIFETIME } from "../../../src/emulator/next-token.ts";
import type { Filters } from "../../../src/emulator/query.ts";
import { NOW } from "./signed-request.ts";

const FILTERS: Filters = {
  regionId: "cn-hangzhou",
  resourceGroupId: undefined,
  invokeId: undefined,
  name: undefined,
  instanceId: undefined,
  status: undefined,
  tags: [],
};
const AFTER = { createdAt: NOW - 5_000, invokeId: "f-hz0abc" };
const tokens = createNextTokens("run 1");
const token = tokens.issue(AFTER, FILTERS, NOW);
const invalid = expect.objectContaining({ code: "InvalidParameter.NextToken" });

test("a token leads back to the place it was made for, until it is stale", () => {
  expect(tokens.redeem(token, FILTERS, NOW + TOKEN_LIFETIME)).toEqual(AFTER);
  expect(() => tokens.redeem(token, FILTERS, NOW + TOKEN_LIFETIME + 1)).toThrow(invalid);
});

test("a token is opaque: no invoke id can be read in it", () => {
  expect(token).toMatch(/^[\w-]+$/);
  expect(token).not.toContain("hz0");
});

test.each<[string, Filters]>([
  ["region", { ...FILTERS, regionId: "cn-beijing" }],
  ["name", { ...FILTERS, name: "a" }],
  ["status", { ...FILTERS, status: "Failed" }],
  ["tags", { ...FILTERS, tags: [{ key: "a", value: undefined }] }],
])("a token is refused with another %s", (_, filters) => {
  expect(() => tokens.redeem(token, filters, NOW)).toThrow(invalid);
});

test.each([
  ["garbage", "AAAAAdDWBF2"],
  ["text that is no token at all", "💥"],
  ["a cut token", token.slice(0, -3)],
  ["a token of another run", createNextTokens("run 2").issue(AFTER, FILTERS, NOW)],
])("%s is refused", (_, text) => {
  expect(() => tokens.redeem(text, FILTERS, NOW)).toThrow(invalid);
});
