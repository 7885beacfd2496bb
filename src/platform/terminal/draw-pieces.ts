/** Draws the pieces of all rows, in an order that is short. Knows nothing of what was there before. */
import type { Line } from "./cells.ts";
import { orderOf } from "./order.ts";
import type { Pen } from "./pen.ts";
import { endOfCell, isLedBy, type Piece, type RowPieces } from "./pieces.ts";

export function drawPieces(pen: Pen, rows: readonly RowPieces[]): void {
  if (rows.length === 0) return;
  const lines = new Map(rows.map(({ y, line }) => [y, line]));
  for (const piece of orderOf(rows, pen.stand(), pen.lengths)) {
    const line = lines.get(piece.y);
    if (line !== undefined) drawPiece(pen, piece, line);
  }
}

function drawPiece(pen: Pen, piece: Piece, line: Line): void {
  const { x, y, to, style, how } = piece;
  const column = pen.columnOn(y);
  const isLed = isLedBy(piece, column, y);
  if (!isLed) pen.moveTo(x, y);
  if (how === "erase") pen.erase(to - x, style);
  else if (how === "eraseToEnd") pen.eraseToEnd();
  else writeCells(pen, line, isLed ? column : x, to, piece);
}

function writeCells(pen: Pen, line: Line, from: number, to: number, { style }: Piece): void {
  for (let x = from; x < to; x++) {
    const char = line.chars[x] ?? " ";
    if (char !== "") pen.write(char, style, endOfCell(line, x) - x);
  }
}
