/** Panes 4 and 5 of rollouts, instances and failures, as view models. */
import { PANE_TITLES, VIEWS } from "../copy/ui.ts";
import type { Rect } from "../core/layout.ts";
import { failureRows, panelItems } from "../core/panel.ts";
import type { AppState } from "../core/state.ts";
import { paneNumber } from "../core/update/navigation.ts";
import type { TasksView, View } from "../core/views.ts";
import { type SafeText, say } from "../lib/safe-text.ts";
import { failureColumns } from "./failures-view.ts";
import type { Glyphs } from "./glyphs.ts";
import { instanceColumns } from "./instances-view.ts";
import { type Line, plain } from "./line.ts";
import { panelLines } from "./panel.ts";
import { PANE_EDGES, type PaneLine, type PaneView } from "./panes.ts";
import { rolloutColumns } from "./rollouts-view.ts";
import { windowTopFor } from "./task-detail.ts";
import { type ViewColumn, viewTable } from "./view-table.ts";

type OtherView = Exclude<View, TasksView>;
const FRAME_ROWS = 2;

/** What these panes show of the state. */
export type ViewInputs = Pick<AppState, "focus" | "now"> & { readonly view: OtherView };

/** Pane 4. */
export function presentViewPane({ focus, now, view }: ViewInputs, rect: Rect, glyphs: Glyphs): PaneView {
  const width = rect.width - PANE_EDGES;
  const height = Math.max(0, rect.height - FRAME_ROWS - 1);
  return {
    title: say`${paneNumber("tasks")} ${titleOf(view, glyphs)}`,
    note: noteOf(view),
    focused: focus === "tasks",
    rows: tableOf(view, { width, height, now, glyphs }),
  };
}

/** Pane 5: about the row under the cursor. */
export function presentViewDetail({ focus, now, view }: ViewInputs, rect: Rect, glyphs: Glyphs): PaneView {
  const focused = focus === "detail";
  const inside = { width: rect.width - PANE_EDGES, now, glyphs };
  const rows: PaneLine[] = [];
  let last = 0;
  panelItems(view).forEach((item, index) => {
    const selected = focused && index === view.item;
    panelLines(item, inside).forEach((line, i) => {
      rows.push({ line, selected, opened: i > 0 });
    });
    if (selected) last = rows.length - 1;
  });
  const height = Math.max(0, rect.height - FRAME_ROWS);
  const top = windowTopFor(last, rows.length, height);
  const title = say`${paneNumber("detail")} ${PANE_TITLES.detail}`;
  return { title, note: say``, focused, rows: rows.slice(top, top + height) };
}

interface Inside {
  readonly width: number;
  readonly height: number;
  readonly now: number;
  readonly glyphs: Glyphs;
}

function tableOf(view: OtherView, inside: Inside): readonly PaneLine[] {
  switch (view.kind) {
    case "rollouts":
      return rowsOf(view, view.rows, rolloutColumns(inside.now, inside.glyphs), VIEWS.noRollouts, inside);
    case "instances":
      return rowsOf(view, view.rows, instanceColumns(inside.glyphs), VIEWS.noInstances, inside);
    case "failures":
      return rowsOf(view, failureRows(view.groups, view.tab), failureColumns(view.tab), VIEWS.noFailures, inside);
  }
}

function rowsOf<Row>(
  { top, cursor }: OtherView,
  rows: readonly Row[],
  columns: readonly ViewColumn<Row>[],
  empty: SafeText,
  { width, height }: Inside,
): readonly PaneLine[] {
  const table = viewTable(columns, width);
  const lines: readonly Line[] = rows.slice(top, top + height).map((row) => table.row(row));
  const body = rows.length === 0 ? [{ line: plain(empty, "dim"), selected: false }] : [];
  return [
    { line: table.heads, selected: false },
    ...lines.map((line, i) => ({ line, selected: top + i === cursor })),
    ...body,
  ];
}

function titleOf(view: OtherView, { dot }: Glyphs): SafeText {
  if (view.kind === "rollouts") return VIEWS.rollouts;
  if (view.kind === "instances") return VIEWS.instances(view.rollout.name);
  return say`${VIEWS.failures} ${dot} ${VIEWS.tabs[view.tab]}`;
}

const noteOf = (view: OtherView): SafeText =>
  VIEWS.of(view.kind === "instances" ? view.rollout.tasks.length : view.of.length);
