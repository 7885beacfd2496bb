/** The box of the guided tour as a pane: what the step says, and the keys that go on and end it. */
import { TOUR, TOUR_STEP_TEXTS } from "../copy/tour.ts";
import { TOUR_STEPS } from "../core/tour.ts";
import { say } from "../lib/safe-text.ts";
import { plain, wrap } from "./line.ts";
import { PANE_EDGES, type PaneView } from "./panes.ts";

/** @param width cells of the whole box */
export function presentTour(step: number, width: number): PaneView {
  const id = TOUR_STEPS[step]?.id;
  const text = id === undefined ? say`` : TOUR_STEP_TEXTS[id];
  return {
    title: TOUR.title(step + 1, TOUR_STEPS.length),
    note: TOUR.keys,
    focused: true,
    rows: wrap(text, width - PANE_EDGES).map((line) => ({ line: plain(line), selected: false })),
  };
}
