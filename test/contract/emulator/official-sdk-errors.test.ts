import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";
import { type Emulator, startEmulator } from "../../../src/emulator/server.ts";
import { type Fields, type Keys, listThrough, officialClient, sdk } from "./official-client.ts";

/** Milliseconds by which the emulator's clock is ahead of the one the SDK signs with. */
let ahead = 0;
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ ...DEFAULTS, now: () => Date.now() + ahead });
});
afterAll(() => emulator.close());

const list = (fields: Fields, keys?: Keys) => listThrough(emulator.port, fields, keys);
const suffixed = (suffix: string): Keys => ({ accessKeyId: `${DEFAULTS.accessKeyId}${suffix}` });
const tags = (count: number) => Array.from({ length: count }, (_, index) => ({ key: `k${index}` }));

describe("the SDK reports each error of the operation with its HTTP status, code and message", () => {
  test.each<[Fields, number, string, string]>([
    [{ regionId: "cn-wuhan-lr" }, 400, "RegionId.ApiNotSupported", "The api is not supported in this region."],
    [{ regionId: "mars-1" }, 404, "InvalidRegionId.NotFound", "The RegionId provided does not exist in our records."],
    [{ tag: tags(21) }, 400, "NumberExceed.Tags", "The Tags parameter number is exceed."],
    [{ tag: [{ value: "v" }] }, 400, "MissingParameter.TagKey", "You must specify Tag.N.Key."],
    [{ tag: [{ key: "" }] }, 400, "MissingParameter.TagKey", "You must specify Tag.N.Key."],
    [{ tag: [{ key: "a" }, { key: "a" }] }, 400, "Duplicate.TagKey", "The Tag.N.Key contain duplicate key."],
    [{ tag: [{ key: "acs:a" }] }, 400, "InvalidTagKey.Malformed", "The specified Tag.n.Key is not valid."],
    [{ tag: [{ key: "a".repeat(65) }] }, 400, "InvalidTagKey.Malformed", "The specified Tag.n.Key is not valid."],
    [
      { tag: [{ key: "a", value: "http://b" }] },
      400,
      "InvalidTagValue.Malformed",
      "The specified Tag.n.Value is not valid.",
    ],
    [{ pageNumber: 0 }, 400, "InvalidParam.PageNumber", "The specified parameter is invalid."],
    [{ pageSize: 51 }, 400, "InvalidParam.PageSize", "The specified parameter is invalid."],
    [{ pageSize: 0 }, 400, "InvalidParam.PageSize", "The specified parameter is invalid."],
    [{ maxResults: 51 }, 400, "InvalidParameter.MaxResults", "The specified parameter MaxResults is not valid."],
    [
      { nextToken: "AAAAAdDWBF2" },
      400,
      "InvalidParameter.NextToken",
      "The specified parameter NextToken is not valid.",
    ],
    [{ regionId: "" }, 400, "MissingRegionId", "RegionId is mandatory for this action."],
    [{ invocationStatus: "Done" }, 400, "Emulator.InvalidInvocationStatus", "InvocationStatus must be one of "],
  ])("%j: %i %s", async (fields, statusCode, code, message) => {
    await expect(list(fields)).rejects.toMatchObject({ statusCode, code, message: expect.stringContaining(message) });
  });
});

describe("the SDK reports each error of the gateway", () => {
  test.each<[Keys, number, string]>([
    [{ accessKeyId: "nobody" }, 404, "InvalidAccessKeyId.NotFound"],
    [{ accessKeySecret: "wrong" }, 400, "SignatureDoesNotMatch"],
    [suffixed("-inactive"), 400, "InvalidAccessKeyId.Inactive"],
    [suffixed("-sts"), 400, "MissingSecurityToken"],
    [{ securityToken: "expired" }, 400, "InvalidSecurityToken.Expired"],
    [{ securityToken: "expired-ecs" }, 400, "InvalidParameter"],
    [{ securityToken: "malformed" }, 400, "InvalidSecurityToken.Malformed"],
    [{ securityToken: "mismatch" }, 400, "InvalidSecurityToken.MismatchWithAccessKey"],
    [suffixed("-forbidden"), 403, "Forbidden.RAM"],
    [suffixed("-operation-forbidden"), 403, "Operation.Forbidden"],
    [suffixed("-dispatch-error"), 500, "InternalError.Dispatch"],
    [suffixed("-internal-error"), 500, "InternalError"],
    [suffixed("-unavailable"), 503, "ServiceUnavailable"],
  ])("%j: %i %s", async (keys, statusCode, code) => {
    await expect(list({}, keys)).rejects.toMatchObject({ statusCode, code });
  });

  test.each(["Throttling", "Throttling.User", "Throttling.Api"])("%s, with the time to wait", async (code) => {
    const suffix = { Throttling: "-throttled", "Throttling.User": "-throttled-user" }[code] ?? "-throttled-api";
    const refused = { name: "ThrottlingError", statusCode: 400, code, retryAfter: 1_500 };
    await expect(list({}, suffixed(suffix))).rejects.toMatchObject(refused);
  });

  test.each([-16, 16])("a clock that is %i minutes off: InvalidTimeStamp.Expired", async (minutes) => {
    ahead = minutes * 60_000;
    const refused = list({});
    await expect(refused).rejects.toMatchObject({ statusCode: 400, code: "InvalidTimeStamp.Expired" });
    ahead = 0;
  });

  test("an action that this endpoint does not have: InvalidAction.NotFound", async () => {
    const call = officialClient(emulator.port).describeInstances(
      new sdk.DescribeInstancesRequest({ regionId: "cn-hangzhou" }),
    );
    await expect(call).rejects.toMatchObject({ statusCode: 404, code: "InvalidAction.NotFound" });
  });

  test("the mismatch names what was signed here, and neither secret nor token", async () => {
    const error: unknown = await list({}, { accessKeySecret: "wrong", securityToken: "token-of-mine" }).catch(
      (thrown) => thrown,
    );
    expect(String(error)).toContain("server StringToSign is [ACS3-HMAC-SHA256");
    expect(String(error)).not.toContain("token-of-mine");
    expect(String(error)).not.toContain(DEFAULTS.accessKeySecret);
  });
});

test("temporary keys with any other token are served", async () => {
  expect(await list({}, { ...suffixed("-sts"), securityToken: "CAISxyz+/=" })).toMatchObject({ statusCode: 200 });
});

test("regions are listed in Chinese, or in English when asked", async () => {
  const regions = async (acceptLanguage?: string) => {
    const request = new sdk.DescribeRegionsRequest({ acceptLanguage });
    const { body } = await officialClient(emulator.port).describeRegions(request);
    return body?.regions?.region?.map((region) => ({ ...region })) ?? [];
  };
  const hangzhou = { regionId: "cn-hangzhou", regionEndpoint: "ecs-cn-hangzhou.aliyuncs.com", status: "available" };
  expect(await regions()).toContainEqual({ ...hangzhou, localName: "华东1（杭州）" });
  expect(await regions("en-US")).toContainEqual({ ...hangzhou, localName: "China (Hangzhou)" });
});
