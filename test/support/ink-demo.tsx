/**
 * A small list on the terminal layer alone, to test and measure it without cafe: 500 rows, one flat <Text> per row, half
 * the screen scrolled at a time. DEMO_INK=1 shows the same through Ink's own output. Keys: j k q z l x (crash) e (reject)
 * f (repaints for ever, and notes each in the file DEMO_PROGRESS).
 */
import { appendFileSync } from "node:fs";
import { Box, render, Text, useApp, useInput, useWindowSize } from "ink";
import { memo, useReducer } from "react";
import { openTerminal, type Terminal } from "../../src/platform/terminal/frames.ts";

const NAMES = ["配置文件 nginx.conf", "deploy.sh", "日志 app.log", "réglages.ini", "flag 🇨🇳 👩‍👩‍👧.txt"];
const COUNT = 500;

const Row = memo(({ index, columns, isCurrent }: { index: number; columns: number; isCurrent: boolean }) => {
  const status = index % 7 === 0 ? "\u001b[31mFailed\u001b[39m " : "\u001b[32mSuccess\u001b[39m";
  const text = ` f-${String(index).padStart(6, "0")} ${status} \u001b[2m${NAMES[index % NAMES.length]}\u001b[22m`;
  return (
    <Box width={columns} height={1}>
      <Text inverse={isCurrent} wrap="truncate">
        {text}
      </Text>
    </Box>
  );
});

function repaintForEver(terminal: Terminal | undefined): void {
  terminal?.redraw();
  appendFileSync(process.env["DEMO_PROGRESS"] ?? "/dev/null", ".");
  setTimeout(() => repaintForEver(terminal), 1);
}

function Demo({ terminal }: { terminal: Terminal | undefined }) {
  const { columns, rows } = useWindowSize();
  const { exit } = useApp();
  const [at, move] = useReducer((old: number, by: number) => Math.min(COUNT - 1, Math.max(0, old + by)), 0);
  const page = rows - 3;
  const half = Math.max(1, Math.floor(page / 2));
  const top = Math.max(0, Math.floor((at - 1) / half - 1) * half);
  const commands: Record<string, () => void> = {
    j: () => move(1),
    k: () => move(-1),
    q: () => exit(),
    z: () => terminal?.suspend(),
    l: () => terminal?.redraw(),
    f: () => repaintForEver(terminal),
    x: () =>
      queueMicrotask(() => {
        throw new Error("asked to crash");
      }),
    e: () => void Promise.reject(new Error("asked to reject")),
  };
  useInput((input) => {
    for (const char of input) commands[char]?.();
  });
  const visible = Array.from({ length: Math.min(page, COUNT - top) }, (_, row) => top + row);
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Text bold>
        demo {at + 1}/{COUNT}
      </Text>
      <Box flexDirection="column" flexGrow={1}>
        {visible.map((index) => (
          <Row key={index} index={index} columns={columns} isCurrent={index === at} />
        ))}
      </Box>
      <Text dimColor>{"─".repeat(columns)}</Text>
      <Text>READY {"\u001b[36mj\u001b[39m"} down</Text>
    </Box>
  );
}

const { stdin, stdout } = process;
const terminal =
  process.env["DEMO_INK"] === "1"
    ? undefined
    : openTerminal({ stdin, stdout, reportCrash: (error) => `The demo stopped: ${String(error)}` });
const app = render(
  <Demo terminal={terminal} />,
  terminal?.inkOptions ?? { alternateScreen: true, incrementalRendering: true, patchConsole: false },
);
app.waitUntilExit().then(() => {
  terminal?.close();
  process.exit(0);
});
