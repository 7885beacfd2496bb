/**
 * Watching tasks to their end: starting and stopping, when to look again, and what is said at the end. Trouble that may
 * pass does not end a watch; the times it counts by are the timer's, so a clock that jumps changes nothing.
 */
import { addressOf, hasEnded } from "../../domain/task.ts";
import type { Action } from "../actions.ts";
import type { Effect } from "../effects.ts";
import { withFresh } from "../fresh-tasks.ts";
import type { Notice } from "../notice.ts";
import { reloaded } from "../rebuild.ts";
import { retryDelay } from "../retry-delay.ts";
import { atTime } from "../screen-times.ts";
import type { AppState } from "../state.ts";
import { notify, notifyUntilKey, type Step, stay } from "../step.ts";
import { rolloutInHand, taskInHand } from "../subject.ts";
import { countOf, failureOf, looked, newWatch, openOf, type Watch } from "../watch.ts";
import { noTask } from "./inspect.ts";
import { STOP_WATCHING, stopWatch } from "./stop-watch.ts";

/** Tasks that are watched at once: each look at one is a call, of a quota that colleagues share. */
export const MOST_WATCHED = 50;
/** Where the list is not refreshed by itself, milliseconds. */
const LOOK_MS = 5_000;

/** `w`: watches the rollout or the task in hand; while something is watched, stops that. */
export function toggleWatch(state: AppState): Step {
  const stopped = stopWatch(state);
  if (stopped !== null) return stopped;
  if (state.session.offline !== undefined) return notify(state, { id: "nobody-to-ask" });
  const rollout = rolloutInHand(state);
  const task = taskInHand(state);
  if (task === null) return noTask(state);
  const tasks = rollout?.tasks ?? [task];
  const open = tasks.filter((one) => !hasEnded(one)).length;
  if (open === 0) return notify(state, { id: "ended-before", label: task.name, count: countOf(tasks) });
  if (open > MOST_WATCHED) return notify(state, { id: "too-many-watched", tasks: open, most: MOST_WATCHED });
  const id = state.watches + 1;
  const watch = newWatch({ id, label: task.name, startedAt: state.now, tasks });
  return [{ ...state, watches: id, watch, notice: null }, [lookAt(watch)]];
}

/** It is time to look again. */
export const lookAgain = (state: AppState): Step =>
  state.watch === null ? stay(state) : [state, [lookAt(state.watch)]];

function lookAt(watch: Watch): Effect {
  const tasks = openOf(watch).map(addressOf);
  return { type: "fetchWatched", id: watch.id, tasks };
}

/** Takes what a look brought: what is shown of these tasks is theirs by now. */
export function watchedAnswered(state: AppState, action: Extract<Action, { type: "watchedAnswered" }>): Step {
  if (state.watch?.id !== action.id) return stay(state);
  const { answers, at } = action;
  const watch = looked(state.watch, answers);
  const fresh = answers.flatMap(({ answer }) => (answer.ok && answer.value !== null ? [answer.value] : []));
  const next = reloaded(withFresh({ ...atTime(state, at), watch }, fresh));
  const { label, count, gone } = watch;
  if (openOf(watch).length === 0) return end(next, { id: "watch-ended", label, count, gone: gone.size });
  const failure = failureOf(answers);
  const wait = failure === null ? pace(state) : retryDelay(failure, watch.troubles);
  if (wait === null && failure !== null) return end(next, { id: "watch-failed", label, failure });
  return [next, [{ type: "setTimer", timer: "watch", ms: wait ?? LOOK_MS }]];
}

const pace = ({ settings, results }: AppState): number => results.slow?.refreshMs ?? settings.refreshMs ?? LOOK_MS;

/** Whoever looks elsewhere meanwhile is called, and the outcome waits for a key. */
function end(state: AppState, notice: Notice): Step {
  const [next, effects] = notifyUntilKey({ ...state, watch: null }, notice);
  return [next, [...STOP_WATCHING, ...effects, { type: "alert", notice }]];
}
