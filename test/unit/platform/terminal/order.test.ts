import { expect, test } from "vitest";
import { EMPTY_LINE } from "../../../../src/platform/terminal/cells.ts";
import { orderOf } from "../../../../src/platform/terminal/order.ts";
import { Pen } from "../../../../src/platform/terminal/pen.ts";
import type { Piece } from "../../../../src/platform/terminal/pieces.ts";
import { createPalette, type Style } from "../../../../src/platform/terminal/sgr.ts";

const palette = createPalette();
const red = palette.apply(palette.plain, "31");
const onGrey = palette.apply(palette.plain, "48;5;238");

const piece = (x: number, y: number, style: Style, how: Piece["how"] = "write"): Piece => ({
  ...{ x, y, to: x + 4, style, how },
  isBlank: how !== "write",
  lead: 0,
});

function orderedFrom(rows: readonly { readonly erasures?: readonly Piece[]; readonly writings: readonly Piece[] }[]) {
  const pen = new Pen(palette, { hasVerticalTab: true });
  pen.forget(80);
  pen.moveTo(0, 0);
  pen.write("x", palette.plain, 1);
  const whole = rows.map(({ erasures = [], writings }, y) => ({ y, line: EMPTY_LINE, erasures, writings }));
  return orderOf(whole, pen.stand(), pen.lengths);
}

test("what has one style is drawn in one go, down a column", () => {
  const [a, b, c, d] = [piece(2, 0, red), piece(12, 0, palette.plain), piece(2, 1, red), piece(12, 1, palette.plain)];
  expect(orderedFrom([{ writings: [a, b] }, { writings: [c, d] }])).toEqual([b, d, c, a]);
});

test("a ground of its own is not left before all on it is drawn, though leaving it is short", () => {
  const lit = palette.apply(onGrey, "97");
  const [a, b, c] = [piece(2, 0, onGrey), piece(12, 0, lit), piece(6, 1, palette.plain)];
  expect(orderedFrom([{ writings: [a, b] }, { writings: [c] }])).toEqual([c, a, b]);
});

test("what is erased in a row is so before anything is written there", () => {
  const erasures = [piece(40, 0, palette.plain, "erase"), piece(60, 0, onGrey, "erase")];
  const writings = [piece(1, 0, palette.plain), piece(41, 0, red)];
  const order = orderedFrom([{ erasures, writings }, { writings: [piece(5, 1, red)] }]);
  expect(order).toHaveLength(5);
  for (const erasure of erasures) {
    for (const writing of writings) expect(order.indexOf(erasure)).toBeLessThan(order.indexOf(writing));
  }
});
