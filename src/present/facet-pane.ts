/** A filter pane: the text field where it has one, then what occurs among the loaded tasks, with counts. */
import { FACETS } from "../copy/ui.ts";
import { isChosen, wantedByEnter } from "../core/facets.ts";
import { windowTop } from "../core/list.ts";
import type { Facet, FacetEntry, FacetId } from "../core/state.ts";
import type { Query } from "../domain/query.ts";
import { outcomeOf } from "../domain/status.ts";
import { safeText, say } from "../lib/safe-text.ts";
import type { Glyphs } from "./glyphs.ts";
import { cell, fitLine, type Line, plain, span } from "./line.ts";

export interface FacetRow {
  readonly line: Line;
  readonly selected: boolean;
}

export interface FacetView {
  readonly id: FacetId;
  readonly facet: Facet;
  readonly query: Query;
  readonly width: number;
  readonly height: number;
  readonly focused: boolean;
  readonly glyphs: Glyphs;
}

/** The rows that the pane shows. */
export function presentFacet(view: FacetView): readonly FacetRow[] {
  const field: readonly FacetRow[] = view.id === "status" ? [] : [fieldRow(view)];
  const { visible, cursor } = view.facet;
  const room = view.height - field.length;
  if (visible.length === 0)
    return [...field, { line: plain(FACETS.nothing, "dim"), selected: false }].slice(0, view.height);
  const top = windowTop(0, cursor, room, visible.length);
  const rows = visible.slice(top, top + room).map((entry, i) => ({
    line: entryLine(entry, view),
    selected: view.focused && top + i === cursor,
  }));
  return [...field, ...rows];
}

function fieldRow({ id, facet, focused, width, glyphs }: FacetView): FacetRow {
  const typing = focused && facet.cursor < 0;
  const caret = span(typing ? glyphs.caret : say` `, "key");
  const prompt = span(say`/ `, typing ? "key" : "dim");
  if (facet.typed === "") return { line: [prompt, caret, span(FACETS.placeholder[id], "dim")], selected: false };
  const wanted = wantedByEnter(id, facet);
  const hint = typing && wanted !== null ? [span(say` ${FACETS.enterAsks(safeText(wanted))}`, "dim")] : [];
  return { line: fitLine([prompt, span(facet.typed, "strong"), caret, ...hint], width), selected: false };
}

function entryLine(entry: FacetEntry, { id, query, width, glyphs }: FacetView): Line {
  const chosen = isChosen(query, id, entry.raw);
  const count = entry.count === 0 ? say`` : safeText(String(entry.count));
  const countWidth = 5;
  const outcome = outcomeOf(entry.raw);
  const sign = id === "status" ? say`${glyphs.outcome[outcome]} ` : say``;
  const label = cell(say`${sign}${entry.label}`, Math.max(1, width - 2 - countWidth));
  return [
    span(say`${chosen ? glyphs.chosen : say` `} `, "key"),
    span(label, id === "status" ? outcome : chosen ? "strong" : "text"),
    span(cell(count, countWidth, "right"), "dim"),
  ];
}
