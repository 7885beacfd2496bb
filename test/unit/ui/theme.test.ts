import { describe, expect, test } from "vitest";
import { contrast, type Ground, type Rgb } from "../../../src/lib/colour.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { type Line, span, type Tone } from "../../../src/present/line.ts";
import { type Column, MEANINGS } from "../../../src/ui/theme/meanings.ts";
import { columnFor, paint, themeOf } from "../../../src/ui/theme/theme.ts";

/** Backgrounds that people have: the terminals' own, VS Code, One Dark, Solarized, Nord; the worst of them counts. */
const GROUNDS: Readonly<Record<Ground, readonly string[]>> = {
  dark: ["000000", "1e1e1e", "282c34", "002b36", "2e3440"],
  light: ["ffffff", "fdf6e3", "eee8d5", "f0f0f0"],
};
const GROUND_OF: Readonly<Record<Exclude<Column, "mono">, Ground>> = {
  dark: "dark",
  light: "light",
  contrastDark: "dark",
  contrastLight: "light",
};
/** Of the 16 colours those that are used under the cursor, as xterm and most others have them. */
const BASIC: Readonly<Record<string, string>> = { "30": "000000", "97": "ffffff" };

const rgb = (hex: string): Rgb => [partOf(hex, 0), partOf(hex, 2), partOf(hex, 4)];
const partOf = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;

/** The levels of xterm's cube of 6 by 6 by 6 colours, which are 16 to 231; after them come 24 greys. */
const LEVELS = [0, 95, 135, 175, 215, 255];

function indexed(index: number): Rgb {
  if (index < 16) throw new Error(`${index} is the user's own`);
  const level = (unit: number): number => (LEVELS[Math.floor((index - 16) / unit) % 6] ?? 0) / 255;
  const grey = (8 + 10 * (index - 232)) / 255;
  return index < 232 ? [level(36), level(6), level(1)] : [grey, grey, grey];
}

/** What is set beyond the 16 colours: text (38) and background (48). */
function coloursOf(codes: string): { readonly text: Rgb | null; readonly back: Rgb | null } {
  const of = (slot: string): Rgb | null => {
    const index = new RegExp(`${slot};5;(\\d+)`, "u").exec(codes)?.[1];
    if (index !== undefined) return indexed(Number(index));
    const parts = new RegExp(`${slot};2;(\\d+);(\\d+);(\\d+)`, "u").exec(codes);
    return parts === null ? null : [Number(parts[1]) / 255, Number(parts[2]) / 255, Number(parts[3]) / 255];
  };
  const basic = Object.entries(BASIC).find(([code]) => codes.split(";")[0] === code)?.[1];
  return { text: of("38") ?? (basic === undefined ? null : rgb(basic)), back: of("48") };
}

const COLUMNS = ["dark", "light", "mono", "contrastDark", "contrastLight"] as const;
const rich = Object.entries(MEANINGS).flatMap(([meaning, shown]) =>
  COLUMNS.flatMap((column) => {
    const codes = shown.rich?.[column];
    return codes === undefined || column === "mono" ? [] : [{ meaning, column, codes }];
  }),
);

describe("true colours stand out from the background", () => {
  const texts = rich.filter(({ meaning, codes }) => meaning !== "frame" && coloursOf(codes).back === null);
  test.each(texts)("$meaning in $column", ({ column, codes }) => {
    const { text } = coloursOf(codes);
    if (text === null) throw new Error(`no colour in ${codes}`);
    const worst = Math.min(...GROUNDS[GROUND_OF[column]].map((ground) => contrast(text, rgb(ground))));
    expect(worst).toBeGreaterThanOrEqual(column.startsWith("contrast") ? 7 : 4.5);
  });

  test.each(rich.filter(({ codes }) => coloursOf(codes).back !== null))("$meaning in $column", ({ codes }) => {
    const { text, back } = coloursOf(codes);
    if (text === null || back === null) throw new Error(`a background needs a text of its own: ${codes}`);
    expect(contrast(text, back)).toBeGreaterThanOrEqual(4.5);
  });

  test("in high contrast nothing is left to the terminal's palette, nor faint", () => {
    for (const column of ["contrastDark", "contrastLight"] as const) {
      for (const [meaning, shown] of Object.entries(MEANINGS)) {
        expect(shown.rich?.[column] ?? shown[column], meaning).not.toMatch(/^(?:[147];)*(?:2|3[0-7]|9[0-7])$/u);
      }
    }
  });
});

const text = (word: string, tone: Tone): Line => [span(safeText(word), tone)];

describe("a theme", () => {
  test.each([
    ["auto", "dark", "dark"],
    ["auto", "light", "light"],
    ["dark", "light", "dark"],
    ["light", "dark", "light"],
    ["mono", "light", "mono"],
    ["high-contrast", "dark", "contrastDark"],
    ["high-contrast", "light", "contrastLight"],
  ] as const)("asked for as %s on a %s ground is %s", (choice, ground, column) => {
    expect(columnFor(choice, ground)).toBe(column);
  });

  test("uses the terminal's 16 colours where it shows no others", () => {
    for (const column of COLUMNS) {
      const { tones, frame } = themeOf(column, false);
      for (const { on } of [...Object.values(tones), frame]) expect(on).not.toMatch(/[345]8;/u);
    }
  });

  test("has no colour at all in mono, whatever the terminal shows", () => {
    const { tones, frame, frameFocused, titleFocused } = themeOf("mono", true);
    for (const { on } of [...Object.values(tones), frame, frameFocused, titleFocused])
      expect(on).toMatch(/^(?:\u001b\[[1247]m)?$/u);
  });
});

describe("a selected line", () => {
  const line = [...text("x", "failed"), ...text(" y", "text")];

  test("is one piece of reverse video in the 16 colours", () => {
    expect(paint(themeOf("dark", false), line, true)).toBe("\u001b[7mx y\u001b[27m");
  });

  test("keeps its colours on a background of its own in true colour", () => {
    expect(paint(themeOf("dark", true), line, true)).toBe(
      "\u001b[97;48;5;238m\u001b[1;91mx\u001b[22;97m y\u001b[39;49m",
    );
  });
});

test("a look ends what it began, and nothing else", () => {
  expect(paint(themeOf("contrastDark", true), text("x", "failed"))).toBe("\u001b[1;38;2;255;180;180mx\u001b[22;39m");
  expect(paint(themeOf("dark", true), text("x", "text"))).toBe("x");
});
