/**
 * Reads Markdown the way GFM does as far as it matters here: fences, then tables, whose cells end at a bare pipe before
 * anything else is looked at, then code spans. What is left must be plain words.
 */

export interface Read {
  /** Cells of all tables with their code taken out, and all other lines, likewise. */
  readonly prose: readonly string[];
  /** Numbers of cells, table by table, row by row. */
  readonly tables: readonly (readonly number[])[];
  /** Texts of code spans, as a reader sees them. */
  readonly spans: readonly string[];
  readonly fences: readonly string[];
}

export function readMarkdown(text: string): Read {
  const spans: string[] = [];
  const { lines, fences } = takeFences(text.split("\n"));
  const rows = lines.map((line) => (line.startsWith("|") ? cellsOf(line) : null));
  const tables: number[][] = [];
  for (const [at, cells] of rows.entries()) {
    if (cells === null) continue;
    if (!rows[at - 1]) tables.push([]);
    tables.at(-1)?.push(cells.length);
  }
  const prose = lines.flatMap((line, at) => rows[at] ?? [line]).map((piece) => withoutCode(piece, spans));
  return { prose, tables, spans, fences };
}

/** Fences, and the lines between them. A fence ends at as many backticks as it began with. */
function takeFences(all: readonly string[]): { readonly lines: readonly string[]; readonly fences: readonly string[] } {
  const lines: string[] = [];
  const fences: string[] = [];
  for (let at = 0; at < all.length; at += 1) {
    const line = all[at] ?? "";
    const [fence] = /^`{3,}/u.exec(line) ?? [];
    if (fence === undefined) {
      lines.push(line);
      continue;
    }
    const end = all.findIndex((one, n) => n > at && new RegExp(`^ {0,3}\`{${fence.length},} *$`, "u").test(one));
    if (end < 0) throw new Error("a fence is not closed");
    fences.push(all.slice(at + 1, end).join("\n"));
    at = end;
  }
  return { lines, fences };
}

/** Pairs of a backslash and a punctuation mark are passed over, as cmark-gfm does; a pipe behind one is not bare. */
function cellsOf(line: string): readonly string[] {
  const cells: string[] = [];
  let cell = "";
  for (const [piece] of line.slice(1).matchAll(/\\[!-/:-@[-`{-~]|[\s\S]/gu)) {
    if (piece !== "|") {
      cell += piece;
      continue;
    }
    cells.push(cell.trim().replaceAll("\\|", "|"));
    cell = "";
  }
  if (cell.trim() !== "") throw new Error(`a row goes on behind its last pipe: ${line}`);
  return cells;
}

function withoutCode(text: string, spans: string[]): string {
  return text.replace(/(?<![\\`])(`+)(?!`)(.*?[^`])\1(?!`)/gu, (_, __, inner: string) => {
    const padded = /^ .*[^ ].* $/u.test(inner) || /^ `|` $/u.test(inner);
    spans.push(padded ? inner.slice(1, -1) : inner);
    return "";
  });
}
