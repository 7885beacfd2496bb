/** `c` and `e`: what can be taken along, each with its letter. */
import { COMMAND_WORDS } from "../../copy/commands.ts";
import { SCREEN } from "../../copy/ui.ts";
import type { Layout } from "../../core/layout.ts";
import { menuItems } from "../../core/menus.ts";
import type { Overlay } from "../../core/state.ts";
import { tasksTaken } from "../../core/taken.ts";
import { menuKey } from "../../input/chord-text.ts";
import { say } from "../../lib/safe-text.ts";
import { span } from "../../present/line.ts";
import { useApp, useUi } from "../context.tsx";
import { narrowedTo, Table, tableWidth } from "../widgets/table.tsx";
import { Layer } from "./layer.tsx";

type MenuOverlay = Extract<Overlay, { kind: "menu" }>;

export function Menu({ layout, overlay }: { readonly layout: Layout; readonly overlay: MenuOverlay }) {
  const { menu, cursor } = overlay;
  const { keymap } = useUi();
  const state = useApp((current) => current);
  const columns = narrowedTo(layout.columns - 3, [
    { head: SCREEN.helpKey, width: 5 },
    { head: SCREEN.helpWhat, width: 58 },
  ]);
  const rows = menuItems(state, menu).map(({ id, enabled }, at) => ({
    cells: enabled
      ? [span(menuKey(keymap, menu, id), "key"), span(COMMAND_WORDS[id].title)]
      : [span(say`(${menuKey(keymap, menu, id)})`, "dim"), span(COMMAND_WORDS[id].title, "dim")],
    selected: at === cursor,
  }));
  return (
    <Layer
      layout={layout}
      width={tableWidth(columns)}
      height={rows.length + 1}
      title={SCREEN.menuTitles[menu]}
      note={SCREEN.menuNote(tasksTaken(state).length)}
    >
      <Table columns={columns} rows={rows} />
    </Layer>
  );
}
