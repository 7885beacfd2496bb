/**
 * The task list: which of the loaded tasks it shows, in which order, and where its cursor stands. Rebuilt when its
 * inputs change, never on a cursor key; the cursor stays on its task.
 */
import type { SortColumn } from "../domain/list-view.ts";
import { type Narrow, narrowed } from "../domain/narrow.ts";
import { parseSearch, type SearchProblem } from "../domain/search.ts";
import { compareOutcomes } from "../domain/status.ts";
import { compareText, isSameTask, type Task } from "../domain/task.ts";
import { safeText } from "../lib/safe-text.ts";
import { innerHeight, layoutFor } from "./layout.ts";
import { loadedTasks } from "./loaded.ts";
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

/** Why the search finds nothing at all: it cannot be read. Null where it can. */
export function searchProblem({ list }: Pick<AppState, "list">): SearchProblem | null {
  const parsed = parseSearch(list.search);
  return parsed.ok ? null : parsed.error;
}

/** Filters and sorts the loaded tasks anew, and finds the cursor's task again; where it is gone, the row stays. */
export function rebuildList(state: AppState): AppState {
  const anchor = taskUnderCursor(state);
  const rows = arrange(state);
  const found = anchor === null ? -1 : rows.findIndex((task) => isSameTask(task, anchor));
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

/** All that narrows the loaded tasks, with the list's own search, and "failures only" where that is wanted. */
export const narrowingOf = ({ narrow, list }: Pick<AppState, "narrow" | "list">, failuresOnly: boolean): Narrow => ({
  ...narrow,
  ...(failuresOnly && { failuresOnly }),
  ...(list.search !== "" && { search: list.search }),
});

/** The loaded tasks that the filters leave, in the order of loading. `failures only` is for lists of tasks. */
export function shownTasks(state: AppState, failuresOnly: boolean): readonly Task[] {
  const { results, collection, facets } = state;
  const wanted = narrowed(loadedTasks(state), narrowingOf(state, failuresOnly));
  // Only pages show what pages before have shown.
  const hidden = collection === null ? results.shownBefore : null;
  return wanted.filter((task) => !hidden?.has(task.invokeId) && includes(task.name, facets.name.typed));
}

function arrange(state: AppState): readonly Task[] {
  const { list } = state;
  const rows = shownTasks(state, list.failuresOnly);
  const compare = COMPARE[list.sort.column];
  const inOrder = list.sort.column === "created" ? rows : [...rows].sort(compare);
  return list.sort.reversed ? [...inOrder].reverse() : inOrder;
}

const includes = (text: string, part: string): boolean =>
  part === "" || text.toLowerCase().includes(part.toLowerCase());

const COMPARE: Readonly<Record<SortColumn, (a: Task, b: Task) => number>> = {
  created: () => 0,
  status: (a, b) => compareOutcomes(a.outcome, b.outcome),
  name: (a, b) => compareText(a.name, b.name),
  failed: (a, b) => b.tally.failed - a.tally.failed,
  targets: (a, b) => b.vmCount - a.vmCount,
  region: (a, b) => compareText(a.region, b.region),
  profile: (a, b) => compareText(a.profile, b.profile),
  dir: (a, b) => compareText(a.targetDir, b.targetDir),
  owner: (a, b) => compareText(a.owner, b.owner),
  id: (a, b) => compareText(a.invokeId, b.invokeId),
};
