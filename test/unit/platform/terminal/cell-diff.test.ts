import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CellDiff } from "../../../../src/platform/terminal/cell-diff.ts";
import type { Traits } from "../../../../src/platform/terminal/pen.ts";
import { createScreen } from "../../../support/screen-model.ts";

/** The bytes of the second frame's update. */
function updateOf(before: string, after: string, columns = 40, rows = 3): string {
  const diff = new CellDiff();
  diff.update(before, columns, rows);
  return diff.update(after, columns, rows);
}

describe("an update", () => {
  test.each([
    ["is nothing where nothing changed", "a\nb", "a\nb", ""],
    ["is nothing where only unseen colours changed", "a\u001b[31m b", "a \u001b[31mb", ""],
    ["is one cell where one changed", "hello", "hallo", "\u001b[;2Ha"],
    ["says a colour only once", "abc", "\u001b[31mxyz\u001b[39m", "\u001b[H\u001b[31mxyz"],
    ["rewrites a short gap rather than moving over it", "abcdefgh", "XbcYefgh", "\u001b[HXbcY"],
    ["moves over a long gap", "a23456789b", "X23456789Y", "\u001b[HX\u001b[8CY"],
    ["erases a long end", "a long line", "a", "\u001b[;3H\u001b[K"],
    ["erases a long gap", `a${"x".repeat(20)}b`, `a${" ".repeat(20)}b`, "\u001b[;2H\u001b[20X"],
    ["goes on behind a gap", `a${"x".repeat(20)}bc`, `a${" ".repeat(20)}bd`, "\u001b[;2H\u001b[20X\u001b[23Gd"],
    [
      "erases a row at once, where there are several gaps, and writes into it",
      `|${"x".repeat(38)}|`,
      `|ab${" ".repeat(12)}cd${" ".repeat(12)}ef${" ".repeat(8)}|`,
      "\u001b[;2H\u001b[38Xab\u001b[16Gcd\u001b[30Gef",
    ],
    [
      "draws what has one style in one go",
      "a b\na b\na b",
      ["", "", ""].map(() => "\u001b[31mx\u001b[39m y").join("\n"),
      "\by\u001b[A\by\u001b[A\by\r\u001b[31mx\r\nx\r\nx",
    ],
    [
      "never erases with a background",
      `${"x".repeat(14)}b`,
      `\u001b[7mX\u001b[27m${" ".repeat(13)}b`,
      "\u001b[;2H\u001b[13X\r\u001b[7mX",
    ],
    ["overwrites a short end", "abcd", "ab", "\u001b[;3H  "],
    ["goes to the next row by a line feed", "a\nb", "x\ny", "\u001b[Hx\r\ny"],
    ["replaces a wide character whole", "日本", "a本", "\u001b[Ha本 "],
    ["draws a row with doubtful widths afresh", "a😀b", "a😀c", "\u001b[;4Hc"],
  ])("%s", (_, before, after, bytes) => {
    expect(updateOf(before, after)).toBe(bytes);
  });

  test("erases with a background where the terminal fills with it, and only with that", () => {
    const erased = (style: string) => {
      const diff = new CellDiff({ erasesInColour: true });
      diff.update(`${"x".repeat(14)}b`, 40, 3);
      return diff.update(`\u001b[${style}mX${" ".repeat(13)}\u001b[mb`, 40, 3);
    };
    expect(erased("1;44")).toBe("\u001b[H\u001b[1;44mX\u001b[13X");
    expect(erased("7")).toBe(`\u001b[H\u001b[7mX${" ".repeat(13)}`);
  });

  test("goes down a column by vertical tabs where the terminal knows them", () => {
    const diff = new CellDiff({ hasVerticalTab: true });
    const last = `${" ".repeat(30)}far`;
    diff.update(`aa b\naa b\naa b\n${last}`, 40, 4);
    expect(diff.update(`aa c\naa c\naa c\n${last}`, 40, 4)).toBe("\u001b[;4Hc\v\bc\v\bc");
  });

  test("goes on from where the last one ended", () => {
    expect(updateOf("hello", "hello!", 40, 1)).toBe("!");
  });

  test("paints everything after forget", () => {
    const diff = new CellDiff();
    const first = diff.update("a\nb", 10, 2);
    diff.forget();
    expect(diff.update("a\nb", 10, 2)).toBe(first);
  });

  test("paints everything at a new size", () => {
    const diff = new CellDiff();
    diff.update("abc", 10, 2);
    expect(diff.update("abc", 9, 2)).toContain("abc");
    expect(diff.update("abc", 9, 3)).toContain("abc");
  });

  test("never holds what a frame must not do to a terminal", () => {
    const bytes = new CellDiff().update("a\u001b[2Jb\u001b]0;title\u0007c\u0007\u001b[?1049l\u0085", 20, 2);
    expect(bytes).toBe("\u001b[H\u001b[m\u001b[Kabc\r\n\u001b[K");
  });
});

const SURE = ["a", "B", " ", "  ", "│", "─", "é", "日", "本語", "ｗ", "Ж"];
const DOUBTFUL = ["😀", "👩‍👩‍👧", "🇨🇳", "❤️", "e\u0301", "⚠", "✅"];
const CODES = ["1", "2", "4", "7", "31", "92", "38;5;99", "48;2;9;9;9", "41", "22", "24", "27", "39", "49", "0"].map(
  (parameters) => `\u001b[${parameters}m`,
);

