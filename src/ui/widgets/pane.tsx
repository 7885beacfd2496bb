/** A framed pane at its place: the title and a note in the frame, then rows, padded with blank ones. */
import { Box } from "ink";
import { memo, type ReactNode } from "react";
import type { Rect } from "../../core/layout.ts";
import { type SafeText, say } from "../../lib/safe-text.ts";
import { displayWidth } from "../../lib/width.ts";
import type { Glyphs } from "../../present/glyphs.ts";
import { blanks, cutTo, fitLine, type Line } from "../../present/line.ts";
import { useUi } from "../context.tsx";
import { paint, styled } from "../theme/theme.ts";
import { Row } from "./row.tsx";

export interface PaneProps {
  readonly rect: Rect;
  readonly title: SafeText;
  /** At the right of the lower edge. */
  readonly note?: SafeText;
  readonly focused: boolean;
  /** One `PaneRow` for each row inside. */
  readonly children: ReactNode;
}

export function Pane({ rect, title, note, focused, children }: PaneProps) {
  const { theme, glyphs } = useUi();
  const look = focused ? theme.frameFocused : theme.frame;
  const { tl, tr, bl, br } = glyphs.frame;
  const inner = rect.width - 2;
  const label = cutTo(say` ${title} `, Math.max(0, inner - 2));
  const foot = note ? cutTo(say` ${note} `, Math.max(0, inner - 2)) : say``;
  const top = styled(look, tl + glyphs.frame.h) + styled(theme.tones[focused ? "accent" : "strong"], label);
  const topRest = styled(look, edge(glyphs, inner - 1 - displayWidth(label)) + tr);
  const bottom = styled(look, bl + edge(glyphs, inner - 1 - displayWidth(foot)));
  return (
    <Box position="absolute" left={rect.x} top={rect.y} width={rect.width} height={rect.height} flexDirection="column">
      <Row text={top + topRest} />
      {children}
      <Row text={`${bottom}${styled(theme.tones.dim, foot)}${styled(look, glyphs.frame.h + br)}`} />
    </Box>
  );
}

export interface PaneRowProps {
  readonly line: Line;
  /** Width of the pane, with its frame. */
  readonly width: number;
  /** Under the cursor. */
  readonly selected: boolean;
  /** Does its pane have the keys? */
  readonly focused: boolean;
}

/** One row inside a pane, between its sides. The cursor's row is marked also where the pane does not have the keys. */
export const PaneRow = memo(({ line, width, selected, focused }: PaneRowProps) => {
  const { theme, glyphs } = useUi();
  const side = styled(focused ? theme.frameFocused : theme.frame, glyphs.frame.v);
  const mark = selected ? styled(theme.tones.key, glyphs.cursor) : " ";
  return <Row text={`${side}${mark}${paint(theme, fitLine(line, width - 3), selected && focused)}${side}`} />;
});

const edge = (glyphs: Glyphs, cells: number): string => glyphs.frame.h.repeat(Math.max(0, cells));

/** A blank row inside a pane. */
export const NO_LINE: Line = [{ text: blanks(1), tone: "text" }];
