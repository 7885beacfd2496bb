/** What each command does. `input/keymap.ts` says which key asks for it, `copy/commands.ts` what it is called. */
import { graphemes } from "../../lib/width.ts";
import type { CommandId } from "../command-ids.ts";
import type { AppState } from "../state.ts";
import { type Step, stay } from "../step.ts";
import {
  applyTyped,
  clearOne,
  closeSearch,
  editText,
  openSearch,
  reverseSort,
  sortByNext,
  toggleFailuresOnly,
  toggleFilter,
} from "./filters.ts";
import { copyId, copyJson, copyText, openContent, openHistory, openRaw, openRetry } from "./inspect.ts";
import { closeLayer, focusNeighbour, focusPane, goBack, moveBy } from "./navigation.ts";
import { choose, manageProfiles, openProfiles, openRegions } from "./pickers.ts";
import { nextPage, previousPage, previousQuery, refresh } from "./results.ts";

/** Every command as a function of the state. */
export const COMMANDS: Readonly<Record<CommandId, (state: AppState) => Step>> = {
  "app.quit": (state) => [state, [{ type: "quit", code: 130 }]],
  "app.suspend": (state) => [state, [{ type: "suspend" }]],
  "app.redraw": (state) => [state, [{ type: "redraw" }]],
  "layer.close": closeLayer,
  "layer.back": goBack,
  "help.open": (state) => stay({ ...state, overlay: { kind: "help", top: 0 } }),
  "regions.open": openRegions,
  "profiles.open": openProfiles,
  "pane.next": (state) => focusNeighbour(state, 1),
  "pane.previous": (state) => focusNeighbour(state, -1),
  "pane.status": (state) => focusPane(state, "status"),
  "pane.name": (state) => focusPane(state, "name"),
  "pane.tags": (state) => focusPane(state, "tags"),
  "pane.tasks": (state) => focusPane(state, "tasks"),
  "pane.detail": (state) => focusPane(state, "detail"),
  "cursor.down": (state) => moveBy(state, 1, "line"),
  "cursor.up": (state) => moveBy(state, -1, "line"),
  "cursor.halfDown": (state) => moveBy(state, 1, "half"),
  "cursor.halfUp": (state) => moveBy(state, -1, "half"),
  "cursor.pageDown": (state) => moveBy(state, 1, "page"),
  "cursor.pageUp": (state) => moveBy(state, -1, "page"),
  "cursor.first": (state) => moveBy(state, -1, "end"),
  "cursor.last": (state) => moveBy(state, 1, "end"),
  "item.open": (state) => focusPane(state, "detail"),
  "item.back": (state) => focusPane(state, "tasks"),
  "picker.choose": choose,
  "profiles.add": (state) => manageProfiles(state, "add"),
  "profiles.edit": (state) => manageProfiles(state, "edit"),
  "profiles.test": (state) => manageProfiles(state, "test"),
  "profiles.remove": (state) => manageProfiles(state, "remove"),
  "profiles.import": (state) => manageProfiles(state, "import"),
  "filter.toggle": toggleFilter,
  "filter.applyTyped": applyTyped,
  "filter.clear": (state) => clearOne(state) ?? stay(state),
  "text.erase": (state) => stay(editText(state, (text) => graphemes(text).slice(0, -1).join(""))),
  "text.eraseWord": (state) => stay(editText(state, (text) => text.replace(/\S*\s*$/u, ""))),
  "text.clear": (state) => stay(editText(state, () => "")),
  "search.open": openSearch,
  "search.accept": closeSearch,
  "list.sort": sortByNext,
  "list.reverse": reverseSort,
  "list.failuresOnly": toggleFailuresOnly,
  "page.next": nextPage,
  "page.previous": previousPage,
  "results.refresh": refresh,
  "view.previous": previousQuery,
  "instance.history": openHistory,
  "copy.id": copyId,
  "copy.json": copyJson,
  "raw.open": openRaw,
  "content.open": openContent,
  "retry.open": openRetry,
  "text.copy": copyText,
};
