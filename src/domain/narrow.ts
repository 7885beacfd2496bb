/**
 * Narrowing: which of the tasks at hand are shown. The service has no such filters, so they work on what was loaded, and
 * a list that is empty for them says so. Pure; one pass, so that 100,000 tasks take no time that anybody feels.
 */
import type { SafeText } from "../lib/safe-text.ts";
import { causeOf } from "./failure-groups.ts";
import type { Verdict } from "./pack-tables.ts";
import { verdictMatcher } from "./results.ts";
import { parseSearch, taskMatcher } from "./search.ts";
import { isFailure } from "./status.ts";
import { type Task, taskKey } from "./task.ts";

/** What a task has to meet, all of it together; absent: anything goes. Texts are compared as they are shown. */
export interface Narrow {
  /** Something failed. */
  readonly failuresOnly?: true;
  /** An instance failed for one of these: its ErrorCode, else its status, as in the failures view. */
  readonly errorCodes?: readonly SafeText[];
  /** An instance has this InvocationStatus. */
  readonly instanceStatus?: SafeText;
  /** FileOwner. */
  readonly owner?: SafeText;
  /** TargetDir; with a / or \ at its end also whatever lies below. */
  readonly dir?: SafeText;
  /** Created from then on, epoch milliseconds. A task whose time cannot be read stays: it may be the one looked for. */
  readonly since?: number;
  /** Created before then, epoch milliseconds. */
  readonly until?: number;
  /** What search.ts finds; a text that it cannot read finds nothing. */
  readonly search?: SafeText;
  /** One of these, by taskKey; the label says which they are: "rollout of nginx.conf". */
  readonly tasks?: { readonly label: SafeText; readonly keys: ReadonlySet<string> };
}

export type Condition = keyof Narrow;

/** In the order in which they are said. */
const CONDITIONS = [
  "tasks",
  "failuresOnly",
  "errorCodes",
  "instanceStatus",
  "owner",
  "dir",
  "since",
  "until",
  "search",
] as const satisfies readonly Condition[];

/** The conditions that are set. */
export const conditionsOf = (narrow: Narrow): readonly Condition[] =>
  CONDITIONS.filter((one) => narrow[one] !== undefined);

/** The tasks that meet every condition, in their order; the same array where none is set. */
export function narrowed<T extends Task>(tasks: readonly T[], narrow: Narrow): readonly T[] {
  return conditionsOf(narrow).length === 0 ? tasks : tasks.filter(matcherOf(narrow));
}

/** Tests one task: for rows that come in one by one. */
export function matcherOf(narrow: Narrow): (task: Task) => boolean {
  const instance = instanceMatcherOf(narrow);
  const tests = [
    ...taskTests(narrow),
    ...(instance === null ? [] : [verdictMatcher(instance)]),
    ...(narrow.search === undefined ? [] : [searchTest(narrow.search)]),
  ];
  return (task) => tests.every((test) => test(task));
}

/** Tests one result by all that is asked of instances; null where nothing is. One instance has to meet it all. */
function instanceMatcherOf({
  errorCodes,
  instanceStatus,
}: Pick<Narrow, "errorCodes" | "instanceStatus">): ((instance: Verdict) => boolean) | null {
  if (errorCodes === undefined && instanceStatus === undefined) return null;
  const codes = errorCodes === undefined ? null : new Set<string>(errorCodes);
  return (instance) =>
    (instanceStatus === undefined || instance.status === instanceStatus) &&
    (codes === null || (isFailure(instance.outcome) && codes.has(causeOf(instance))));
}

/** What empties the list: the conditions without any one of which it would show something. None, where it takes more. */
export function emptiedBy(tasks: readonly Task[], narrow: Narrow): readonly Condition[] {
  if (tasks.some(matcherOf(narrow))) return [];
  return conditionsOf(narrow).filter((one) => {
    const { [one]: _, ...others } = narrow;
    return tasks.some(matcherOf(others));
  });
}

/** What is asked of tasks, the cheapest first. */
function taskTests({ tasks, failuresOnly, owner, dir, since, until }: Narrow): ((task: Task) => boolean)[] {
  const tests: ((task: Task) => boolean)[] = [];
  if (failuresOnly) tests.push(({ outcome, tally }) => isFailure(outcome) || tally.failed > 0);
  if (since !== undefined) tests.push(({ createdAt: { ms } }) => ms === null || ms >= since);
  if (until !== undefined) tests.push(({ createdAt: { ms } }) => ms === null || ms < until);
  if (owner !== undefined) tests.push((task) => task.owner === owner);
  if (dir !== undefined) tests.push(({ targetDir }) => isIn(targetDir, dir));
  if (tasks !== undefined) tests.push((task) => tasks.keys.has(taskKey(task)));
  return tests;
}

function searchTest(text: SafeText): (task: Task) => boolean {
  const search = parseSearch(text);
  return search.ok ? taskMatcher(search.value) : () => false;
}

/** `/etc` is that folder however it was written; `/etc/` is all below, too. */
function isIn(targetDir: string, dir: string): boolean {
  const folder = withoutEnd(dir);
  if (withoutEnd(targetDir) === folder) return true;
  return folder !== dir && targetDir.startsWith(dir);
}

const withoutEnd = (dir: string): string => (/[^/\\]/u.test(dir) ? dir.replace(/[/\\]+$/u, "") : "");
