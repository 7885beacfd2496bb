/**
 * Owns ACS3-HMAC-SHA256 as the receiving side sees it: everything is derived again from the request as it arrived.
 * Must not know keys, clocks or which calls were seen before.
 */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { GATEWAY, missing, ownRefusal } from "./failure.ts";
import type { Pair, WireRequest } from "./request.ts";
import type { SignedCall } from "./signed-call.ts";

const ALGORITHM = "ACS3-HMAC-SHA256";
const CREDENTIALS = /^Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;
const TOKEN_HEADER = "x-acs-security-token";

/** @throws ServiceFailure when there is no Authorization, it is of another scheme, or leaves out what must be signed. */
export function readSignatureV3(request: WireRequest): SignedCall {
  const header = (name: string): string => request.headers.get(name)?.trim() ?? "";
  const { accessKeyId, signedHeaders, signature } = parseAuthorization(header("authorization"));
  const contentHash = sha256(request.body);
  const mustBeSigned = [...request.headers.keys()].filter((name) => name === "host" || name.startsWith("x-acs-"));
  if (header("x-acs-content-sha256") === "" || !mustBeSigned.every((name) => signedHeaders.includes(name))) {
    throw GATEWAY.signatureIncomplete();
  }
  const canonicalRequest = canonicalise(request, signedHeaders, contentHash, header);
  const stringToSign = `${ALGORITHM}\n${sha256(canonicalRequest)}`;
  const shown = canonicalise(request, signedHeaders, contentHash, (name) =>
    name === TOKEN_HEADER ? "***" : header(name),
  );
  return {
    accessKeyId,
    date: header("x-acs-date"),
    nonce: header("x-acs-signature-nonce"),
    securityToken: header(TOKEN_HEADER),
    isSignedWith: (secret) =>
      header("x-acs-content-sha256") === contentHash && sameText(signature, hmac(secret, stringToSign)),
    calculation: `server StringToSign is [${stringToSign}] server CanonicalRequest is [${shown}]`,
  };
}

interface Authorization {
  readonly accessKeyId: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

function parseAuthorization(authorization: string): Authorization {
  if (authorization === "") throw missing("AccessKeyId");
  const [scheme = "", ...rest] = authorization.split(" ");
  if (scheme !== ALGORITHM) throw ownRefusal("UnsupportedSignature", `This endpoint verifies ${ALGORITHM} only.`);
  const [, accessKeyId, names, signature] = CREDENTIALS.exec(rest.join(" ").trim()) ?? [];
  if (accessKeyId === undefined || names === undefined || signature === undefined) throw GATEWAY.signatureIncomplete();
  return { accessKeyId, signedHeaders: names.split(";"), signature };
}

function canonicalise(
  request: WireRequest,
  signedHeaders: readonly string[],
  contentHash: string,
  header: (name: string) => string,
): string {
  const headerLines = signedHeaders.map((name) => `${name}:${header(name)}\n`).join("");
  const names = signedHeaders.join(";");
  return [request.method, request.path, canonicalQuery(request.query), headerLines, names, contentHash].join("\n");
}

/** The query on the wire need not be canonical: clients leave some of `! ' ( ) * ~` as they are. */
function canonicalQuery(query: readonly Pair[]): string {
  return query
    .toSorted(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join("&");
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function hmac(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("hex");
}

function sameText(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
}
