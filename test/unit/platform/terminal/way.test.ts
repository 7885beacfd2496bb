import xterm from "@xterm/headless";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UNKNOWN, wayBetween, wayLength } from "../../../../src/platform/terminal/way.ts";

const COLUMNS = 130;
const ROWS = 110;
const place = fc.record({ x: fc.nat(COLUMNS - 1), y: fc.nat(ROWS - 1) });
const anywhere = fc.record({ x: fc.integer({ min: UNKNOWN, max: COLUMNS - 1 }), y: fc.nat(ROWS - 1) });

describe("a way", () => {
  test("is as long as it says, also from where the column is not known", () => {
    fc.assert(
      fc.property(anywhere, place, fc.boolean(), (from, to, hasVerticalTab) => {
        expect(wayBetween(from, to, hasVerticalTab)).toHaveLength(wayLength(from, to, hasVerticalTab));
      }),
      { numRuns: 2000 },
    );
  });

  test("leads there", async () => {
    const terminal = new xterm.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true, scrollback: 0 });
    await fc.assert(
      fc.asyncProperty(place, place, fc.boolean(), async (from, to, hasVerticalTab) => {
        const bytes = wayBetween({ x: UNKNOWN, y: UNKNOWN }, from, false) + wayBetween(from, to, hasVerticalTab);
        await new Promise<void>((resolve) => terminal.write(bytes, resolve));
        const { cursorX, cursorY } = terminal.buffer.active;
        expect({ x: cursorX, y: cursorY }).toEqual(to);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ["down and back", { x: 12, y: 5 }, { x: 9, y: 6 }, true, "\v\b\b\b"],
    ["down to the start", { x: 12, y: 5 }, { x: 0, y: 6 }, true, "\v\r"],
    ["down, where a vertical tab may be dropped", { x: 12, y: 20 }, { x: 12, y: 21 }, false, "\u001b[B"],
    ["far down in the same column", { x: 12, y: 5 }, { x: 12, y: 25 }, true, "\u001b[20B"],
    ["up", { x: 12, y: 15 }, { x: 11, y: 14 }, true, "\u001b[A\b"],
    ["to where another way is no longer", { x: 12, y: 5 }, { x: 2, y: 6 }, false, "\u001b[7;3H"],
  ])("goes %s", (_, from, to, hasVerticalTab, expected) => {
    expect(wayBetween(from, to, hasVerticalTab)).toBe(expected);
  });
});
