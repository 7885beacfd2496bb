import { expect, test } from "vitest";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";
import { GATEWAY } from "../../../src/emulator/failure.ts";
import { createService } from "../../../src/emulator/service.ts";
import { ACCOUNT, type Call, NOW, signedRequest } from "./signed-request.ts";
import { type CallV1, signedRequestV1 } from "./signed-request-v1.ts";

const service = createService({ ...DEFAULTS, ...ACCOUNT, tasks: 60, instances: 300, now: () => NOW });
const HANGZHOU = ["RegionId", "cn-hangzhou"] as const;

function answer(call: Call) {
  return service.answer(signedRequest(call), "REQUEST-1");
}

test("a good call is answered in the shape of the service, arrays in their wrappers", () => {
  const { status, code, body, rows } = answer({ query: [HANGZHOU, ["PageSize", "2"]] });
  expect({ status, code, rows }).toEqual({ status: 200, code: "", rows: 2 });
  expect(body).toMatchObject({
    RequestId: "REQUEST-1",
    PageNumber: 1,
    PageSize: 2,
    TotalCount: expect.any(Number),
    NextToken: expect.any(String),
    Invocations: {
      Invocation: [
        {
          Overwrite: expect.any(Boolean),
          VmCount: expect.any(Number),
          InvokeInstances: { InvokeInstance: expect.any(Array) },
          Tags: { Tag: expect.any(Array) },
        },
        {},
      ],
    },
  });
});

test.each<[string, Call]>([
  ["GET", { method: "GET", query: [HANGZHOU] }],
  ["a form", { form: [HANGZHOU], headers: { "content-type": "application/x-www-form-urlencoded" } }],
  ["query and form", { query: [HANGZHOU], form: [["Name", "nginx.conf"]] }],
  [
    "legacy account parameters",
    {
      query: [
        HANGZHOU,
        ["OwnerAccount", "a"],
        ["OwnerId", "1"],
        ["ResourceOwnerAccount", "a"],
        ["ResourceOwnerId", "1"],
      ],
    },
  ],
  ["common parameters of other clients", { query: [HANGZHOU, ["Format", "JSON"], ["SignatureType", ""]] }],
  ["an empty parameter, which counts as absent", { query: [HANGZHOU, ["PageSize", ""], ["NextToken", ""]] }],
  ["a region without data", { query: [["RegionId", "me-east-1"]] }],
])("accepts %s", (_, call) => {
  expect(answer(call)).toMatchObject({ status: 200, code: "" });
});

test.each<[string, Call, number, string]>([
  ["PUT", { method: "PUT" }, 400, "UnsupportedHTTPMethod"],
  ["another path", { path: "/v1" }, 404, "InvalidAction.NotFound"],
  ["no action", { action: "" }, 400, "MissingAction"],
  ["another action", { action: "RebootInstance" }, 404, "InvalidAction.NotFound"],
  ["no version", { version: "" }, 400, "MissingVersion"],
  ["another version", { version: "2014-05-27" }, 400, "InvalidVersion"],
  ["a wrong secret", { query: [HANGZHOU], secret: "wrong" }, 400, "SignatureDoesNotMatch"],
  ["no region", {}, 400, "MissingRegionId"],
  ["an empty region", { query: [["RegionId", ""]] }, 400, "MissingRegionId"],
  ["an unknown region", { query: [["RegionId", "mars-1"]] }, 404, "InvalidRegionId.NotFound"],
  ["a region without this operation", { query: [["RegionId", "cn-wuhan-lr"]] }, 400, "RegionId.ApiNotSupported"],
  ["another format", { query: [HANGZHOU, ["Format", "yaml"]] }, 400, "InvalidParameter.Format"],
  ["an unknown parameter", { query: [HANGZHOU, ["Since", "2h"]] }, 400, "Emulator.UnknownParameter"],
  ["a parameter in wrong case", { query: [HANGZHOU, ["pageSize", "5"]] }, 400, "Emulator.UnknownParameter"],
  [
    "a parameter of the other operation",
    { action: "DescribeRegions", query: [["PageSize", "5"]] },
    400,
    "Emulator.UnknownParameter",
  ],
  ["a parameter twice", { query: [HANGZHOU], form: [HANGZHOU] }, 400, "Emulator.DuplicateParameter"],
])("refuses %s", (_, call, status, code) => {
  expect(answer(call)).toMatchObject({ status, code, rows: 0, body: { Code: code } });
});

test("an error's body names request, host, code, message and where to read more", () => {
  expect(answer({ query: [["RegionId", "mars-1"]] }).body).toEqual({
    RequestId: "REQUEST-1",
    HostId: "127.0.0.1:8080",
    Code: "InvalidRegionId.NotFound",
    Message: "The RegionId provided does not exist in our records.",
    Recommend: "https://api.aliyun.com/troubleshoot?q=InvalidRegionId.NotFound&product=Ecs&requestId=REQUEST-1",
  });
});

test("a throttled call says when to come back", () => {
  expect(answer({ query: [HANGZHOU], accessKeyId: "key-throttled" }).retryAfter).toBe(1_500);
});

test("a body beyond any request of this API is refused", () => {
  expect(service.answer({ ...signedRequest({}), oversize: true }, "R")).toMatchObject({
    status: 413,
    code: "Emulator.BodyTooLarge",
  });
});

