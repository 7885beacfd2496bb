/** A framed pane at its place on the screen. */
import { Box } from "ink";
import { memo } from "react";
import type { Rect } from "../../core/layout.ts";
import type { PaneLine, PaneView } from "../../present/panes.ts";
import { useUi } from "../context.tsx";
import { BLANK_ROW, paintBottom, paintRow, paintTop } from "./frame.ts";
import { Row } from "./row.tsx";

interface PaneProps {
  readonly rect: Rect;
  readonly view: PaneView;
}

export function Pane({ rect, view }: PaneProps) {
  const ui = useUi();
  const { x, y, width, height } = rect;
  return (
    <Box position="absolute" left={x} top={y} width={width} height={height} flexDirection="column">
      <Row text={paintTop(view, width, ui)} />
      {Array.from({ length: Math.max(0, height - 2) }, (_, i) => {
        const { line, selected, opened = false, marked = false, changed = false } = view.rows[i] ?? BLANK_ROW;
        const row = { line, selected, opened, marked, changed };
        // A place on the screen: what stands there changes, the node stays.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        return <PaneRow key={i} {...row} focused={view.focused} width={width} />;
      })}
      <Row text={paintBottom(view, width, ui)} />
    </Box>
  );
}

interface PaneRowProps extends PaneLine {
  readonly focused: boolean;
  readonly width: number;
}

/** Drawn anew only when what it shows is another: a cursor key touches two of a pane's rows. */
const PaneRow = memo(({ focused, width, ...row }: PaneRowProps) => {
  const ui = useUi();
  return <Row text={paintRow(row, focused, width, ui)} />;
});
