/**
 * Splits a line with colours into styled characters, as @alcalzone/ansi-tokenize does for Ink, but without a grapheme
 * segmenter where every UTF-16 unit is a character, and with one style list shared by all characters of a run, so that
 * later comparisons end at the first ===.
 */
import { reduceAnsiCodesIncremental, styledCharsFromTokens, tokenize } from "@alcalzone/ansi-tokenize";
import { isPlain, plainWidth } from "../../src/lib/plain-text.ts";
import { RecentMap } from "./recent-map.js";

// The same parameters as the package takes for colours; every other sequence is left to the package.
const SGR = /\u001b\[[\d;]*m/g;
const INVISIBLE = /^\p{Default_Ignorable_Code_Point}+$/u;
const NO_STYLES = [];

const lines = new RecentMap(256);
const codes = new RecentMap(512);

/** The styled characters of a line. Shared between callers: not to be changed. */
export function styledChars(line) {
  let chars = lines.get(line);
  if (chars === undefined) {
    chars = isPlain(line) ? plainChars(line, NO_STYLES, []) : (colouredChars(line) ?? segmentedChars(line));
    lines.set(line, chars);
  }
  return chars;
}

/** Undefined where the text between the colours is not plain, or holds other sequences. */
function colouredChars(line) {
  const chars = [];
  let styles = NO_STYLES;
  let from = 0;
  for (const { 0: code, index } of line.matchAll(SGR)) {
    const text = line.slice(from, index);
    if (!isPlain(text)) return undefined;
    plainChars(text, styles, chars);
    styles = reduceAnsiCodesIncremental(styles, codeTokens(code));
    from = index + code.length;
  }
  const rest = line.slice(from);
  return isPlain(rest) ? plainChars(rest, styles, chars) : undefined;
}

function plainChars(text, styles, chars) {
  for (let index = 0; index < text.length; index++) {
    const fullWidth = plainWidth(text.charCodeAt(index)) === 2;
    chars.push({ type: "char", value: text[index], fullWidth, styles });
  }
  return chars;
}

function codeTokens(code) {
  let tokens = codes.get(code);
  if (tokens === undefined) {
    tokens = tokenize(code);
    codes.set(code, tokens);
  }
  return tokens;
}

function segmentedChars(line) {
  return styledCharsFromTokens(tokenize(line)).filter(({ value }) => !INVISIBLE.test(value));
}
