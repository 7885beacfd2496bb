/** A results port that is opened with its first call: the first frame needs nothing of it. */
import type { ResultsPort } from "../core/ports.ts";

/** What `open` rejects with, so does the call. */
export function lateResults(open: () => Promise<ResultsPort>): ResultsPort {
  let opened: Promise<ResultsPort> | undefined;
  const port = (): Promise<ResultsPort> => {
    opened ??= open();
    return opened;
  };
  return {
    fetchPage: async (request, signal) => (await port()).fetchPage(request, signal),
    listRegions: async (region, signal) => (await port()).listRegions(region, signal),
  };
}
