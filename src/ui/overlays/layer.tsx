/** A framed layer in the middle of the screen, over the panes. */
import { Box } from "ink";
import type { ReactNode } from "react";
import type { Layout, Rect } from "../../core/layout.ts";
import type { SafeText } from "../../lib/safe-text.ts";
import { NO_LINE, Pane, PaneRow } from "../widgets/pane.tsx";

interface LayerProps {
  readonly layout: Layout;
  readonly width: number;
  /** Rows of content. */
  readonly height: number;
  readonly title: SafeText;
  readonly note?: SafeText;
  readonly children: ReactNode;
}

/** Where a layer of this size stands: centred, within the screen above the footer. */
export function layerRect(layout: Layout, width: number, height: number): Rect {
  const w = Math.min(width + 3, layout.columns);
  const h = Math.min(height + 2, layout.rows - 1);
  return { x: Math.floor((layout.columns - w) / 2), y: Math.floor((layout.rows - 1 - h) / 2), width: w, height: h };
}

export function Layer({ layout, width, height, title, note, children }: LayerProps) {
  const rect = layerRect(layout, width, height);
  const rows = rect.height - 2;
  return (
    <>
      <Pane rect={rect} title={title} {...(note && { note })} focused={true}>
        {Array.from({ length: rows }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place on the screen
          <PaneRow key={i} line={NO_LINE} width={rect.width} selected={false} focused={true} />
        ))}
      </Pane>
      <Box
        position="absolute"
        left={rect.x + 2}
        top={rect.y + 1}
        width={rect.width - 3}
        height={rows}
        flexDirection="column"
      >
        {children}
      </Box>
    </>
  );
}
