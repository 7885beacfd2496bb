/** A terminal without a program: xterm's model of a screen that bytes are written to, and what each cell looks like. */
import type { IBufferCell, Terminal } from "@xterm/headless";
import xterm from "@xterm/headless";

export interface ScreenModel {
  readonly write: (bytes: string) => Promise<void>;
  readonly resize: (columns: number, rows: number) => void;
  /** A line per row, each cell as its character and what of its style can be seen. */
  readonly cells: () => string[];
  /** The rows, cell by cell; the second cell of a wide character is empty. */
  readonly grid: () => Grid;
}

export type Grid = readonly (readonly string[])[];

/** A screen with automatic wrapping off, as the terminal layer has it. */
export function createScreen(columns: number, rows: number): ScreenModel {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 0 });
  const write = (bytes: string) => new Promise<void>((resolve) => terminal.write(bytes, resolve));
  void write("\u001b[?7l");
  return {
    write,
    resize: (newColumns, newRows) => terminal.resize(newColumns, newRows),
    cells: () =>
      Array.from({ length: terminal.rows }, (_, y) => {
        const line = terminal.buffer.active.getLine(y);
        return Array.from({ length: terminal.cols }, (_, x) => look(line?.getCell(x))).join("");
      }),
    grid: () => gridOf(terminal),
  };
}

/** The active screen of a terminal, cell by cell. */
export function gridOf(terminal: Terminal): Grid {
  const { active } = terminal.buffer;
  return Array.from({ length: terminal.rows }, (_, y) => {
    const line = active.getLine(active.baseY + y);
    return Array.from({ length: terminal.cols }, (_, x) => {
      const cell = line?.getCell(x);
      return cell?.getWidth() === 0 ? "" : cell?.getChars() || " ";
    });
  });
}

/**
 * How many framed rectangles are on the screen, each with all four corners and whole sides. Where one is broken, the
 * answer is a text that says where. Nothing on the screen but frames may be drawn with these characters.
 */
export function framesOn(grid: Grid): number | string {
  let count = 0;
  for (const [y, row] of grid.entries()) {
    for (const [x, cell] of row.entries()) {
      if (cell !== "╭") continue;
      const right = row.indexOf("╮", x);
      const bottom = grid.findIndex((below, at) => at > y && below[x] === "╰");
      if (right < 0 || bottom < 0 || grid[bottom]?.[right] !== "╯") return `no whole frame from ${x},${y}`;
      const broken = grid.slice(y + 1, bottom).findIndex((each) => each[x] !== "│" || each[right] !== "│");
      if (broken >= 0) return `a side is broken at row ${y + 1 + broken} of the frame from ${x},${y}`;
      count += 1;
    }
  }
  return count;
}

function look(cell: IBufferCell | undefined): string {
  if (cell === undefined) return "?";
  const char = cell.getWidth() === 0 ? "" : cell.getChars() || " ";
  const style = [
    cell.isInverse() && "inverse",
    cell.isUnderline() && "underline",
    !cell.isBgDefault() && `on ${cell.getBgColorMode()} ${cell.getBgColor()}`,
    // The colour of an inverse space is seen, that of another one is not.
    (char !== " " || cell.isInverse()) && !cell.isFgDefault() && `${cell.getFgColorMode()} ${cell.getFgColor()}`,
    char !== " " && cell.isBold() && "bold",
    char !== " " && cell.isDim() && "dim",
    char !== " " && cell.isItalic() && "italic",
  ].filter((each) => each !== false);
  return style.length === 0 ? char : `<${style.join(",")}:${char}>`;
}
