/**
 * What the tables of rollouts, instances and failures have in common: fitted columns, heads, rows. As long as nothing
 * that shows has changed, a row's line is the same value, so that its row of the screen is not drawn anew.
 */
import type { OrderId, ViewSort } from "../core/view-order.ts";
import type { SafeText } from "../lib/safe-text.ts";
import { say } from "../lib/safe-text.ts";
import type { Glyphs } from "./glyphs.ts";
import { cell, cutTo, type Line, type Span, span } from "./line.ts";

/** What a cell may be drawn with, beside its row. */
export interface CellView {
  /** Cells of the column. */
  readonly width: number;
  readonly now: number;
  readonly glyphs: Glyphs;
}

/** A column of rows of one kind. Fixed ones have a width; the others share what is left, by weight. */
export interface ViewColumn<Row> {
  readonly head: SafeText;
  /** The order that it stands for. */
  readonly order?: OrderId;
  readonly width?: number;
  readonly weight?: number;
  /** Shown from this width of the table on; always unless given. */
  readonly from?: number;
  readonly align?: "left" | "right";
  readonly cell: (row: Row, view: CellView) => Span | readonly Span[];
}

/** How a table is looked at. */
export interface TableView {
  readonly width: number;
  readonly glyphs: Glyphs;
  /** The column sorted by; null where none of them is. */
  readonly order: OrderId | null;
  readonly sort: ViewSort;
}

export interface ViewTable<Row> {
  readonly heads: Line;
  readonly row: (row: Row, now: number) => Line;
}

interface Known<Row> {
  readonly view: TableView;
  readonly table: ViewTable<Row>;
}

/** Gives the table for some rows. */
export type Tables<Row> = (
  rows: readonly Row[],
  columns: () => readonly ViewColumn<Row>[],
  view: TableView,
) => ViewTable<Row>;

/** Tables of rows of one kind: the same value for the same array of rows, as long as it is looked at in the same way. */
export function tablesOf<Row extends object>(): Tables<Row> {
  const tables = new WeakMap<readonly Row[], Known<Row>>();
  return (rows, columns, view) => {
    const known = tables.get(rows);
    if (known !== undefined && isSameView(known.view, view)) return known.table;
    const table = viewTable(columns(), view);
    tables.set(rows, { view, table });
    return table;
  };
}

/** Fits columns into `width` cells, one cell between two. */
export function viewTable<Row extends object>(columns: readonly ViewColumn<Row>[], view: TableView): ViewTable<Row> {
  const fitted = columnsIn(columns, view.width);
  const lines = new WeakMap<Row, { readonly now: number; readonly line: Line }>();
  const draw = (row: Row, now: number): Line =>
    between(
      fitted.map((column) => inCell(column.cell(row, { width: column.cells, now, glyphs: view.glyphs }), column)),
    );
  return {
    heads: between(fitted.map((column) => [headOf(column, view)])),
    row: (row, now) => {
      const known = lines.get(row);
      if (known?.now === now) return known.line;
      const fresh = draw(row, now);
      const line = known !== undefined && isSameLine(known.line, fresh) ? known.line : fresh;
      lines.set(row, { now, line });
      return line;
    },
  };
}

type Fitted<Row> = ViewColumn<Row> & { readonly cells: number };

function columnsIn<Row>(columns: readonly ViewColumn<Row>[], width: number): readonly Fitted<Row>[] {
  const shown = columns.filter(({ from = 0 }) => width >= from);
  const fixed = shown.reduce((sum, column) => sum + (column.width ?? 0), 0);
  const weights = shown.reduce((sum, { weight = 0 }) => sum + weight, 0);
  const room = Math.max(0, width - fixed - (shown.length - 1));
  return shown.map((column) => ({
    ...column,
    cells: column.width ?? Math.floor((room * (column.weight ?? 0)) / Math.max(1, weights)),
  }));
}

function headOf<Row>({ head, order, cells, align }: Fitted<Row>, view: TableView): Span {
  if (order === undefined || order !== view.order) return span(cell(head, cells, align), "dim");
  const sign = view.sort.reversed ? view.glyphs.up : view.glyphs.down;
  // The sign stays, whatever becomes of the word.
  return span(cell(say`${cutTo(head, cells - 1)}${sign}`, cells, align), "strong");
}

/** A cell of one span is cut and padded; one of several is as wide as its column already. */
function inCell<Row>(content: Span | readonly Span[], { cells, align }: Fitted<Row>): Line {
  return "text" in content ? [span(cell(content.text, cells, align), content.tone)] : content;
}

const between = (cells: readonly Line[]): Line =>
  cells.flatMap((spans, i) => (i === 0 ? spans : [span(say` `), ...spans]));

const isSameView = (a: TableView, b: TableView): boolean =>
  a.width === b.width && a.glyphs === b.glyphs && a.order === b.order && a.sort.reversed === b.sort.reversed;

const isSameLine = (a: Line, b: Line): boolean =>
  a.length === b.length && a.every(({ text, tone }, i) => text === b[i]?.text && tone === b[i]?.tone);
