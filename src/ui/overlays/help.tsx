/** `?`: the keys of this place first. */
import { SCREEN } from "../../copy/ui.ts";
import { helpHeight, type Layout } from "../../core/layout.ts";
import { scopesOf } from "../../input/resolve.ts";
import { say } from "../../lib/safe-text.ts";
import { type HelpSection, presentHelp } from "../../present/help.ts";
import { span } from "../../present/line.ts";
import { useApp, useUi } from "../context.tsx";
import { Table, type TableRow } from "../widgets/table.tsx";
import { Layer } from "./layer.tsx";

export function Help({ layout, top }: { readonly layout: Layout; readonly top: number }) {
  const { keymap } = useUi();
  const state = useApp((current) => current);
  const width = Math.min(84, layout.columns - 3);
  const keyWidth = Math.min(20, Math.floor(width / 3));
  const rows = presentHelp(keymap, scopesOf({ ...state, overlay: null })).flatMap(sectionRows);
  const height = Math.min(rows.length, helpHeight(layout));
  const from = Math.min(top, Math.max(0, rows.length - height));
  const columns = [
    { head: SCREEN.helpKey, width: keyWidth },
    { head: SCREEN.helpWhat, width: width - keyWidth - 4 },
  ];
  const note = SCREEN.position(from + 1, from + height, rows.length);
  return (
    <Layer layout={layout} width={width} height={height + 1} title={SCREEN.helpTitle} note={note}>
      <Table columns={columns} rows={rows.slice(from, from + height)} />
    </Layer>
  );
}

const sectionRows = ({ title, rows }: HelpSection, index: number): readonly TableRow[] => [
  ...(index === 0 ? [] : [row(span(say``), span(say``))]),
  row(span(say``), span(title, "accent")),
  ...rows.map(({ keys, what }) => row(span(keys, "key"), span(what))),
];

const row = (...cells: TableRow["cells"]): TableRow => ({ cells, selected: false });
