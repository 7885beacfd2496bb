/** Owns how a body is written as XML: one element per field, lists as repeated elements. Must not know what a body says. */

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
/** A return is written as a reference, because a reader of XML would turn it into a line feed. */
const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" };
/** What XML 1.0 cannot hold, in any spelling. */
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** The members of `body` under one root element. What XML cannot hold becomes U+FFFD. */
export function toXml(root: string, body: object): string {
  const parts = [DECLARATION];
  write(root, body, parts);
  return parts.join("");
}

function write(name: string, value: unknown, parts: string[]): void {
  if (value === undefined) return;
  if (Array.isArray(value)) {
    for (const item of value) write(name, item, parts);
    return;
  }
  parts.push(`<${name}>`);
  if (typeof value === "object" && value !== null) {
    for (const [member, inner] of Object.entries(value)) write(member, inner, parts);
  } else {
    parts.push(escaped(String(value)));
  }
  parts.push(`</${name}>`);
}

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(IMPOSSIBLE, "\ufffd")
    .replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? character);
}
