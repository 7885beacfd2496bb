/** A results port that lets the local history know of every task that the service answers with. Asks nothing itself. */
import type { HistoryPort, ResultsPort } from "../core/ports.ts";

/** @param account what the history keeps the tasks under */
export const rememberingResults = (results: ResultsPort, account: string, history: HistoryPort): ResultsPort => ({
  fetchPage: async (request, signal) => {
    const answer = await results.fetchPage(request, signal);
    if (answer.ok) history.remember(account, answer.value.tasks);
    return answer;
  },
  listRegions: results.listRegions,
});
