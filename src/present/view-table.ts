/** What the tables of rollouts, instances and failures have in common: fitted columns, heads, rows. */
import type { SafeText } from "../lib/safe-text.ts";
import { say } from "../lib/safe-text.ts";
import { cell, type Line, type Span, span } from "./line.ts";

/** A column of rows of one kind. Fixed ones have a width; the others share what is left, by weight. */
export interface ViewColumn<Row> {
  readonly head: SafeText;
  readonly width?: number;
  readonly weight?: number;
  /** Shown from this width of the table on; always unless given. */
  readonly from?: number;
  readonly align?: "left" | "right";
  readonly cell: (row: Row) => Span;
}

export interface ViewTable<Row> {
  readonly heads: Line;
  readonly row: (row: Row) => Line;
}

/** Fits columns into `width` cells, one cell between two. */
export function viewTable<Row>(columns: readonly ViewColumn<Row>[], width: number): ViewTable<Row> {
  const shown = columns.filter(({ from = 0 }) => width >= from);
  const fixed = shown.reduce((sum, column) => sum + (column.width ?? 0), 0);
  const weights = shown.reduce((sum, { weight = 0 }) => sum + weight, 0);
  const room = Math.max(0, width - fixed - (shown.length - 1));
  const fitted = shown.map((column) => ({
    ...column,
    cells: column.width ?? Math.floor((room * (column.weight ?? 0)) / Math.max(1, weights)),
  }));
  const line = (spanOf: (column: (typeof fitted)[number]) => Span): Line =>
    fitted.flatMap((column, i) => {
      const { text, tone } = spanOf(column);
      const one = span(cell(text, column.cells, column.align), tone);
      return i === 0 ? [one] : [span(say` `), one];
    });
  return { heads: line(({ head }) => span(head, "dim")), row: (row) => line((column) => column.cell(row)) };
}
