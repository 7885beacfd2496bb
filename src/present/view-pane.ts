/** Panes 4 and 5 of rollouts, instances and failures, as view models. */
import { explainSearchProblem } from "../copy/search.ts";
import { PANE_TITLES, SCREEN } from "../copy/ui.ts";
import { ORDER_WORDS, ROW_WORDS, VIEWS } from "../copy/views.ts";
import type { FailureRow } from "../core/failure-rows.ts";
import { paneNumber, type Rect } from "../core/layout.ts";
import { type PanelItem, panelItems } from "../core/panel.ts";
import type { AppState } from "../core/state.ts";
import { chartHeight, rowsAbove } from "../core/view-cursor.ts";
import { type OtherView, ordersOf } from "../core/views.ts";
import type { Rollout, RolloutInstance } from "../domain/rollouts.ts";
import { parseSearch } from "../domain/search.ts";
import { type SafeText, say } from "../lib/safe-text.ts";
import { presentChart, presentTabs } from "./failures-head.ts";
import { failureColumns } from "./failures-view.ts";
import type { Glyphs } from "./glyphs.ts";
import { instanceColumns } from "./instances-view.ts";
import { BLANK, type Line, plain, wrap } from "./line.ts";
import { panelLines } from "./panel.ts";
import { PANE_EDGES, type PaneLine, type PaneView } from "./panes.ts";
import { rolloutColumns } from "./rollouts-view.ts";
import { windowTopFor } from "./task-detail.ts";
import { type Tables, tablesOf, type ViewTable } from "./view-table.ts";

const FRAME_ROWS = 2;

/** What pane 4 shows of the state. */
export interface ViewInputs extends Pick<AppState, "focus" | "now"> {
  readonly view: OtherView;
  /** The search over the loaded tasks, and whether it is being typed. */
  readonly search: SafeText;
  readonly searching: boolean;
}

/** What pane 5 shows of it: never the cursor of pane 4, so that this moves nothing here. */
export interface PanelInputs extends Pick<AppState, "focus" | "now"> {
  readonly items: readonly PanelItem[];
  readonly item: number;
}

/** The state as pane 4 sees it; null while that lists tasks. */
export function viewInputs({ focus, now, view, list }: AppState): ViewInputs | null {
  if (view.kind === "tasks") return null;
  return { focus, now, view, search: list.search, searching: list.searching };
}

/** The state as pane 5 sees it; null while pane 4 lists tasks. */
export function panelInputs({ focus, now, view }: AppState): PanelInputs | null {
  return view.kind === "tasks" ? null : { focus, now, items: panelItems(view), item: view.item };
}

/** Pane 4. */
export function presentViewPane(inputs: ViewInputs, rect: Rect, glyphs: Glyphs): PaneView {
  const { focus, view } = inputs;
  return {
    title: say`${paneNumber("tasks")} ${titleOf(inputs, glyphs)}`,
    note: noteOf(view),
    focused: focus === "tasks",
    rows: rowsOf(inputs, { width: rect.width - PANE_EDGES, height: Math.max(0, rect.height - FRAME_ROWS), glyphs }),
  };
}

/** Pane 5: about the row under the cursor. */
export function presentViewDetail({ focus, now, items, item }: PanelInputs, rect: Rect, glyphs: Glyphs): PaneView {
  const focused = focus === "detail";
  const height = Math.max(0, rect.height - FRAME_ROWS);
  const blocks = blocksOf(items, { width: rect.width - PANE_EDGES, now, glyphs });
  const rows: PaneLine[] = [];
  let [first, last] = [0, 0];
  blocks.forEach((lines, index) => {
    const selected = focused && index === item;
    if (selected) [first, last] = [rows.length, rows.length + lines.length - 1];
    rows.push(...lines.map((line, i) => ({ line, selected, opened: i > 0 })));
  });
  // Of what is taller than the pane, the beginning is to be read.
  const top = Math.min(first, windowTopFor(last, rows.length, height));
  const nothing: PaneLine = { line: plain(VIEWS.nothing, "dim"), selected: false };
  return {
    title: say`${paneNumber("detail")} ${PANE_TITLES.detail}`,
    note: rows.length > height ? SCREEN.position(top + 1, Math.min(rows.length, top + height), rows.length) : say``,
    focused,
    rows: items.length === 0 ? [nothing] : rows.slice(top, top + height),
  };
}

interface Inside {
  readonly width: number;
  readonly height: number;
  readonly glyphs: Glyphs;
}

// What is derived from rows is kept as long as they are.
const rolloutTables: Tables<Rollout> = tablesOf();
const instanceTables: Tables<RolloutInstance> = tablesOf();
const failureTables: Tables<FailureRow> = tablesOf();

