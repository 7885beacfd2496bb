/**
 * How much work a regular expression can make at most: engines go through every way in which its parts can match, so a
 * choice within a repetition can take for ever. Reads patterns that are valid; runs none.
 */

/** In how many ways something can match, at most: factor times n^degree over a text of n characters. */
interface Ways {
  readonly factor: number;
  readonly degree: number;
}

const ONE: Ways = { factor: 1, degree: 0 };
/** Of so many steps nobody would notice a second; more are not made. */
const MOST_STEPS = 2e8;
/** A pattern that could not look at this much of a text is of no use. */
const LEAST_TEXT = 128;

/**
 * How many characters of a text a valid pattern may look at, so that it is done soon on any. Null where it might not be
 * done at all: a part is repeated that itself can match in several ways, or there are too many repetitions in a row.
 */
export function textLimitOf(pattern: string): number | null {
  const ways = alternatives(parts(pattern));
  if (ways === null) return null;
  // It starts anywhere, and repetitions in a row end one after the other: n^(d+1) / (d+1)! ways.
  const power = ways.degree + 1;
  const limit = Math.floor(((MOST_STEPS * factorial(power)) / ways.factor) ** (1 / power));
  return limit < LEAST_TEXT ? null : limit;
}

/** Quantifiers, groups' ends, and what stands for one character or none. */
const PART =
  /\((?:\?(?:[:=!]|<[=!]|<\w+>|[a-z-]*:))?|\)|\||\{(?<min>\d+)(?:(?<open>,)(?<max>\d*))?\}\??|[*+?]\??|\[(?:\\.|[^\]\\])*\]|\\.|./gsu;

const parts = (pattern: string): IterableIterator<RegExpExecArray> => pattern.matchAll(PART);

/** Up to the end of the group; null where it may take for ever. */
function alternatives(rest: IterableIterator<RegExpExecArray>): Ways | null {
  let [all, branch, last]: [Ways, Ways, Ways] = [NONE, ONE, ONE];
  for (let next = rest.next(); !next.done; next = rest.next()) {
    const [text] = next.value;
    if (text === ")") break;
    if (text === "|") {
      [all, branch, last] = [either(all, both(branch, last)), ONE, ONE];
      continue;
    }
    const bounds = boundsOf(next.value);
    const ways = bounds !== null ? repeated(last, bounds) : text.startsWith("(") ? alternatives(rest) : single(text);
    if (ways === null) return null;
    if (bounds === null) branch = both(branch, last);
    last = ways;
  }
  return either(all, both(branch, last));
}

/** A back reference is compared with what may be as long as the text. */
const single = (text: string): Ways => (/^\\[1-9k]/u.test(text) ? { factor: 1, degree: 1 } : ONE);

const NONE: Ways = { factor: 0, degree: 0 };

const either = (a: Ways, b: Ways): Ways => ({ factor: a.factor + b.factor, degree: Math.max(a.degree, b.degree) });
const both = (a: Ways, b: Ways): Ways => ({ factor: a.factor * b.factor, degree: a.degree + b.degree });

/** How often at least and at most the part before is repeated; null where it is no quantifier. */
function boundsOf({ 0: text, groups }: RegExpExecArray): readonly [number, number] | null {
  if (groups?.["min"] !== undefined) {
    const min = Number(groups["min"]);
    if (groups["open"] === undefined) return [min, min];
    return [min, groups["max"] ? Number(groups["max"]) : Number.POSITIVE_INFINITY];
  }
  if (text.startsWith("?")) return [0, 1];
  return text.startsWith("*") || text.startsWith("+") ? [0, Number.POSITIVE_INFINITY] : null;
}

function repeated(part: Ways, [min, max]: readonly [number, number]): Ways | null {
  const isOne = part.factor === 1 && part.degree === 0;
  if (max === Number.POSITIVE_INFINITY) return isOne ? { factor: 1, degree: 1 } : null;
  return { factor: part.factor ** max * (max - min + 1), degree: part.degree * max };
}

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
