/** Signs requests as an honest client would, with none of the endpoint's code. */
import { createHash, createHmac } from "node:crypto";
import type { Pair, WireRequest } from "../../../src/emulator/request.ts";

export const NOW = Date.parse("2026-11-24T03:10:20Z");
export const ACCOUNT = { accessKeyId: "key", accessKeySecret: "secret" } as const;

export interface Call {
  readonly action?: string;
  readonly version?: string;
  readonly method?: string;
  readonly path?: string;
  readonly query?: readonly Pair[];
  readonly form?: readonly Pair[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly accessKeyId?: string;
  readonly secret?: string;
  readonly date?: string;
  readonly nonce?: string;
  /** Names left out of SignedHeaders. */
  readonly unsigned?: readonly string[];
}

export function signedRequest(call: Call): WireRequest {
  const form = call.form ?? [];
  const body = Buffer.from(form.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&"));
  const bodyHash = createHash("sha256").update(body).digest("hex");
  const headers: Record<string, string> = {
    host: "127.0.0.1:8080",
    "x-acs-action": call.action ?? "DescribeSendFileResults",
    "x-acs-version": call.version ?? "2014-05-26",
    "x-acs-date": call.date ?? "2026-11-24T03:10:20Z",
    "x-acs-signature-nonce": call.nonce ?? crypto.randomUUID(),
    "x-acs-content-sha256": bodyHash,
    ...call.headers,
  };
  const query = call.query ?? [];
  const names = Object.keys(headers)
    .filter((name) => !call.unsigned?.includes(name))
    .sort();
  const canonicalRequest = [
    call.method ?? "POST",
    call.path ?? "/",
    [...query]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .join("&"),
    names.map((name) => `${name}:${headers[name]}\n`).join(""),
    names.join(";"),
    bodyHash,
  ].join("\n");
  const stringToSign = `ACS3-HMAC-SHA256\n${createHash("sha256").update(canonicalRequest).digest("hex")}`;
  const signature = createHmac("sha256", call.secret ?? ACCOUNT.accessKeySecret)
    .update(stringToSign)
    .digest("hex");
  const credential = call.accessKeyId ?? ACCOUNT.accessKeyId;
  const authorization = `ACS3-HMAC-SHA256 Credential=${credential},SignedHeaders=${names.join(";")},Signature=${signature}`;
  return {
    method: call.method ?? "POST",
    path: call.path ?? "/",
    query,
    form,
    headers: new Map(Object.entries({ ...headers, authorization })),
    body,
    oversize: false,
  };
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
