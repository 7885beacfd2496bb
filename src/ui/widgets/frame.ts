/** The painted lines of a framed pane, without Ink: the first paint needs them before Ink is there. */
import type { Rect } from "../../core/layout.ts";
import { type SafeText, say } from "../../lib/safe-text.ts";
import { displayWidth } from "../../lib/width.ts";
import type { Glyphs } from "../../present/glyphs.ts";
import { cutTo, fitLine, span } from "../../present/line.ts";
import { PANE_EDGES, type PaneLine, type PaneView } from "../../present/panes.ts";
import { paint, spell, styled, type Theme } from "../theme/theme.ts";

/** How things are drawn. */
export interface Look {
  readonly theme: Theme;
  readonly glyphs: Glyphs;
}

/** The upper edge, with the title. */
export function paintTop({ title, focused }: PaneView, width: number, { theme, glyphs }: Look): string {
  const look = focused ? theme.frameFocused : theme.frame;
  const titleLook = focused ? theme.titleFocused : theme.tones.strong;
  const label = framed(title, width);
  const rest = edge(glyphs, width - 3 - displayWidth(label));
  return `${styled(look, glyphs.frame.tl + glyphs.frame.h)}${styled(titleLook, spell(theme, label))}${styled(look, rest + glyphs.frame.tr)}`;
}

/** The lower edge, with the note at its right. */
export function paintBottom({ note, focused }: PaneView, width: number, { theme, glyphs }: Look): string {
  const look = focused ? theme.frameFocused : theme.frame;
  const label = note === "" ? say`` : framed(note, width);
  const rest = edge(glyphs, width - 3 - displayWidth(label));
  return `${styled(look, glyphs.frame.bl + rest)}${styled(theme.tones.dim, spell(theme, label))}${styled(look, glyphs.frame.h + glyphs.frame.br)}`;
}

/** One row between the sides. The cursor's row is marked also where its pane does not have the keys. */
export function paintRow(
  { line, selected, opened = false, marked = false, changed = false }: PaneLine,
  focused: boolean,
  width: number,
  look: Look,
): string {
  const { theme, glyphs } = look;
  const side = styled(focused ? theme.frameFocused : theme.frame, glyphs.frame.v);
  const isLit = selected && focused && !opened;
  const cells = fitLine(line, width - PANE_EDGES);
  // Where the row has a ground of its own, the bar is its edge, in the colour of what is beside it.
  if (isLit && theme.underCursor !== null && !marked && !changed) {
    return `${side}${paint(theme, [span(glyphs.cursor, cells[0]?.tone), ...cells], true)}${side}`;
  }
  return `${side}${signOf({ selected, marked, changed }, look)}${paint(theme, cells, isLit)}${side}`;
}

/** A mark is the user's own, and a change is gone with the next look: both matter more than where the cursor is. */
function signOf(
  { selected, marked, changed }: Pick<PaneLine, "selected" | "marked" | "changed">,
  { theme, glyphs }: Look,
): string {
  if (marked) return styled(theme.tones.key, glyphs.chosen);
  if (changed) return styled(theme.tones.warning, glyphs.changed);
  return selected ? styled(theme.tones.key, glyphs.cursor) : " ";
}

/** All lines of a pane. */
export function paintPane(view: PaneView, rect: Rect, look: Look): readonly string[] {
  const rows = Array.from({ length: Math.max(0, rect.height - 2) }, (_, i) => {
    return paintRow(view.rows[i] ?? BLANK_ROW, view.focused, rect.width, look);
  });
  return [paintTop(view, rect.width, look), ...rows, paintBottom(view, rect.width, look)];
}

/** One value, so that blank rows are equal. */
export const BLANK_ROW: PaneLine = { line: [], selected: false };

const framed = (text: SafeText, width: number): SafeText => cutTo(say` ${text} `, Math.max(0, width - 4));

const edge = (glyphs: Glyphs, cells: number): string => glyphs.frame.h.repeat(Math.max(0, cells));
