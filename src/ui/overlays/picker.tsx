/** `R` and `P`: one entry to choose, narrowed by typing. */

import { paletteText } from "../../copy/palette-text.ts";
import { SCREEN } from "../../copy/ui.ts";
import { type Layout, pickerHeight } from "../../core/layout.ts";
import { windowTop } from "../../core/list.ts";
import type { AppState, Overlay, Picker as PickerState } from "../../core/state.ts";
import { commandOf } from "../../core/update/palette.ts";
import { type PickerItem, pickerItems } from "../../core/update/pickers.ts";
import { keyOf } from "../../input/chord-text.ts";
import type { Keymap } from "../../input/keymap.ts";
import { type SafeText, say } from "../../lib/safe-text.ts";
import type { Glyphs } from "../../present/glyphs.ts";
import { plain, type Span, span } from "../../present/line.ts";
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
  palette: [
    { head: SCREEN.commandHead, width: 60 },
    { head: SCREEN.helpKey, width: 10 },
  ],
  profiles: [
    { head: SCREEN.profileHead, width: 18 },
    { head: SCREEN.sourceHead, width: 30 },
    { head: SCREEN.regionHead, width: 14 },
  ],
};

export function Picker({ layout, overlay }: { readonly layout: Layout; readonly overlay: PickerOverlay }) {
  const { theme, glyphs, keymap } = useUi();
  const state = useApp((current) => current);
  const columns = narrowedTo(layout.columns - 3, COLUMNS[overlay.kind]);
  const items = pickerItems(state);
  const { filter, cursor } = overlay.picker;
  const height = Math.min(Math.max(items.length, 1), pickerHeight(layout));
  const top = windowTop(0, cursor, height, items.length);
  const rows = items.slice(top, top + height).map((item, i) => ({
    cells: cellsOf(item, overlay, glyphs, keymap),
    selected: top + i === cursor,
  }));
  return (
    <Layer
      layout={layout}
      width={tableWidth(columns)}
      height={height + 2}
      title={TITLES[overlay.kind]}
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

const TITLES: Readonly<Record<PickerOverlay["kind"], SafeText>> = {
  regions: SCREEN.regionsTitle,
  profiles: SCREEN.profilesTitle,
  palette: SCREEN.paletteTitle,
};

/** Marked entries carry a sign; a command says its key. */
function cellsOf(
  item: PickerItem,
  { kind, picker }: PickerOverlay,
  { chosen }: Glyphs,
  keymap: Keymap,
): readonly Span[] {
  const [first = say``, ...others] = item.cells;
  if (kind === "palette") {
    const command = commandOf(item);
    return [span(paletteText(item.id, first)), span(command === null ? say`` : keyOf(keymap, command), "key")];
  }
  const sign = picker.marked.has(item.id) ? say`${chosen} ` : picker.marked.size > 0 ? say`  ` : say``;
  return [span(say`${sign}${first}`), ...others.map((text) => span(text))];
}

function noteOf({ overlay, regions }: AppState): SafeText {
  if (overlay?.kind !== "regions" || regions.fromService) return say``;
  if (regions.loading) return SCREEN.regionsAsking;
  return regions.failure ? SCREEN.regionsFailed : SCREEN.regionsOffline;
}
