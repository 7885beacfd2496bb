/**
 * The language of the text search, and what it finds among tasks that were loaded. Terms are parted by spaces and all
 * of them must match, each in any field of the task or of its instances:
 *
 * - `word`: the word anywhere, or its characters in order and close together (`fuzzy.ts` says how close);
 * - `'word`: exactly that, anywhere;
 * - `!word`, `!'word`: nowhere. Always exact: what only looks like it is not hidden;
 * - `/pattern/`, `!/pattern/`: a regular expression of any case, which may hold spaces. Not yet closed, it is a word.
 *
 * A word with a capital letter minds case; others do not.
 */
import { err, ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { isFuzzyIn } from "./fuzzy.ts";
import { resultMatcher } from "./results.ts";
import type { Instance, Tag, Task } from "./task.ts";

/** What is looked for. */
export interface Search {
  readonly terms: readonly Term[];
}

/** One term: a text is accepted, or its opposite. */
export interface Term {
  readonly negated: boolean;
  readonly accepts: (text: string) => boolean;
}

/** A regular expression that is none. */
export interface SearchProblem {
  readonly id: "bad-pattern";
  readonly pattern: SafeText;
  /** In the engine's English words. */
  readonly reason: SafeText;
}

/** A pattern up to a slash that ends the term, or else all up to a space. */
const TERM = /(!?)(?:\/((?:\\.|[^\\])+?)\/(?=\s|$)|(\S+))/gsu;

/** Reads a search. Signs that nothing follows yet, as while typing, are no terms. */
export function parseSearch(text: string): Result<Search, SearchProblem> {
  const terms: Term[] = [];
  for (const [, not, pattern, word] of text.matchAll(TERM)) {
    const negated = not === "!";
    const accepts = pattern === undefined ? wordTest(word ?? "", negated) : patternTest(pattern);
    if (accepts === null) continue;
    if (typeof accepts === "object") return err(accepts);
    terms.push({ negated, accepts });
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
    ({ negated, accepts }) => !negated && (accepts(instance.instanceId) || verdictTexts(instance).some(accepts)),
  );

type Accepts = Term["accepts"];

function wordTest(word: string, negated: boolean): Accepts | null {
  const isExact = word.startsWith("'");
  const wanted = isExact ? word.slice(1) : word;
  if (wanted === "" || wanted === "!") return null;
  const mindsCase = wanted !== wanted.toLowerCase();
  return (text) => {
    const compared = mindsCase ? text : text.toLowerCase();
    return compared.includes(wanted) || (!isExact && !negated && isFuzzyIn(wanted, compared, text));
  };
}

function patternTest(pattern: string): Accepts | SearchProblem {
  try {
    const compiled = new RegExp(pattern, "i");
    return (text) => compiled.test(text);
  } catch (cause) {
    // "Invalid regular expression: /PATTERN/FLAGS: REASON"
    const said = cause instanceof Error ? cause.message : "";
    const reason = said.slice(said.lastIndexOf(": ") + 1).trim();
    return { id: "bad-pattern", pattern: safeText(pattern), reason: safeText(reason) };
  }
}

function termMatcher({ negated, accepts }: Term): (task: Task) => boolean {
  const shared = remembered(accepts);
  const tags = remembered((all: readonly Tag[]) => all.some(({ key, value }) => shared(`${key}=${value}`)));
  const inResults = resultMatcher(shared, (verdict) => verdictTexts(verdict).some(shared));
  const inTask = (task: Task): boolean =>
    shared(task.name) ||
    accepts(task.invokeId) ||
    shared(task.targetDir) ||
    shared(task.description) ||
    shared(task.status) ||
    shared(task.owner) ||
    shared(task.group) ||
    shared(task.mode) ||
    shared(task.profile) ||
    shared(task.region) ||
    tags(task.tags);
  return (task) => (inTask(task) || inResults(task)) !== negated;
}

const verdictTexts = ({
  status,
  errorCode,
  errorInfo,
}: Pick<Instance, "status" | "errorCode" | "errorInfo">): readonly SafeText[] => [status, errorCode, errorInfo];

/** The same answers, each worked out once. */
function remembered<Key>(decide: (key: Key) => boolean): (key: Key) => boolean {
  const known = new Map<Key, boolean>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = decide(key);
    known.set(key, answer);
    return answer;
  };
}
