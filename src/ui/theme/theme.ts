/** A theme taken out of the table of meanings, and painting with it. */

import type { Ground } from "../../lib/colour.ts";
import type { Line, Tone } from "../../present/line.ts";
import { type Column, MEANINGS, type Meaning } from "./meanings.ts";

/** Sequences around a text; empty for the terminal's own look. */
export interface Look {
  readonly on: string;
  /** Switches off just what was on, as nested looks need. */
  readonly off: string;
}

export interface Theme {
  readonly tones: Readonly<Record<Tone, Look>>;
  readonly frame: Look;
  readonly frameFocused: Look;
  readonly titleFocused: Look;
  /** Tones in a row under the cursor; null where that row has one look alone. */
  readonly underCursor: Readonly<Record<Tone, Look>> | null;
  /** May nothing but ASCII be written, as far as it is cafe's own? */
  readonly isAscii: boolean;
}

/** What somebody may ask for. `auto`: what suits the terminal's background. */
export type ThemeChoice = "auto" | "dark" | "light" | "mono" | "high-contrast";

/** The theme for a background. */
export function columnFor(choice: ThemeChoice, ground: Ground): Column {
  if (choice === "auto") return ground;
  if (choice === "high-contrast") return ground === "dark" ? "contrastDark" : "contrastLight";
  return choice;
}

/** A theme. @param rich does the terminal show true colour? */
export function themeOf(column: Column, rich: boolean): Theme {
  const code = (meaning: Meaning): string => {
    const shown = MEANINGS[meaning];
    return (rich ? shown.rich?.[column] : undefined) ?? shown[column];
  };
  const cursor = code("cursor");
  const keepsColours = cursor !== MEANINGS.cursor[column];
  return {
    tones: eachTone((tone) => lookOf(code(tone))),
    frame: lookOf(code("frame")),
    frameFocused: lookOf(code("frameFocused")),
    titleFocused: lookOf(code("titleFocused")),
    underCursor: keepsColours
      ? eachTone((tone) => lookOf(MEANINGS[tone].underCursor?.[column] ?? code(tone), foregroundOf(cursor)))
      : null,
    isAscii: false,
  };
}

/** The same theme for terminals that know ASCII only. */
export const inAscii = (theme: Theme): Theme => ({ ...theme, isAscii: true });

/** What cafe puts into texts where nobody knows the theme: where one was cut, and for what must not be shown as it is. */
const OWN_SIGNS = /[…‹›\u2400-\u2421]/gu;
/** As wide as what they stand for. */
const TWINS: Readonly<Record<string, string>> = { "…": "~", "‹": "<", "›": ">" };

/** A text as the theme writes it. */
export const spell = ({ isAscii }: Theme, text: string): string =>
  isAscii ? text.replace(OWN_SIGNS, (sign) => TWINS[sign] ?? "?") : text;

/** A text with a look. */
export const styled = ({ on, off }: Look, text: string): string => (on === "" || text === "" ? text : on + text + off);

/**
 * A line as the terminal takes it. Where a selected line is reverse video only, its words and glyphs still say the state.
 */
export function paint(theme: Theme, line: Line, selected = false): string {
  const { tones, underCursor } = theme;
  if (!selected) return painted(tones, theme, line);
  const content = underCursor === null ? line.map(({ text }) => text).join("") : painted(underCursor, theme, line);
  return styled(tones.cursor, spell(theme, content));
}

function painted(tones: Theme["tones"], theme: Theme, line: Line): string {
  let out = "";
  for (const { text, tone } of line) out += styled(tones[tone], spell(theme, text));
  return out;
}

function eachTone(look: (tone: Tone) => Look): Record<Tone, Look> {
  return {
    text: look("text"),
    dim: look("dim"),
    strong: look("strong"),
    accent: look("accent"),
    failed: look("failed"),
    mixed: look("mixed"),
    running: look("running"),
    waiting: look("waiting"),
    ok: look("ok"),
    unknown: look("unknown"),
    warning: look("warning"),
    key: look("key"),
    chip: look("chip"),
    cursor: look("cursor"),
    found: look("found"),
    foundHere: look("foundHere"),
  };
}

/** One attribute or colour: `1`, `36`, `48;5;238`, `38;2;92;100;117`. */
const PART = /(?:[34]8;(?:2(?:;\d+){3}|5;\d+)|\d+)/gu;
const ENDS: Readonly<Record<string, string>> = { "1": "22", "2": "22", "4": "24", "7": "27" };

/** @param foreground what the text has again after it */
function lookOf(codes: string, foreground = "39"): Look {
  const parts = codes.match(PART) ?? [];
  const ends = parts.map((part) => (isBackground(part) ? "49" : (ENDS[part] ?? foreground)));
  return codes === ""
    ? { on: "", off: "" }
    : { on: `\u001b[${codes}m`, off: `\u001b[${[...new Set(ends)].join(";")}m` };
}

const isBackground = (part: string): boolean => /^(?:48;.*|4[0-7]|10[0-7])$/u.test(part);

const foregroundOf = (codes: string): string =>
  (codes.match(PART) ?? []).find((part) => !isBackground(part) && ENDS[part] === undefined) ?? "39";
