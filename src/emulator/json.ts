/**
 * Owns how a body is written as JSON. It says what JSON.stringify says; a page of 50 tasks is 640 KB and most of the time
 * of an answer, and this takes a fifth of it. Must not know what a body says.
 */

/** Printable ASCII that JSON writes as it is: nearly all text of an answer. */
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

/**
 * @param emit gets the text piece by piece, the items of a list one at a time: pieces of plain ASCII turn into bytes much
 *   faster than one long text with a single character beyond it
 */
export function writeJson(value: unknown, emit: (text: string) => void): void {
  if (Array.isArray(value)) {
    emit("[");
    value.forEach((item, index) => {
      emit(index === 0 ? textOf(item) : `,${textOf(item)}`);
    });
    emit("]");
  } else if (typeof value === "object" && value !== null) {
    let before = "{";
    for (const [name, member] of Object.entries(value)) {
      if (member === undefined) continue;
      emit(`${before}"${name}":`);
      writeJson(member, emit);
      before = ",";
    }
    emit(before === "{" ? "{}" : "}");
  } else {
    emit(textOf(value));
  }
}

function textOf(value: unknown): string {
  if (typeof value === "string") return PLAIN.test(value) ? `"${value}"` : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(textOf).join(",")}]`;
  return isRecord(value) ? objectOf(value) : String(value);
}

function objectOf(value: Readonly<Record<string, unknown>>): string {
  let members = "";
  for (const name of Object.keys(value)) {
    const member = value[name];
    if (member !== undefined) members += `${members === "" ? "" : ","}"${name}":${textOf(member)}`;
  }
  return `{${members}}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
