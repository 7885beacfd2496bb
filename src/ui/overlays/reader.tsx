/** A text to read. It covers all, however short it is: what would show around it says nothing of it. Only the rows on the screen are drawn. */
import { type Layout, readerHeight, readerWidth } from "../../core/layout.ts";
import type { TextOverlay } from "../../core/reading.ts";
import { fitLine } from "../../present/line.ts";
import { presentReader } from "../../present/reader.ts";
import { useUi } from "../context.tsx";
import { paint } from "../theme/theme.ts";
import { Row } from "../widgets/row.tsx";
import { Layer } from "./layer.tsx";

interface ReaderProps {
  readonly layout: Layout;
  readonly overlay: TextOverlay;
}

export function Reader({ layout, overlay }: ReaderProps) {
  const { theme, glyphs } = useUi();
  const { title, note, lines } = presentReader(overlay, layout, glyphs);
  const width = readerWidth(layout);
  return (
    <Layer layout={layout} width={width} height={readerHeight(layout)} title={title} note={note}>
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place on the screen
        <Row key={i} text={paint(theme, fitLine(line, width))} />
      ))}
    </Layer>
  );
}
