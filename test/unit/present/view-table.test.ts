import { describe, expect, test } from "vitest";
import { OWN_ORDER } from "../../../src/core/view-order.ts";
import { say } from "../../../src/lib/safe-text.ts";
import { displayWidth } from "../../../src/lib/width.ts";
import { ago } from "../../../src/present/format.ts";
import { ASCII_GLYPHS, UNICODE_GLYPHS } from "../../../src/present/glyphs.ts";
import { span } from "../../../src/present/line.ts";
import { type TableView, tablesOf, type ViewColumn, viewTable } from "../../../src/present/view-table.ts";
import { textOf } from "./text-of.ts";

interface Row {
  readonly name: string;
  readonly at: number;
}

const COLUMNS: readonly ViewColumn<Row>[] = [
  { head: say`NAME`, order: "name", weight: 1, cell: ({ name }) => span(say`${name.length}-long`) },
  { head: say`AGE`, order: "last", width: 5, align: "right", cell: ({ at }, { now }) => span(ago(at, now)) },
  { head: say`MORE`, width: 4, from: 30, cell: () => span(say`x`) },
];

const look = (over: Partial<TableView> = {}): TableView => ({
  width: 20,
  glyphs: ASCII_GLYPHS,
  order: "last",
  sort: OWN_ORDER,
  ...over,
});

const ROWS: readonly Row[] = [{ name: "a", at: 0 }];
const [ROW = { name: "", at: 0 }] = ROWS;

describe("a table", () => {
  test("fits its columns, shows some from a width on, and marks the one sorted by", () => {
    expect(textOf(viewTable(COLUMNS, look()).heads)).toBe("NAME            AGEv");
    expect(textOf(viewTable(COLUMNS, look({ sort: { at: 0, reversed: true } })).heads)).toBe("NAME            AGE^");
    expect(textOf(viewTable(COLUMNS, look({ order: null })).heads)).toBe("NAME             AGE");
    const wide = viewTable(COLUMNS, look({ width: 30 })).row(ROW, 60_000);
    expect(textOf(wide)).toBe(`${"1-long".padEnd(19)}    1m x   `);
    expect(displayWidth(textOf(wide))).toBe(30);
  });

  test("keeps a row's line as long as nothing that shows has changed", () => {
    const table = viewTable(COLUMNS, look());
    const line = table.row(ROW, 60_000);
    expect(table.row(ROW, 60_000)).toBe(line);
    expect(table.row(ROW, 70_000)).toBe(line);
    expect(table.row(ROW, 120_000)).not.toBe(line);
    expect(textOf(table.row(ROW, 120_000))).toContain("2m");
  });

  test("is the same for the same rows, looked at in the same way", () => {
    const tables = tablesOf<Row>();
    const table = tables(ROWS, () => COLUMNS, look());
    expect(tables(ROWS, () => COLUMNS, look())).toBe(table);
    expect(tables(ROWS, () => COLUMNS, look({ width: 21 }))).not.toBe(table);
    expect(tables(ROWS, () => COLUMNS, look({ glyphs: UNICODE_GLYPHS }))).not.toBe(table);
    expect(tables([...ROWS], () => COLUMNS, look())).not.toBe(table);
  });
});
