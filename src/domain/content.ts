/**
 * The content of a sent file, decoded. ContentType is not to be trusted: the service's own sample calls Base64 content
 * PlainText (facts-api.md 1.2), so what looks like nothing but Base64 text is decoded whatever its label says.
 */
import { type SafeText, safeLines, say } from "../lib/safe-text.ts";
import type { WholeTask } from "./task.ts";

/** Content as text, or as bytes that are no text. */
export type Content =
  | { readonly kind: "text"; readonly text: string; readonly bytes: number; readonly wasBase64: boolean }
  | { readonly kind: "binary"; readonly data: Uint8Array }
  | { readonly kind: "none" }
  /** Labelled Base64, but it is not. */
  | { readonly kind: "undecodable"; readonly text: string };

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/u;
/** Shorter plain words ("test", "deadbeef") are Base64 by form only. */
const MIN_SNIFFED = 12;
/** A control other than tab, line feed, carriage return and form feed: no text file holds one. */
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/u;

/** Decodes what the service calls Content and ContentType. */
export function decodeContent(content: string, contentType: string): Content {
  if (content === "") return { kind: "none" };
  const compact = content.replace(/\s+/gu, "");
  if (contentType === "Base64") {
    return BASE64.test(compact) ? fromBytes(base64(compact), true) : { kind: "undecodable", text: content };
  }
  if (compact.length >= MIN_SNIFFED && BASE64.test(compact)) {
    const sniffed = fromBytes(base64(compact), true);
    if (sniffed.kind === "text") return sniffed;
  }
  return { kind: "text", text: content, bytes: new TextEncoder().encode(content).length, wasBase64: false };
}

/** The content of a task. */
export function contentOf(task: WholeTask): Content {
  const { Content: content } = task.record;
  return decodeContent(typeof content === "string" ? content : "", task.contentType);
}

/** A size in words: bytes below 1 KiB, else KiB with one decimal. */
export const sizeText = (bytes: number): SafeText =>
  bytes < 1024 ? say`${bytes} B` : say`${Math.round((bytes / 1024) * 10) / 10} KiB`;

/** Decoded size of a content, bytes. */
export function sizeOf(content: Content): number {
  if (content.kind === "text") return content.bytes;
  if (content.kind === "binary") return content.data.length;
  return content.kind === "none" ? 0 : content.text.length;
}

/** How the lines of a text end, counted; both 0 in a text of one line. */
export interface LineEnds {
  readonly lf: number;
  readonly crlf: number;
}

/** Counts the line ends of a text. */
export function lineEndsOf(text: string): LineEnds {
  const [all, crlf] = [text.split("\n").length - 1, text.split("\r\n").length - 1];
  return { lf: all - crlf, crlf };
}

/** The decoded bytes: what is on the disk where the file arrived. */
export function bytesOf(content: Content): Uint8Array {
  if (content.kind === "binary") return content.data;
  return new TextEncoder().encode(content.kind === "none" ? "" : content.text);
}

/** The content of a file that is no send, e.g. one on this machine. */
export const contentOfBytes = (data: Uint8Array): Content =>
  data.length === 0 ? { kind: "none" } : fromBytes(data, false);

function fromBytes(data: Uint8Array, wasBase64: boolean): Content {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);
    if (!CONTROL.test(text)) return { kind: "text", text, bytes: data.length, wasBase64 };
  } catch {
    // Not UTF-8, so no text.
  }
  return { kind: "binary", data };
}

const base64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

/** A dump of bytes: where, 16 bytes in hex, and what of them is ASCII. */
export function hexLines(data: Uint8Array): readonly SafeText[] {
  const lines: SafeText[] = [];
  for (let at = 0; at < data.length; at += 16) {
    const row = [...data.subarray(at, at + 16)];
    const hex = row.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const ascii = row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : ".")).join("");
    lines.push(...safeLines(`${at.toString(16).padStart(6, "0")}  ${hex.padEnd(47)}  ${ascii}`));
  }
  return lines;
}
