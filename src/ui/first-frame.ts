/**
 * The screen as one string, without React and Ink: shown while those load, so that the first paint does not wait for
 * them. Draws the same view models as the panes; no key has been heard yet, so there can be no overlay.
 */
import { layoutFor, type Rect } from "../core/layout.ts";
import type { AppState } from "../core/state.ts";
import type { Keymap } from "../input/keymap.ts";
import { footerOf } from "../present/footer.ts";
import { presentBanner, presentConnection, presentFilters } from "../present/header.ts";
import { fitLine, type Line } from "../present/line.ts";
import { type PaneView, presentDetailPane, presentFacetPane, presentTasksPane } from "../present/panes.ts";
import { presentWelcome, welcomeRect } from "../present/welcome.ts";
import { paint } from "./theme/theme.ts";
import { type Look, paintPane } from "./widgets/frame.ts";

/** The first frame; empty where the terminal is too small for any. */
export function firstFrame(state: AppState, look: Look, keymap: Keymap): string {
  const layout = layoutFor(state);
  if (layout.mode === "tiny") return "";
  const { columns } = layout;
  const line = (content: Line): string => paint(look.theme, fitLine(content, columns));
  const footer = line(footerOf(keymap, state, columns));
  if (state.welcome !== null) {
    const rect = welcomeRect(state.viewport);
    return [...paintPane(presentWelcome(state.welcome, rect, keymap), rect, look), footer].join("\n");
  }
  return [
    line(presentConnection(state, columns, look.glyphs)),
    line(presentFilters(state, columns, look.glyphs)),
    ...presentBanner(state, columns, look.glyphs).map(line),
    ...body(state, look),
    footer,
  ].join("\n");
}

/** The panes lie side by side, so a row of the screen is the rows of those that cross it, from left to right. */
function body(state: AppState, look: Look): readonly string[] {
  const layout = layoutFor(state);
  const { status, name, tags, tasks, detail } = layout.panes;
  const { glyphs } = look;
  const painted = [
    status && place(presentFacetPane("status", state, status, glyphs), status, look),
    name && place(presentFacetPane("name", state, name, glyphs), name, look),
    tags && place(presentFacetPane("tags", state, tags, glyphs), tags, look),
    tasks && place(presentTasksPane(state, tasks, glyphs), tasks, look),
    detail && place(presentDetailPane(state, detail, glyphs), detail, look),
  ].filter((pane) => pane !== undefined);
  return Array.from({ length: layout.body.height }, (_, i) => {
    const y = layout.body.y + i;
    return painted.map(({ rect, rows }) => rows[y - rect.y] ?? "").join("");
  });
}

const place = (view: PaneView, rect: Rect, look: Look): { readonly rect: Rect; readonly rows: readonly string[] } => ({
  rect,
  rows: paintPane(view, rect, look),
});
