/**
 * Loading from several places, or over all pages: starting, pausing, stopping, and taking what comes. Rows survive every
 * round and failure; what another collection brings is dropped.
 */
import { pageCountOf } from "../../domain/page.ts";
import { isActive } from "../../domain/status.ts";
import type { Action } from "../actions.ts";
import {
  type Collection,
  type Depth,
  expectedCalls,
  failedTargets,
  isCollecting,
  newCollection,
  type Scope,
  type Target,
  type TargetState,
  withUpdates,
} from "../collection.ts";
import { rebuildDetail } from "../detail.ts";
import type { Effect } from "../effects.ts";
import { rebuildFacets } from "../facets.ts";
import { rebuildList } from "../list.ts";
import type { AppState } from "../state.ts";
import { andThen, notify, type Step, stay } from "../step.ts";

/** Calls that one key may cost; for more, cafe asks. */
export const FREE_CALLS = 100;

/** The places that the scope names. */
export function targetsOf({
  scope,
  session,
  regions,
}: Pick<AppState, "scope" | "session" | "regions">): readonly Target[] {
  const profiles = scope.profiles.length > 0 ? scope.profiles : [session.profile];
  const named = scope.regions === "all" ? regions.items.map(({ id }) => id) : scope.regions;
  const asked = named.length > 0 ? named : [session.region];
  return profiles.flatMap((profile) => asked.map((region) => ({ profile, region })));
}

/** Are several places asked at once? Pages cannot be turned then. */
export const isSeveral = ({ profiles, regions }: Scope): boolean =>
  profiles.length > 1 || regions === "all" || regions.length > 1;

/** Asks every target anew; what is shown stays until they answer. */
export function collect(state: AppState, depth: Depth, limit: number | null = FREE_CALLS): Step {
  return ask(state, targetsOf(state), depth, limit);
}

/** Asks the targets again that failed; where none did, all of them. */
export function collectAgain(state: AppState, collection: Collection): Step {
  const failed = isCollecting(collection) ? [] : failedTargets(collection);
  return failed.length === 0
    ? collect(state, collection.depth)
    : ask(state, collection.targets, collection.depth, FREE_CALLS, new Set(failed));
}

/** `A`: every page of these filters. While that goes on: pause, and go on. */
export function collectAll(state: AppState): Step {
  const { collection } = state;
  if (!isCollecting(collection) || collection.depth === "first") return startCrawl(state);
  const goesOn = collection.status === "running";
  const next: Collection = { ...collection, status: goesOn ? "paused" : "running" };
  const limit = collection.status === "limit" ? FREE_CALLS : 0;
  const effect: Effect = goesOn ? { type: "pauseCollecting" } : { type: "resumeCollecting", more: limit };
  return [{ ...state, collection: next }, [effect]];
}

/** More calls than one key may cost are asked about first. */
function startCrawl(state: AppState): Step {
  const calls = callsExpected(state);
  if (calls === null || calls <= FREE_CALLS) return crawl(state, FREE_CALLS);
  return stay({ ...state, overlay: { kind: "confirm", question: { id: "crawl", calls } } });
}

/** The crawl that was agreed to, whatever it takes. */
export const confirmCrawl = (state: AppState): Step => crawl({ ...state, overlay: null }, null);

function crawl(state: AppState, limit: number | null): Step {
  const calls = callsExpected(state);
  return andThen(collect(state, "all", limit), (next) => notify(next, { id: "crawling", calls }));
}

/** Calls that all pages take; null where a total is not known. */
export function callsExpected({ collection, results, settings, scope }: AppState): number | null {
  const { pageSize } = settings;
  if (collection !== null) {
    const counts = collection.targets.map(({ total }) => (total === null ? null : expectedCalls(total, pageSize)));
    return counts.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0);
  }
  const { page } = results;
  if (page === null || isSeveral(scope) || pageCountOf(page) === null) return null;
  return page.totalCount === null ? null : expectedCalls(page.totalCount, pageSize);
}

/** Ends a round of loading; what came stays. Null where none is under way. */
export function stopCollecting(state: AppState): Step | null {
  const { collection } = state;
  if (!isCollecting(collection)) return null;
  const targets = collection.targets.map(
    (target): TargetState =>
      target.state === "waiting" || target.state === "running" ? { ...target, state: "done", hasMore: true } : target,
  );
  return [{ ...state, collection: { ...collection, targets, status: "stopped" } }, [{ type: "stopCollecting" }]];
}

/** Takes what some targets have to say. */
export function collected(state: AppState, { id, updates, at }: Extract<Action, { type: "collected" }>): Step {
  if (state.collection?.id !== id || state.collection.status === "stopped") return stay(state);
  const collection = withUpdates(state.collection, updates, at);
  const next = rebuildDetail(rebuildList(rebuildFacets({ ...state, now: at, collection })));
  return [next, refreshTimer(next, collection)];
}

/** As many calls were made as were agreed to: somebody has to say whether to go on. */
export function limitReached(state: AppState, { id }: Extract<Action, { type: "limitReached" }>): Step {
  const { collection } = state;
  if (collection?.id !== id || collection.status !== "running") return stay(state);
  return notify({ ...state, collection: { ...collection, status: "limit" } }, { id: "crawl-limit", calls: FREE_CALLS });
}

function ask(
  state: AppState,
  targets: readonly Target[],
  depth: Depth,
  limit: number | null,
  only?: ReadonlySet<Target>,
): Step {
  const id = state.results.lastId + 1;
  const { query, results, settings, now } = state;
  const fresh = newCollection({ id, query, depth, startedAt: now }, targets, beforeOf(state));
  const kept =
    only === undefined ? fresh : { ...fresh, targets: targets.map((one, i) => keptTarget(state, fresh, one, i, only)) };
  const wanted = targets.flatMap((target, index) =>
    only === undefined || only.has(target) ? [{ ...target, index }] : [],
  );
  const next: AppState = {
    ...state,
    collection: kept,
    results: { ...results, lastId: id, request: null, failure: null },
  };
  return [
    rebuildDetail(rebuildList(next)),
    [
      { type: "clearTimer", timer: "refresh" },
      { type: "collect", id, targets: wanted, query, pageSize: settings.pageSize, depth, limit },
    ],
  ];
}

const keptTarget = (
  { collection }: AppState,
  fresh: Collection,
  target: Target,
  index: number,
  asked: ReadonlySet<Target>,
): TargetState => {
  const blank = fresh.targets[index];
  const known = collection?.targets[index];
  if (blank === undefined) throw new Error("a collection has a state for each target");
  return known === undefined || asked.has(target) ? blank : known;
};

/** What the targets have brought already; a page that is on the screen counts as brought. */
function beforeOf({ collection, results, session, query }: AppState): readonly TargetState[] {
  if (collection !== null) return collection.query === query ? collection.targets : [];
  const { page, pageQuery } = results;
  if (page === null || pageQuery !== query) return [];
  return [
    {
      profile: session.profile,
      region: session.region,
      state: "done",
      tasks: page.tasks,
      loaded: page.tasks.length,
      total: page.totalCount,
      calls: 1,
      hasMore: page.next !== null,
      failure: null,
    },
  ];
}

/** First pages of several places are looked at again by themselves while a task is in progress, as one page is. */
function refreshTimer({ settings }: AppState, { status, depth, tasks }: Collection): readonly Effect[] {
  const { refreshMs } = settings;
  if (status !== "done" || depth === "all" || refreshMs === null) return [];
  return tasks.some(({ outcome }) => isActive(outcome)) ? [{ type: "setTimer", timer: "refresh", ms: refreshMs }] : [];
}
