/** The bundled program against replies made of hostile text: what it writes, and what a terminal makes of that. */
import { expect, test } from "vitest";
import { startAnswering } from "../support/answering-server.ts";
import { type Explorer, exploreLoaded, KEY } from "../support/explorer.ts";
import { foreignIn, HOSTILE_TEXTS, hostileReply, inTurn } from "../support/hostile.ts";
import { framesOn, gridOf } from "../support/screen-model.ts";

const { enter, esc } = KEY;

/** Keys that open every pane, layer and reader, and lead back. */
const TOUR = [..."jGg", enter, ..."Gg", esc, ..."12", esc, "3", esc, ..."5vqpq?qR", esc, "P", esc, ..."4!!sss/e", esc];

/** Types a key, and waits for what comes of it; where that may be nothing, for a repaint that is asked for after it. */
async function type(explorer: Explorer, key: string): Promise<void> {
  const before = explorer.raw().length;
  // Esc and Ctrl-L in one would be Alt-Ctrl-L; each Esc of the tour closes something.
  explorer.key(key === esc ? key : `${key}\f`);
  await explorer.waitUntil(`a repaint after ${JSON.stringify(key)}`, () => explorer.raw().length > before, 3_000);
}

test.each([0, 6, 12, 18])(
  "replies made of the corpus from text %i on are drawn in cafe's own sequences, in whole frames, at any size",
  async (from) => {
    const server = await startAnswering(() => ({ body: hostileReply(inTurn(HOSTILE_TEXTS, from)) }));
    const explorer = await exploreLoaded(server.url, { args: "--refresh off" });
    const frames = () => framesOn(gridOf(explorer.terminal));
    for (const key of TOUR) await type(explorer, key);
    await explorer.waitUntil("five panes", () => frames() === 5);
    explorer.resize(20, 10);
    await explorer.waitFor(/cafe needs/u);
    for (const [columns, rows] of [
      [60, 15],
      [79, 24],
      [131, 40],
      [250, 60],
    ] as const) {
      explorer.resize(columns, rows);
      await explorer.waitUntil(`whole frames at ${columns}x${rows}`, () => Number(frames()) > 0);
    }
    expect(foreignIn(explorer.raw(), true)).toBeNull();
    explorer.key("q");
    expect(await explorer.ended()).toEqual({ code: 0, signal: 0 });
    await server.close();
  },
);
