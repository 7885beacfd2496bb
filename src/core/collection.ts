/**
 * Tasks collected from several places, or over all pages of one: which places are asked, how far each has got, and what
 * they have brought together. Pure; `update/collecting.ts` decides when to ask.
 */
import type { Failure } from "../domain/failure.ts";
import { MAX_PAGE_SIZE } from "../domain/page.ts";
import type { Query } from "../domain/query.ts";
import { newestFirst, type Task } from "../domain/task.ts";

/** One account in one region. */
export interface Target {
  readonly profile: string;
  readonly region: string;
}

/** `first`: the first page of each target. `all`: every page. */
export type Depth = "first" | "all";

export interface TargetState extends Target {
  readonly state: "waiting" | "running" | "done" | "failed";
  /** Newest first. What was there before stays until the target has answered again. */
  readonly tasks: readonly Task[];
  /** What the round before had brought, while this one goes on. */
  readonly before: readonly Task[];
  /** Of the round under way. */
  readonly loaded: number;
  /** As the service said last; null where it gives none, or has not answered. */
  readonly total: number | null;
  readonly calls: number;
  /** The service has pages that were not read. */
  readonly hasMore: boolean;
  readonly failure: Failure | null;
}

export interface Collection {
  /** An answer with another id is stale. */
  readonly id: number;
  readonly query: Query;
  readonly depth: Depth;
  /** A refresh by itself: nobody waits for it. */
  readonly quiet: boolean;
  /** No row was there before it. */
  readonly startsEmpty: boolean;
  /** `limit`: waits because as many calls were made as were agreed to. `stopped`: by the user, with pages unread. */
  readonly status: "running" | "paused" | "limit" | "stopped" | "done";
  readonly targets: readonly TargetState[];
  /** Of all targets, newest first. */
  readonly tasks: readonly Task[];
  /** Rows of the filters before, which stand until a target has answered; null where none do. */
  readonly standing: readonly Task[] | null;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Of the latest answer. */
  readonly updatedAt: number;
}

/** What one target has to say, by its place in the list. */
export interface TargetUpdate extends Omit<TargetState, "profile" | "region" | "state" | "before"> {
  readonly index: number;
  readonly state: "running" | "done" | "failed";
}

/** A collection of which nothing is known yet. `before`: shown until a target answers. */
export function newCollection(
  start: Pick<Collection, "id" | "query" | "depth" | "quiet" | "startedAt">,
  targets: readonly Target[],
  before: readonly TargetState[],
): Collection {
  const states = targets.map((target): TargetState => {
    const known = before.find((one) => isSameTarget(one, target));
    const fresh = { state: "waiting", loaded: 0, calls: 0, hasMore: false, failure: null } as const;
    const tasks = known?.tasks ?? [];
    return { ...target, ...fresh, total: known ? countOf(known) : null, tasks, before: tasks };
  });
  const tasks = joined(states);
  return {
    ...start,
    status: "running",
    targets: states,
    tasks,
    standing: null,
    startsEmpty: tasks.length === 0,
    updatedAt: start.startedAt,
  };
}

/** The same targets again, of which only some are asked: the others keep what they have brought. */
export function askedAgain(
  start: Pick<Collection, "id" | "query" | "depth" | "quiet" | "startedAt">,
  { targets }: Collection,
  asked: ReadonlySet<TargetState>,
): Collection {
  const fresh = newCollection(start, targets, targets);
  const states = fresh.targets.map((blank, at) => {
    const known = targets[at];
    return known === undefined || asked.has(known) ? blank : known;
  });
  return { ...fresh, targets: states };
}

/** Takes what targets have to say, of each until it has ended; ends the collection with the last of them. */
export function withUpdates(collection: Collection, updates: readonly TargetUpdate[], at: number): Collection {
  const targets = [...collection.targets];
  for (const { index, ...update } of updates) {
    const known = targets[index];
    if (known && !hasEnded(known)) targets[index] = updated(known, update);
  }
  const isDone = targets.every(hasEnded);
  const hasAnswered = updates.some(({ state, tasks }) => state === "done" || tasks.length > 0);
  return {
    ...collection,
    targets,
    tasks: joined(targets),
    standing: hasAnswered ? null : collection.standing,
    updatedAt: at,
    status: isDone ? "done" : collection.status,
  };
}

/** The round of loading ends here, unless it has ended: what has come stays, and the rest stays unread. */
export function stopped(collection: Collection): Collection {
  if (!isCollecting(collection)) return collection;
  const targets = collection.targets.map(
    (target): TargetState =>
      hasEnded(target) ? target : { ...target, state: "done", hasMore: true, tasks: withBefore(target), before: [] },
  );
  return { ...collection, targets, tasks: joined(targets), status: "stopped" };
}

