/**
 * The task list: which of the loaded tasks it shows, in which order, and where its cursor stands. Rebuilt when its
 * inputs change, never on a cursor key; the cursor is kept by InvokeId.
 */
import type { SortColumn } from "../domain/list-view.ts";
import { compareOutcomes, isFailure } from "../domain/status.ts";
import { compareText, type Task } from "../domain/task.ts";
import { safeText } from "../lib/safe-text.ts";
import { innerHeight, layoutFor } from "./layout.ts";
import type { AppState, TaskList } from "./state.ts";

/** The list before anything is loaded: newest first, as the service sends it. */
export const EMPTY_LIST: TaskList = {
  rows: [],
  cursor: -1,
  top: 0,
  sort: { column: "created", reversed: false },
  failuresOnly: false,
  search: safeText(""),
  searching: false,
};

/** The task under the cursor. */
export const taskUnderCursor = (state: AppState): Task | null => state.list.rows[state.list.cursor] ?? null;

/** Filters and sorts the loaded tasks anew, and finds the cursor's task again; where it is gone, the row stays. */
export function rebuildList(state: AppState): AppState {
  const anchor = taskUnderCursor(state)?.invokeId;
  const rows = arrange(state);
  const found = anchor === undefined ? -1 : rows.findIndex((task) => task.invokeId === anchor);
  const cursor = found >= 0 ? found : Math.min(Math.max(0, state.list.cursor), rows.length - 1);
  return scrollToCursor({ ...state, list: { ...state.list, rows, cursor } });
}

/** Moves the cursor to a row, as far as there are rows. */
export function moveCursor(state: AppState, to: number): AppState {
  const cursor = Math.max(Math.min(to, state.list.rows.length - 1), Math.min(0, state.list.rows.length - 1));
  return cursor === state.list.cursor ? state : scrollToCursor({ ...state, list: { ...state.list, cursor } });
}

/** Rows of tasks that fit: the pane without its frame and column heads. Hidden, it keeps the room it comes back to. */
export function listHeight(state: AppState): number {
  const { panes, body } = layoutFor(state);
  return Math.max(1, innerHeight(panes.tasks ?? body) - 1);
}

/** Brings the cursor into view. It scrolls by half a page: a line at a time would repaint every row at every key. */
export function scrollToCursor(state: AppState): AppState {
  const height = listHeight(state);
  const top = windowTop(state.list.top, state.list.cursor, height, state.list.rows.length);
  return top === state.list.top ? state : { ...state, list: { ...state.list, top } };
}

/** Top row of a window of `height` over `count` rows which shows `cursor` and moves by half pages. */
export function windowTop(top: number, cursor: number, height: number, count: number): number {
  const last = Math.max(0, count - height);
  const clamped = Math.max(0, Math.min(top, last));
  if (cursor < 0) return clamped;
  const half = Math.max(1, Math.floor(height / 2));
  if (cursor < clamped) return Math.max(0, Math.min(cursor, clamped - half));
  if (cursor >= clamped + height) return Math.min(last, Math.max(cursor - height + 1, clamped + half));
  return clamped;
}

function arrange(state: AppState): readonly Task[] {
  const { list, results } = state;
  const rows = (results.page?.tasks ?? []).filter((task) => isShown(state, task));
  const compare = COMPARE[list.sort.column];
  const inOrder = list.sort.column === "created" ? rows : [...rows].sort(compare);
  return list.sort.reversed ? [...inOrder].reverse() : inOrder;
}

function isShown(state: AppState, task: Task): boolean {
  const { list, settings, facets, results } = state;
  if (results.shownBefore.has(task.invokeId)) return false;
  if (list.failuresOnly && !isFailure(task.outcome) && task.tally.failed === 0) return false;
  if (!inTimeRange(task.createdAt.ms, settings.since, settings.until)) return false;
  if (!includes(task.name, facets.name.typed)) return false;
  return list.search === "" || searchable(task).some((text) => includes(text, list.search));
}

function inTimeRange(ms: number | null, since: number | null, until: number | null): boolean {
  if (since === null && until === null) return true;
  return ms !== null && ms >= (since ?? ms) && ms <= (until ?? ms);
}

const includes = (text: string, part: string): boolean =>
  part === "" || text.toLowerCase().includes(part.toLowerCase());

function searchable(task: Task): readonly string[] {
  return [
    task.name,
    task.invokeId,
    task.targetDir,
    task.description,
    task.status,
    task.owner,
    ...task.tags.map((tag) => `${tag.key}=${tag.value}`),
    ...task.instances.flatMap((instance) => [instance.instanceId, instance.errorCode]),
  ];
}

const COMPARE: Readonly<Record<SortColumn, (a: Task, b: Task) => number>> = {
  created: () => 0,
  status: (a, b) => compareOutcomes(a.outcome, b.outcome),
  name: (a, b) => compareText(a.name, b.name),
  failed: (a, b) => b.tally.failed - a.tally.failed,
  targets: (a, b) => b.vmCount - a.vmCount,
};
