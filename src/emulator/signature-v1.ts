/**
 * Owns the RPC signature version 1.0, HMAC-SHA1, as the receiving side sees it: everything is derived again from the
 * parameters as they arrived, in the query or in a form. Must not know keys, clocks or which calls were seen before.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { GATEWAY, missing, ownRefusal } from "./failure.ts";
import type { Pair, WireRequest } from "./request.ts";
import type { SignedCall } from "./signed-call.ts";

const METHOD = "HMAC-SHA1";
const VERSION = "1.0";
const TOKEN = "SecurityToken";

/** @throws ServiceFailure when no key is named, the signature is absent, or it is of another scheme. */
export function readSignatureV1(request: WireRequest): SignedCall {
  const pairs = [...request.query, ...request.form];
  const parameters = new Map(pairs);
  const parameter = (name: string): string => parameters.get(name) ?? "";
  const accessKeyId = parameter("AccessKeyId");
  // Sent empty, and signed, by the aliyun CLI; with a value it announces a bearer token or a key pair.
  checkScheme("SignatureType", parameter("SignatureType"), "");
  if (accessKeyId === "") throw missing("AccessKeyId");
  checkScheme("SignatureMethod", parameter("SignatureMethod"), METHOD);
  checkScheme("SignatureVersion", parameter("SignatureVersion"), VERSION);
  const signature = parameter("Signature");
  if (signature === "") throw GATEWAY.signatureIncomplete();
  const signed = stringToSign(request.method, pairs);
  const shown = stringToSign(
    request.method,
    pairs.map(([name, value]): Pair => [name, name === TOKEN ? "***" : value]),
  );
  return {
    accessKeyId,
    date: parameter("Timestamp") || parameter("TimeStamp"),
    nonce: parameter("SignatureNonce"),
    securityToken: parameter(TOKEN),
    isSignedWith: (secret) => sameText(signature, hmac(secret, signed)),
    calculation: `server string to sign is:${shown}`,
  };
}

function checkScheme(name: string, value: string, known: string): void {
  if (value === known) return;
  if (value === "") throw missing(name);
  throw ownRefusal("UnsupportedSignature", `This endpoint verifies ${METHOD} of version ${VERSION} only; see ${name}.`);
}

/** Names are encoded as values are, and sorted before that. */
function stringToSign(method: string, pairs: readonly Pair[]): string {
  const canonical = pairs
    .filter(([name]) => name !== "Signature")
    .toSorted(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join("&");
  return `${method}&${encode("/")}&${encode(canonical)}`;
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function hmac(secret: string, text: string): string {
  return createHmac("sha1", `${secret}&`).update(text).digest("base64");
}

function sameText(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
