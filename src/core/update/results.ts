/**
 * Loading, refreshing and paging. Rows survive every refresh and failure; an answer that is not the latest asked for is
 * dropped; at most one call is under way.
 */
import type { Failure } from "../../domain/failure.ts";
import { FIRST_PAGE, type PageCursor, type TaskPage } from "../../domain/page.ts";
import { hasActive } from "../../domain/task.ts";
import type { Result } from "../../lib/result.ts";
import type { Action } from "../actions.ts";
import { isCollecting, stopped } from "../collection.ts";
import { rebuildDetail } from "../detail.ts";
import type { Effect } from "../effects.ts";
import { rebuildFacets } from "../facets.ts";
import { rebuildList } from "../list.ts";
import { isOfOtherFilters } from "../loaded.ts";
import { type SlowPace, slower, stillSlow } from "../pace.ts";
import { reloaded } from "../rebuild.ts";
import { retryDelay } from "../retry-delay.ts";
import { isSeveral } from "../scope.ts";
import { atTime } from "../screen-times.ts";
import { detailLater } from "../settling.ts";
import type { AppState, Results, ResultsRequest, TaskList } from "../state.ts";
import { andThen, notify, type Step, stay } from "../step.ts";
import { collectActive, collectFirst } from "./collecting.ts";
import { collectAgain } from "./crawling.ts";
import { withoutAnchor } from "./last-known.ts";
import { hasLostRows, joined, missedBy, walk } from "./shifting-pages.ts";

/**
 * Asks for a page. `now` is the state's clock; the answer comes back with the request's id. What was collected goes only
 * when that is accepted.
 */
export function request(state: AppState, cursor: PageCursor, reason: ResultsRequest["reason"]): Step {
  const id = state.results.lastId + 1;
  const { query, session, settings } = state;
  const collection = state.collection && stopped(state.collection);
  const next: AppState = {
    ...state,
    collection,
    results: { ...state.results, lastId: id, request: { id, cursor, since: state.now, reason } },
  };
  const wanted = { region: session.region, query, cursor, pageSize: settings.pageSize };
  return [
    collection === state.collection ? next : reloaded(next),
    [
      { type: "clearTimer", timer: "refresh" },
      { type: "fetchPage", id, request: wanted },
    ],
  ];
}

/** Loads from the first page on: new filters, another region or profile. The rows shown stay until the answer. */
export const loadFirst = (state: AppState): Step =>
  isSeveral(state.scope) ? collectFirst(state) : request(state, FIRST_PAGE, "load");

/** Starts at a page that somebody named. */
export const loadPage = (state: AppState, number: number): Step =>
  isSeveral(state.scope) ? collectFirst(state) : request(state, { by: "number", number }, "load");

/** Asks again: for what is awaited, else for what failed, else for the page shown. */
export function refresh(state: AppState): Step {
  if (state.session.offline === "file") return notify(state, { id: "is-file" });
  const { request: awaited, page, failure } = state.results;
  const again = awaited ?? failure?.asked;
  if (again) return request(state, again.cursor, again.reason);
  if (isOfOtherFilters(state)) return loadFirst(state);
  if (state.collection !== null) return collectAgain(state, state.collection);
  return page === null ? loadFirst(state) : request(state, page.cursor, "refresh");
}

/** Asks again by itself, unless somebody is being asked. */
export function refreshByItself(state: AppState): Step {
  const { collection, results } = state;
  if (results.request !== null || isCollecting(collection)) return stay(state);
  return collection === null || results.failure !== null ? refresh(state) : collectActive(state, collection);
}

/** The page after this one. */
export function nextPage(state: AppState): Step {
  if (state.collection !== null) return notify(state, { id: "no-pages" });
  const { page } = state.results;
  if (page === null || isOfOtherFilters(state)) return notify(state, { id: "nothing-loaded" });
  // Turning the page now would leave rows behind that are just being looked for.
  if (state.results.request?.reason === "missed") return stay(state);
  if (page.fromHistory) return notify(state, { id: "nothing-loaded" });
  return page.next ? request(state, page.next, "next") : notify(state, { id: "last-page" });
}

/** The page before this one. */
export function previousPage(state: AppState): Step {
  if (state.collection !== null) return notify(state, { id: "no-pages" });
  if (isOfOtherFilters(state)) return notify(state, { id: "nothing-loaded" });
  const cursor = cursorBefore(state.results);
  return cursor ? request(state, cursor, "previous") : notify(state, { id: "first-page" });
}

/** Numbers count backwards; tokens lead forwards only, so the way back is the way that was come. */
function cursorBefore({ page, before }: Results): PageCursor | null {
  if (page?.cursor.by === "number") {
    return page.cursor.number > 1 ? { by: "number", number: page.cursor.number - 1 } : null;
  }
  return before.at(-1) ?? null;
}

