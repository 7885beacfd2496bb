/**
 * ACS3-HMAC-SHA256, the service's signature V3 (facts-api.md 2.2). Pure: nonce and time are handed in. Owns no network
 * and keeps no key.
 */
import { createHash, createHmac } from "node:crypto";
import type { Credentials } from "../core/ports.ts";
import { isoSecond } from "../lib/iso-time.ts";

const ALGORITHM = "ACS3-HMAC-SHA256";
const EMPTY_BODY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** A call with an empty body, as it will go out. */
export interface UnsignedCall {
  readonly method: "GET" | "POST";
  /** As in the Host header: with the port, unless it is the scheme's default. */
  readonly host: string;
  readonly path: string;
  /** Canonical already: sorted and encoded. */
  readonly query: string;
  readonly action: string;
  readonly version: string;
  readonly nonce: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Further `x-acs-` headers, lower case; they are signed as well. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** All headers that the signature covers, and `authorization`. */
export function signedHeaders(call: UnsignedCall, keys: Credentials): Record<string, string> {
  const headers: Record<string, string> = {
    host: call.host,
    "x-acs-action": call.action,
    "x-acs-version": call.version,
    "x-acs-date": isoSecond(call.now),
    "x-acs-signature-nonce": call.nonce,
    "x-acs-content-sha256": EMPTY_BODY_SHA256,
    ...call.extra,
    ...(keys.securityToken && {
      "x-acs-accesskey-id": keys.accessKeyId,
      "x-acs-security-token": keys.securityToken,
    }),
  };
  const names = Object.keys(headers).sort();
  const signedNames = names.join(";");
  const canonicalRequest = [
    call.method,
    call.path,
    call.query,
    ...names.map((name) => `${name}:${headers[name]?.trim()}`),
    "",
    signedNames,
    EMPTY_BODY_SHA256,
  ].join("\n");
  const stringToSign = `${ALGORITHM}\n${createHash("sha256").update(canonicalRequest).digest("hex")}`;
  const signature = createHmac("sha256", keys.accessKeySecret).update(stringToSign).digest("hex");
  const authorization = `${ALGORITHM} Credential=${keys.accessKeyId},SignedHeaders=${signedNames},Signature=${signature}`;
  return { ...headers, authorization };
}
