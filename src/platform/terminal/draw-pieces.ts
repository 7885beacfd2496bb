/** Draws the pieces of all rows, in an order that is short. Knows nothing of what was there before. */
import type { Line } from "./cells.ts";
import { orderOf } from "./order.ts";
import type { Pen } from "./pen.ts";
import { endOfCell, isLedBy, type Piece, type RowPieces } from "./pieces.ts";

export function drawPieces(pen: Pen, rows: readonly RowPieces[]): void {
  if (rows.length === 0) return;
  const lines = new Map(rows.map(({ y, line }) => [y, line]));
  const order = orderOf(rows, pen.stand(), pen.lengths);
  for (const [at, piece] of order.entries()) {
    const line = lines.get(piece.y);
    if (line !== undefined) drawPiece(pen, piece, line, order[at + 1]);
  }
}

function drawPiece(pen: Pen, piece: Piece, line: Line, next: Piece | undefined): void {
  const { x, y, to, style, how } = piece;
  const column = pen.columnOn(y);
  const isLed = isLedBy(piece, column, y);
  if (!isLed) pen.moveTo(x, y);
  // What is erased looks the same in the style that is needed next.
  if (how === "erase") pen.erase(to - x, next?.style.blank === style ? next.style : style);
  else if (how === "eraseToEnd") pen.eraseToEnd();
  else writeCells(pen, line, isLed ? column : x, to, piece);
}

function writeCells(pen: Pen, line: Line, from: number, to: number, { style }: Piece): void {
  for (let x = from; x < to; x++) {
    const char = line.chars[x] ?? " ";
    if (char !== "") pen.write(char, style, endOfCell(line, x) - x);
  }
}
