/** Owns in which format a call is answered, and how a body is written in it. Must not know what a body says. */
import { GATEWAY } from "./failure.ts";
import type { WireRequest } from "./request.ts";
import { writeXml } from "./xml.ts";

export type Format = "json" | "xml";

/** The service's own values of Content-Type: a client of the vendor parses an XML error only under exactly this one. */
const CONTENT_TYPES = { json: "application/json;charset=utf-8", xml: "text/xml;charset=utf-8" } as const;

/** By the parameter Format, else by Accept, else the default of the signature scheme: JSON for V3, XML for V1. */
export function formatOf(request: WireRequest, wanted: string | undefined): Format {
  const format = wanted?.toLowerCase();
  if (format === "json" || format === "xml") return format;
  const accepted = request.headers.get("accept") ?? "";
  if (/\bjson\b/.test(accepted)) return "json";
  if (/\bxml\b/.test(accepted)) return "xml";
  const isV3 = request.headers.has("authorization") || request.headers.has("x-acs-action");
  return isV3 ? "json" : "xml";
}

/** @throws ServiceFailure for a format that is neither JSON nor XML. */
export function checkFormat(wanted: string | undefined): void {
  if (wanted !== undefined && !["json", "xml"].includes(wanted.toLowerCase())) throw GATEWAY.formatUnknown();
}

/** @param root name of the outermost element in XML */
export function writeBody(format: Format, root: string, body: object): { contentType: string; bytes: Buffer } {
  const contentType = CONTENT_TYPES[format];
  if (format === "json") return { contentType, bytes: Buffer.from(JSON.stringify(body)) };
  const pieces: Buffer[] = [];
  writeXml(root, body, (text) => pieces.push(Buffer.from(text)));
  return { contentType, bytes: Buffer.concat(pieces) };
}
