/** The words of the guided tour. Each step says what is to be seen, then what to press; three lines of 77 cells at most. */
import type { TourStepId } from "../core/tour.ts";
import { type SafeText, say } from "../lib/safe-text.ts";

export const TOUR_STEP_TEXTS: Readonly<Record<TourStepId, SafeText>> = {
  rollout: say`A row is one send, to 50 instances at most; upstreams.conf went to 191, and some sends failed. Press u, which joins the sends of a file into a rollout, and then n (the next that failed) until the cursor is on upstreams.conf.`,
  instances: say`One row for all six sends: of the instances that failed at first most have recovered, a few still stand failed. Press Enter to list them.`,
  causes: say`Each with its latest result, and how many tries it took: three still fail; the "recovered" ones below them have had the file since a later send. Press f: why did they fail?`,
  "host-or-file": say`Three causes, each with what it means (5 shows the next step). But is it the host or the file? Press ] to group by instance, then 5 for the answer about the instance under the cursor.`,
  resend: say`It failed here each time, while the same sends arrived elsewhere: look at the host, not at the file. Press - to go back to the instances, then x: what to run once the hosts are well.`,
  "hand-over": say`The commands send the file to the failed instances only; cafe itself sends nothing. Press q to close them, then c and m: a summary for the ticket goes to the clipboard.`,
};

export const TOUR = {
  title: (step: number, steps: number) => say`Tour, step ${step} of ${steps}`,
  keys: say`T does it for you  Esc ends the tour`,
} as const;
