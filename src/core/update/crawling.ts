/**
 * All pages, and rounds that somebody asks for again: how many calls that takes, what is agreed to, pausing and going on.
 * How a round is begun and what it brings is `collecting.ts`'s.
 */
import type { Action } from "../actions.ts";
import { askedAgain, type Collection, callsForAll, expectedCalls, failedTargets, isCollecting } from "../collection.ts";
import type { Effect } from "../effects.ts";
import { isOfOtherFilters } from "../loaded.ts";
import type { AppState } from "../state.ts";
import { andThen, notify, type Step, stay } from "../step.ts";
import { ask, collect, FREE_CALLS, startOf } from "./collecting.ts";

/** `A`: every page of these filters. While that goes on: pause, and go on. */
export function collectAll(state: AppState): Step {
  const { collection } = state;
  if (!isCollecting(collection) || collection.depth === "first") return startCrawl(state);
  const goesOn = collection.status === "running";
  const next: Collection = { ...collection, status: goesOn ? "paused" : "running" };
  const more = collection.status === "limit" ? FREE_CALLS : 0;
  const effect: Effect = goesOn ? { type: "pauseCollecting" } : { type: "resumeCollecting", more };
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

/** Says what the crawl comes to, as far as anybody knows. */
const sayCalls = (state: AppState): Step => notify(state, { id: "crawling", calls: callsExpected(state) });

/** Calls that all pages take; null where a total is not known. */
function callsExpected(state: AppState): number | null {
  if (isOfOtherFilters(state)) return null;
  const { collection, results } = state;
  if (collection !== null) return callsForAll(collection);
  const total = results.page?.totalCount ?? null;
  return total === null ? null : expectedCalls(total);
}

/** Asks the targets again that failed; where none did, all of them. What is being asked is left to go on. */
export function collectAgain(state: AppState, collection: Collection): Step {
  if (isCollecting(collection)) return collection.depth === "all" ? sayCalls(state) : collect(state, "first");
  const { depth } = collection;
  const failed = failedTargets(collection);
  if (failed.length === 0) return collect(state, depth);
  return ask(state, askedAgain(startOf(state, depth, false), collection, new Set(failed)), FREE_CALLS);
}

/** As many calls were made as were agreed to: somebody has to say whether to go on. */
export function limitReached(state: AppState, { id }: Extract<Action, { type: "limitReached" }>): Step {
  const { collection } = state;
  if (collection?.id !== id || collection.status !== "running") return stay(state);
  return notify({ ...state, collection: { ...collection, status: "limit" } }, { id: "crawl-limit", calls: FREE_CALLS });
}
