/** A framed layer in the middle of the screen, over the panes. */
import { Box } from "ink";
import type { ReactNode } from "react";
import type { Layout, Rect } from "../../core/layout.ts";
import { type SafeText, say } from "../../lib/safe-text.ts";
import { Pane } from "../widgets/pane.tsx";

interface LayerProps {
  readonly layout: Layout;
  /** Cells of content. */
  readonly width: number;
  /** Rows of content. */
  readonly height: number;
  readonly title: SafeText;
  readonly note?: SafeText;
  readonly children: ReactNode;
}

export function Layer({ layout, width, height, title, note = say``, children }: LayerProps) {
  const rect = layerRect(layout, width, height);
  return (
    <>
      <Pane rect={rect} view={{ title, note, focused: true, rows: [] }} />
      <Box
        position="absolute"
        left={rect.x + 2}
        top={rect.y + 1}
        width={rect.width - 3}
        height={rect.height - 2}
        flexDirection="column"
      >
        {children}
      </Box>
    </>
  );
}

/** Centred, above the footer. */
function layerRect(layout: Layout, width: number, height: number): Rect {
  const w = Math.min(width + 3, layout.columns);
  const h = Math.min(height + 2, layout.rows - 1);
  return { x: Math.floor((layout.columns - w) / 2), y: Math.floor((layout.rows - 1 - h) / 2), width: w, height: h };
}
