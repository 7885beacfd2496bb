/** What an earlier run saw last stands in for the first page until the service has answered; it never goes before an answer. */
import type { Action } from "../actions.ts";
import { reloaded } from "../rebuild.ts";
import type { AppState, TaskList } from "../state.ts";
import { type Step, stay } from "../step.ts";

/** Shows the rows, unless there are others, or another place is asked by now. */
export function lastKnownFound(state: AppState, { page, query }: Extract<Action, { type: "lastKnownFound" }>): Step {
  const { results, session, collection } = state;
  const isLate = results.page !== null || collection !== null;
  if (isLate || query !== state.query || page.region !== session.region) return stay(state);
  const shown: AppState = { ...state, results: { ...results, page, pageQuery: query } };
  return stay(reloaded(shown));
}

/** Nobody has moved the cursor among rows that were only remembered: the answer begins at its newest task. */
export const withoutAnchor = ({ results, list }: AppState): TaskList =>
  results.page?.fromHistory && list.cursor === 0 ? { ...list, rows: [] } : list;
