/**
 * A table of few rows, drawn by ink-table: dense, no rules. ink-table sizes columns by String.length and tells a cell
 * nothing of its row, so it is given placeholders that name their place and are exactly as wide as their column; the
 * cell draws what belongs there, fitted by display width (facts-ink.md 3).
 */
import { Text } from "ink";
import { type CellProps, Table as InkTable } from "ink-table";
import { createContext, type PropsWithChildren, useContext } from "react";
import type { SafeText } from "../../lib/safe-text.ts";
import { cell, type Span, span } from "../../present/line.ts";
import { useUi } from "../context.tsx";
import { paint } from "../theme/theme.ts";

export interface TableColumn {
  readonly head: SafeText;
  /** Cells of content, at least 3; ink-table adds one on each side. */
  readonly width: number;
}

export interface TableRow {
  readonly cells: readonly Span[];
  readonly selected: boolean;
}

interface TableProps {
  readonly columns: readonly TableColumn[];
  /** Only the rows that fit on the screen. */
  readonly rows: readonly TableRow[];
}

const TableContext = createContext<TableProps>({ columns: [], rows: [] });

export function Table({ columns, rows }: TableProps) {
  const keys = columns.map(({ width }, column) => String(column).padEnd(width));
  const data = rows.map((_, row) =>
    Object.fromEntries(columns.map(({ width }, i) => [keys[i], String(row).padEnd(width)])),
  );
  return (
    <TableContext value={{ columns, rows }}>
      <InkTable data={data} columns={keys} header={HeadCell} cell={BodyCell} skeleton={Nothing} />
    </TableContext>
  );
}

/** The table's width in terminal cells. */
export const tableWidth = (columns: readonly TableColumn[]): number =>
  columns.reduce((sum, { width }) => sum + width + 2, 0);

/** The same columns in at most `width` cells: the widest gives way. */
export function narrowedTo(width: number, columns: readonly TableColumn[]): readonly TableColumn[] {
  const surplus = Math.max(0, tableWidth(columns) - width);
  const widest = columns.reduce((a, b) => (b.width > a.width ? b : a));
  return columns.map((column) => (column === widest ? { ...column, width: column.width - surplus } : column));
}

function HeadCell({ children }: PropsWithChildren) {
  const { theme } = useUi();
  const { columns } = useContext(TableContext);
  const column = columns[placeOf(children)];
  return <Text>{column ? paint(theme, [span(cell(column.head, column.width + 2), "dim")]) : ""}</Text>;
}

function BodyCell({ column, children }: CellProps) {
  const { theme } = useUi();
  const { columns, rows } = useContext(TableContext);
  const row = rows[placeOf(children)];
  const content = row?.cells[column];
  const width = (columns[column]?.width ?? 0) + 2;
  if (!content) return <Text>{" ".repeat(width)}</Text>;
  return <Text>{paint(theme, [span(cell(content.text, width), content.tone)], row?.selected)}</Text>;
}

// ink-table's type wants an element; none is drawn, which is what makes the table dense.
const Nothing = () => <></>;

const placeOf = (children: PropsWithChildren["children"]): number => Number(String(children).trim());
