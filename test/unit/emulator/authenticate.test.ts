import { expect, test } from "vitest";
import { authenticate } from "../../../src/emulator/authenticate.ts";
import { createNonces } from "../../../src/emulator/nonces.ts";
import type { SignedCall } from "../../../src/emulator/signed-call.ts";
import { ACCOUNT, NOW } from "./signed-request.ts";

const GOOD: SignedCall = {
  accessKeyId: "key",
  date: "2026-11-24T03:10:20Z",
  nonce: "n",
  securityToken: "",
  isSignedWith: (secret) => secret === "secret",
  calculation: "server StringToSign is [x]",
};

function codeOf(change: Partial<SignedCall>, now = NOW): string {
  try {
    authenticate({ ...GOOD, ...change }, ACCOUNT, createNonces(1_800_000), now);
    return "";
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : "not a ServiceFailure";
  }
}

test.each<[string, Partial<SignedCall>, string]>([
  ["a good call", {}, ""],
  ["an unknown key", { accessKeyId: "other" }, "InvalidAccessKeyId.NotFound"],
  ["a suffix nobody knows", { accessKeyId: "key-nothing" }, "InvalidAccessKeyId.NotFound"],
  [
    "a disabled key, whatever its signature",
    { accessKeyId: "key-inactive", isSignedWith: () => false },
    "InvalidAccessKeyId.Inactive",
  ],
  ["a wrong secret", { isSignedWith: () => false }, "SignatureDoesNotMatch"],
  [
    "a wrong secret of a throttled key",
    { accessKeyId: "key-throttled", isSignedWith: () => false },
    "SignatureDoesNotMatch",
  ],
  ["no date", { date: "" }, "MissingTimestamp"],
  ["a date with an offset", { date: "2026-11-24T03:10:20+00:00" }, "InvalidTimeStamp.Format"],
  ["a date that is none", { date: "2026-13-24T03:10:20Z" }, "InvalidTimeStamp.Format"],
  ["no nonce", { nonce: "" }, "MissingSignatureNonce"],
  ["any token", { securityToken: "CAIS" }, ""],
  ["a temporary key without token", { accessKeyId: "key-sts" }, "MissingSecurityToken"],
  ["a temporary key with token", { accessKeyId: "key-sts", securityToken: "CAIS" }, ""],
  ["an expired token", { securityToken: "expired" }, "InvalidSecurityToken.Expired"],
  ["an expired token, in ECS's own form", { securityToken: "expired-ecs" }, "InvalidParameter"],
  ["a malformed token", { securityToken: "malformed" }, "InvalidSecurityToken.Malformed"],
  ["a token of another key", { securityToken: "mismatch" }, "InvalidSecurityToken.MismatchWithAccessKey"],
  ["a key without permission", { accessKeyId: "key-forbidden" }, "Forbidden.RAM"],
  ["a key whose operation is denied", { accessKeyId: "key-operation-forbidden" }, "Operation.Forbidden"],
  ["a throttled key", { accessKeyId: "key-throttled" }, "Throttling"],
  ["a throttled user", { accessKeyId: "key-throttled-user" }, "Throttling.User"],
  ["a throttled operation", { accessKeyId: "key-throttled-api" }, "Throttling.Api"],
  ["a key with dispatch errors", { accessKeyId: "key-dispatch-error" }, "InternalError.Dispatch"],
  ["a key with internal errors", { accessKeyId: "key-internal-error" }, "InternalError"],
  ["a key of a service that is down", { accessKeyId: "key-unavailable" }, "ServiceUnavailable"],
])("%s", (_, change, code) => {
  expect(codeOf(change)).toBe(code);
});

test.each([
  [-901_000, "InvalidTimeStamp.Expired"],
  [-900_000, ""],
  [900_000, ""],
  [901_000, "InvalidTimeStamp.Expired"],
])("a clock that is %i ms away", (skew, code) => {
  expect(codeOf({}, NOW + skew)).toBe(code);
});

test("a nonce counts once per key, and only once the signature is right", () => {
  const nonces = createNonces(1_800_000);
  const call = (change: Partial<SignedCall>) => () => authenticate({ ...GOOD, ...change }, ACCOUNT, nonces, NOW);
  expect(call({ isSignedWith: () => false })).toThrow(expect.objectContaining({ code: "SignatureDoesNotMatch" }));
  expect(call({})).not.toThrow();
  expect(call({})).toThrow(expect.objectContaining({ code: "SignatureNonceUsed" }));
  expect(call({ accessKeyId: "key-sts", securityToken: "t" })).not.toThrow();
});

test("the mismatch tells what was calculated", () => {
  const call = () => authenticate({ ...GOOD, isSignedWith: () => false }, ACCOUNT, createNonces(1), NOW);
  expect(call).toThrow("not matched with our calculation. server StringToSign is [x]");
});
