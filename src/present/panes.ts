/**
 * The five panes as view models: a title, a note, and the rows on the screen. Each takes just the parts of the state it
 * shows, so that a change elsewhere draws nothing anew; the first paint and the Ink panes both draw these.
 */
import { DETAIL, LIST, PANE_TITLES, SORT_WORDS } from "../copy/ui.ts";
import { paneNumber, type Rect } from "../core/layout.ts";
import type { AppState, FacetId } from "../core/state.ts";
import { taskKey } from "../domain/task.ts";
import { type SafeText, say } from "../lib/safe-text.ts";
import { presentEmptyList } from "./empty-list.ts";
import { presentFacet } from "./facet-pane.ts";
import type { Glyphs } from "./glyphs.ts";
import { type Line, plain, wrap } from "./line.ts";
import { presentDetail } from "./task-detail.ts";
import { placeColumns, presentHeads, presentPosition, presentTaskRow, taskColumns } from "./task-table.ts";

export interface PaneLine {
  readonly line: Line;
  /** Under the cursor. */
  readonly selected: boolean;
  /** Marked by the user. */
  readonly marked?: boolean;
  /** What is watched of it has changed since the look before. */
  readonly changed?: boolean;
  /** Belongs to the row under the cursor that was opened: marked, but not reversed. */
  readonly opened?: boolean;
}

export interface PaneView {
  readonly title: SafeText;
  readonly note: SafeText;
  /** Does it have the keys? */
  readonly focused: boolean;
  /** At most as many as fit. */
  readonly rows: readonly PaneLine[];
}

/** Cells of a pane's width that are not content: two sides and the cursor's mark. */
export const PANE_EDGES = 3;
const FRAME_ROWS = 2;
const HEAD_ROWS = 1;

/** What pane 4 shows of the state. */
export type TasksInputs = Pick<
  AppState,
  | "focus"
  | "list"
  | "results"
  | "collection"
  | "marks"
  | "scope"
  | "now"
  | "query"
  | "facets"
  | "narrow"
  | "session"
  | "watch"
  | "regions"
>;

/** Pane 4: the task list. */
export function presentTasksPane(state: TasksInputs, rect: Rect, glyphs: Glyphs): PaneView {
  const { list, now } = state;
  const columns = taskColumns(rect.width - PANE_EDGES, placeColumns(state));
  const height = Math.max(0, rect.height - FRAME_ROWS - HEAD_ROWS);
  const head: PaneLine = { line: presentHeads(columns, list.sort, glyphs), selected: false };
  const rows = list.rows.slice(list.top, list.top + height).map((task, i) => ({
    line: presentTaskRow(task, columns, now, glyphs),
    selected: list.top + i === list.cursor,
    marked: state.marks.has(taskKey(task)),
    changed: state.watch?.changed.has(taskKey(task)) ?? false,
  }));
  const isEmpty = list.rows.length === 0;
  const empty = isEmpty ? presentEmptyList(state).flatMap((line) => wrapped(line, rect.width - PANE_EDGES)) : [];
  return {
    title: tasksTitle(state, glyphs),
    note: presentPosition(state),
    focused: state.focus === "tasks",
    rows: [head, ...(isEmpty ? empty.slice(0, height) : rows)],
  };
}

/** A sentence takes as many rows as it needs. */
function wrapped(line: Line, width: number): readonly PaneLine[] {
  const [sentence, ...others] = line;
  const lines =
    sentence === undefined || others.length > 0
      ? [line]
      : wrap(sentence.text, width).map((text) => plain(text, sentence.tone));
  return lines.map((one) => ({ line: one, selected: false }));
}

const NONE: ReadonlySet<string> = new Set();

/** What pane 5 shows of the state. */
export type DetailInputs = Pick<AppState, "focus" | "detail" | "now" | "watch">;

/** Pane 5: everything about one task. */
export function presentDetailPane({ focus, detail, now, watch }: DetailInputs, rect: Rect, glyphs: Glyphs): PaneView {
  const { task } = detail;
  const focused = focus === "detail";
  const title = say`${paneNumber("detail")} ${PANE_TITLES.detail}`;
  if (!task) return { title, note: say``, focused, rows: [{ line: plain(DETAIL.noTask, "dim"), selected: false }] };
  const cursor = focused ? detail.cursor : null;
  const changed = watch?.changed.get(taskKey(task)) ?? NONE;
  const height = Math.max(0, rect.height - FRAME_ROWS);
  const view = { width: rect.width - PANE_EDGES, height, now, glyphs, cursor, changed };
  return { title: say`${title} ${glyphs.dot} ${task.name}`, note: say``, focused, rows: presentDetail(task, view) };
}

/** What panes 1 to 3 show of the state. */
export type FacetInputs = Pick<AppState, "focus" | "facets" | "query">;

/** Panes 1 to 3: the filters. */
export function presentFacetPane(id: FacetId, state: FacetInputs, rect: Rect, glyphs: Glyphs): PaneView {
  const focused = state.focus === id;
  const width = rect.width - PANE_EDGES;
  const height = Math.max(0, rect.height - FRAME_ROWS);
  const rows = presentFacet({ id, facet: state.facets[id], query: state.query, width, height, focused, glyphs });
  return { title: say`${paneNumber(id)} ${PANE_TITLES[id]}`, note: say``, focused, rows };
}

function tasksTitle({ list, collection }: Pick<AppState, "list" | "collection">, glyphs: Glyphs): SafeText {
  const { sort, search, searching } = list;
  const isOfPage = collection === null && sort.column !== "created";
  const words = isOfPage ? LIST.thisPage(SORT_WORDS[sort.column]) : SORT_WORDS[sort.column];
  const order = sort.reversed ? LIST.reversed(words) : words;
  const title = say`${paneNumber("tasks")} ${PANE_TITLES.tasks} ${glyphs.dot} ${order}`;
  if (!searching && search === "") return title;
  return say`${title} ${glyphs.dot} /${search}${searching ? glyphs.caret : say``}`;
}
