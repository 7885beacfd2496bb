/**
 * Reads a line as it is being typed in a shell, and writes words so that the shell reads them back as they are: whatever
 * they hold, it runs nothing of it. Expands nothing.
 */

/** The word that is being typed, raw, and the value that it has so far. */
interface Typed {
  readonly raw: string;
  readonly value: string;
}

type Quote = "" | "'" | '"';

/** A step of reading a line: where it ends, what it adds to a word, the quote that is open after it. */
interface Step {
  readonly end: number;
  /** Null where it is a blank between two words. */
  readonly value: string | null;
  readonly quote: Quote;
}

function* stepsOf(line: string): Generator<Step> {
  let quote: Quote = "";
  for (let at = 0; at < line.length; ) {
    const step = stepAt(line, at, quote);
    yield step;
    quote = step.quote;
    at = step.end;
  }
}

function stepAt(line: string, at: number, quote: Quote): Step {
  const sign = line.charAt(at);
  const next = line.charAt(at + 1);
  const end = at + 1;
  if (sign === quote) return { end, value: "", quote: "" };
  if (quote === "" && (sign === "'" || sign === '"')) return { end, value: "", quote: sign };
  if (sign === "\\" && isEscaped(quote, next)) return { end: at + 2, value: next, quote };
  return { end, value: quote === "" && /\s/u.test(sign) ? null : sign, quote };
}

/** In single quotes a backslash is itself; in double quotes, too, except before what it keeps from being read. */
const isEscaped = (quote: Quote, next: string): boolean => (quote === '"' ? '"\\$`'.includes(next) : quote === "");

/** The words of a line up to the cursor, quotes taken away; the last is the one being typed, and may be empty. */
export function wordsOf(line: string): { readonly words: readonly string[]; readonly last: Typed } {
  const words: string[] = [];
  let start = 0;
  let typed: string | null = null;
  for (const { end, value } of stepsOf(line)) {
    if (value !== null) {
      typed = (typed ?? "") + value;
      continue;
    }
    if (typed !== null) words.push(typed);
    [start, typed] = [end, null];
  }
  const value = typed ?? "";
  return { words: [...words, value], last: { raw: line.slice(start), value } };
}

/** The value of a piece of a word, as it was typed. */
export const dequoted = (raw: string): string => [...stepsOf(raw)].map(({ value }) => value ?? " ").join("");

/** The quote that a piece of a word leaves open. */
export const openQuote = (raw: string): Quote => [...stepsOf(raw)].at(-1)?.quote ?? "";

/** A text as bash reads it within this quote: with `"` open, `!` has to step out of it, as it calls for a line of before. */
export function inBash(text: string, quote: Quote): string {
  if (quote === "'") return text.replaceAll("'", String.raw`'\''`);
  if (quote === '"') return text.replaceAll(/["\\$`]/gu, String.raw`\$&`).replaceAll("!", `"'!'"`);
  return text.replaceAll(/[^\p{L}\p{M}\p{N}_@%+=:,./-]/gu, String.raw`\$&`);
}
