/**
 * What the screen counts from the clock, and whether it reads otherwise by another time. An idle screen is drawn anew only
 * then. Which times are shown is present/'s; a test holds the two together.
 */
import type { Instance } from "../domain/task.ts";
import { isAged, isSameAge, lastMinutes } from "../lib/age.ts";
import { isCollecting } from "./collection.ts";
import { instanceUnderCursor } from "./detail.ts";
import type { FailureRow } from "./failure-rows.ts";
import { listHeight } from "./list.ts";
import { type PanelItem, panelItems } from "./panel.ts";
import type { AppState } from "./state.ts";
import { viewHeight } from "./view-cursor.ts";
import type { OtherView } from "./views.ts";

/** Epoch milliseconds; null where there is none, or it could not be read. */
type Time = number | null;

/** The state at a time: everything counted from the clock is counted from then. */
export const atTime = (state: AppState, at: number): AppState => ({ ...state, now: at, clock: at });

/** The state, with what is counted from the clock no older than the latest tick. */
export const caughtUp = (state: AppState): AppState =>
  state.now === state.clock ? state : { ...state, now: state.clock };

/** The tick: it draws nothing where everything would read the same. */
export const ticked = (state: AppState, at: number): AppState =>
  readsSame(state, at) ? { ...state, clock: at } : atTime(state, at);

/** Do two states differ in their clocks at most? */
export const isSameButClock = (a: AppState, b: AppState): boolean =>
  a === b || Object.entries({ ...a, clock: b.clock }).every(([part, value]) => Reflect.get(b, part) === value);

/** Would the screen of this state say the same if it were `at`? */
export function readsSame(state: AppState, at: number): boolean {
  const { now, session, collection, results } = state;
  // How many calls a second there were is counted, too.
  if (collection !== null && isCollecting(collection)) return false;
  const loadedAt = collection?.updatedAt ?? results.page?.fetchedAt ?? now;
  return (
    lastMinutes(session.keysExpireAt, now) === lastMinutes(session.keysExpireAt, at) &&
    isSameFreshness(now - loadedAt, at - loadedAt) &&
    timesShown(state).every((time) => time === null || isSameAge(now - time, at - time))
  );
}

/** Of young rows no age is said. */
const isSameFreshness = (a: number, b: number): boolean => !(isAged(a) || isAged(b)) || isSameAge(a, b);

/** All times that are said as ages, and some that stand just outside of what is seen. */
function timesShown(state: AppState): readonly Time[] {
  const { view, results } = state;
  return [results.oldestSeen, ...(view.kind === "tasks" ? timesOfTasks(state) : timesOfView(state, view))];
}

function timesOfTasks(state: AppState): readonly Time[] {
  const { list, detail } = state;
  const rows = list.rows.slice(list.top, list.top + listHeight(state));
  const opened = instanceUnderCursor(state);
  return [
    ...rows.map(({ createdAt }) => createdAt.ms),
    detail.task?.createdAt.ms ?? null,
    ...(opened === null ? [] : timesOfInstance(opened)),
  ];
}

function timesOfView(state: AppState, view: OtherView): readonly Time[] {
  const rows: readonly OtherView["rows"][number][] = view.rows.slice(view.top, view.top + viewHeight(state, view));
  return [...rows.flatMap(timesOfRow), ...panelItems(view).flatMap(timesOfItem)];
}

/** The instances of a rollout say a time of day. */
function timesOfRow(row: OtherView["rows"][number]): readonly Time[] {
  if ("contentHash" in row) return [row.first.ms, row.last.ms];
  return "latest" in row ? [] : timesOfFailure(row);
}

const timesOfFailure = (row: FailureRow): readonly Time[] => ("lastFailedAt" in row ? [row.lastFailedAt] : []);

function timesOfItem(item: PanelItem): readonly Time[] {
  switch (item.kind) {
    case "rollout":
      return timesOfRow(item.rollout);
    case "task":
      return [item.task.createdAt.ms];
    case "instance":
      return [...timesOfInstance(item.instance.latest), item.instance.recoveredAt?.ms ?? null];
    case "group":
      return timesOfFailure(item.row);
    default:
      return [];
  }
}

const timesOfInstance = ({ createdAt, startedAt, finishedAt, updatedAt }: Instance): readonly Time[] => [
  createdAt.ms,
  startedAt.ms,
  finishedAt.ms,
  updatedAt.ms,
];
