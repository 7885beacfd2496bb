/** Replays a debug log in this process: the core's `update` over its actions, drawn by the same components without colour. */
import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { renderToString } from "ink";
import { COMMAND_WORDS } from "../../src/copy/commands.ts";
import { LABELS } from "../../src/copy/labels.ts";
import type { Action } from "../../src/core/actions.ts";
import { initialState, type Start } from "../../src/core/initial-state.ts";
import type { AppState } from "../../src/core/state.ts";
import { update } from "../../src/core/update/index.ts";
import { DEFAULT_KEYMAP } from "../../src/input/keymap.ts";
import { UNICODE_GLYPHS } from "../../src/present/glyphs.ts";
import { createRuntime } from "../../src/runtime/runtime.ts";
import { UiProvider } from "../../src/ui/context.tsx";
import { Root } from "../../src/ui/root.tsx";
import { themeOf } from "../../src/ui/theme/theme.ts";

interface Line {
  /** Milliseconds since the recorded process began. */
  readonly at: number;
  readonly start?: Start;
  readonly action?: Action;
}

/** By their numbers: `{"$task": 3}` stands for the one of the line `{"task": 3, "value": ...}` before it. */
const tasks: unknown[] = [];

const [file, option] = process.argv.slice(2);
if (file === undefined || file.startsWith("-")) {
  process.stderr.write("Usage: node scripts/replay.mjs FILE [--last]\n");
  process.exit(2);
}

const lines: readonly Line[] = readFileSync(file, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map(parse);
const start = lines.find((line) => line.start !== undefined)?.start;
if (start === undefined) {
  process.stderr.write("No explorer was recorded in this log: it has calls only.\n");
  process.exit(1);
}

let state = initialState({ ...start, settings: { ...start.settings, words: COMMAND_WORDS, labels: LABELS } });
let shown = "";
for (const { at, action } of lines) {
  if (action === undefined) continue;
  [state] = update(state, action);
  if (option === "--last") continue;
  const frame = frameOf(state);
  if (frame !== shown) process.stdout.write(`--- ${at} ms: ${titleOf(action)}\n${frame}\n`);
  shown = frame;
}
if (option === "--last") process.stdout.write(`${frameOf(state)}\n`);

function parse(text: string): Line {
  const line = JSON.parse(text, (_, value) => (typeof value?.$task === "number" ? tasks[value.$task] : value));
  if (typeof line.task === "number") tasks[line.task] = line.value;
  return line;
}

function frameOf(drawn: AppState): string {
  const runtime = createRuntime(drawn, () => {});
  const look = { theme: themeOf("mono", false), glyphs: UNICODE_GLYPHS, keymap: DEFAULT_KEYMAP };
  const painted = renderToString(
    <UiProvider value={{ ...runtime, ...look }}>
      <Root />
    </UiProvider>,
    { columns: drawn.viewport.columns },
  );
  return stripVTControlCharacters(painted);
}

function titleOf(action: Action): string {
  switch (action.type) {
    case "command":
      return `command ${action.id}`;
    case "timerFired":
      return `timer ${action.timer}`;
    default:
      return action.type;
  }
}
