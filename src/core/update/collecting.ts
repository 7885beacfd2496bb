/**
 * Loading from several places, or over all pages: starting, stopping, and taking what comes. Rows survive every
 * round and failure; what another collection brings is dropped.
 */
import { MAX_PAGE_SIZE } from "../../domain/page.ts";
import { hasActive, isSameTask } from "../../domain/task.ts";
import type { Action } from "../actions.ts";
import {
  askedAgain,
  type Collection,
  type Depth,
  isCollecting,
  isOfTargets,
  newCollection,
  stopped,
  type TargetState,
  withUpdates,
} from "../collection.ts";
import { rebuildDetail } from "../detail.ts";
import type { Effect } from "../effects.ts";
import { rebuildFacets } from "../facets.ts";
import { listHeight, rebuildList, scrollToCursor } from "../list.ts";
import { isOfOtherFilters, loadedTasks } from "../loaded.ts";
import { relisted, reloaded } from "../rebuild.ts";
import { targetsOf } from "../scope.ts";
import { atTime } from "../screen-times.ts";
import type { AppState } from "../state.ts";
import { andThen, notify, type Step, stay } from "../step.ts";

/** Calls that one key may cost; for more, cafe asks. */
export const FREE_CALLS = 100;

/** Asks for the first pages. "All" are the regions that the service lists: where it has not said, it is asked first. */
export function collectFirst(state: AppState): Step {
  const { scope, regions, results } = state;
  const isKnown = scope.regions !== "all" || regions.fromService || regions.failure !== null;
  if (isKnown) return collect(state, "first");
  const waiting: AppState = { ...state, collection: null, results: { ...results, request: null, failure: null } };
  const dropped: Step = [waiting, [{ type: "stopLoading" }]];
  return regions.loading ? dropped : andThen(dropped, askForRegions);
}

/** Asks the service which regions there are. */
export const askForRegions = (state: AppState): Step => {
  const { region, epoch } = state.session;
  return [{ ...state, regions: { ...state.regions, loading: true } }, [{ type: "fetchRegions", region, epoch }]];
};

/** Asks every target anew; what is shown stays until they answer. */
export function collect(state: AppState, depth: Depth, limit: number | null = FREE_CALLS): Step {
  const fresh = newCollection(startOf(state, depth, false), targetsOf(state), beforeOf(state));
  const before = isOfOtherFilters(state) ? loadedTasks(state) : [];
  return ask(state, { ...fresh, standing: before.length > 0 ? before : null }, limit);
}

/** Looks by itself at the first pages again in which a task is in progress. */
export function collectActive(state: AppState, collection: Collection): Step {
  const active = collection.targets.filter((target) => target.state === "done" && hasActive(target.tasks));
  if (collection.depth === "all" || active.length === 0) return stay(state);
  return ask(state, askedAgain(startOf(state, "first", true), collection, new Set(active)), FREE_CALLS);
}

/** Ends a round of loading that somebody waits for; what came stays. Null where there is none. */
export function stopCollecting(state: AppState): Step | null {
  const { collection } = state;
  if (!isCollecting(collection) || collection.quiet) return null;
  const ended = stopped(collection);
  const effects: readonly Effect[] = [{ type: "stopLoading" }, ...refreshTimer(state, ended)];
  return andThen([reloaded({ ...state, collection: ended }), effects], (next) => notify(next, { id: "crawl-stopped" }));
}

/** Shows what was collected before, and asks nobody; null where that is not what is asked now, or where. */
export function showAgain(state: AppState, before: Collection | null): Step | null {
  if (before?.query !== state.query || !isOfTargets(before, targetsOf(state))) return null;
  const collection = stopped(before);
  const results = { ...state.results, request: null, failure: null };
  const effects: readonly Effect[] = [{ type: "clearTimer", timer: "refresh" }, { type: "stopLoading" }];
  return [reloaded({ ...state, collection, results }), [...effects, ...refreshTimer(state, collection)]];
}

/** Takes what some targets have to say. */
export function collected(state: AppState, { id, updates, at }: Extract<Action, { type: "collected" }>): Step {
  if (state.collection?.id !== id || state.collection.status === "stopped") return stay(state);
  const collection = withUpdates(state.collection, updates, at);
  const taken = rebuildFacets({ ...atTime(state, at), collection });
  const isOther = state.collection.standing !== collection.standing;
  const next = rebuildDetail(isOther ? beginsAnew(taken) : keepsPlace(taken, collection));
  return [next, refreshTimer(next, collection)];
}

/** Other rows than those of the filters before: it begins at the newest, or at the task that both have. */
function beginsAnew(state: AppState): AppState {
  const { list } = state;
  const anchor = list.rows[list.cursor];
  const next = rebuildList({ ...state, list: { ...list, top: 0 } });
  const found = next.list.rows[next.list.cursor];
  if (anchor !== undefined && found !== undefined && isSameTask(found, anchor)) return next;
  return rebuildList({ ...state, list: { ...list, rows: [], cursor: 0, top: 0 } });
}

/**
 * The list with what has come. Rows that come in above move neither the cursor's task nor its line on the screen; as long
 * as nobody has moved the cursor in a list that began empty, it stays on the newest.
 */
function keepsPlace(state: AppState, { startsEmpty }: Collection): AppState {
  const { cursor, top } = state.list;
  if (startsEmpty && cursor <= 0)
    return rebuildList({ ...state, list: { ...state.list, rows: [], cursor: 0, top: 0 } });
  const next = rebuildList(state);
  const moved = next.list.cursor - cursor;
  const isInView = top === 0 && next.list.cursor < listHeight(next);
  return moved === 0 || isInView ? next : scrollToCursor({ ...next, list: { ...next.list, top: top + moved } });
}

export const startOf = ({ results, query, now }: AppState, depth: Depth, quiet: boolean) => ({
  id: results.lastId + 1,
  query,
  depth,
  quiet,
  startedAt: now,
});

/** Sends for the targets of which nothing is known yet. */
export function ask(state: AppState, collection: Collection, limit: number | null): Step {
  const { id, query, depth } = collection;
  const targets = collection.targets.flatMap(({ profile, region, state: known }, index) =>
    known === "waiting" ? [{ profile, region, index }] : [],
  );
  const results = { ...state.results, lastId: id, request: null, failure: null };
  // A call costs the same for any size.
  const pageSize = depth === "all" ? MAX_PAGE_SIZE : state.settings.pageSize;
  return [
    relisted({ ...state, collection, results }),
    [
      { type: "clearTimer", timer: "refresh" },
      { type: "collect", id, targets, query, pageSize, depth, limit },
    ],
  ];
}

/** What the targets have brought already; a page that is on the screen counts as brought. */
function beforeOf(state: AppState): readonly TargetState[] {
  if (isOfOtherFilters(state)) return [];
  const { collection, session } = state;
  const { page } = state.results;
  if (collection !== null) return collection.targets;
  if (page === null) return [];
  return [
    {
      profile: session.profile,
      region: session.region,
      state: "done",
      tasks: page.tasks,
      before: [],
      loaded: page.tasks.length,
      total: page.totalCount,
      calls: 1,
      hasMore: page.next !== null,
      failure: null,
    },
  ];
}

/** First pages of several places are looked at again by themselves while a task is in progress, as one page is. */
function refreshTimer({ settings }: AppState, collection: Collection): readonly Effect[] {
  const { refreshMs } = settings;
  if (isCollecting(collection) || collection.depth === "all" || refreshMs === null) return [];
  return hasActive(collection.tasks) ? [{ type: "setTimer", timer: "refresh", ms: refreshMs }] : [];
}
