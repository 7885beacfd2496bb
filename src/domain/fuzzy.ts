/**
 * How far a word may be from what it finds. `ngcf` finds nginx.conf, `cnr` finds ClientNotRunning; but a word of five
 * letters does not find everything: its characters must follow each other in order, from the start of a word or of a
 * capital on, within twice its length and four characters more, and over no space. Words of one or two do not qualify.
 */

const SHORTEST = 3;

/**
 * @param word as it is compared: in small letters where case does not matter
 * @param compared the text in the same way
 * @param text as it is written, to see where capitals start a word
 */
export function isFuzzyIn(word: string, compared: string, text: string): boolean {
  if (word.length < SHORTEST) return false;
  const first = word.charAt(0);
  for (let from = compared.indexOf(first); from >= 0; from = compared.indexOf(first, from + 1)) {
    if (startsWord(text, from) && followsFrom(word, compared, from)) return true;
  }
  return false;
}

/** Taking each next character where it comes first also ends first. */
function followsFrom(word: string, compared: string, from: number): boolean {
  const end = Math.min(compared.length, from + 2 * word.length + 4);
  let matched = 1;
  for (let at = from + 1; at < end && matched < word.length; at += 1) {
    const unit = compared.charCodeAt(at);
    if (unit === SPACE) return false;
    if (unit === word.charCodeAt(matched)) matched += 1;
  }
  return matched === word.length;
}

const SPACE = 0x20;

function startsWord(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  return !isWordUnit(before) || (isCapital(text.charCodeAt(at)) && !isCapital(before));
}

/** Letters and digits; beyond ASCII everything, as far as a search has to know. */
const isWordUnit = (unit: number): boolean =>
  (unit >= 0x30 && unit <= 0x39) || isCapital(unit) || (unit >= 0x61 && unit <= 0x7a) || unit > 0x7f;

const isCapital = (unit: number): boolean => unit >= 0x41 && unit <= 0x5a;
