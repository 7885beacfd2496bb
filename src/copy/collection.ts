/** Every word about loading from several places, or over all pages. */
import type { Question } from "../core/state.ts";
import { joinSafe, type SafeText, say } from "../lib/safe-text.ts";

const few = (names: readonly SafeText[]): SafeText =>
  names.length > 4 ? say`${joinSafe(names.slice(0, 4), ", ")} and ${names.length - 4} more` : joinSafe(names, ", ");

/** Loading from several places, or over all pages. */
export const COLLECTION = {
  pages: say`all pages`,
  answered: (answered: number, places: SafeText) => say`${answered} of ${places}`,
  regions: (count: number) => (count === 1 ? say`1 region` : say`${count} regions`),
  places: (count: number) => (count === 1 ? say`1 place` : say`${count} places`),
  place: (profile: SafeText, region: SafeText) => say`${profile}/${region}`,
  loadedMore: (loaded: number) => say`${loaded} loaded, more exist`,
  loadedMaybe: (loaded: number) => say`${loaded} loaded, more may exist`,
  loadedAll: (loaded: number) => say`${loaded} loaded, all there are`,
  loadedSoFar: (loaded: number, total: number | null) =>
    total === null ? say`${loaded} loaded so far` : say`${loaded} of ${total} loaded`,
  notOffered: (places: SafeText) => say`not offered in ${places}`,
  made: (calls: number) => (calls === 1 ? say`1 call` : say`${calls} calls`),
  toGo: (calls: number) => say`about ${calls} to go`,
  rate: (rate: SafeText) => say`${rate}/s`,
  status: {
    running: say`A pauses, Esc stops`,
    paused: say`paused: A goes on, Esc stops`,
    limit: say`waits for you: A goes on, Esc stops`,
  },
  /** What there is to say in few cells. */
  short: { running: say`A pauses`, paused: say`paused`, limit: say`A goes on` },
  failed: (failed: number, places: SafeText, names: readonly SafeText[]) =>
    say`${failed} of ${places} failed: ${few(names)}`,
  reason: (place: SafeText, title: SafeText) => say`${place}: ${title}`,
  retryThese: say`r retries just these`,
  retry: say`r asks again`,
  rowsKept: say`what was loaded stays`,
} as const;

/** A question that waits for a yes. A call costs the account a share of its quota. */
export const questionText = (question: Question): SafeText =>
  question.id === "crawl"
    ? say`All pages of these filters take about ${question.calls} calls, at most a few per second. What comes is shown as it comes; A pauses, Esc stops.`
    : say`The contents of ${question.whole} of ${question.tasks} files sent would be written into the file as they are, secrets too. The file is for you alone (0600).`;

export const CONFIRM = {
  keys: (yes: SafeText, no: SafeText) => say`${yes} go on   ${no} not`,
} as const;
