/**
 * Writes JSON that is safe to look at: what could steer a terminal or deceive a reader travels as \u escapes, so the
 * text is plain for a person and equal for a parser. Owns no shape of any output.
 */

/** Pattern of what shows nothing or deceives a reader: DEL, C1, soft hyphen, bidi and zero-width controls, fillers, tags. C0 is not in it. */
export const INVISIBLE = String.raw`[\u007f-\u009f\u00ad\u061c\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]|\u034f|\u17b4|\u17b5|\u180b|\u180c|\u180d|\u180e`;
const ESCAPED = new RegExp(INVISIBLE, "gu");

/**
 * JSON text of a value, on one line, or indented by `indent` spaces. Parses back to an equal value; holds no control
 * byte but the LF of the indentation.
 */
export function jsonText(value: object, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(ESCAPED, escapeUnits);
}

/** JSON knows UTF-16 code units only: a character beyond them takes two escapes. */
function escapeUnits(char: string): string {
  return Array.from({ length: char.length }, (_, i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, "0")}`).join(
    "",
  );
}