function rowsOf(inputs: ViewInputs, inside: Inside): readonly PaneLine[] {
  const { view } = inputs;
  const { width, glyphs } = inside;
  const look = { width, glyphs, order: ordersOf(view)[view.sort.at]?.id ?? null, sort: view.sort };
  switch (view.kind) {
    case "rollouts":
      return tableRows(
        inputs,
        view.rows,
        rolloutTables(view.rows, () => rolloutColumns(view.rows), look),
        inside,
      );
    case "instances":
      return tableRows(
        inputs,
        view.rows,
        instanceTables(view.rows, () => instanceColumns(view), look),
        inside,
      );
    case "failures":
      return [
        ...headOf(view, inside).map(still),
        ...tableRows(
          inputs,
          view.rows,
          failureTables(view.rows, () => failureColumns(view), look),
          inside,
        ),
      ];
  }
}

const still = (line: Line): PaneLine => ({ line, selected: false });

// The chart is the same while the tasks, the tab and the time cursor are.
const heads = new WeakMap<object, { readonly key: string; readonly glyphs: Glyphs; readonly lines: readonly Line[] }>();

function headOf(view: Extract<OtherView, { kind: "failures" }>, { width, height, glyphs }: Inside): readonly Line[] {
  const key = `${view.tab} ${view.bucket} ${width} ${height}`;
  const known = heads.get(view.time);
  if (known !== undefined && known.key === key && known.glyphs === glyphs) return known.lines;
  const chart = presentChart(view, { width, height: chartHeight(view, height) }, glyphs);
  const lines = [presentTabs(view), ...chart];
  heads.set(view.time, { key, glyphs, lines });
  return lines;
}

function tableRows<Row extends object>(
  { view, now, search }: ViewInputs,
  rows: readonly Row[],
  table: ViewTable<Row>,
  { width, height }: Inside,
): readonly PaneLine[] {
  const { top, cursor } = view;
  const shown = rows.slice(top, top + Math.max(0, height - rowsAbove(view, height)));
  const lines = shown.map((row, i) => ({ line: table.row(row, now), selected: top + i === cursor }));
  return [still(table.heads), ...(rows.length > 0 ? lines : emptyLines(view, search, width).map(still))];
}

/** What is missing, and the key that helps. */
function emptyLines(view: OtherView, search: SafeText, width: number): readonly Line[] {
  const parsed = parseSearch(search);
  if (!parsed.ok)
    return [BLANK, ...wrap(explainSearchProblem(parsed.error), width).map((text) => plain(text, "warning"))];
  const [what, advice] = emptyWords(view);
  return [BLANK, plain(what), plain(advice, "dim")];
}

function emptyWords(view: OtherView): readonly [SafeText, SafeText] {
  const { kind, of } = view;
  if (kind === "instances") return [VIEWS.noInstances, VIEWS.noInstancesAdvice];
  if (of.length === 0) return [VIEWS.noTasks, VIEWS.noTasksAdvice];
  if (kind === "rollouts") return [VIEWS.noRollouts(of.length), VIEWS.noRolloutsAdvice];
  const what = view.groups.failures > 0 ? VIEWS.noTimes : VIEWS.noFailures(of.length);
  return [what, VIEWS.noFailuresAdvice];
}

function titleOf({ view, search, searching }: ViewInputs, { dot, caret }: Glyphs): SafeText {
  const order = ordersOf(view)[view.sort.at];
  const words = order === undefined ? say`` : ORDER_WORDS[order.id];
  const title = say`${nameOf(view)} ${dot} ${view.sort.reversed ? VIEWS.reversed(words) : words}`;
  if (!searching && search === "") return title;
  return say`${title} ${dot} /${search}${searching ? caret : say``}`;
}

function nameOf(view: OtherView): SafeText {
  if (view.kind === "instances") return VIEWS.instances(view.rollout.name);
  return view.kind === "rollouts" ? VIEWS.rollouts : VIEWS.failures;
}

/** How many rows, and of how many tasks they are made. */
function noteOf(view: OtherView): SafeText {
  const { length } = view.rows;
  if (view.kind === "instances") return VIEWS.rows(ROW_WORDS.instance(length), view.rollout.tasks.length);
  return VIEWS.rows(ROW_WORDS[view.kind === "rollouts" ? "rollout" : view.tab](length), view.of.length);
}

interface Blocks {
  readonly width: number;
  readonly now: number;
  readonly glyphs: Glyphs;
  readonly blocks: readonly (readonly Line[])[];
}

// Items never change, so their lines depend on the width and the time only.
const cache = new WeakMap<readonly PanelItem[], Blocks>();

function blocksOf(items: readonly PanelItem[], view: Omit<Blocks, "blocks">): Blocks["blocks"] {
  const known = cache.get(items);
  if (known?.width === view.width && known.now === view.now && known.glyphs === view.glyphs) return known.blocks;
  const blocks = items.map((item) => panelLines(item, view));
  cache.set(items, { ...view, blocks });
  return blocks;
}
