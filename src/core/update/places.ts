/**
 * Where somebody was: going to other filters, other ones of the loaded tasks, another view, and back. Loading is
 * `results.ts`'s and `collecting.ts`'s.
 */
import type { Narrow } from "../../domain/narrow.ts";
import type { Query } from "../../domain/query.ts";
import type { Collection } from "../collection.ts";
import type { Effect } from "../effects.ts";
import { isOfOtherFilters } from "../loaded.ts";
import { relisted } from "../rebuild.ts";
import type { AppState, Place } from "../state.ts";
import { andThen, notify, type Step, stay } from "../step.ts";
import { showAgain } from "./collecting.ts";
import { loadFirst } from "./results.ts";

/** Places that are kept. */
const LONGEST_TRAIL = 20;
/** Tasks that they keep between them beside those of the latest: more are asked for again. */
const MOST_KEPT = 100_000;

/** Sets new filters, keeps the place for "previous view", and loads. */
export const applyQuery = (state: AppState, query: Query): Step => loadQuery(leavePlace(state), query);

/** Loads by other filters, where the place has been left already. */
export const loadQuery = (state: AppState, query: Query): Step =>
  andThen([{ ...state, query }, [remembering(state, query)]], loadFirst);

/** Back to the place before: its filters, what it showed of the tasks, as what, and what had been collected there. */
export function previousPlace(state: AppState): Step {
  const place = state.trail.at(-1);
  if (!place) return notify(state, { id: "no-earlier-view" });
  const { query, narrow, view, collection } = place;
  // Beside another list, another pane 5: the keys go to the list.
  const focus = view.kind === state.view.kind ? state.focus : "tasks";
  const back: AppState = { ...state, focus, narrow, view, trail: state.trail.slice(0, -1) };
  if (query === state.query) return stay(relisted(back));
  const there = { ...back, query };
  const [next, effects] = showAgain(there, state.collection) ?? showAgain(there, collection) ?? loadFirst(there);
  return [next, [remembering(there, query), ...effects]];
}

/** Shows other ones of the loaded tasks, and keeps the place for "previous view". */
export const narrowedTo = (state: AppState, narrow: Narrow): AppState => relisted({ ...leavePlace(state), narrow });

/** Keeps the place for "previous view". */
export function leavePlace(state: AppState): AppState {
  const { query, narrow, view } = state;
  const collection = isOfOtherFilters(state) ? null : state.collection;
  const trail = [...state.trail.slice(1 - LONGEST_TRAIL), { query, narrow, view, collection }];
  return { ...state, trail: bounded(trail) };
}

const remembering = ({ session }: AppState, query: Query): Effect => ({
  type: "remember",
  profile: session.profile,
  what: { region: session.region, query },
});

/** What was collected longest ago goes first; what was collected last is kept whatever its length. */
function bounded(trail: readonly Place[]): readonly Place[] {
  const kept = new Set<Collection>();
  let tasks = 0;
  const keep = (place: Place): Place => {
    const { collection } = place;
    if (collection === null || kept.has(collection)) return place;
    tasks += collection.tasks.length;
    if (kept.size > 0 && tasks > MOST_KEPT) return { ...place, collection: null };
    kept.add(collection);
    return place;
  };
  return trail.toReversed().map(keep).toReversed();
}
