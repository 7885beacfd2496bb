/** Where everything stands, as a pure function of the terminal's size and the focus. Cells, origin top left. */
import { failedTargets } from "./collection.ts";
import { type AppState, type FacetId, PANES, type PaneId, type Viewport } from "./state.ts";

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `beside`: detail right of the list. `below`: under it. `compact`: one pane at a time. `tiny`: no room for any. */
export type LayoutMode = "beside" | "below" | "compact" | "tiny";

export interface Layout {
  readonly mode: LayoutMode;
  readonly columns: number;
  readonly rows: number;
  /** Panes on the screen; in compact mode a filter pane lies over the list. */
  readonly panes: Readonly<Partial<Record<PaneId, Rect>>>;
  readonly body: Rect;
  readonly bannerRows: number;
}

/** Below this, one sentence asks for more room (DESIGN 5). */
export const MIN_COLUMNS = 60;
export const MIN_ROWS = 15;

export const HEADER_ROWS = 2;
const FOOTER_ROWS = 1;
/** From this width on, what to do about a failure fits beside when it is tried again. */
const WIDE_BANNER = 160;
/** Five statuses and the frame. */
const STATUS_ROWS = 7;
const FRAME = 2;

/** Lays out the screen. */
export function layoutOf(viewport: Viewport, focus: PaneId, banner: boolean): Layout {
  const { columns, rows } = viewport;
  const bannerRows = banner ? bannerRowsFor(columns) : 0;
  const top = HEADER_ROWS + bannerRows;
  const body: Rect = { x: 0, y: top, width: columns, height: Math.max(0, rows - top - FOOTER_ROWS) };
  const mode = modeOf(viewport);
  return { mode, columns, rows, bannerRows, body, panes: panesOf(mode, body, focus) };
}

/** Rows that a failure's banner takes. */
export const bannerRowsFor = (columns: number): 2 | 3 => (columns >= WIDE_BANNER ? 2 : 3);

/** The layout of a state. */
export const layoutFor = (state: AppState): Layout => layoutOf(state.viewport, state.focus, hasBanner(state));

/** Is something wrong that is to be seen? */
export const hasBanner = ({ results, collection }: Pick<AppState, "results" | "collection">): boolean =>
  results.failure !== null || (collection !== null && failedTargets(collection).length > 0);

/** Rows of content inside a pane's frame; 0 where the pane is not shown. */
export const innerHeight = (rect: Rect | undefined): number => (rect ? Math.max(0, rect.height - FRAME) : 0);

/** Cells of a text's lines: it has the whole screen but the footer, so that nothing behind it disturbs. */
export const readerWidth = ({ columns }: Pick<Viewport, "columns">): number => Math.max(1, columns - 3);

/** Lines of a text, lines of the help below its head, and entries of a picker that are shown at most. */
export const readerHeight = ({ rows }: Pick<Viewport, "rows">): number => Math.max(1, rows - 3);
export const helpHeight = ({ rows }: Pick<Viewport, "rows">): number => Math.max(1, rows - 4);
export const pickerHeight = ({ rows }: Pick<Viewport, "rows">): number => Math.max(1, rows - 8);

/** Is it one of the panes 1 to 3? */
export const isFacet = (pane: PaneId): pane is FacetId => pane === "status" || pane === "name" || pane === "tags";

/** Number of the pane, 1 to 5, as its key and its title say it. */
export const paneNumber = (pane: PaneId): number => PANES.indexOf(pane) + 1;

/** The pane after or before another, round the circle. */
export function neighbour(pane: PaneId, step: 1 | -1): PaneId {
  const at = (PANES.indexOf(pane) + step + PANES.length) % PANES.length;
  return PANES[at] ?? pane;
}

function modeOf({ columns, rows }: Viewport): LayoutMode {
  if (columns < MIN_COLUMNS || rows < MIN_ROWS) return "tiny";
  if (columns >= 160 && rows >= 24) return "beside";
  return columns >= 100 && rows >= 30 ? "below" : "compact";
}

function panesOf(mode: LayoutMode, body: Rect, focus: PaneId): Layout["panes"] {
  if (mode === "tiny") return {};
  if (mode === "compact") return compactPanes(body, focus);
  const side = Math.min(34, Math.max(26, Math.floor(body.width * 0.17)));
  const main: Rect = { ...body, x: side, width: body.width - side };
  return { ...facetPanes({ ...body, width: side }), ...(mode === "beside" ? beside(main) : below(main)) };
}

function compactPanes(body: Rect, focus: PaneId): Layout["panes"] {
  if (focus === "detail") return { detail: body };
  if (!isFacet(focus)) return { tasks: body };
  const height = focus === "status" ? Math.min(STATUS_ROWS, body.height) : body.height;
  return { tasks: body, [focus]: { ...body, width: Math.min(40, body.width), height } };
}

function facetPanes(side: Rect): Layout["panes"] {
  const rest = side.height - STATUS_ROWS;
  const nameRows = Math.floor(rest / 2);
  return {
    status: { ...side, height: STATUS_ROWS },
    name: { ...side, y: side.y + STATUS_ROWS, height: nameRows },
    tags: { ...side, y: side.y + STATUS_ROWS + nameRows, height: rest - nameRows },
  };
}

function beside(main: Rect): Layout["panes"] {
  const width = Math.floor(main.width * 0.54);
  return {
    tasks: { ...main, width },
    detail: { ...main, x: main.x + width, width: main.width - width },
  };
}

function below(main: Rect): Layout["panes"] {
  const height = Math.floor(main.height * 0.45);
  return {
    tasks: { ...main, height },
    detail: { ...main, y: main.y + height, height: main.height - height },
  };
}
