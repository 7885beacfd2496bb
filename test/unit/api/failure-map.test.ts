import { describe, expect, test } from "vitest";
import { describeReply, failureFromReply, malformedReply } from "../../../src/api/failure-map.ts";
import type { HttpReply } from "../../../src/api/transport.ts";
import type { FailureKind } from "../../../src/domain/failure.ts";
import { safeText } from "../../../src/lib/safe-text.ts";

const HOST = safeText("ecs.cn-hangzhou.aliyuncs.com");

const reply = (status: number, text: string, headers: Record<string, string> = {}): HttpReply => ({
  status,
  text,
  header: (name) => headers[name] ?? "",
});
const errorJson = (Code: string, Message = "no"): string =>
  JSON.stringify({ Code, Message, RequestId: "R-1", HostId: "h" });

test.each<[number, string, FailureKind]>([
  [404, "InvalidAccessKeyId.NotFound", "credentials"],
  [400, "InvalidAccessKeyId.Inactive", "credentials"],
  [403, "Forbidden.AccessKeyDisabled", "credentials"],
  [400, "SignatureDoesNotMatch", "signature"],
  [400, "IncompleteSignature", "signature"],
  [400, "InvalidTimeStamp.Expired", "clock"],
  [400, "InvalidTimeStamp.Format", "other"],
  [400, "InvalidSecurityToken.Expired", "token"],
  [400, "InvalidSecurityToken.Malformed", "token"],
  [400, "InvalidSecurityToken.MismatchWithAccessKey", "token"],
  [400, "MissingSecurityToken", "token"],
  [403, "Forbidden.RAM", "permission"],
  [403, "NoPermission", "permission"],
  [403, "Forbidden.SubUser", "permission"],
  [403, "Operation.Forbidden", "permission"],
  [400, "Throttling", "throttled"],
  [400, "Throttling.User", "throttled"],
  [400, "Throttling.Api", "throttled"],
  [429, "Whatever", "throttled"],
  [400, "RegionId.ApiNotSupported", "region"],
  [404, "InvalidRegionId.NotFound", "region"],
  [400, "InvalidParameter.NextToken", "stale-token"],
  [400, "InvalidParameter.MaxResults", "input"],
  [400, "MissingParameter.TagKey", "input"],
  [400, "MissingRegionId", "input"],
  [400, "Duplicate.TagKey", "input"],
  [400, "NumberExceed.Tags", "input"],
  [400, "InvalidTagKey.Malformed", "input"],
  [400, "InvalidTagValue.Malformed", "input"],
  [400, "InvalidParam.PageNumber", "input"],
  [403, "InvalidParam.PageSize", "input"],
  [404, "InvalidInstance.NotFound", "input"],
  [500, "InternalError.Dispatch", "server"],
  [500, "InternalError", "server"],
  [503, "ServiceUnavailable", "server"],
  [500, "BrandNew", "server"],
  [404, "InvalidAction.NotFound", "other"],
  [404, "InvalidApi.NotFound", "other"],
  [400, "InvalidVersion", "other"],
  [400, "SignatureNonceUsed", "other"],
  [400, "BrandNew", "other"],
  [403, "BrandNew", "permission"],
  [401, "BrandNew", "credentials"],
])("HTTP %i %s is of kind %s", (status, code, kind) => {
  expect(failureFromReply(reply(status, errorJson(code)), HOST, [])).toEqual({
    kind,
    code,
    message: "no",
    requestId: "R-1",
    httpStatus: status,
    retryAfterMs: null,
  });
});

test("ECS's own form of an expired token is told from a bad parameter", () => {
  const message = 'The specified parameter "SecurityToken.Expired" is not valid.';
  expect(failureFromReply(reply(400, errorJson("InvalidParameter", message)), HOST, [])).toMatchObject({
    kind: "token",
  });
  expect(failureFromReply(reply(400, errorJson("InvalidParameter", "Name")), HOST, [])).toMatchObject({
    kind: "input",
  });
});

test("an XML error is read whatever was asked for", () => {
  const text =
    '<?xml version="1.0" encoding="UTF-8"?><Error><RequestId>R-2</RequestId><HostId>h</HostId>' +
    "<Code>Throttling.User</Code><Message>&lt;slow&gt; &amp; &quot;steady&quot;</Message></Error>";
  expect(failureFromReply(reply(400, text), HOST, [])).toMatchObject({
    kind: "throttled",
    code: "Throttling.User",
    message: '<slow> & "steady"',
    requestId: "R-2",
  });
});

