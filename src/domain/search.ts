/**
 * The language of the text search, and what it finds among tasks that were loaded. Terms are parted by spaces and all
 * of them must match, each in any field of the task or of its instances:
 *
 * - `word`: the word anywhere, or its characters in order and close together (`fuzzy.ts` says how close; not in IDs);
 * - `'word`: exactly that, anywhere;
 * - `!word`, `!'word`: nowhere. Always exact: what only looks like it is not hidden;
 * - `/pattern/`, `!/pattern/`: a regular expression of any case, which may hold spaces. Not yet closed, it is a word. One
 *   that could take for ever is refused; one with several repetitions looks at the first hundreds of characters.
 *
 * A word with a capital letter minds case; others do not.
 */

import { remembered } from "../lib/remembered.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { isFuzzyIn } from "./fuzzy.ts";
import { isPacked } from "./pack.ts";
import type { Verdict } from "./pack-tables.ts";
import { packedMatcher } from "./packed-matcher.ts";
import { textLimitOf } from "./pattern-cost.ts";
import type { Instance, Tag, Task } from "./task.ts";

/** What is looked for. */
export interface Search {
  readonly terms: readonly Term[];
}

/** One term: a text is accepted, or its opposite. */
export interface Term extends Test {
  readonly negated: boolean;
}

/** What one text has to be. */
interface Test {
  readonly accepts: (text: string) => boolean;
  /** The same for InvokeIds and InstanceIds: they are no words, and what only looks like one is another one. */
  readonly acceptsId: (id: string) => boolean;
}

/** A regular expression that is none, or that could take for ever. */
export type SearchProblem =
  | {
      readonly id: "bad-pattern";
      readonly pattern: SafeText;
      /** In the engine's English words. */
      readonly reason: SafeText;
    }
  | { readonly id: "slow-pattern"; readonly pattern: SafeText };

/** A pattern up to a slash that ends the term, or else all up to a space. */
const TERM = /(!?)(?:\/((?:\\.|[^\\])+?)\/(?=\s|$)|(\S+))/gsu;

/** Reads a search. Signs that nothing follows yet, as while typing, are no terms. */
export function parseSearch(text: string): Result<Search, SearchProblem> {
  const terms: Term[] = [];
  for (const [, not, pattern, word] of text.matchAll(TERM)) {
    const negated = not === "!";
    const test = pattern === undefined ? wordTest(word ?? "", negated) : patternTest(pattern);
    if (test === null) continue;
    if ("id" in test) return err(test);
    terms.push({ ...test, negated });
  }
  return ok({ terms });
}

/** The tasks that are found, in the order given. */
export const searchTasks = (tasks: readonly Task[], search: Search): readonly Task[] =>
  search.terms.length === 0 ? tasks : tasks.filter(taskMatcher(search));

/** Tells whether a task is found. Made for one pass over many tasks: a text that many share is looked at once. */
export function taskMatcher({ terms }: Search): (task: Task) => boolean {
  const matchers = terms.map(termMatcher);
  return (task) => matchers.every((matches) => matches(task));
}

/**
 * Is the instance one of those for which its task is found? True where any term matches it; the others may match the
 * task. Negated terms match nothing of a task that is found.
 */
export const matchesInstance = ({ terms }: Search, instance: Instance): boolean =>
  terms.some(
    ({ negated, accepts, acceptsId }) =>
      !negated && (acceptsId(instance.instanceId) || verdictTexts(instance).some(accepts)),
  );

function wordTest(word: string, negated: boolean): Test | null {
  const isExact = word.startsWith("'");
  const wanted = isExact ? word.slice(1) : word;
  if (wanted === "" || wanted === "!") return null;
  const mindsCase = wanted !== wanted.toLowerCase();
  const compared = (text: string): string => (mindsCase ? text : text.toLowerCase());
  const holds = (text: string): boolean => compared(text).includes(wanted);
  if (isExact || negated) return { accepts: holds, acceptsId: holds };
  return { accepts: (text) => holds(text) || isFuzzyIn(wanted, compared(text), text), acceptsId: holds };
}

function patternTest(pattern: string): Test | SearchProblem {
  try {
    const compiled = new RegExp(pattern, "i");
    const limit = textLimitOf(pattern);
    if (limit === null) return { id: "slow-pattern", pattern: safeText(pattern) };
    const matches = (text: string): boolean => compiled.test(text.length > limit ? text.slice(0, limit) : text);
    return { accepts: matches, acceptsId: matches };
  } catch (cause) {
    // "Invalid regular expression: /PATTERN/FLAGS: REASON"
    const said = cause instanceof Error ? cause.message : "";
    const reason = said.slice(said.lastIndexOf(": ") + 1).trim();
    return { id: "bad-pattern", pattern: safeText(pattern), reason: safeText(reason) };
  }
}

function termMatcher({ negated, accepts, acceptsId }: Term): (task: Task) => boolean {
  const text = remembered(accepts);
  const instanceId = remembered(acceptsId);
  const tags = (all: readonly Tag[]): boolean => all.some(({ key, value }) => text(`${key}=${value}`));
  const verdict = (one: Verdict): boolean => verdictTexts(one).some(text);
  // The tables of a packer hold each text once already.
  const inPacked = packedMatcher({ text: accepts, tags, instanceId: acceptsId, verdict });
  const inWhole = (task: Task): boolean =>
    taskTexts(task).some(text) ||
    tags(task.tags) ||
    task.instances.some((one) => instanceId(one.instanceId) || verdict(one));
  return (task) => (acceptsId(task.invokeId) || (isPacked(task) ? inPacked(task) : inWhole(task))) !== negated;
}

const taskTexts = (task: Task): readonly SafeText[] => [
  task.profile,
  task.region,
  task.name,
  task.description,
  task.targetDir,
  task.owner,
  task.group,
  task.mode,
  task.status,
];

const verdictTexts = ({ status, errorCode, errorInfo }: Verdict): readonly SafeText[] => [status, errorCode, errorInfo];
