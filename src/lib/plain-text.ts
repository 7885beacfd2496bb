/**
 * Tells text whose cells every terminal agrees on: each UTF-16 unit is one character of one or two cells, and none
 * combines with its neighbour; none of them steers a terminal or is invisible, either. What can be known of it without the
 * library string-width is known here.
 */

const PLAIN =
  /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u2199\u2200-\u22ff\u2400-\u2426\u2500-\u25fc\u25ff\u2713\u2717\u2800-\u28ff\u3001-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*$/;

/** The first of the plain characters that take two cells (CJK punctuation). */
const FIRST_WIDE = 0x3001;

/** Whether the text is plain; the empty text is. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/** Cells of the plain character with this code: 1 or 2. */
export function plainWidth(code: number): 1 | 2 {
  return code < FIRST_WIDE ? 1 : 2;
}
