import { expect, test } from "vitest";
import type { WireRequest } from "../../../src/emulator/request.ts";
import { readSignatureV1 } from "../../../src/emulator/signature-v1.ts";
import { type CallV1, signedRequestV1 } from "./signed-request-v1.ts";

/** The worked example of the vendor's page on the RPC signature. */
function knownRequest(signature: string): WireRequest {
  return signedRequestV1({
    method: "GET",
    parameters: {
      Action: "DescribeRegions",
      AccessKeyId: "testid",
      Format: "XML",
      SignatureNonce: "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf",
      Timestamp: "2016-02-23T12:46:24Z",
      Signature: signature,
    },
  });
}

test("the vendor's known answer is accepted, and one letter off is not", () => {
  const answer = "OLeaidS1JvxuMvnyHOwuJ+uX5qY=";
  expect(readSignatureV1(knownRequest(answer)).isSignedWith("testsecret")).toBe(true);
  expect(readSignatureV1(knownRequest(answer)).isSignedWith("testsecreT")).toBe(false);
  expect(readSignatureV1(knownRequest(answer.replace("OLe", "PLe"))).isSignedWith("testsecret")).toBe(false);
  expect(readSignatureV1(knownRequest("é")).isSignedWith("testsecret")).toBe(false);
});

test.each<[string, CallV1]>([
  ["a query by GET", { method: "GET" }],
  ["a query by POST", { method: "POST" }],
  ["a form by POST", { method: "POST", as: "form" }],
  ["an empty SignatureType, which is signed", { parameters: { SignatureType: "" } }],
  ["characters that encodeURIComponent leaves alone", { parameters: { Name: "a b*~(é中)!'+%.txt" } }],
  ["an empty value", { parameters: { "Tag.1.Value": "" } }],
])("%s is verified", (_, call) => {
  expect(readSignatureV1(signedRequestV1(call)).isSignedWith("secret")).toBe(true);
  expect(readSignatureV1(signedRequestV1({ ...call, secret: "other" })).isSignedWith("secret")).toBe(false);
});

test("the method is part of what is signed", () => {
  const request = signedRequestV1({ method: "GET" });
  expect(readSignatureV1({ ...request, method: "POST" }).isSignedWith("secret")).toBe(false);
});

test("what the scheme says of a call is read from its parameters", () => {
  const parameters = { SignatureNonce: "n-1", SecurityToken: "tok" };
  expect(readSignatureV1(signedRequestV1({ parameters }))).toMatchObject({
    accessKeyId: "key",
    date: "2026-11-24T03:10:20Z",
    nonce: "n-1",
    securityToken: "tok",
  });
});

test("the date may be called TimeStamp", () => {
  const parameters = { Timestamp: undefined, TimeStamp: "2026-11-24T03:10:21Z" };
  expect(readSignatureV1(signedRequestV1({ parameters })).date).toBe("2026-11-24T03:10:21Z");
});

test("the calculation shown on a mismatch is the service's, and holds neither token nor secret", () => {
  const request = signedRequestV1({ method: "GET", parameters: { SecurityToken: "token-of-mine" }, secret: "wrong" });
  const { calculation } = readSignatureV1(request);
  expect(calculation).toMatch(/^server string to sign is:GET&%2F&AccessKeyId%3Dkey%26Action%3DDescribeSendFileResults/);
  expect(calculation).not.toMatch(/token-of-mine|wrong/);
});

test.each<[string, NonNullable<CallV1["parameters"]>, string]>([
  ["no key", { AccessKeyId: undefined }, "MissingAccessKeyId"],
  ["no signature", { Signature: undefined }, "IncompleteSignature"],
  ["no method", { SignatureMethod: undefined }, "MissingSignatureMethod"],
  ["no version", { SignatureVersion: "" }, "MissingSignatureVersion"],
  ["another method", { SignatureMethod: "HMAC-SHA256" }, "Emulator.UnsupportedSignature"],
  ["another version", { SignatureVersion: "2.0" }, "Emulator.UnsupportedSignature"],
  ["a bearer token", { SignatureType: "BEARERTOKEN", AccessKeyId: undefined }, "Emulator.UnsupportedSignature"],
])("%s is refused", (_, parameters, code) => {
  expect(() => readSignatureV1(signedRequestV1({ parameters }))).toThrow(expect.objectContaining({ code }));
});
