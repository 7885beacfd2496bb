/** Owns how a body is written as XML: one element per field, lists as repeated elements. Must not know what a body says. */

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
/** A return is written as a reference, because a reader of XML would turn it into a line feed. */
const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" };
/** What XML 1.0 cannot hold, in any spelling. */
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** Most text of an answer is plain, and then nothing need be done. */
const PLAIN = /^[\x20-\x25\x27-\x3b=\x3f-\x7e]*$/;

/**
 * The members of `body` under one root element. What XML cannot hold becomes U+FFFD.
 * @param emit gets the text piece by piece, the items of a list one at a time: pieces of plain
 *   ASCII turn into bytes much faster than one long text with a single character beyond it
 */
export function writeXml(root: string, body: object, emit: (text: string) => void): void {
  emit(DECLARATION);
  write(root, body, emit);
}

function write(name: string, value: unknown, emit: (text: string) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) emit(element(name, item));
  } else if (typeof value === "object" && value !== null) {
    emit(`<${name}>`);
    for (const [member, inner] of Object.entries(value)) write(member, inner, emit);
    emit(`</${name}>`);
  } else {
    emit(element(name, value));
  }
}

function element(name: string, value: unknown): string {
  if (value === undefined) return "";
  if (Array.isArray(value)) {
    let items = "";
    for (const item of value) items += element(name, item);
    return items;
  }
  return `<${name}>${typeof value === "object" && value !== null ? members(value) : escaped(String(value))}</${name}>`;
}

function members(value: object): string {
  let inner = "";
  for (const [name, member] of Object.entries(value)) inner += element(name, member);
  return inner;
}

function escaped(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .toWellFormed()
    .replace(IMPOSSIBLE, "\ufffd")
    .replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? character);
}
