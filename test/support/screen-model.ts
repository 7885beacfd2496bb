/** A terminal without a program: xterm's model of a screen that bytes are written to, and what each cell looks like. */
import type { IBufferCell } from "@xterm/headless";
import xterm from "@xterm/headless";

export interface ScreenModel {
  readonly write: (bytes: string) => Promise<void>;
  readonly resize: (columns: number, rows: number) => void;
  /** A line per row, each cell as its character and what of its style can be seen. */
  readonly cells: () => string[];
}

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
  };
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
