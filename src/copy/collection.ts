/** Every word about loading from several places, or over all pages. */
import type { Question } from "../core/state.ts";
import { joinSafe, type SafeText, say } from "../lib/safe-text.ts";

/** Loading from several places, or over all pages. */
export const COLLECTION = {
  pages: say`all pages`,
  places: (answered: number, places: number) => say`${answered} of ${places} places`,
  loadedMore: (loaded: number) => say`${loaded} loaded, more exist`,
  loadedAll: (loaded: number) => say`${loaded} loaded, all there are`,
  notOffered: (places: number) => say`not offered in ${places} places`,
  calls: (calls: number, rate: SafeText) => say`${calls} calls, ${rate}/s`,
  status: {
    running: say`A pauses, Esc stops`,
    paused: say`paused; A goes on`,
    limit: say`waiting for you; A goes on, Esc stops`,
    stopped: say`stopped`,
    done: say`done`,
  },
  failed: (failed: number, places: number) => say`${failed} of ${places} places failed`,
  retry: say`r retries just these`,
  others: (regions: readonly SafeText[]) =>
    regions.length === 0
      ? say``
      : say`also ${joinSafe(regions.slice(0, 8), ", ")}${regions.length > 8 ? say` ...` : say``}`,
} as const;

/** A question that waits for a yes. A call costs the account a share of its quota. */
export const questionText = (question: Question): SafeText =>
  question.id === "crawl"
    ? say`All pages of these filters take about ${question.calls} calls, at most a few per second. What comes is shown as it comes; A pauses, Esc stops.`
    : say`The contents of ${question.whole} of ${question.tasks} files sent would be written into the file as they are, secrets too. The file is for you alone (0600).`;

export const CONFIRM = {
  keys: say`y go on   n not`,
} as const;
