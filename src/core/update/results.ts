/**
 * Loading, refreshing and paging. Rows survive every refresh and failure; an answer that is not the latest asked for is
 * dropped; at most one call is under way.
 */
import type { Failure } from "../../domain/failure.ts";
import { FIRST_PAGE, ordinalOf, type PageCursor, type TaskPage } from "../../domain/page.ts";
import type { Query } from "../../domain/query.ts";
import { hasActive } from "../../domain/task.ts";
import type { Action } from "../actions.ts";
import { rebuildDetail } from "../detail.ts";
import type { Effect } from "../effects.ts";
import { rebuildFacets } from "../facets.ts";
import { rebuildList } from "../list.ts";
import type { AppState, Results, ResultsRequest } from "../state.ts";
import { notify, type Step, stay, then } from "../step.ts";

/** Retries by itself wait twice as long each time, up to this (milliseconds). */
const MAX_RETRY_MS = 60_000;
/** The shortest pause before a retry by itself, milliseconds. */
const MIN_RETRY_MS = 5_000;
/** What may pass by itself; anything else waits for the key. */
const PASSING: ReadonlySet<Failure["kind"]> = new Set(["network", "timeout", "throttled", "server"]);

/** Asks for a page. `now` is the state's clock; the answer comes back with the request's id. */
export function request(state: AppState, cursor: PageCursor, reason: ResultsRequest["reason"]): Step {
  const id = state.results.lastId + 1;
  const { query, session, settings } = state;
  const next: AppState = {
    ...state,
    results: { ...state.results, lastId: id, request: { id, cursor, since: state.now, reason } },
  };
  const wanted = { region: session.region, query, cursor, pageSize: settings.pageSize };
  return [
    next,
    [
      { type: "clearTimer", timer: "refresh" },
      { type: "fetchPage", id, request: wanted },
    ],
  ];
}

/** Loads from the first page on: new filters, another region or profile. The rows shown stay until the answer. */
export function loadFirst(state: AppState): Step {
  const results = { ...state.results, before: [], shownBefore: new Set<string>() };
  return request({ ...state, results }, FIRST_PAGE, "load");
}

/** Asks again for the page shown, or for what failed. */
export function refresh(state: AppState): Step {
  const { page, pageQuery } = state.results;
  return page === null || pageQuery !== state.query ? loadFirst(state) : request(state, page.cursor, "refresh");
}

/** The page after this one. */
export function nextPage(state: AppState): Step {
  const { page } = state.results;
  if (page?.next) return request(state, page.next, "next");
  return notify(state, { id: page === null ? "nothing-loaded" : "last-page" });
}

/** The page before this one. */
export function previousPage(state: AppState): Step {
  const cursor = state.results.before.at(-1);
  return cursor ? request(state, cursor, "previous") : notify(state, { id: "first-page" });
}

/** Sets new filters, keeps the old ones for "previous view", and loads. */
export function applyQuery(state: AppState, query: Query): Step {
  const trail = [...state.trail.slice(-19), state.query];
  return loadQuery({ ...state, trail }, query);
}

/** Back to the filters before these. */
export function previousQuery(state: AppState): Step {
  const query = state.trail.at(-1);
  if (!query) return notify(state, { id: "no-earlier-view" });
  return loadQuery({ ...state, trail: state.trail.slice(0, -1) }, query);
}

/** Takes an answer of the service. */
export function pageAnswered(state: AppState, action: Extract<Action, { type: "pageAnswered" }>): Step {
  const { request: asked } = state.results;
  if (asked?.id !== action.id) return stay(state);
  const arrived = { ...state, now: action.at, results: { ...state.results, request: null } };
  return action.answer.ok ? accept(arrived, asked, action.answer.value) : reject(arrived, asked, action.answer.error);
}

function loadQuery(state: AppState, query: Query): Step {
  const remember: Effect = { type: "remember", profile: state.session.profile, region: state.session.region, query };
  return then([{ ...state, query }, [remember]], loadFirst);
}

function accept(state: AppState, asked: ResultsRequest, page: TaskPage): Step {
  const results: Results = {
    ...state.results,
    ...walk(state.results, asked),
    page,
    pageQuery: state.query,
    failure: null,
  };
  const fresh = asked.reason === "refresh" ? state : { ...state, list: { ...state.list, top: 0 } };
  const placed = asked.reason === "next" || asked.reason === "previous" ? withCursorOnTop(fresh) : fresh;
  const shown = rebuildDetail(rebuildList(rebuildFacets({ ...placed, results })));
  return [shown, refreshTimer(shown)];
}

/** Which pages lie before the one that arrived, and what they showed. */
function walk(results: Results, asked: ResultsRequest): Pick<Results, "before" | "shownBefore"> {
  const { before, shownBefore, page } = results;
  if (asked.reason === "refresh" || page === null) return { before, shownBefore };
  if (asked.reason === "next") {
    const shown = page.tasks.map((task) => task.invokeId);
    return { before: [...before, page.cursor], shownBefore: new Set([...shownBefore, ...shown]) };
  }
  // Going back shows whole pages again, so nothing counts as shown before.
  return { before: before.slice(0, Math.max(0, ordinalOf(asked.cursor) - 1)), shownBefore: new Set() };
}

/** A new page starts at its first row, as a turned leaf does. */
const withCursorOnTop = (state: AppState): AppState => ({
  ...state,
  list: { ...state.list, rows: [], cursor: 0, top: 0 },
});

function reject(state: AppState, asked: ResultsRequest, failure: Failure): Step {
  if (failure.kind === "cancelled") return stay(state);
  if (failure.kind === "stale-token") {
    return then(notify(state, { id: "stale-token" }), loadFirst);
  }
  const earlier = state.results.failure;
  const count = (earlier?.count ?? 0) + 1;
  const wait = PASSING.has(failure.kind) && state.settings.refreshMs !== null ? retryDelay(failure, count) : null;
  const retryAt = wait === null ? null : state.now + wait;
  const since = earlier?.since ?? asked.since;
  const next = { ...state, results: { ...state.results, failure: { failure, since, count, retryAt } } };
  return [rebuildList(next), wait === null ? [] : [{ type: "setTimer", timer: "refresh", ms: wait }]];
}

function retryDelay(failure: Failure, count: number): number {
  const backoff = Math.min(MAX_RETRY_MS, MIN_RETRY_MS * 2 ** (count - 1));
  return Math.max(backoff, failure.retryAfterMs ?? 0);
}

/** A task in progress is looked at again by itself; an ended one never changes. */
function refreshTimer(state: AppState): readonly Effect[] {
  const { refreshMs } = state.settings;
  if (refreshMs === null || !hasActive(state.results.page?.tasks ?? [])) return [];
  return [{ type: "setTimer", timer: "refresh", ms: refreshMs }];
}