/** Frames that are like each other, as those of a program are: each line comes from a small stock. */
const frames = (pieces: readonly string[], rows: number) =>
  fc
    .array(
      fc.array(fc.constantFrom(...pieces, ...CODES), { maxLength: 30 }).map((parts) => parts.join("")),
      { minLength: 2, maxLength: 6 },
    )
    .chain((stock) =>
      fc.array(
        fc.array(fc.constantFrom(...stock, ""), { maxLength: rows + 1 }).map((lines) => lines.join("\u001b[m\n")),
        { minLength: 1, maxLength: 6 },
      ),
    );

/** What a terminal shows after all the frames, one update after the other. */
async function shownAfter(
  all: readonly string[],
  columns: number,
  rows: number,
  traits: Traits = {},
): Promise<string[]> {
  const screen = createScreen(columns, rows);
  const diff = new CellDiff(traits);
  for (const frame of all) await screen.write(diff.update(frame, columns, rows));
  return screen.cells();
}

describe.each([7, 20, 61])("after any frames in %i columns the screen", (columns) => {
  const rows = 5;
  // Where there is room for a gap that is worth erasing.
  const sure = columns > 40 ? [...SURE, " ".repeat(13)] : SURE;

  test("is the last frame, as painted without us, whatever is known of the terminal", async () => {
    await fc.assert(
      fc.asyncProperty(
        frames(sure, rows),
        fc.record({ erasesInColour: fc.boolean(), hasVerticalTab: fc.boolean() }),
        async (all, traits) => {
          const direct = createScreen(columns, rows);
          const lines = (all.at(-1) ?? "").split("\n").slice(0, rows);
          // A wide character without room is left out by us, and by terminals as each sees fit.
          fc.pre(lines.every((line) => fitsOrIsNarrow(line, columns)));
          for (const [y, line] of lines.entries()) await direct.write(`\u001b[${y + 1}H\u001b[m${line}`);
          expect(await shownAfter(all, columns, rows, traits)).toEqual(direct.cells());
        },
      ),
      { numRuns: 40 },
    );
  });

  test("is the last frame, as a full repaint shows it, whatever the terminal thinks of emoji", async () => {
    await fc.assert(
      fc.asyncProperty(frames([...sure, ...DOUBTFUL], rows), async (all) => {
        expect(await shownAfter(all, columns, rows)).toEqual(await shownAfter(all.slice(-1), columns, rows));
      }),
      { numRuns: 40 },
    );
  });
});

/** Frames as those of a table: what stands below each other often looks alike. */
const tables = (columns: number, rows: number) => {
  const word = fc.constantFrom("", "a", "Success", "PartialFailed", "配置.yaml", "▌x", "  3", "─".repeat(9));
  const cell = fc.tuple(fc.constantFrom("", "", "2", "31", "1;36", "7", "48;5;238", "97;48;5;238", "4"), word);
  const row = fc.tuple(fc.constantFrom("", "", "", "48;5;238"), fc.array(cell, { minLength: 4, maxLength: 4 }));
  const painted = row.map(([ground, cells]) => {
    const texts = cells.map(([codes, text]) => `\u001b[${codes}m${text}\u001b[0;${ground}m`);
    return cut(`│${texts.map((text, at) => text + " ".repeat(padding(text, at))).join("")}\u001b[m│`, columns);
  });
  const stock = fc.array(painted, { minLength: 3, maxLength: 12 });
  return stock.chain((lines) =>
    fc.array(fc.array(fc.constantFrom(...lines), { minLength: rows, maxLength: rows }), { minLength: 2, maxLength: 4 }),
  );
};
const padding = (text: string, at: number): number => Math.max(0, 10 + 3 * at - plainLength(text));
const plainLength = (text: string): number => text.replace(/\u001b\[[\d;]*m/g, "").length;
const cut = (line: string, columns: number): string => (plainLength(line) > columns ? "│" : line);

test("a table is drawn over another one exactly, whatever is known of the terminal", async () => {
  const [columns, rows] = [80, 12];
  const traits = fc.record({ erasesInColour: fc.boolean(), hasVerticalTab: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(tables(columns, rows), traits, async (all, known) => {
      const frames = all.map((lines) => lines.join("\n"));
      expect(await shownAfter(frames, columns, rows, known)).toEqual(await shownAfter(frames.slice(-1), columns, rows));
    }),
    { numRuns: 60 },
  );
});

function fitsOrIsNarrow(line: string, columns: number): boolean {
  const text = line.replace(/\u001b\[[\d;]*m/g, "");
  const width = [...text].reduce((sum, char) => sum + (/[日本語ｗ]/.test(char) ? 2 : 1), 0);
  return width <= columns || !/[日本語ｗ]/.test(text);
}

test("keeps of frames that were no more than the lines that differ", () => {
  const collect = garbageCollector();
  const diff = new CellDiff();
  // Written out: a repeated text is made of its halves, and takes no room until somebody reads it.
  const rest = Array.from({ length: 40_000 }, (_, i) => `${i}`.padStart(10)).join("");
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let frame = 0; frame < 100; frame += 1) diff.update(`as of second ${frame} of this minute\n${rest}`, 80, 1);
  collect();
  const frames = 100 * rest.length;
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(frames / 4);
});

function garbageCollector(): () => void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect !== "function") throw new Error("V8 lets nobody collect its garbage");
  return () => void collect();
}
