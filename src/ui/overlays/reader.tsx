/** `v` and `p`: a text to scroll through. Only the lines on the screen are drawn. */
import { SCREEN } from "../../copy/ui.ts";
import { type Layout, readerHeight, readerWidth } from "../../core/layout.ts";
import type { Overlay } from "../../core/state.ts";
import { fitLine, plain } from "../../present/line.ts";
import { useUi } from "../context.tsx";
import { paint } from "../theme/theme.ts";
import { Row } from "../widgets/row.tsx";
import { Layer } from "./layer.tsx";

interface ReaderProps {
  readonly layout: Layout;
  readonly overlay: Extract<Overlay, { kind: "text" }>;
}

export function Reader({ layout, overlay }: ReaderProps) {
  const { theme } = useUi();
  const { title, lines, top } = overlay;
  const width = readerWidth(layout);
  const height = Math.min(lines.length, readerHeight(layout));
  const from = Math.min(top, Math.max(0, lines.length - height));
  const note = SCREEN.position(from + 1, from + height, lines.length);
  return (
    <Layer layout={layout} width={width} height={height} title={title} note={note}>
      {lines.slice(from, from + height).map((text, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place on the screen
        <Row key={i} text={paint(theme, fitLine(plain(text), width))} />
      ))}
    </Layer>
  );
}
