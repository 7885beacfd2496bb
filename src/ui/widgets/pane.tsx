/** A framed pane at its place on the screen. */
import { Box } from "ink";
import { memo } from "react";
import type { Rect } from "../../core/layout.ts";
import type { Line } from "../../present/line.ts";
import type { PaneView } from "../../present/panes.ts";
import { useUi } from "../context.tsx";
import { paintBottom, paintRow, paintTop } from "./frame.ts";
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
      {Array.from({ length: Math.max(0, height - 2) }, (_, i) => (
        <PaneRow
          // A place on the screen: what stands there changes, the node stays.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={i}
          line={view.rows[i]?.line ?? NO_LINE}
          selected={view.rows[i]?.selected ?? false}
          focused={view.focused}
          width={width}
        />
      ))}
      <Row text={paintBottom(view, width, ui)} />
    </Box>
  );
}

interface PaneRowProps {
  readonly line: Line;
  readonly selected: boolean;
  readonly focused: boolean;
  readonly width: number;
}

/** Drawn anew only when what it shows is another: a cursor key touches two of a pane's rows. */
const PaneRow = memo(({ line, selected, focused, width }: PaneRowProps) => {
  const ui = useUi();
  return <Row text={paintRow(line, selected, focused, width, ui)} />;
});

// One value, so that blank rows are equal.
const NO_LINE: Line = [];
