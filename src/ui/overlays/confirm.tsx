/** A question that waits for a yes. */
import { CONFIRM, questionText } from "../../copy/collection.ts";
import { SCREEN } from "../../copy/ui.ts";
import type { Layout } from "../../core/layout.ts";
import type { Question } from "../../core/state.ts";
import { keyIn } from "../../input/chord-text.ts";
import { plain, wrap } from "../../present/line.ts";
import { useUi } from "../context.tsx";
import { paint } from "../theme/theme.ts";
import { Row } from "../widgets/row.tsx";
import { Layer } from "./layer.tsx";

export function Confirm({ layout, question }: { readonly layout: Layout; readonly question: Question }) {
  const { theme, keymap } = useUi();
  const width = Math.min(64, layout.columns - 4);
  const lines = [
    ...wrap(questionText(question), width),
    CONFIRM.keys(keyIn(keymap, "confirm", "confirm.yes"), keyIn(keymap, "confirm", "layer.back")),
  ];
  return (
    <Layer layout={layout} width={width} height={lines.length} title={SCREEN.confirmTitle}>
      {lines.map((text) => (
        <Row key={text} text={paint(theme, plain(text))} />
      ))}
    </Layer>
  );
}
