/**
 * Display width of text in terminal cells, and cutting and padding by it. Answers as `string-width` does; the common
 * scripts take a fast path, because the library's emoji pattern alone costs 50 ms on its first use (facts-ink.md 4).
 */
import stringWidth from "string-width";

const ASCII = /^[\x20-\x7e]*$/;
/** Latin, punctuation, arrows, box drawing, geometric shapes, braille: one cell each and no combining. */
const NARROW =
  /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u2199\u2200-\u22ff\u2400-\u2426\u2500-\u25fc\u25ff\u2713\u2717\u2800-\u28ff\u2039\u203a]*$/;
/** CJK ideographs, kana, Hangul syllables, CJK punctuation and full-width forms: two cells each. */
const WIDE = /[\u3001-\u3029\u302e-\u303e\u3041-\u3096\u309b-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]/gu;

/** Cells a terminal gives the text. The text must hold no escape sequences. */
export function displayWidth(text: string): number {
  if (ASCII.test(text) || NARROW.test(text)) return text.length;
  const narrow = text.replace(WIDE, "");
  return NARROW.test(narrow) ? 2 * text.length - narrow.length : stringWidth(text);
}

/** Splits into what a reader sees as characters. */
export function graphemes(text: string): string[] {
  return ASCII.test(text) || NARROW.test(text)
    ? [...text]
    : Array.from(segmenter().segment(text), (part) => part.segment);
}

/** Cuts to at most `width` cells; what is cut off shows as an ellipsis. */
export function truncate(text: string, width: number): string {
  if (width <= 0) return "";
  if (text.length <= width && ASCII.test(text)) return text;
  if (displayWidth(text) <= width) return text;
  return `${take(text, width - 1)}…`;
}

/** Cuts out the middle, so that both ends of an ID or a path stay readable. */
export function truncateMiddle(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  if (width < 5) return truncate(text, width);
  const tail = Math.floor((width - 1) / 2);
  const all = graphemes(text);
  return `${take(text, width - 1 - tail)}…${take(all.reverse().join(""), tail, all)}`;
}

/** Exactly `width` cells: cut or padded. */
export function fitTo(text: string, width: number, align: "left" | "right" = "left"): string {
  const cut = truncate(text, width);
  const gap = " ".repeat(Math.max(0, width - displayWidth(cut)));
  return align === "left" ? cut + gap : gap + cut;
}

/** Breaks a text into pieces of at most `width` cells, wherever that falls; a character wider than that is dropped. */
export function chunks(text: string, width: number): readonly string[] {
  if (text.length <= width && ASCII.test(text)) return [text];
  const out: string[] = [];
  let piece = "";
  let used = 0;
  for (const part of graphemes(text)) {
    const cells = displayWidth(part);
    if (cells > width) continue;
    if (used + cells > width) {
      out.push(piece);
      piece = "";
      used = 0;
    }
    piece += part;
    used += cells;
  }
  return [...out, piece];
}

function take(text: string, width: number, reversed?: readonly string[]): string {
  let used = 0;
  const kept: string[] = [];
  for (const part of reversed ?? graphemes(text)) {
    used += displayWidth(part);
    if (used > width) break;
    kept.push(part);
  }
  return (reversed ? kept.reverse() : kept).join("");
}

// Made on first need: a Segmenter costs 20 ms, and most sessions never draw a text that needs one.
let cached: Intl.Segmenter | undefined;
const segmenter = (): Intl.Segmenter => {
  cached ??= new Intl.Segmenter();
  return cached;
};
