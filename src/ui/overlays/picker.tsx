/** `R` and `P`: one entry to choose, narrowed by typing. */
import { SCREEN } from "../../copy/ui.ts";
import { type Layout, pickerHeight } from "../../core/layout.ts";
import { windowTop } from "../../core/list.ts";
import type { AppState, Overlay, Picker as PickerState } from "../../core/state.ts";
import { pickerItems } from "../../core/update/pickers.ts";
import { type SafeText, say } from "../../lib/safe-text.ts";
import { plain, span } from "../../present/line.ts";
import { useApp, useUi } from "../context.tsx";
import { paint } from "../theme/theme.ts";
import { Row } from "../widgets/row.tsx";
import { narrowedTo, Table, type TableColumn, tableWidth } from "../widgets/table.tsx";
import { Layer } from "./layer.tsx";

type PickerOverlay = Extract<Overlay, { picker: PickerState }>;

const COLUMNS: Readonly<Record<PickerOverlay["kind"], readonly TableColumn[]>> = {
  regions: [
    { head: SCREEN.regionHead, width: 22 },
    { head: SCREEN.nameHead, width: 30 },
  ],
  profiles: [
    { head: SCREEN.profileHead, width: 18 },
    { head: SCREEN.sourceHead, width: 30 },
    { head: SCREEN.regionHead, width: 14 },
  ],
};

export function Picker({ layout, overlay }: { readonly layout: Layout; readonly overlay: PickerOverlay }) {
  const { theme, glyphs } = useUi();
  const state = useApp((current) => current);
  const columns = narrowedTo(layout.columns - 3, COLUMNS[overlay.kind]);
  const items = pickerItems(state);
  const { filter, cursor } = overlay.picker;
  const height = Math.min(Math.max(items.length, 1), pickerHeight(layout));
  const top = windowTop(0, cursor, height, items.length);
  const rows = items.slice(top, top + height).map((item, i) => ({
    cells: item.cells.map((text) => span(text)),
    selected: top + i === cursor,
  }));
  return (
    <Layer
      layout={layout}
      width={tableWidth(columns)}
      height={height + 2}
      title={titleOf(overlay)}
      note={noteOf(state)}
    >
      <Row text={paint(theme, [span(say`/ `, "key"), span(filter, "strong"), span(glyphs.caret, "key")])} />
      {items.length === 0 ? (
        <Row text={paint(theme, plain(filter === "" ? SCREEN.noProfiles : SCREEN.nothingMatches, "dim"))} />
      ) : (
        <Table columns={columns} rows={rows} />
      )}
    </Layer>
  );
}

const titleOf = (overlay: PickerOverlay): SafeText =>
  overlay.kind === "regions" ? SCREEN.regionsTitle : SCREEN.profilesTitle;

function noteOf({ overlay, regions }: AppState): SafeText {
  if (overlay?.kind !== "regions" || regions.fromService) return say``;
  if (regions.loading) return SCREEN.regionsAsking;
  return regions.failure ? SCREEN.regionsFailed : SCREEN.regionsOffline;
}