/** Has it said its last word? */
export const hasEnded = ({ state }: Pick<TargetState, "state">): boolean => state === "done" || state === "failed";

/** A collection of which more is to come. */
export type Collecting = Collection & { readonly status: "running" | "paused" | "limit" };

/** Is somebody still being asked? */
export const isCollecting = (collection: Collection | null): collection is Collecting =>
  collection !== null &&
  (collection.status === "running" || collection.status === "paused" || collection.status === "limit");

/** Targets without an answer that may have one another time. */
export const failedTargets = ({ targets }: Collection): readonly TargetState[] =>
  targets.filter((target) => target.state === "failed" && !isNotOffered(target));

/** A region that does not offer file sending holds nothing, now and later. */
export const isNotOffered = ({ failure }: Pick<TargetState, "failure">): boolean => failure?.kind === "region";

/** What is known of the work: calls made, tasks loaded of how many, how many targets have answered. */
export interface CollectionTally {
  readonly calls: number;
  readonly loaded: number;
  /** Null where a target gives no total. */
  readonly total: number | null;
  /** Calls that are still expected; null where nobody knows. */
  readonly callsToGo: number | null;
  readonly answered: number;
  readonly hasMore: boolean;
}

/** Sums up the targets. */
export function tallyCollection({ targets }: Collection): CollectionTally {
  const tally = { calls: 0, loaded: 0, answered: 0, hasMore: false };
  for (const target of targets) {
    tally.calls += target.calls;
    tally.loaded += target.loaded;
    if (hasEnded(target)) tally.answered += 1;
    tally.hasMore ||= target.hasMore;
  }
  return { ...tally, total: sumOf(targets.map(countOf)), callsToGo: sumOf(targets.map(callsToGo)) };
}

/** Calls that all pages of these targets take; null where a total is not known. */
export const callsForAll = ({ targets }: Collection): number | null =>
  sumOf(
    targets.map((target) => (isNotOffered(target) ? 1 : target.total === null ? null : expectedCalls(target.total))),
  );

/** Pages overlap by a row or more, so that none is lost (api/page-walk.ts). */
const OVERLAP = 1.2;

/** Calls that are expected for so many tasks, read in pages as large as they can be. */
export const expectedCalls = (tasks: number): number =>
  tasks <= MAX_PAGE_SIZE ? 1 : Math.ceil((tasks / MAX_PAGE_SIZE) * OVERLAP);

/** A region without the service holds nothing. */
const countOf = (target: TargetState): number | null => (isNotOffered(target) ? 0 : target.total);

function callsToGo(target: TargetState): number | null {
  if (hasEnded(target)) return 0;
  return target.total === null
    ? null
    : Math.ceil((Math.max(0, target.total - target.loaded) / MAX_PAGE_SIZE) * OVERLAP);
}

const sumOf = (counts: readonly (number | null)[]): number | null =>
  counts.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0);

/** Are these the places it was collected from? */
export const isOfTargets = ({ targets }: Collection, asked: readonly Target[]): boolean =>
  targets.length === asked.length && asked.every((one) => targets.some((target) => isSameTarget(target, one)));

const isSameTarget = (a: Target, b: Target): boolean => a.profile === b.profile && a.region === b.region;

/** Rows of the round before stay until this round has as many, or has ended; a failure never takes any away. */
function updated(known: TargetState, update: Omit<TargetUpdate, "index">): TargetState {
  if (update.state === "done") return { ...known, ...update, before: [] };
  const tasks = update.tasks.length >= known.tasks.length ? update.tasks : known.tasks;
  if (update.state === "running") return { ...known, ...update, tasks };
  return { ...known, ...update, tasks: withBefore({ tasks, before: known.before }), before: [] };
}

/** A round that has not come to its end says nothing of what it has not met. */
function withBefore({ tasks, before }: Pick<TargetState, "tasks" | "before">): readonly Task[] {
  const met = new Set(tasks.map(({ invokeId }) => invokeId));
  const others = before.filter(({ invokeId }) => !met.has(invokeId));
  return others.length === 0 ? tasks : [...tasks, ...others].sort(newestFirst);
}

function joined(targets: readonly TargetState[]): readonly Task[] {
  const [only, ...others] = targets.filter(({ tasks }) => tasks.length > 0);
  if (only === undefined || others.length === 0) return only?.tasks ?? [];
  return targets.flatMap(({ tasks }) => tasks).sort(newestFirst);
}
