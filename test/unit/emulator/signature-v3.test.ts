import { expect, test } from "vitest";
import type { WireRequest } from "../../../src/emulator/request.ts";
import { readSignatureV3 } from "../../../src/emulator/signature-v3.ts";
import { signedRequest } from "./signed-request.ts";

const EMPTY_HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** The worked example of the vendor's page on V3 requests. */
function knownRequest(signature: string): WireRequest {
  const signed = {
    host: "ecs.cn-shanghai.aliyuncs.com",
    "x-acs-action": "RunInstances",
    "x-acs-content-sha256": EMPTY_HASH,
    "x-acs-date": "2023-10-26T10:22:32Z",
    "x-acs-signature-nonce": "3156853299f313e23d1673dc12e1703d",
    "x-acs-version": "2014-05-26",
  };
  const authorization = `ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=${Object.keys(signed).join(";")},Signature=${signature}`;
  return {
    method: "POST",
    path: "/",
    query: [
      ["RegionId", "cn-shanghai"],
      ["ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"],
    ],
    form: [],
    headers: new Map(Object.entries({ ...signed, authorization })),
    body: Buffer.alloc(0),
    oversize: false,
  };
}

test("the vendor's known answer is accepted, and one digit off is not", () => {
  const answer = "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0";
  expect(readSignatureV3(knownRequest(answer)).isSignedWith("YourAccessKeySecret")).toBe(true);
  expect(readSignatureV3(knownRequest(answer)).isSignedWith("YourAccessKeySecreT")).toBe(false);
  expect(readSignatureV3(knownRequest(answer.replace("0656", "1656"))).isSignedWith("YourAccessKeySecret")).toBe(false);
});

test("what the scheme says of a call is read from its headers", () => {
  const call = readSignatureV3(signedRequest({ nonce: "n-1", headers: { "x-acs-security-token": "tok" } }));
  expect(call).toMatchObject({ accessKeyId: "key", date: "2026-11-24T03:10:20Z", nonce: "n-1", securityToken: "tok" });
  expect(call.isSignedWith("secret")).toBe(true);
});

test("characters that encodeURIComponent leaves alone, and any others, are re-encoded strictly", () => {
  const request = signedRequest({
    query: [
      ["Name", "a b*~(é中)!'.txt"],
      ["Tag.1.Value", ""],
    ],
  });
  expect(readSignatureV3(request).isSignedWith("secret")).toBe(true);
});

test("the calculation shown on a mismatch holds the string to sign, but neither token nor secret", () => {
  const request = signedRequest({ headers: { "x-acs-security-token": "token-of-mine" }, secret: "wrong" });
  const { calculation } = readSignatureV3(request);
  expect(calculation).toContain("server StringToSign is [ACS3-HMAC-SHA256\n");
  expect(calculation).toContain("x-acs-security-token:***");
  expect(calculation).not.toContain("token-of-mine");
});

test("a content hash that is not the body's fails, though it was signed", () => {
  const request = signedRequest({ headers: { "x-acs-content-sha256": "0".repeat(64) } });
  expect(readSignatureV3(request).isSignedWith("secret")).toBe(false);
});

test.each([
  ["host", { unsigned: ["host"] }, "IncompleteSignature"],
  ["an x-acs header", { headers: { "x-acs-extra": "1" }, unsigned: ["x-acs-extra"] }, "IncompleteSignature"],
  ["an empty content hash", { headers: { "x-acs-content-sha256": "" } }, "IncompleteSignature"],
])("a signature that leaves out %s is incomplete", (_, call, code) => {
  expect(() => readSignatureV3(signedRequest(call))).toThrow(expect.objectContaining({ code }));
});

test.each([
  ["", "MissingAccessKeyId"],
  ["ACS3-HMAC-SHA256", "IncompleteSignature"],
  ["ACS3-HMAC-SHA256 Credential=key,SignedHeaders=host", "IncompleteSignature"],
  ["ACS3-HMAC-SHA256 Credential=key,SignedHeaders=host,Signature=xyz", "IncompleteSignature"],
  ["ACS3-HMAC-SM3 Credential=key,SignedHeaders=host,Signature=00", "Emulator.UnsupportedSignature"],
  ["Bearer abc", "Emulator.UnsupportedSignature"],
])("the Authorization %j is refused with %s", (authorization, code) => {
  const request = signedRequest({});
  const headers = new Map([...request.headers, ["authorization", authorization]]);
  expect(() => readSignatureV3({ ...request, headers })).toThrow(expect.objectContaining({ code }));
});