test("what is thrown by mistake inside is an InternalError, and does not say more", () => {
  let broken = false;
  const now = () => {
    if (broken) throw new Error("a detail");
    return NOW;
  };
  const fragile = createService({ ...DEFAULTS, ...ACCOUNT, tasks: 0, now });
  broken = true;
  const { status, body } = fragile.answer(signedRequest({ query: [HANGZHOU] }), "R");
  expect(status).toBe(500);
  expect(JSON.stringify(body)).not.toContain("a detail");
});

test.each<[string, CallV1, object]>([
  ["JSON", { parameters: { Format: "JSON" } }, { format: "json", root: "DescribeSendFileResultsResponse" }],
  ["XML when it says nothing", {}, { format: "xml", root: "DescribeSendFileResultsResponse" }],
  ["a form", { as: "form" }, { format: "xml" }],
  ["an empty SignatureType", { parameters: { SignatureType: "" } }, { status: 200 }],
  ["regions", { method: "GET", parameters: { Action: "DescribeRegions" } }, { root: "DescribeRegionsResponse" }],
])("a V1 call is answered: %s", (_, call, expected) => {
  const request = signedRequestV1({ ...call, parameters: { RegionId: "cn-hangzhou", ...call.parameters } });
  expect(service.answer(request, "R")).toMatchObject({ status: 200, code: "", ...expected });
});

test.each<[string, CallV1, string]>([
  ["a wrong secret", { secret: "wrong" }, "SignatureDoesNotMatch"],
  ["an unknown key", { parameters: { AccessKeyId: "nobody" } }, "InvalidAccessKeyId.NotFound"],
  ["an old date", { parameters: { Timestamp: "2026-11-24T02:50:00Z" } }, "InvalidTimeStamp.Expired"],
  ["no date", { parameters: { Timestamp: undefined } }, "MissingTimestamp"],
  ["no nonce", { parameters: { SignatureNonce: undefined } }, "MissingSignatureNonce"],
  ["no version", { parameters: { Version: undefined } }, "MissingVersion"],
  ["an expired token", { parameters: { SecurityToken: "expired" } }, "InvalidSecurityToken.Expired"],
])("a V1 call is refused in XML: %s", (_, call, code) => {
  const request = signedRequestV1({ ...call, parameters: { RegionId: "cn-hangzhou", ...call.parameters } });
  expect(service.answer(request, "R")).toMatchObject({ code, format: "xml", root: "Error", body: { Code: code } });
});

test("a nonce that V3 used is used for V1 too", () => {
  expect(answer({ query: [HANGZHOU], nonce: "shared" })).toMatchObject({ status: 200 });
  const again = signedRequestV1({ parameters: { RegionId: "cn-hangzhou", SignatureNonce: "shared" } });
  expect(service.answer(again, "R")).toMatchObject({ code: "SignatureNonceUsed" });
});

test("a token expires after its time of use, where that fault is set", () => {
  let now = NOW;
  const faults = { everywhere: {}, regions: new Map(), expireAfter: 60_000 };
  const short = createService({ ...DEFAULTS, ...ACCOUNT, tasks: 0, now: () => now, faults });
  const ask = (token: string) => {
    const headers = { "x-acs-security-token": token };
    return short.answer(signedRequest({ query: [HANGZHOU], headers }), "R").code;
  };
  expect(ask("one")).toBe("");
  now += 60_000;
  expect([ask("one"), ask("two")]).toEqual(["InvalidSecurityToken.Expired", ""]);
});

test("a refusal meets well-signed calls only", () => {
  const refused = (call: Call) => service.answer(signedRequest(call), "R", GATEWAY.throttled).code;
  expect(refused({ query: [HANGZHOU] })).toBe("Throttling");
  expect(refused({ query: [HANGZHOU], secret: "wrong" })).toBe("SignatureDoesNotMatch");
});

test("the tasks' clock runs at its own speed, signatures are held against the other", () => {
  let now = NOW;
  const total = (speed: number) => {
    now = NOW;
    const world = createService({ ...DEFAULTS, ...ACCOUNT, now: () => now, speed });
    const count = () => Reflect.get(world.answer(signedRequest({ query: [HANGZHOU] }), "R").body, "TotalCount");
    const before = count();
    now += 10_000;
    return count() - before;
  };
  expect(total(0)).toBe(0);
  expect(total(1)).toBe(0);
  expect(total(3_600)).toBeGreaterThan(20);
});

test("regions that are named are all there are, and where the tasks are", () => {
  const named = createService({ ...DEFAULTS, ...ACCOUNT, now: () => NOW, regions: ["cn-beijing", "cn-test-1"] });
  const ask = (regionId: string) => named.answer(signedRequest({ query: [["RegionId", regionId]] }), "R");
  expect(ask("cn-hangzhou").code).toBe("InvalidRegionId.NotFound");
  const totals = ["cn-beijing", "cn-test-1"].map((id) => Reflect.get(ask(id).body, "TotalCount"));
  expect(Math.min(...totals)).toBeGreaterThan(0);
  expect(totals.reduce((sum, total) => sum + total, 0)).toBe(DEFAULTS.tasks);
});

test("retention and record limit say what is kept", () => {
  const total = (change: { retention?: number; recordLimit?: number }) => {
    const kept = createService({ ...DEFAULTS, ...ACCOUNT, now: () => NOW, ...change });
    return Reflect.get(kept.answer(signedRequest({ query: [HANGZHOU] }), "R").body, "TotalCount");
  };
  expect(total({ recordLimit: 7 })).toBe(7);
  expect(total({ retention: 86_400_000 })).toBeLessThan(total({}) / 2);
  expect(total({ retention: 86_400_000 })).toBeGreaterThan(0);
});
