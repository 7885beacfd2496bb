import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Column, renderTable } from "../../../../src/cli/output/table.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import { displayWidth } from "../../../../src/lib/width.ts";

const plain = (text: string): string => text;
const column = (title: string, cells: readonly string[], more: Partial<Column> = {}): Column => ({
  title: safeText(title),
  cells: cells.map(safeText),
  ...more,
});

describe("renderTable", () => {
  test("aligns wide characters by what a terminal shows", () => {
    const columns = [
      column("NAME", ["配置.conf", "a"]),
      column("N", ["1", "22"], { align: "right" }),
      column("X", ["x", ""]),
    ];
    expect(renderTable(columns, null, plain)).toBe("NAME        N  X\n配置.conf   1  x\na          22\n");
  });

  test("cuts the widest column first, and leaves whole what must not be cut", () => {
    const columns = [column("ID", ["f-0123456789"]), column("NAME", ["a-long-file-name.conf"], { min: 6 })];
    expect(renderTable(columns, 24, plain)).toBe("ID            NAME\nf-0123456789  a-long-fi…\n");
  });

  test("leaves optional columns out from the last on where they cannot fit", () => {
    const columns = [
      column("ID", ["0123456789"]),
      column("WHY", ["because"], { min: 5, optional: true }),
      column("TAGS", ["env=prod"], { min: 5, optional: true }),
    ];
    const titles = (width: number): string => renderTable(columns, width, plain).split("\n")[0] ?? "";
    expect(titles(24)).toBe("ID          WHY    TAGS");
    expect(titles(23)).toBe("ID          WHY");
    expect(titles(16)).toBe("ID");
  });

  test("draws titles and tones through the paint, and pads inside it", () => {
    const columns = [column("S", ["Failed", "ok"], { tones: ["failed", "ok"] }), column("N", ["1", "2"])];
    const table = renderTable(columns, null, (text, tone) => `<${tone}:${text}>`);
    expect(table).toBe("<title:S     >  <title:N>\n<failed:Failed>  1\n<ok:ok    >  2\n");
  });

  test("never exceeds the width as long as the columns' least widths fit, for any text", () => {
    const cell = fc.string({ unit: "grapheme", maxLength: 30 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 20, max: 100 }),
        (rows, width) => {
          const columns = [0, 1, 2].map((at) =>
            column(
              "T",
              rows.map((row) => row[at] ?? ""),
              { min: 4 },
            ),
          );
          for (const line of renderTable(columns, width, plain).trimEnd().split("\n")) {
            expect(displayWidth(line)).toBeLessThanOrEqual(width);
          }
        },
      ),
    );
  });
});