describe("headers", () => {
  test("the request ID comes from the header where the body has none", () => {
    const headers = { "x-acs-request-id": "H-1" };
    expect(failureFromReply(reply(400, '{"Code":"X"}', headers), HOST, []).requestId).toBe("H-1");
    expect(failureFromReply(reply(400, errorJson("X"), headers), HOST, []).requestId).toBe("R-1");
    expect(failureFromReply(reply(400, '{"Code":"X"}'), HOST, []).requestId).toBeNull();
  });

  test.each([
    ["1500", 1500],
    ["0", 0],
    ["", null],
    ["-1", null],
    ["soon", null],
    ["99999999999", null],
  ])("x-acs-retry-after %j is %j ms", (value, expected) => {
    const answer = reply(400, errorJson("Throttling"), { "x-acs-retry-after": value });
    expect(failureFromReply(answer, HOST, []).retryAfterMs).toBe(expected);
  });
});

describe("an answer that is not the service's", () => {
  test.each<[number, string, FailureKind, string]>([
    [502, "<html><h1>Bad Gateway</h1></html>", "server", "HTTP 502: the reply is a web page, not JSON."],
    [503, "", "server", "HTTP 503: the reply is empty."],
    [403, "<!DOCTYPE html><p>blocked</p>", "malformed", "HTTP 403: the reply is a web page, not JSON."],
    [404, '{"error":"no route"}', "malformed", "HTTP 404: the reply is not the service's error message."],
    [404, '{"Code":', "malformed", "HTTP 404: the JSON of the reply is broken off or damaged."],
    [418, "teapot", "malformed", "HTTP 418: the reply is not JSON."],
    [429, "slow down", "throttled", "HTTP 429: the reply is not JSON."],
  ])("%i %s is %s", (status, text, kind, message) => {
    expect(failureFromReply(reply(status, text), HOST, [])).toMatchObject({
      kind,
      code: "Cafe.NotTheService",
      message: `${HOST} answered ${message}`,
      httpStatus: status,
    });
  });

  test("a redirect names where it leads, but no more of it than the host", () => {
    const answer = reply(302, "", { location: "https://login.example/?secret=1" });
    const failure = failureFromReply(answer, HOST, []);
    expect(failure).toMatchObject({ kind: "malformed", code: "Cafe.Redirected", httpStatus: 302 });
    expect(failure.message).toContain("redirects to login.example,");
    expect(failure.message).not.toContain("secret");
  });

  test("a redirect to a relative page is told as well", () => {
    expect(failureFromReply(reply(301, "", { location: "/login" }), HOST, []).message).toContain("to another page");
  });
});

describe("what an answer echoes", () => {
  test.each([
    "Specified signature is not matched with our calculation. server string to sign is:POST&%2F&AccessKeyId%3Dx",
    "Specified signature is not matched with our calculation. server StringToSign is [ACS3\nabc] server CanonicalRequest is [POST\n/\nx-acs-security-token:TOKEN]",
  ])("the string to sign is cut off: %s", (message) => {
    expect(failureFromReply(reply(400, errorJson("SignatureDoesNotMatch", message)), HOST, []).message).toBe(
      "Specified signature is not matched with our calculation.",
    );
  });

  test("secrets are blotted out, also percent-encoded", () => {
    const secret = "s3cr/t+==";
    const echoed = [secret, encodeURIComponent(secret), encodeURIComponent(encodeURIComponent(secret))].join(" ");
    const failure = failureFromReply(reply(400, errorJson(`Bad.${secret}`, echoed)), HOST, [secret, ""]);
    expect(failure).toMatchObject({ code: "Bad.***", message: "*** *** ***" });
  });

  test("controls are shown as marks, and a long message is cut", () => {
    const failure = failureFromReply(reply(400, errorJson("X", `\u001b[31m${"a".repeat(5000)}`)), HOST, []);
    expect(failure.message.startsWith("␛[31m")).toBe(true);
    expect(failure.message.length).toBeLessThanOrEqual(600);
  });
});

test("a reply that cannot be read says where", () => {
  const answer = reply(200, "", { "x-acs-request-id": "H-1" });
  expect(malformedReply(answer, HOST, describeReply(answer))).toEqual({
    kind: "malformed",
    code: "Cafe.MalformedReply",
    message: `${HOST} answered, but the reply is empty.`,
    requestId: "H-1",
    httpStatus: 200,
    retryAfterMs: null,
  });
});
