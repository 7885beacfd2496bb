/** Where somebody is, in words: the pane that has the keys, the position in it, and the row under its cursor. */
import { SPOKEN } from "../../copy/spoken.ts";
import { FAILURE_TAB_WORDS } from "../../copy/views.ts";
import type { Rect } from "../../core/layout.ts";
import { isFacet } from "../../core/layout.ts";
import { taskUnderCursor } from "../../core/list.ts";
import type { AppState, FacetId } from "../../core/state.ts";
import type { OtherView } from "../../core/views.ts";
import type { Welcome } from "../../core/welcome.ts";
import { type Task, taskKey } from "../../domain/task.ts";
import type { Keymap } from "../../input/keymap.ts";
import { joinSafe, type SafeText, safeText, say } from "../../lib/safe-text.ts";
import { presentEmptyList } from "../empty-list.ts";
import { failureColumns } from "../failures-view.ts";
import { instanceColumns } from "../instances-view.ts";
import { plain } from "../line.ts";
import { type PaneView, presentDetailPane, presentFacetPane, presentTasksPane } from "../panes.ts";
import { rolloutColumns } from "../rollouts-view.ts";
import { placeColumns, presentPosition } from "../task-table.ts";
import { panelInputs, presentViewDetail, presentViewPane, viewInputs } from "../view-pane.ts";
import type { ViewColumn } from "../view-table.ts";
import { presentWelcome } from "../welcome.ts";
import { agoInWords, SPOKEN_SIGNS, spoken, spokenLines, WIDE } from "./speech.ts";

export interface Place {
  readonly title: SafeText;
  /** Empty where there is nothing to count. */
  readonly position: SafeText;
  readonly row: SafeText;
  /** What is read on coming here, beside the row. */
  readonly lines: readonly SafeText[];
}

/** Room for everything. */
const ALL: Rect = { x: 0, y: 0, width: WIDE, height: 100_000 };
/** Room for the title only. */
const TITLE: Rect = { ...ALL, height: 3 };

/** The pane that has the keys. */
export function paneOf(state: AppState): Place {
  const { focus, view } = state;
  if (focus === "detail") return detailPlace(state);
  if (isFacet(focus)) return facetPlace(state, focus);
  return view.kind === "tasks" ? tasksPlace(state) : viewPlace(state, view);
}

/** What there is to begin with while nobody is connected. */
export function welcomePlace(welcome: Welcome, keymap: Keymap): Place {
  const { title, rows } = presentWelcome(welcome, ALL, keymap);
  const row = rows.find(({ selected }) => selected);
  return { title, position: say``, row: spoken(row?.line ?? []), lines: spokenLines(rows.map(({ line }) => line)) };
}

/** How many rows there are, and of which page. */
export const amountOf = (state: AppState): SafeText =>
  state.view.kind === "tasks" ? presentPosition(state) : (viewPaneOf(state)?.note ?? say``);

function tasksPlace(state: AppState): Place {
  const { list } = state;
  // What is typed is said by itself.
  const untyped = { ...state, list: { ...list, search: say``, searching: false } };
  const title = spoken(plain(presentTasksPane(untyped, TITLE, SPOKEN_SIGNS).title));
  const task = taskUnderCursor(state);
  if (task === null) {
    return { title, position: say``, row: joinSafe(spokenLines(presentEmptyList(state)), " "), lines: [] };
  }
  return { title, position: SPOKEN.at(list.cursor + 1, list.rows.length), row: taskWords(state, task), lines: [] };
}

function taskWords(state: AppState, task: Task): SafeText {
  const places = placeColumns(state);
  const age = agoInWords(task.createdAt.ms, state.now);
  return joinSafe(
    [
      SPOKEN.task(task.name, task.status, task.tally.failed, task.vmCount, age),
      ...(places === "region" || places === "both" ? [task.region] : []),
      ...(places === "profile" || places === "both" ? [task.profile] : []),
      ...(state.marks.has(taskKey(task)) ? [SPOKEN.marked] : []),
      ...(state.watch?.changed.has(taskKey(task)) ? [SPOKEN.changed] : []),
    ],
    ", ",
  );
}

function viewPaneOf(state: AppState): PaneView | null {
  const inputs = viewInputs({ ...state, list: { ...state.list, search: say``, searching: false } });
  return inputs && presentViewPane(inputs, TITLE, SPOKEN_SIGNS);
}

function viewPlace(state: AppState, view: OtherView): Place {
  const pane = spoken(plain(viewPaneOf(state)?.title ?? say``));
  const title = view.kind === "failures" ? SPOKEN.title(pane, FAILURE_TAB_WORDS[view.tab]) : pane;
  const isEmpty = view.cursor < 0;
  const position = isEmpty ? say`` : SPOKEN.at(view.cursor + 1, view.rows.length);
  return { title, position, row: isEmpty ? amountOf(state) : viewRow(view, state.now), lines: [] };
}

function viewRow(view: OtherView, now: number): SafeText {
  switch (view.kind) {
    case "rollouts":
      return cellsOf(rolloutColumns(view.rows), view.rows[view.cursor], now);
    case "instances":
      return cellsOf(instanceColumns(view), view.rows[view.cursor], now);
    case "failures":
      return cellsOf(failureColumns(view), view.rows[view.cursor], now);
  }
}

/** All columns of a row, those with something to say. */
function cellsOf<Row>(columns: readonly ViewColumn<Row>[], row: Row | undefined, now: number): SafeText {
  if (row === undefined) return say``;
  const cells = columns.flatMap(({ head, cell }) => {
    const content = cell(row, { width: WIDE, now, glyphs: SPOKEN_SIGNS });
    const text = spoken("text" in content ? [content] : content);
    return text === "" || text === "-" ? [] : [spoken(plain(say`${safeText(head.toLowerCase())} ${text}`))];
  });
  return joinSafe(cells, ", ");
}

function facetPlace(state: AppState, id: FacetId): Place {
  const { visible, cursor } = state.facets[id];
  const { title, rows } = presentFacetPane(id, state, ALL, SPOKEN_SIGNS);
  const field = SPOKEN.entries(visible.length);
  const row = cursor < 0 ? rows[0] : rows.find(({ selected }) => selected);
  return {
    title,
    position: cursor < 0 ? field : SPOKEN.at(cursor + 1, visible.length),
    row: spoken(row?.line ?? []),
    lines: [],
  };
}

/** Lines of the detail that are read at once: of fifty instances the first ones. */
const MOST_LINES = 20;

/** Coming here, it is read from its beginning; then each item by itself. */
function detailPlace(state: AppState): Place {
  const inputs = panelInputs(state);
  const view =
    inputs === null ? presentDetailPane(state, ALL, SPOKEN_SIGNS) : presentViewDetail(inputs, ALL, SPOKEN_SIGNS);
  const under = view.rows.filter(({ selected }) => selected);
  const changed = under.some((line) => line.changed) ? [SPOKEN.changed] : [];
  return {
    title: spoken(plain(view.title)),
    position: say``,
    row: joinSafe([...spokenLines(under.map(({ line }) => line)), ...changed], "; "),
    lines: beginning(spokenLines(view.rows.map(({ line }) => line))),
  };
}

const beginning = (lines: readonly SafeText[]): readonly SafeText[] =>
  lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES), SPOKEN.moreLines(lines.length - MOST_LINES)];
