/**
 * What the task list costs per cursor key, drawn as flat rows (as cafe does) and by ink-table: in one process, without a
 * terminal, on the production build. Figures in docs/decisions/0005-ink-table.md.
 *
 *   node scripts/build.mjs --entry list=scripts/bench/list.tsx --outdir /tmp/bench && node /tmp/bench/list.cjs
 */
import { PassThrough } from "node:stream";
import { Box, render } from "ink";
import type { ReactNode } from "react";
import { createStore, useStore } from "zustand";
import { DEFAULT_KEYMAP } from "../../src/input/keymap.ts";
import { safeText, say } from "../../src/lib/safe-text.ts";
import { UNICODE_GLYPHS } from "../../src/present/glyphs.ts";
import { span } from "../../src/present/line.ts";
import type { PaneView } from "../../src/present/panes.ts";
import { createRuntime } from "../../src/runtime/runtime.ts";
import { UiProvider } from "../../src/ui/context.tsx";
import { themeOf } from "../../src/ui/theme/theme.ts";
import { Pane } from "../../src/ui/widgets/pane.tsx";
import { Table } from "../../src/ui/widgets/table.tsx";

const ROWS = 47;
const KEYS = 400;
const WIDTHS = [15, 28, 8, 4, 30, 22, 30];

const cursor = createStore(() => 0);
const cells = Array.from({ length: ROWS }, (_, row) =>
  WIDTHS.map((width, column) =>
    span(safeText(`${row} ${"cell".repeat(8)}`.slice(0, width)), column === 0 ? "failed" : "text"),
  ),
);
const lines = cells.map((row) => row.flatMap((item) => [item, span(say` `)]));

function FlatRows() {
  const at = useStore(cursor);
  const rows = lines.map((line, i) => ({ line, selected: i === at }));
  const view: PaneView = { title: say`Tasks`, note: say``, focused: true, rows };
  return <Pane rect={{ x: 0, y: 0, width: 160, height: ROWS + 2 }} view={view} />;
}

function InkTable() {
  const at = useStore(cursor);
  const columns = WIDTHS.map((width, i) => ({
    head: safeText(`HEAD ${i}`.slice(0, Math.max(3, width))),
    width: width - 2,
  }));
  return <Table columns={columns} rows={cells.map((row, i) => ({ cells: row, selected: i === at }))} />;
}

async function measure(name: string, list: ReactNode): Promise<void> {
  cursor.setState(0, true);
  const stdout = Object.assign(new PassThrough(), { columns: 200, rows: 50, isTTY: true });
  stdout.resume();
  const runtime = createRuntime({} as never, () => {});
  const ui = { ...runtime, theme: themeOf("dark", false), glyphs: UNICODE_GLYPHS, keymap: DEFAULT_KEYMAP };
  const app = render(
    <UiProvider value={ui}>
      <Box width={200} height={50}>
        {list}
      </Box>
    </UiProvider>,
    { stdout: stdout as never, debug: true, interactive: true, patchConsole: false },
  );
  const times: number[] = [];
  for (let key = 1; key <= KEYS; key += 1) {
    const started = performance.now();
    cursor.setState(key % ROWS, true);
    await new Promise((done) => setImmediate(done));
    times.push(performance.now() - started);
  }
  app.unmount();
  const counted = times.slice(50).sort((a, b) => a - b);
  const at = (share: number) => (counted[Math.floor(counted.length * share)] ?? 0).toFixed(2);
  console.log(
    `${name.padEnd(10)} ${ROWS} rows, ${WIDTHS.length} columns: median ${at(0.5)} ms, p95 ${at(0.95)} ms per key`,
  );
}

async function main(): Promise<void> {
  await measure("flat rows", <FlatRows />);
  await measure("ink-table", <InkTable />);
  process.exit(0);
}

void main();
