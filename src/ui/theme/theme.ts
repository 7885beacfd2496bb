/** From what a text means to how it looks: SGR codes of the 16 colours, so that the user's own palette holds. */
import type { Line, Tone } from "../../present/line.ts";

/** SGR parameters that switch a look on; empty for the terminal's own. */
type Look = string;

export interface Theme {
  readonly tones: Readonly<Record<Tone, Look>>;
  readonly frame: Look;
  readonly frameFocused: Look;
  /** What stands where a text was cut; one cell. */
  readonly ellipsis: string;
}

export type ThemeName = "dark" | "light" | "mono";

const ELLIPSIS = "…";
const SHARED = { text: "", dim: "2", strong: "1", chip: "7", cursor: "7", found: "4", foundHere: "7" } as const;

export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  dark: {
    tones: {
      ...SHARED,
      accent: "1;36",
      failed: "1;31",
      mixed: "33",
      running: "36",
      waiting: "94",
      ok: "32",
      unknown: "35",
      warning: "33",
      key: "36",
    },
    frame: "2",
    frameFocused: "36",
    ellipsis: ELLIPSIS,
  },
  light: {
    tones: {
      ...SHARED,
      accent: "1;34",
      failed: "1;31",
      mixed: "35",
      running: "34",
      waiting: "34",
      ok: "32",
      unknown: "35",
      warning: "31",
      key: "34",
    },
    frame: "2",
    frameFocused: "34",
    ellipsis: ELLIPSIS,
  },
  mono: {
    tones: {
      ...SHARED,
      accent: "1",
      failed: "1",
      mixed: "1",
      running: "",
      waiting: "",
      ok: "",
      unknown: "",
      warning: "",
      key: "1",
    },
    frame: "2",
    frameFocused: "1",
    ellipsis: ELLIPSIS,
  },
};

/** The same theme for terminals that know ASCII only. */
export const inAscii = (theme: Theme): Theme => ({ ...theme, ellipsis: "~" });

/** A text as the theme writes it: cutting happens where nobody knows the theme. */
export const spell = ({ ellipsis }: Theme, text: string): string =>
  ellipsis === ELLIPSIS ? text : text.replaceAll(ELLIPSIS, ellipsis);

/** A text with a look. */
export const styled = (look: Look, text: string): string =>
  look === "" || text === "" ? text : `\u001b[${look}m${text}${off(look)}`;

/** A line as the terminal takes it. A selected line is reverse video only: its words and glyphs still say the state. */
export function paint(theme: Theme, line: Line, selected = false): string {
  if (selected) return styled(theme.tones.cursor, spell(theme, line.map(({ text }) => text).join("")));
  let painted = "";
  for (const { text, tone } of line) painted += styled(theme.tones[tone], spell(theme, text));
  return painted;
}

const OFF: Readonly<Record<string, string>> = { "1": "22", "2": "22", "4": "24", "7": "27" };

/** Switches off just what was on, as nested looks need. */
const off = (look: Look): string =>
  `\u001b[${[...new Set(look.split(";").map((code) => OFF[code] ?? "39"))].join(";")}m`;
