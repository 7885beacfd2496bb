/** Views under a name: what is asked, what of it is shown, and in which order, kept between runs. */
import { narrowFromJson, narrowToJson } from "../../domain/narrow-json.ts";
import { safeText } from "../../lib/safe-text.ts";
import { narrowingOf } from "../list.ts";
import type { SavedView } from "../ports.ts";
import { relisted } from "../rebuild.ts";
import { isSeveral } from "../scope.ts";
import type { AppState } from "../state.ts";
import { andThen, notify, type Step } from "../step.ts";
import { TASKS_VIEW } from "../views.ts";
import { askRegions } from "./elsewhere.ts";
import { focusPane } from "./navigation.ts";
import { applyQuery, leavePlace } from "./places.ts";

/** More characters than a row of the palette shows of a name. */
const LONGEST_NAME = 40;

/** Keeps what is looked at under a name; null where it is none. */
export function saveView(state: AppState, name: string): Step | null {
  if (name === "" || name.length > LONGEST_NAME) return null;
  const { query, list, scope } = state;
  const narrow = narrowingOf(state, false);
  const view: SavedView = {
    name,
    query,
    view: { sort: list.sort.column, reversed: list.sort.reversed, failuresOnly: list.failuresOnly },
    narrow: narrowToJson(narrow),
    ...(isSeveral({ ...scope, profiles: [] }) && { regions: scope.regions === "all" ? ["all"] : scope.regions }),
  };
  const savedViews = [...withoutNamed(state, name), view];
  const leftOut = narrow.tasks?.label ?? null;
  const [next, effects] = notify({ ...state, savedViews }, { id: "view-saved", name: safeText(name), leftOut });
  return [next, [{ type: "saveView", view }, ...effects]];
}

/** Opens a view by its name. */
export function openView(state: AppState, name: string): Step {
  const saved = state.savedViews.find((one) => one.name === name);
  if (saved === undefined) return notify(state, { id: "no-such-view", name: safeText(name) });
  const { query, view, regions } = saved;
  // A search can be changed by a key of its own: it is the list's.
  const { search = safeText(""), ...narrow } = narrowFromJson(saved.narrow ?? {});
  const asked =
    regions === undefined
      ? applyQuery(state, query)
      : askRegions({ ...leavePlace(state), query }, regions[0] === "all" ? "all" : regions);
  return andThen(asked, (next) => {
    const { sort: column, reversed, failuresOnly } = view;
    const shown = { sort: { column, reversed }, failuresOnly, search, cursor: 0, top: 0 };
    const there = { ...next, view: TASKS_VIEW, narrow, list: { ...next.list, ...shown } };
    return focusPane(relisted(there), "tasks");
  });
}

/** Takes a view away. */
export function forgetView(state: AppState, name: string): Step {
  if (!state.savedViews.some((one) => one.name === name)) {
    return notify(state, { id: "no-such-view", name: safeText(name) });
  }
  const gone = { ...state, savedViews: withoutNamed(state, name) };
  const [next, effects] = notify(gone, { id: "view-forgotten", name: safeText(name) });
  return [next, [{ type: "removeView", name }, ...effects]];
}

const withoutNamed = ({ savedViews }: AppState, name: string): readonly SavedView[] =>
  savedViews.filter((one) => one.name !== name);
