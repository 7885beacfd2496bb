/**
 * The one sanitising boundary: text from outside (service, files, argv, exceptions) becomes SafeText here, where it is
 * decoded, and nowhere else. What could steer a terminal or deceive a reader is shown as a visible mark, never dropped.
 */
import { isPlain } from "./plain-text.ts";

declare const brand: unique symbol;

/** Text that holds printable characters only: one line, no controls, no bidi controls, no invisible tricks. */
export type SafeText = string & { readonly [brand]: "SafeText" };

const hex = (char: string): string => `‹U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}›`;

function mark(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  return hex(char);
}

/** Neutralises any string for display on one line. Plain text comes back as the same string, without a copy. */
export function safeText(raw: string): SafeText {
  return brandAsSafe(isPlain(raw) ? raw : neutralised(raw));
}

/**
 * The patterns below stand in functions because V8 makes them, from Unicode's tables, when it comes to them: some ms of
 * every start.
 */
function neutralised(raw: string): string {
  // C0, DEL, C1, unpaired surrogates, line separators, interlinear annotation, and whatever Unicode says draws nothing: soft
  // hyphen, bidi and zero-width controls, fillers, invisible operators, tag characters, variation selectors. The joiner
  // U+200D and the selectors of text and emoji are dealt with apart: emoji need them.
  const unsafe =
    /(?![\u200d\ufe0e\ufe0f])[\0-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;
  const visible = raw.replace(unsafe, mark);
  const joined = /[\u200d\ufe0e\ufe0f]/u.test(visible) ? withoutStrays(visible) : visible;
  return /\p{M}/u.test(joined) ? withFewMarks(joined) : joined;
}

/** Away from emoji a joiner or selector is invisible, and a row of selectors can hold a hidden message. */
function withoutStrays(text: string): string {
  const selector = /(?<!\p{Extended_Pictographic})[\ufe0e\ufe0f](?!\u20e3)/gu;
  const joiner =
    /(?<!\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}\ufe0f]?)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;
  return text.replace(selector, hex).replace(joiner, hex);
}

/**
 * Real scripts stack a few marks on a letter; a flood of them crashes multiplexers (CVE-2021-26937). At the start there is
 * nothing of this text to combine with: a mark there would change what stands before it.
 */
const withFewMarks = (text: string): string =>
  text
    .replace(/(\p{M}{4})(\p{M}+)/gu, (_, kept: string, rest: string) => `${kept}‹+${[...rest].length} marks›`)
    .replace(/^\p{M}+/u, (marks) => [...marks].map(hex).join(""));

/** Neutralises a text of several lines. Splits at LF, CRLF is one end of line; a tab becomes spaces to the next stop of `tabSize`. */
export function safeLines(raw: string, tabSize = 4): readonly SafeText[] {
  return raw.split(/\r?\n/u).map((line) => safeText(expandTabs(line, tabSize)));
}

/**
 * Template tag for cafe's own words: only safe text and numbers can be put in, so the whole is safe.
 * @example say`${count} of ${name}`
 */
export function say(words: TemplateStringsArray, ...values: readonly (SafeText | number)[]): SafeText {
  return brandAsSafe(words.reduce((text, word, i) => `${text}${values[i - 1]}${word}`));
}

/** Joins safe pieces into safe text; the separator is ours. */
export const joinSafe = (parts: readonly SafeText[], separator: string): SafeText => brandAsSafe(parts.join(separator));

function expandTabs(line: string, tabSize: number): string {
  if (!line.includes("\t")) return line;
  let column = 0;
  let out = "";
  for (const char of line) {
    const width = char === "\t" ? tabSize - (column % tabSize) : 1;
    out += char === "\t" ? " ".repeat(width) : char;
    column += width;
  }
  return out;
}

// The one place where the brand is given: every caller has neutralised the text.
const brandAsSafe = (text: string): SafeText => text as SafeText;
