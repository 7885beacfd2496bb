import { expect, test } from "vitest";
import { canonicalQuery } from "../../../src/api/params.ts";
import { signedHeaders, type UnsignedCall } from "../../../src/api/signer.ts";

const call: UnsignedCall = {
  method: "POST",
  host: "ecs.cn-shanghai.aliyuncs.com",
  path: "/",
  query: canonicalQuery({
    RegionId: "cn-shanghai",
    ImageId: "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd",
  }),
  action: "RunInstances",
  version: "2014-05-26",
  nonce: "3156853299f313e23d1673dc12e1703d",
  now: Date.parse("2023-10-26T10:22:32Z"),
};
const keys = { accessKeyId: "YourAccessKeyId", accessKeySecret: "YourAccessKeySecret" };

test("the documentation's own example comes out to the last digit", () => {
  expect(signedHeaders(call, keys)["authorization"]).toBe(
    "ACS3-HMAC-SHA256 Credential=YourAccessKeyId," +
      "SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version," +
      "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
  );
});

test("a security token travels and is signed", () => {
  const headers = signedHeaders(call, { ...keys, securityToken: "token" });
  expect(headers).toMatchObject({ "x-acs-security-token": "token", "x-acs-accesskey-id": "YourAccessKeyId" });
  expect(headers["authorization"]).toContain("x-acs-accesskey-id");
  expect(headers["authorization"]).toContain("x-acs-security-token");
});

test("an empty security token counts as none", () => {
  expect(signedHeaders(call, { ...keys, securityToken: "" })).toEqual(signedHeaders(call, keys));
});

test("extra headers are signed", () => {
  const headers = signedHeaders({ ...call, extra: { "x-acs-retry-attempts": "2" } }, keys);
  expect(headers["x-acs-retry-attempts"]).toBe("2");
  expect(headers["authorization"]).toContain(";x-acs-retry-attempts;");
});

test.each([
  ["nonce", { nonce: "another" }],
  ["date", { now: call.now + 1000 }],
  ["query", { query: "" }],
  ["host", { host: "127.0.0.1:8080" }],
] as const)("another %s makes another signature", (_, change) => {
  const signatureOf = (each: UnsignedCall): string | undefined =>
    signedHeaders(each, keys)["authorization"]?.split("Signature=")[1];
  expect(signatureOf({ ...call, ...change })).not.toBe(signatureOf(call));
});
