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

export interface Body {
  readonly contentType: string;
  /** Sent one after the other: half a megabyte in one piece would be copied on the way. */
  readonly pieces: readonly Buffer[];
}

/** @param root name of the outermost element in XML */
export function writeBody(format: Format, root: string, body: object): Body {
  const pieces: Buffer[] = [];
  let text = "";
  const write = (more: string): void => {
    text += more;
    if (text.length < PIECE_LENGTH) return;
    pieces.push(Buffer.from(text));
    text = "";
  };
  if (format === "json") writeJson(body, write);
  else writeXml(root, body, write);
  pieces.push(Buffer.from(text));
  return { contentType: CONTENT_TYPES[format], pieces };
}

/** UTF-16 units of a piece, at least: as many tasks as make a few packets of a network. */
const PIECE_LENGTH = 4_096;

/**
 * As JSON.stringify does, each member of a list by itself: of half a megabyte of text with one Chinese word in it V8 would
 * first make two bytes for each character.
 */
function writeJson(value: unknown, write: (text: string) => void): void {
  if (typeof value !== "object" || value === null) {
    write(JSON.stringify(value));
  } else if (Array.isArray(value)) {
    write("[");
    for (const [at, each] of value.entries()) write(`${at === 0 ? "" : ","}${JSON.stringify(each)}`);
    write("]");
  } else {
    write("{");
    const fields = Object.entries(value).filter(([, each]) => each !== undefined);
    for (const [at, [name, each]] of fields.entries()) {
      write(`${at === 0 ? "" : ","}${JSON.stringify(name)}:`);
      writeJson(each, write);
    }
    write("}");
  }
}
