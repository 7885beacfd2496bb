/**
 * The one sanitising boundary: text from outside (service, files, argv, exceptions) becomes SafeText here, where it is
 * decoded, and nowhere else. What could steer a terminal or deceive a reader is shown as a visible mark, never dropped.
 */
declare const brand: unique symbol;

/** Text that holds printable characters only: one line, no controls, no bidi controls, no invisible tricks. */
export type SafeText = string & { readonly [brand]: "SafeText" };

const PLAIN = /^[\x20-\x7e]*$/;

/**
 * C0, DEL, C1, line separators, interlinear annotation, unpaired surrogates, and whatever Unicode says draws nothing: soft
 * hyphen, bidi and zero-width controls, fillers, invisible operators, tag characters, variation selectors. The joiner
 * U+200D and the selectors of text and emoji are dealt with apart: emoji need them.
 */
const UNSAFE = /(?![\u200d\ufe0e\ufe0f])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;

/** Anywhere else a selector is invisible, and a row of them can hold a hidden message. */
const STRAY_SELECTOR = /(?<!\p{Extended_Pictographic})[\ufe0e\ufe0f](?!\u20e3)/gu;

const STRAY_JOINER =
  /(?<!\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}\ufe0f]?)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

/** At the start there is nothing of this text to combine with: it would change what stands before it. */
const LEADING_MARKS = /^\p{M}+/u;

/** Real scripts stack a few marks on a letter; a flood of them crashes multiplexers (CVE-2021-26937). */
const MARK_FLOOD = /(\p{M}{4})(\p{M}+)/gu;

const hex = (char: string): string => `‹U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}›`;

function mark(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  return hex(char);
}

/** Neutralises any string for display on one line. Printable ASCII comes back as the same string, without a copy. */
export function safeText(raw: string): SafeText {
  if (PLAIN.test(raw)) return brandAsSafe(raw);
  const clean = raw
    .replace(UNSAFE, mark)
    .replace(STRAY_SELECTOR, hex)
    .replace(STRAY_JOINER, hex)
    .replace(MARK_FLOOD, (_, kept: string, rest: string) => `${kept}‹+${[...rest].length} marks›`)
    .replace(LEADING_MARKS, (marks) => [...marks].map(hex).join(""));
  return brandAsSafe(clean);
}

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
