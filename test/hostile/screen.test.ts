/** From a reply's bytes to the cells of a screen: decoder, update, frame, terminal writer, in one process. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodePage } from "../../src/api/decode.ts";
import { parseJson } from "../../src/api/json.ts";
import type { Action } from "../../src/core/actions.ts";
import { layoutFor } from "../../src/core/layout.ts";
import type { AppState, Viewport } from "../../src/core/state.ts";
import type { TaskPage } from "../../src/domain/page.ts";
import { DEFAULT_KEYMAP } from "../../src/input/keymap.ts";
import { safeText } from "../../src/lib/safe-text.ts";
import { FrameWriter } from "../../src/platform/terminal/writer.ts";
import { UNICODE_GLYPHS } from "../../src/present/glyphs.ts";
import { firstFrame } from "../../src/ui/first-frame.ts";
import { foreignIn, HOSTILE_TEXTS, hostileReply, hostileText, inTurn } from "../support/hostile.ts";
import { THEMES } from "../support/looks.ts";
import { answered, loaded, page, run, startState } from "../support/make-state.ts";
import { createScreen, framesOn, type Grid } from "../support/screen-model.ts";

const LOOK = { theme: THEMES.dark, glyphs: UNICODE_GLYPHS };
const ORIGIN = { profile: safeText("prod"), region: safeText("cn-hangzhou") };

/** The page that a reply's text makes. */
function pageOf(text: string): TaskPage {
  const body = parseJson(text);
  if (!body.ok) throw new Error("the reply is no JSON");
  const decoded = decodePage(body.value, ORIGIN);
  if (!decoded.ok) throw new Error(decoded.error);
  return page(decoded.value.tasks, { requestId: decoded.value.requestId, totalCount: decoded.value.totalCount });
}

const stateOf = (content: TaskPage, viewport: Viewport): AppState => loaded(content.tasks, content, { viewport });

/** What comes of frames on a terminal of the states' size: the bytes of each, and the cells after the last. */
async function shownOn(states: readonly AppState[]): Promise<{ readonly bytes: string; readonly grid: Grid }> {
  const { columns, rows } = states[0]?.viewport ?? { columns: 0, rows: 0 };
  const screen = createScreen(columns, rows);
  let bytes = "";
  const write = (text: string, taken: () => void): void => {
    bytes += text;
    taken();
  };
  const writer = new FrameWriter({ columns, rows, write, writeNow: (text) => write(text, () => {}) });
  writer.enter();
  for (const state of states) writer.paint(firstFrame(state, LOOK, DEFAULT_KEYMAP));
  await screen.write(bytes);
  return { bytes, grid: screen.grid() };
}

/** The frames of the panes that the layout has room for, all whole. */
async function checkShown(states: readonly AppState[]): Promise<void> {
  const last = states.at(-1) ?? startState();
  const { bytes, grid } = await shownOn(states);
  expect(foreignIn(bytes)).toBeNull();
  const layout = layoutFor(last);
  const panes = layout.mode === "tiny" ? [] : Object.values(layout.panes).filter((pane) => pane !== undefined);
  expect(framesOn(grid)).toBe(panes.length);
}

const BENIGN = pageOf(JSON.stringify(hostileReply(() => "plain")));
const WALK: readonly Action[] = (["cursor.down", "cursor.last", "cursor.first"] as const).map((id) => ({
  type: "command",
  id,
}));

describe("whatever a reply holds", () => {
  test.each([20, 39, 60, 80, 119, 120, 200, 250])(
    "at %i columns the corpus is drawn in cafe's own sequences, and every frame is whole",
    async (columns) => {
      for (let from = 0; from < HOSTILE_TEXTS.length; from += 1) {
        const content = pageOf(JSON.stringify(hostileReply(inTurn(HOSTILE_TEXTS, from))));
        const first = stateOf(content, { columns, rows: 40 });
        await checkShown([first, ...WALK.map((_, i) => run(first, ...WALK.slice(0, i + 1)).state)]);
      }
    },
  );

  test("any text at any size, after a harmless page, on the same screen", async () => {
    const sizes = fc.record({ columns: fc.integer({ min: 20, max: 250 }), rows: fc.integer({ min: 8, max: 60 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(hostileText, { minLength: 1, maxLength: 12 }), sizes, async (texts, viewport) => {
        const harmless = stateOf(BENIGN, viewport);
        const hostile = run(harmless, { type: "command", id: "results.refresh" }).state;
        const content = pageOf(JSON.stringify(hostileReply(inTurn(texts))));
        const after = run(hostile, answered(hostile, content), ...WALK.slice(0, 1)).state;
        expect(after.results.page?.tasks).toHaveLength(3);
        await checkShown([harmless, after]);
      }),
      { numRuns: 200 },
    );
  });

  test("the checks can fail", async () => {
    expect(foreignIn("\u001b[31mfine\u001b]52;c;AA\u0007")).toContain("\\u001b");
    expect(foreignIn("a\u202eb")).toContain("in");
    expect(
      framesOn([
        ["╭", "─", "╮"],
        ["│", " ", " "],
        ["╰", "─", "╯"],
      ]),
    ).toMatch(/broken at row 1/u);
  });
});
