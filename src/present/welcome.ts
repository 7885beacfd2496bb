/** The welcome as a pane: what there is to choose, each with its key, and why the last choice did not come about. */
import { explainFailure } from "../copy/remedies.ts";
import { WELCOME } from "../copy/welcome.ts";
import type { CommandId } from "../core/command-ids.ts";
import type { Rect } from "../core/layout.ts";
import { windowTop } from "../core/list.ts";
import type { ProfileSummary } from "../core/ports.ts";
import type { Viewport } from "../core/state.ts";
import type { Welcome } from "../core/welcome.ts";
import { keyIn } from "../input/chord-text.ts";
import type { Keymap } from "../input/keymap.ts";
import { type SafeText, say } from "../lib/safe-text.ts";
import { BLANK, cell, type Line, plain, span, type Tone, wrap } from "./line.ts";
import { PANE_EDGES, type PaneLine, type PaneView } from "./panes.ts";

/** All of the screen but the footer. */
export const welcomeRect = ({ columns, rows }: Viewport): Rect => ({ x: 0, y: 0, width: columns, height: rows - 1 });

/** Cells of a key, its blanks included; of the columns of what was found, where there is room. */
const KEY = 5;
const NAME = 20;
const REGION = 16;

/** Blank lines give way first, then what was found scrolls. */
export function presentWelcome(welcome: Welcome, rect: Rect, keymap: Keymap): PaneView {
  const width = rect.width - PANE_EDGES;
  const height = Math.max(0, rect.height - 2);
  const { above, below } = linesOf(welcome, width, keymap);
  const { found, cursor } = welcome;
  const airy = above.length + below.length + found.length <= height;
  const [before, after] = airy ? [above, below] : [above, below].map((lines) => lines.filter((line) => line !== BLANK));
  const room = Math.max(1, height - (before?.length ?? 0) - (after?.length ?? 0));
  const top = windowTop(0, cursor, room, found.length);
  const rows = found.slice(top, top + room).map((one, i) => ({
    line: foundLine(one, top + i + 1, width),
    selected: top + i === cursor,
  }));
  return {
    title: WELCOME.title,
    note: say``,
    focused: true,
    rows: [...(before ?? []).map(still), ...rows, ...(after ?? []).map(still)].slice(0, height),
  };
}

function linesOf({ found, note, connecting, refused }: Welcome, width: number, keymap: Keymap) {
  const key = (command: CommandId): SafeText => keyIn(keymap, "welcome", command);
  const paragraph = (text: SafeText, tone: Tone): readonly Line[] => wrap(text, width).map((line) => plain(line, tone));
  const failure = refused === null ? null : explainFailure(refused.failure);
  return {
    above: [
      BLANK,
      ...paragraph(WELCOME.what, "strong"),
      ...paragraph(WELCOME.nobody, "text"),
      BLANK,
      choice(key("welcome.demo"), WELCOME.demo),
      choice(key("welcome.tour"), WELCOME.tour),
      BLANK,
      ...(found.length === 0 ? paragraph(WELCOME.nothingFound, "dim") : [choice(key("welcome.use"), WELCOME.use)]),
    ],
    below: [
      BLANK,
      choice(key("welcome.add"), WELCOME.add),
      BLANK,
      ...(found.length === 0 ? [] : paragraph(WELCOME.kept, "dim")),
      ...(note === null ? [] : paragraph(note, "warning")),
      ...(connecting === null ? [] : paragraph(WELCOME.connecting(connecting), "running")),
      ...(refused === null || failure === null
        ? []
        : paragraph(WELCOME.refused(refused.profile, refused.failure.message, failure.remedy), "failed")),
    ],
  };
}

const choice = (key: SafeText, text: SafeText): Line => [span(cell(say`  ${key}`, KEY), "key"), span(text)];

/** A digit uses one of the first nine. */
function foundLine({ name, source, region }: ProfileSummary, number: number, width: number): Line {
  const digit = number < 10 ? say`${number}` : say``;
  const words = Math.max(0, width - 2 * KEY - NAME - REGION - 2);
  return [
    span(cell(say``, KEY)),
    span(cell(digit, 3), "key"),
    span(say`${cell(name, NAME)} `, "strong"),
    span(say`${cell(source, words)} `),
    span(cell(region === "" ? WELCOME.noRegion : region, REGION), "dim"),
  ];
}

const still = (line: Line): PaneLine => ({ line, selected: false });
