/** Signs requests by the RPC signature version 1.0 as an honest client would, with none of the endpoint's code. */
import { createHmac } from "node:crypto";
import type { Pair, WireRequest } from "../../../src/emulator/request.ts";
import { ACCOUNT } from "./signed-request.ts";

export interface CallV1 {
  readonly method?: "GET" | "POST";
  /** Where the parameters travel. */
  readonly as?: "query" | "form";
  /** Beside, or instead of, those every call has; undefined leaves one out. */
  readonly parameters?: Readonly<Record<string, string | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly secret?: string;
}

export function signedRequestV1(call: CallV1): WireRequest {
  const method = call.method ?? "POST";
  const given: Record<string, string | undefined> = {
    Action: "DescribeSendFileResults",
    Version: "2014-05-26",
    AccessKeyId: ACCOUNT.accessKeyId,
    SignatureMethod: "HMAC-SHA1",
    SignatureVersion: "1.0",
    SignatureNonce: crypto.randomUUID(),
    Timestamp: "2026-11-24T03:10:20Z",
    ...call.parameters,
  };
  const pairs = Object.entries(given).flatMap(([name, value]): Pair[] => (value === undefined ? [] : [[name, value]]));
  const sorted = [...pairs].sort(([left], [right]) => (left < right ? -1 : 1));
  const text = `${method}&%2F&${encode(sorted.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&"))}`;
  const signature = createHmac("sha1", `${call.secret ?? ACCOUNT.accessKeySecret}&`)
    .update(text)
    .digest("base64");
  const signed: Pair[] = "Signature" in given ? pairs : [...pairs, ["Signature", signature]];
  const isForm = call.as === "form";
  return {
    method,
    path: "/",
    query: isForm ? [] : signed,
    form: isForm ? signed : [],
    headers: new Map(Object.entries({ host: "127.0.0.1:8080", ...call.headers })),
    body: Buffer.alloc(0),
    oversize: false,
  };
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