/** Notes since when the latest call is waited for: the state's own clock moves in steps. */
export function pageAsked(state: AppState, { id, at }: Extract<Action, { type: "pageAsked" }>): Step {
  const { request: asked } = state.results;
  if (asked?.id !== id) return stay(state);
  return stay({ ...atTime(state, at), results: { ...state.results, request: { ...asked, since: at } } });
}

/** Takes an answer of the service. */
export function pageAnswered(state: AppState, action: Extract<Action, { type: "pageAnswered" }>): Step {
  const { request: asked } = state.results;
  if (asked?.id !== action.id) return stay(state);
  const slow = paceAfter(action.answer, state, action.at);
  const arrived = { ...atTime(state, action.at), results: { ...state.results, request: null, slow } };
  return action.answer.ok ? accept(arrived, asked, action.answer.value) : reject(arrived, asked, action.answer.error);
}

/** A service that counts too many calls is asked less often by itself; what a key asks for is asked at once. */
function paceAfter(answer: Result<TaskPage, Failure>, state: AppState, now: number): SlowPace | null {
  const { refreshMs } = state.settings;
  const { slow } = state.results;
  const throttled = answer.ok ? answer.value.throttled === true : answer.error.kind === "throttled";
  return throttled && refreshMs !== null ? slower(slow, refreshMs, now) : stillSlow(slow, now);
}

function accept(state: AppState, asked: ResultsRequest, page: TaskPage): Step {
  const taken = show(state, asked, page);
  if (asked.reason === "next" && hasLostRows(state.results.page, page)) {
    return request(rebuildDetail(taken), state.results.page.cursor, "missed");
  }
  const shown = isTurn(asked) && state.focus !== "detail" ? detailLater(taken) : stay(rebuildDetail(taken));
  return andThen(shown, (next) => [next, refreshTimer(next)]);
}

/** Pages may be turned as fast as a cursor is moved. */
const isTurn = ({ reason }: ResultsRequest): boolean => reason === "next" || reason === "previous";

function show(state: AppState, asked: ResultsRequest, page: TaskPage): AppState {
  const missed = missedBy(state.results, asked, page);
  const own = asked.reason === "missed" ? (state.results.page ?? page) : page;
  const whole = { ...own, tasks: joined(missed, own.tasks) };
  const walked = walk(state.results, asked);
  const oldestSeen = oldestOf(state.results.oldestSeen, page);
  const loaded = { missed, oldestSeen, page: whole, pageQuery: state.query, failure: null };
  const results: Results = { ...state.results, ...walked, ...loaded };
  return rebuildList(
    rebuildFacets({ ...state, collection: null, results, list: placeCursor(withoutAnchor(state), asked, page) }),
  );
}

function oldestOf(known: number | null, { tasks }: TaskPage): number | null {
  const times = tasks.flatMap(({ createdAt }) => (createdAt.ms === null ? [] : [createdAt.ms]));
  return known === null && times.length === 0 ? null : Math.min(known ?? Number.POSITIVE_INFINITY, ...times);
}

/** A refresh keeps the row; a new page starts at its first one; new filters keep the task where it is still there. */
function placeCursor(list: TaskList, asked: ResultsRequest, page: TaskPage): TaskList {
  if (asked.reason === "refresh" || asked.reason === "missed") return list;
  const anchor = list.rows[list.cursor]?.invokeId;
  if (asked.reason === "load" && page.tasks.some((task) => task.invokeId === anchor)) return { ...list, top: 0 };
  return { ...list, rows: [], cursor: 0, top: 0 };
}

function reject(state: AppState, asked: ResultsRequest, failure: Failure): Step {
  if (failure.kind === "cancelled") return stay(state);
  // Without a token to blame, starting again would go round and round.
  if (failure.kind === "stale-token" && asked.cursor.by === "token" && asked.cursor.token !== null) {
    return andThen(notify(state, { id: "stale-token" }), loadFirst);
  }
  const earlier = state.results.failure;
  const count = (earlier?.count ?? 0) + 1;
  const wait = state.settings.refreshMs === null ? null : retryDelay(failure, count);
  const retryAt = wait === null ? null : state.now + wait;
  const since = earlier?.since ?? asked.since;
  const next = { ...state, results: { ...state.results, failure: { failure, asked, since, count, retryAt } } };
  return [rebuildList(next), wait === null ? [] : [{ type: "setTimer", timer: "refresh", ms: wait }]];
}

/** A task in progress is looked at again by itself; an ended one never changes. */
function refreshTimer(state: AppState): readonly Effect[] {
  const { refreshMs } = state.settings;
  if (refreshMs === null || !hasActive(state.results.page?.tasks ?? [])) return [];
  return [{ type: "setTimer", timer: "refresh", ms: state.results.slow?.refreshMs ?? refreshMs }];
}
