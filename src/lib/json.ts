/**
 * Writes JSON that is safe to look at: what could steer a terminal or deceive a reader travels as \u escapes, so the
 * text is plain for a person and equal for a parser. Owns no shape of any output.
 */

/**
 * Pattern of what shows nothing or deceives a reader: DEL, C1, line separators, interlinear annotation, and what Unicode
 * says draws nothing, but for the selectors that emoji need. C0 is not in it.
 */
export const INVISIBLE = String.raw`(?![\ufe0e\ufe0f])[\u007f-\u009f\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]`;
/** A flood of combining marks crashes multiplexers (CVE-2021-26937), so the fifth mark and those after it are escaped, too. */
const ESCAPED = String.raw`${INVISIBLE}|\p{M}(?<=\p{M}{5})`;

/**
 * JSON text of a value, on one line, or indented by `indent` spaces. Parses back to an equal value; holds no control
 * byte but the LF of the indentation.
 */
export function jsonText(value: object, indent = 0): string {
  // Made here because of Unicode's tables, which no start should have to read.
  return JSON.stringify(value, null, indent).replace(new RegExp(ESCAPED, "gu"), escapeUnits);
}

/** JSON knows UTF-16 code units only: a character beyond them takes two escapes. */
function escapeUnits(char: string): string {
  return Array.from({ length: char.length }, (_, i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, "0")}`).join(
    "",
  );
}
