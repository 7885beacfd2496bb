/** Content that stands for the content of a file: as large to within a line, text or bytes, plain or Base64, as that is. Pure. */
import { type Content, sizeOf } from "../../domain/content.ts";

/** Bytes of a line. The largest content that can be sent, 24 KiB before Base64, is a whole number of them. */
const LINE = 64;

/** @param digest 64 hex digits that tell this content from others; nothing else of it gets into the filler */
export function fillerFor(content: Content, digest: string): string {
  const lines = Math.ceil(sizeOf(content) / LINE);
  switch (content.kind) {
    case "none":
      return "";
    case "binary":
      // A zero byte is in no text.
      return Buffer.alloc(lines * LINE, Buffer.from(`00${digest.slice(2)}`, "hex")).toString("base64");
    case "undecodable":
      return textOf(lines, digest);
    case "text":
      return content.wasBase64 ? Buffer.from(textOf(lines, digest)).toString("base64") : textOf(lines, digest);
  }
}

/** The # keeps it from being taken for Base64. */
function textOf(lines: number, digest: string): string {
  const start = "# filler ";
  return `${start}${digest.slice(0, LINE - start.length - 1)}\n`.repeat(lines);
}
