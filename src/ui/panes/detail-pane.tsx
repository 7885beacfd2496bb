/** Pane 5: everything about the task under the list's cursor. */
import { DETAIL, PANE_TITLES } from "../../copy/ui.ts";
import type { Rect } from "../../core/layout.ts";
import { say } from "../../lib/safe-text.ts";
import { plain } from "../../present/line.ts";
import { presentDetail } from "../../present/task-detail.ts";
import { useApp, useUi } from "../context.tsx";
import { NO_LINE, Pane, PaneRow } from "../widgets/pane.tsx";

export function DetailPane({ rect }: { readonly rect: Rect }) {
  const focused = useApp((state) => state.focus === "detail");
  const { task, cursor } = useApp((state) => state.detail);
  const now = useApp((state) => state.now);
  const { glyphs } = useUi();
  const height = Math.max(0, rect.height - 2);
  const view = { width: rect.width - 3, height, now, glyphs, cursor: focused ? cursor : null };
  const rows = task ? presentDetail(task, view) : [{ line: plain(DETAIL.noTask, "dim"), selected: false }];
  const title = task ? say`5 ${PANE_TITLES.detail} ${glyphs.dot} ${task.name}` : say`5 ${PANE_TITLES.detail}`;
  return (
    <Pane rect={rect} title={title} focused={focused}>
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
