/** Asking elsewhere: another region or profile, or several at once; and that nothing of the place before stays. */
import type { Failure } from "../../domain/failure.ts";
import type { SafeText } from "../../lib/safe-text.ts";
import type { Action } from "../actions.ts";
import { NO_RESULTS } from "../initial-state.ts";
import { reloaded } from "../rebuild.ts";
import { isSeveral } from "../scope.ts";
import type { AppState } from "../state.ts";
import { andThen, notify, type Step, stay } from "../step.ts";
import { TASKS_VIEW } from "../views.ts";
import { loadFirst } from "./results.ts";
import { endTour, startTour } from "./touring.ts";

/** Asks one region. */
export function askRegion(state: AppState, region: string): Step {
  const isAsked = !isSeveral(state.scope) && region === state.session.region;
  return isAsked ? stay(state) : changeRegion({ ...state, scope: { ...state.scope, regions: [] } }, region);
}

/** Asks several regions, or all of them, at once. */
export function askRegions(state: AppState, regions: readonly string[] | "all"): Step {
  return loadFirst(withoutRows({ ...state, scope: { ...state.scope, regions } }));
}

/** Connects to another profile; until that has come about, those asked before are. */
export const askProfile = (state: AppState, profile: string): Step => [state, [{ type: "connect", profile }]];

/** Asks several profiles at once. */
export const askProfiles = (state: AppState, profiles: readonly string[]): Step =>
  loadFirst(withoutRows({ ...state, scope: { ...state.scope, profiles } }));

/** Another profile is connected: nothing loaded for the old one may stay on the screen. */
export function connected(state: AppState, action: Extract<Action, { type: "connected" }>): Step {
  const { answer, profile } = action;
  if (!answer.ok) return notConnected(state, profile, answer.error);
  const session = { ...answer.value, epoch: state.session.epoch + 1 };
  const scope = { ...state.scope, profiles: [] };
  const regions = { ...state.regions, fromService: false, loading: false, failure: null };
  const fresh = withoutRows(endTour({ ...state, session, scope, regions, welcome: null }));
  const there = andThen(notify(fresh, { id: "connected", profile }), loadFirst);
  return state.welcome === null ? there : andThen(there, (first) => begun(first, state.welcome?.tours === true));
}

/** What was chosen in the welcome is kept; the demo offers its tour instead of saying its name. */
function begun(state: AppState, tours: boolean): Step {
  const { demo, profile } = state.session;
  if (demo !== true) {
    return andThen([state, [{ type: "adoptProfile", profile }]], (kept) => notify(kept, { id: "adopted", profile }));
  }
  return tours ? startTour({ ...state, notice: null }) : stay({ ...state, notice: null });
}

function notConnected(state: AppState, profile: SafeText, failure: Failure): Step {
  if (state.welcome === null) return notify(state, { id: "connect-failed", profile, failure });
  return stay({ ...state, welcome: { ...state.welcome, connecting: null, refused: { profile, failure } } });
}

function changeRegion(state: AppState, region: string): Step {
  const moved = withoutRows({ ...state, session: { ...state.session, region } });
  const { query, session } = moved;
  const remember = { type: "remember", profile: session.profile, what: { region, query } } as const;
  return andThen([moved, [remember, { type: "nameEndpoint", region }]], loadFirst);
}

/** Rows of another region or account under this one's name would be a lie. */
export function withoutRows(state: AppState): AppState {
  const results = { ...state.results, ...NO_RESULTS };
  const gone = { ...state, results, collection: null, view: TASKS_VIEW, narrow: {}, marks: new Set<string>() };
  return reloaded(gone);
}
