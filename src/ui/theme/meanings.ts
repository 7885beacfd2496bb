/**
 * The one table of what things mean and how each theme shows it, as SGR parameters. Of the 16 colours wherever they will
 * do, so that the user's own palette holds; `rich` has what is better in true colour. Owns no way of drawing.
 */
import type { Tone } from "../../present/line.ts";

export type Meaning = Tone | "frame" | "frameFocused" | "titleFocused";

/** The themes; that of high contrast is one for each ground. */
export type Column = "dark" | "light" | "mono" | "contrastDark" | "contrastLight";

interface Shown extends Readonly<Record<Column, string>> {
  /** Instead, where the terminal shows true colour. */
  readonly rich?: Readonly<Partial<Record<Column, string>>>;
  /** Under a cursor that leaves the colours of its row; as elsewhere where it is not said. */
  readonly underCursor?: Readonly<Partial<Record<Column, string>>>;
}

/** What looks the same in every theme. */
const same = (look: string): Shown => ({
  dark: look,
  light: look,
  mono: look,
  contrastDark: look,
  contrastLight: look,
});

export const MEANINGS: Readonly<Record<Meaning, Shown>> = {
  text: same(""),
  dim: { ...same("2"), contrastDark: "", contrastLight: "", underCursor: { dark: "", light: "" } },
  strong: same("1"),
  chip: same("7"),
  cursor: { ...same("7"), rich: { dark: "97;48;5;238", light: "30;48;5;189" } },
  found: { ...same("4"), contrastDark: "1;4", contrastLight: "1;4" },
  foundHere: same("7"),
  accent: {
    ...{ dark: "1;36", light: "1;34", mono: "1", contrastDark: "1;96", contrastLight: "1;34" },
    rich: { contrastDark: "1;38;2;111;242;255", contrastLight: "1;38;2;29;58;143" },
    underCursor: { dark: "1;96", light: "1;34" },
  },
  failed: {
    ...{ dark: "1;31", light: "1;31", mono: "1", contrastDark: "1;91", contrastLight: "1;31" },
    rich: { contrastDark: "1;38;2;255;180;180", contrastLight: "1;38;2;143;0;0" },
    underCursor: { dark: "1;91", light: "1;31" },
  },
  mixed: {
    ...{ dark: "33", light: "35", mono: "1", contrastDark: "1;93", contrastLight: "1;35" },
    rich: { contrastDark: "1;38;2;255;215;95", contrastLight: "1;38;2;95;61;0" },
    underCursor: { dark: "93", light: "35" },
  },
  running: {
    ...{ dark: "36", light: "34", mono: "", contrastDark: "96", contrastLight: "34" },
    rich: { contrastDark: "38;2;111;242;255", contrastLight: "38;2;0;71;79" },
    underCursor: { dark: "96", light: "34" },
  },
  waiting: {
    ...{ dark: "94", light: "34", mono: "", contrastDark: "97", contrastLight: "34" },
    rich: { contrastDark: "38;2;184;204;255", contrastLight: "38;2;29;58;143" },
    underCursor: { dark: "96", light: "34" },
  },
  ok: {
    ...{ dark: "32", light: "32", mono: "", contrastDark: "92", contrastLight: "32" },
    rich: { contrastDark: "38;2;125;245;138", contrastLight: "38;2;0;77;10" },
    underCursor: { dark: "92", light: "32" },
  },
  unknown: {
    ...{ dark: "35", light: "35", mono: "", contrastDark: "95", contrastLight: "35" },
    rich: { contrastDark: "38;2;245;184;255", contrastLight: "38;2;107;0;107" },
    underCursor: { dark: "95", light: "35" },
  },
  warning: {
    ...{ dark: "33", light: "31", mono: "", contrastDark: "1;93", contrastLight: "1;31" },
    rich: { contrastDark: "1;38;2;255;215;95", contrastLight: "1;38;2;122;46;0" },
    underCursor: { dark: "93", light: "31" },
  },
  key: {
    ...{ dark: "36", light: "34", mono: "1", contrastDark: "1;96", contrastLight: "1;34" },
    rich: { contrastDark: "1;38;2;111;242;255", contrastLight: "1;38;2;0;71;79" },
    underCursor: { dark: "96", light: "34" },
  },
  // Lines that only part: quieter than any text. Not every terminal knows "faint", and some make it too faint to see.
  frame: {
    ...{ ...same("2"), contrastDark: "", contrastLight: "" },
    rich: { dark: "38;2;92;100;117", light: "38;2;150;156;168" },
  },
  // Which pane has the keys is told by more than a colour where there is none, or where it must not be missed.
  titleFocused: { ...same("7"), dark: "1;36", light: "1;34" },
  frameFocused: {
    ...{ dark: "36", light: "34", mono: "1", contrastDark: "1;96", contrastLight: "1;34" },
    rich: { contrastDark: "1;38;2;111;242;255", contrastLight: "1;38;2;29;58;143" },
  },
};
