/** The guided tour: starting it, going on with it, doing a step for somebody, and ending it. */
import type { CommandId } from "../command-ids.ts";
import { MIN_ROWS } from "../layout.ts";
import { scrollToCursor } from "../list.ts";
import { loadedTasks } from "../loaded.ts";
import type { AppState, Viewport } from "../state.ts";
import { andThen, notify, notifyUntilKey, type Step, stay } from "../step.ts";
import { TOUR_ROWS, TOUR_STEPS } from "../tour.ts";
import { moveView } from "../view-cursor.ts";
import { rewrapText } from "./reader.ts";

/** More commands than any step takes from anywhere. */
const MOST_COMMANDS = 200;

/** `T`: begins the tour. Its box stands below the screen that it is about, so that it covers nothing of it. */
export function startTour(state: AppState): Step {
  if (state.session.demo !== true) return notify(state, { id: "no-tour" });
  const { columns, rows } = state.viewport;
  if (rows - TOUR_ROWS < MIN_ROWS) return notify(state, { id: "tour-needs-rows", rows: MIN_ROWS + TOUR_ROWS });
  return stay(resized({ ...state, tour: { step: 0 } }, { columns, rows: rows - TOUR_ROWS }));
}

/** Esc: the explorer stays as it is. */
export function endTour(state: AppState): AppState {
  if (state.tour === null) return state;
  const { columns, rows } = state.viewport;
  return resized({ ...state, tour: null }, { columns, rows: rows + TOUR_ROWS });
}

/** `T` within the tour: does what the step asks for. */
export function showStep(state: AppState, run: (state: AppState, id: CommandId) => Step): Step {
  const step = state.tour === null ? undefined : TOUR_STEPS[state.tour.step];
  if (step === undefined) return stay(state);
  if (loadedTasks(state).length === 0) return notify(state, { id: "nothing-loaded" });
  let shown: Step = stay(state);
  for (let count = 0; count < MOST_COMMANDS && !step.isDone(shown[0]); count += 1) {
    const [before, effects] = shown;
    shown = andThen(shown, (now) => run(now, step.next(now)));
    const [after, more] = shown;
    if (after !== before) continue;
    // The world answers; or else there is no way on from here.
    return more.length > effects.length ? shown : andThen(shown, (lost) => notify(lost, { id: "tour-lost" }));
  }
  return shown;
}

/** Goes on where the step has been done. What was said before is no sign that the next one has. */
export function touring([state, effects]: Step): Step {
  const { tour } = state;
  if (tour === null || TOUR_STEPS[tour.step]?.isDone(state) !== true) return [state, effects];
  const step = tour.step + 1;
  if (step < TOUR_STEPS.length) return [{ ...state, tour: { step }, notice: null }, effects];
  return andThen([endTour(state), effects], (ended) => notifyUntilKey(ended, { id: "tour-done" }));
}

/** Offers the tour with the demo's first rows, until the first key. */
export function offerTour([state, effects]: Step): Step {
  const isFirst = state.session.demo === true && state.tour === null && state.results.lastId === 1;
  if (!isFirst || state.results.page === null || state.notice !== null) return [state, effects];
  return andThen([state, effects], (shown) => notifyUntilKey(shown, { id: "tour-offer" }));
}

/** Another size of the terminal; the box of the tour takes its part of it. */
export function viewportResized(state: AppState, viewport: Viewport): AppState {
  if (state.tour === null) return resized(state, viewport);
  const { columns, rows } = viewport;
  const hasRoom = rows - TOUR_ROWS >= MIN_ROWS;
  return resized(hasRoom ? state : { ...state, tour: null }, hasRoom ? { columns, rows: rows - TOUR_ROWS } : viewport);
}

function resized(state: AppState, viewport: Viewport): AppState {
  const fitted = rewrapText(scrollToCursor({ ...state, viewport }));
  return fitted.view.kind === "tasks" ? fitted : moveView(fitted, fitted.view, 0);
}
