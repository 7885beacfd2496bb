/** Panes 1 to 3: the filters. */
import { PANE_TITLES } from "../../copy/ui.ts";
import type { Rect } from "../../core/layout.ts";
import type { FacetId } from "../../core/state.ts";
import { paneNumber } from "../../core/update/navigation.ts";
import { say } from "../../lib/safe-text.ts";
import { presentFacet } from "../../present/facet-pane.ts";
import { useApp, useUi } from "../context.tsx";
import { NO_LINE, Pane, PaneRow } from "../widgets/pane.tsx";

export function FacetPane({ id, rect }: { readonly id: FacetId; readonly rect: Rect }) {
  const focused = useApp((state) => state.focus === id);
  const facet = useApp((state) => state.facets[id]);
  const query = useApp((state) => state.query);
  const { glyphs } = useUi();
  const height = Math.max(0, rect.height - 2);
  const rows = presentFacet({ id, facet, query, width: rect.width - 3, height, focused, glyphs });
  return (
    <Pane rect={rect} title={say`${paneNumber(id)} ${PANE_TITLES[id]}`} focused={focused}>
      {Array.from({ length: height }, (_, i) => (
        <PaneRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a place on the screen
          key={i}
          line={rows[i]?.line ?? NO_LINE}
          width={rect.width}
          selected={rows[i]?.selected ?? false}
          focused={focused}
        />
      ))}
    </Pane>
  );
}
