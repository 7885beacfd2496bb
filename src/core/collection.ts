/**
 * Tasks collected from several places, or over all pages of one: which places are asked, how far each has got, and what
 * they have brought together. Pure; `update/collecting.ts` decides when to ask.
 */
import type { Failure } from "../domain/failure.ts";
import type { Query } from "../domain/query.ts";
import { compareText, type Task } from "../domain/task.ts";

/** Profiles and regions to ask; empty: the session's own. */
export interface Scope {
  readonly profiles: readonly string[];
  /** `all`: whatever the service lists, or what cafe knows until it has. */
  readonly regions: readonly string[] | "all";
}

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
  /** Of the round under way. */
  readonly loaded: number;
  /** Null where the service gives none, or has not answered. */
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
  /** `limit`: waits because as many calls were made as were agreed to. `stopped`: by the user, with pages unread. */
  readonly status: "running" | "paused" | "limit" | "stopped" | "done";
  readonly targets: readonly TargetState[];
  /** Of all targets, newest first. */
  readonly tasks: readonly Task[];
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Of the latest answer. */
  readonly updatedAt: number;
}

/** What one target has to say, by its place in the list. */
export interface TargetUpdate extends Omit<TargetState, "profile" | "region" | "state"> {
  readonly index: number;
  readonly state: "running" | "done" | "failed";
}

/** A collection of which nothing is known yet. `before`: shown until a target answers. */
export function newCollection(
  start: Pick<Collection, "id" | "query" | "depth" | "startedAt">,
  targets: readonly Target[],
  before: readonly TargetState[],
): Collection {
  const states = targets.map((target): TargetState => {
    const known = before.find((one) => isSameTarget(one, target));
    const fresh = { state: "waiting", loaded: 0, total: null, calls: 0, hasMore: false, failure: null } as const;
    return { ...target, ...fresh, tasks: known?.tasks ?? [] };
  });
  return { ...start, status: "running", targets: states, tasks: joined(states), updatedAt: start.startedAt };
}

/** Takes what targets have to say; ends the collection with the last of them. */
export function withUpdates(collection: Collection, updates: readonly TargetUpdate[], at: number): Collection {
  const targets = [...collection.targets];
  for (const { index, ...update } of updates) {
    const known = targets[index];
    if (known) targets[index] = { ...known, ...update, tasks: tasksAfter(known, update) };
  }
  const isDone = targets.every(({ state }) => state === "done" || state === "failed");
  return {
    ...collection,
    targets,
    tasks: joined(targets),
    updatedAt: at,
    status: isDone ? "done" : collection.status,
  };
}

/** Is somebody still being asked? */
export const isCollecting = (collection: Collection | null): collection is Collection =>
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
  readonly answered: number;
  readonly failed: number;
  readonly hasMore: boolean;
}

/** Sums up the targets. */
export function tallyCollection({ targets }: Collection): CollectionTally {
  const tally = { calls: 0, loaded: 0, answered: 0, failed: 0, hasMore: false };
  let total: number | null = 0;
  for (const target of targets) {
    tally.calls += target.calls;
    tally.loaded += target.loaded;
    if (target.state === "done" || target.state === "failed") tally.answered += 1;
    if (target.state === "failed") tally.failed += 1;
    tally.hasMore ||= target.hasMore;
    total = total === null || target.total === null ? null : total + target.total;
  }
  return { ...tally, total };
}

/** A call brings at most `pageSize` tasks, and pages overlap by a row or more so that none is lost (api/page-walk.ts). */
const OVERLAP = 1.2;

/** Calls that are expected for so many tasks. */
export const expectedCalls = (tasks: number, pageSize: number): number =>
  tasks <= pageSize ? 1 : Math.ceil((tasks / pageSize) * OVERLAP);

const isSameTarget = (a: Target, b: Target): boolean => a.profile === b.profile && a.region === b.region;

/** Rows of the round before stay until this round has more, or has ended; a failure never takes any away. */
function tasksAfter(known: TargetState, update: Omit<TargetUpdate, "index">): readonly Task[] {
  if (update.state === "done") return update.tasks;
  return update.tasks.length >= known.tasks.length ? update.tasks : known.tasks;
}

function joined(targets: readonly TargetState[]): readonly Task[] {
  const [only, ...others] = targets.filter(({ tasks }) => tasks.length > 0);
  if (only === undefined || others.length === 0) return only?.tasks ?? [];
  return targets.flatMap(({ tasks }) => tasks).sort(newestFirst);
}

/** As the service orders the tasks of one region; those whose time cannot be read come last. */
const newestFirst = (a: Task, b: Task): number =>
  (b.createdAt.ms ?? 0) - (a.createdAt.ms ?? 0) ||
  compareText(a.region, b.region) ||
  compareText(b.invokeId, a.invokeId);
