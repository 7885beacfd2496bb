/**
 * Loading, refreshing and paging. Rows survive every refresh and failure; an answer that is not the latest asked for is
 * dropped; at most one call is under way.
 */
import type { Failure } from "../../domain/failure.ts";
import type { Narrow } from "../../domain/narrow.ts";
import { FIRST_PAGE, type PageCursor, type TaskPage } from "../../domain/page.ts";
import type { Query } from "../../domain/query.ts";
import { hasActive } from "../../domain/task.ts";
import type { Result } from "../../lib/result.ts";
import type { Action } from "../actions.ts";
import { isCollecting } from "../collection.ts";
import type { Effect } from "../effects.ts";
import { rebuildList } from "../list.ts";
import { type SlowPace, slower, stillSlow } from "../pace.ts";
import { relisted, reloaded } from "../rebuild.ts";
import { retryDelay } from "../retry-delay.ts";
import type { AppState, Results, ResultsRequest, TaskList } from "../state.ts";
import { andThen, notify, type Step, stay } from "../step.ts";
import { collectActive, collectAgain, collectFirst, isSeveral } from "./collecting.ts";
import { withoutAnchor } from "./last-known.ts";
import { hasLostRows, joined, missedBy, walk } from "./shifting-pages.ts";

/** Asks for a page. `now` is the state's clock; the answer comes back with the request's id. */
export function request(state: AppState, cursor: PageCursor, reason: ResultsRequest["reason"]): Step {
  const id = state.results.lastId + 1;
  const { query, session, settings } = state;
  const next: AppState = {
    ...state,
    collection: null,
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
export const loadFirst = (state: AppState): Step =>
  isSeveral(state.scope) ? collectFirst(state) : request(state, FIRST_PAGE, "load");

/** Starts at a page that somebody named. */
export const loadPage = (state: AppState, number: number): Step =>
  isSeveral(state.scope) ? collectFirst(state) : request(state, { by: "number", number }, "load");

/** Asks again: for what is awaited, else for what failed, else for the page shown. */
export function refresh(state: AppState): Step {
  if (state.session.offline === "file") return notify(state, { id: "is-file" });
  if (state.collection !== null) return collectAgain(state, state.collection);
  const { request: awaited, page, pageQuery, failure } = state.results;
  const again = awaited ?? failure?.asked;
  if (again) return request(state, again.cursor, again.reason);
  return page === null || pageQuery !== state.query ? loadFirst(state) : request(state, page.cursor, "refresh");
}

/** Asks again by itself, unless somebody is being asked. */
export function refreshByItself(state: AppState): Step {
  const { collection, results } = state;
  if (results.request !== null || isCollecting(collection)) return stay(state);
  return collection === null ? refresh(state) : collectActive(state, collection);
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

/** The rows shown answer the filters before: their neighbours are not those of the filters now. */
const isOfOtherFilters = ({ query, results }: AppState): boolean =>
  results.page !== null && results.pageQuery !== query;

/** Numbers count backwards; tokens lead forwards only, so the way back is the way that was come. */
function cursorBefore({ page, before }: Results): PageCursor | null {
  if (page?.cursor.by === "number") {
    return page.cursor.number > 1 ? { by: "number", number: page.cursor.number - 1 } : null;
  }
  return before.at(-1) ?? null;
}

/** Sets new filters, keeps the place for "previous view", and loads. */
export const applyQuery = (state: AppState, query: Query): Step => loadQuery(leavePlace(state), query);

/** Back to the place before: its filters, what it showed of the tasks, and as what. */
export function previousPlace(state: AppState): Step {
  const place = state.trail.at(-1);
  if (!place) return notify(state, { id: "no-earlier-view" });
  const { query, narrow, view } = place;
  // Beside another list, another pane 5: the keys go to the list.
  const focus = view.kind === state.view.kind ? state.focus : "tasks";
  const back: AppState = { ...state, focus, narrow, view, trail: state.trail.slice(0, -1) };
  return query === state.query ? stay(relisted(back)) : loadQuery(back, query);
}

/** Shows other ones of the loaded tasks, and keeps the place for "previous view". */
export const narrowedTo = (state: AppState, narrow: Narrow): AppState => relisted({ ...leavePlace(state), narrow });

/** Keeps the place for "previous view". */
export const leavePlace = (state: AppState): AppState => {
  const { query, narrow, view } = state;
  return { ...state, trail: [...state.trail.slice(-19), { query, narrow, view }] };
};

/** Notes since when the latest call is waited for: the state's own clock moves in steps. */
export function pageAsked(state: AppState, { id, at }: Extract<Action, { type: "pageAsked" }>): Step {
  const { request: asked } = state.results;
  if (asked?.id !== id) return stay(state);
  return stay({ ...state, now: at, results: { ...state.results, request: { ...asked, since: at } } });
}

/** Takes an answer of the service. */
export function pageAnswered(state: AppState, action: Extract<Action, { type: "pageAnswered" }>): Step {
  const { request: asked } = state.results;
  if (asked?.id !== action.id) return stay(state);
  const slow = paceAfter(action.answer, state, action.at);
  const arrived = { ...state, now: action.at, results: { ...state.results, request: null, slow } };
  return action.answer.ok ? accept(arrived, asked, action.answer.value) : reject(arrived, asked, action.answer.error);
}

/** A service that counts too many calls is asked less often by itself; what a key asks for is asked at once. */
function paceAfter(answer: Result<TaskPage, Failure>, state: AppState, now: number): SlowPace | null {
  const { refreshMs } = state.settings;
  const { slow } = state.results;
  const throttled = answer.ok ? answer.value.throttled === true : answer.error.kind === "throttled";
  return throttled && refreshMs !== null ? slower(slow, refreshMs, now) : stillSlow(slow, now);
}

/** Loads by other filters, where the place has been left already. */
export function loadQuery(state: AppState, query: Query): Step {
  const what = { region: state.session.region, query };
  const remember: Effect = { type: "remember", profile: state.session.profile, what };
  return andThen([{ ...state, query }, [remember]], loadFirst);
}

function accept(state: AppState, asked: ResultsRequest, page: TaskPage): Step {
  const shown = show(state, asked, page);
  if (asked.reason === "next" && hasLostRows(state.results.page, page)) {
    return request(shown, state.results.page.cursor, "missed");
  }
  return [shown, refreshTimer(shown)];
}

function show(state: AppState, asked: ResultsRequest, page: TaskPage): AppState {
  const missed = missedBy(state.results, asked, page);
  const own = asked.reason === "missed" ? (state.results.page ?? page) : page;
  const whole = { ...own, tasks: joined(missed, own.tasks) };
  const walked = walk(state.results, asked);
  const oldestSeen = oldestOf(state.results.oldestSeen, page);
  const loaded = { missed, oldestSeen, page: whole, pageQuery: state.query, failure: null };
  const results: Results = { ...state.results, ...walked, ...loaded };
  return reloaded({ ...state, results, list: placeCursor(withoutAnchor(state), asked, page) });
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
