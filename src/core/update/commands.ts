/** What each command does. `input/keymap.ts` says which key asks for it, `copy/commands.ts` what it is called. */
import { graphemes } from "../../lib/width.ts";
import type { CommandId } from "../command-ids.ts";
import { menuItems } from "../menus.ts";
import type { AppState } from "../state.ts";
import { andThen, notify, type Step, stay } from "../step.ts";
import { parsePhrase } from "../verb-ids.ts";
import { collectAll, confirmCrawl } from "./crawling.ts";
import {
  applyTyped,
  clearOne,
  closeSearch,
  editText,
  openSearch,
  toggleFailuresOnly,
  toggleFilter,
} from "./filters.ts";
import { copyId, copyJson, openContent, openDiff, openHistory, openRaw } from "./inspect.ts";
import { backFromItem, closeLayer, focusNeighbour, focusPane, goBack, moveBy } from "./navigation.ts";
import { commandOf, openPalette, withRecent } from "./palette.ts";
import {
  choose,
  manageProfiles,
  markAll,
  openProfiles,
  openRegions,
  pickerItems,
  togglePickerMark,
} from "./pickers.ts";
import { previousPlace } from "./places.ts";
import { copyText, keepFind, openFind, stepFind, toggleSecrets } from "./reader.ts";
import { openResend } from "./resend.ts";
import { nextPage, previousPage, refresh } from "./results.ts";
import {
  askContent,
  copyCommand,
  copyError,
  copyFailed,
  copyIds,
  copyMarkdown,
  copyRetry,
  copyRow,
  exportContent,
  exportFile,
  openMenu,
} from "./taking.ts";
import { endTour, showStep, startTour } from "./touring.ts";
import { sayVerb } from "./verbs.ts";
import { moveInTime, narrowInTime, sortNext, stepMatch, turnOrder } from "./view-keys.ts";
import { openAllTasks, openFailures, openItem, openRollouts, rebuildView, toggleMark, turnTab } from "./views.ts";
import { toggleWatch } from "./watching.ts";
import { addFirst, openDemo, takeFound } from "./welcoming.ts";

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
  "item.open": openItem,
  "item.back": backFromItem,
  "picker.choose": (state) => (state.overlay?.kind === "palette" ? runPalette(state) : choose(state)),
  "picker.mark": togglePickerMark,
  "picker.markAll": markAll,
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
  "list.sort": sortNext,
  "list.reverse": turnOrder,
  "list.failuresOnly": toggleFailuresOnly,
  "page.next": nextPage,
  "page.previous": previousPage,
  "results.refresh": refresh,
  "crawl.toggle": collectAll,
  "confirm.yes": confirm,
  "palette.open": openPalette,
  "watch.toggle": toggleWatch,
  "view.tasks": openAllTasks,
  "view.rollouts": openRollouts,
  "view.failures": openFailures,
  "tab.next": (state) => turnTab(state, 1),
  "tab.previous": (state) => turnTab(state, -1),
  "time.later": (state) => moveInTime(state, 1),
  "time.earlier": (state) => moveInTime(state, -1),
  "time.narrow": narrowInTime,
  "match.next": (state) => stepMatch(state, 1),
  "match.previous": (state) => stepMatch(state, -1),
  "mark.toggle": toggleMark,
  "view.previous": previousPlace,
  "instance.history": openHistory,
  "copy.id": copyId,
  "copy.json": (state) => copyJson(closed(state)),
  "copy.ids": (state) => copyIds(closed(state)),
  "copy.failed": (state) => copyFailed(closed(state)),
  "copy.error": (state) => copyError(closed(state)),
  "copy.row": (state) => copyRow(closed(state)),
  "copy.retry": (state) => copyRetry(closed(state)),
  "copy.command": (state) => copyCommand(closed(state)),
  "copy.markdown": (state) => copyMarkdown(closed(state)),
  "export.json": (state) => exportFile(closed(state), "json"),
  "export.ndjson": (state) => exportFile(closed(state), "ndjson"),
  "export.csv": (state) => exportFile(closed(state), "csv"),
  "export.markdown": (state) => exportFile(closed(state), "markdown"),
  "export.content": askContent,
  "menu.copy": (state) => openMenu(state, "copy"),
  "menu.export": (state) => openMenu(state, "export"),
  "menu.choose": runMenu,
  "raw.open": openRaw,
  "content.open": openContent,
  "retry.open": openResend,
  "diff.open": openDiff,
  "text.copy": copyText,
  "secrets.toggle": toggleSecrets,
  "find.open": openFind,
  "find.keep": keepFind,
  "find.next": (state) => stepFind(state, 1),
  "find.previous": (state) => stepFind(state, -1),
  "welcome.demo": (state) => openDemo(state, false),
  "welcome.tour": (state) => openDemo(state, true),
  "welcome.use": takeFound,
  "welcome.add": addFirst,
  "tour.start": startTour,
  "tour.show": (state) => showStep(state, (now, id) => andThen(COMMANDS[id](now), (next) => stay(rebuildView(next)))),
  "tour.end": (state) => stay(endTour(state)),
};

/** Does what is chosen in the palette. */
function runPalette(state: AppState): Step {
  const { overlay } = state;
  if (overlay?.kind !== "palette") return stay(state);
  const item = pickerItems(state)[overlay.picker.cursor];
  if (item === undefined) return notify(state, { id: "no-such-command", typed: overlay.picker.filter });
  const closed: AppState = { ...state, overlay: null };
  const command = commandOf(item);
  if (command !== null) return COMMANDS[command](withRecent(closed, command));
  const phrase = parsePhrase(item.id);
  // A verb without an argument waits for it.
  return phrase === null ? stay(editText(state, () => `${item.id.slice(1)} `)) : sayVerb(closed, phrase);
}

/** Does what the cursor of a menu is on. */
function runMenu(state: AppState): Step {
  const { overlay } = state;
  const item = overlay?.kind === "menu" ? menuItems(state, overlay.menu)[overlay.cursor] : undefined;
  return item === undefined ? stay(state) : COMMANDS[item.id](state);
}

/** A menu is closed by what it does. */
const closed = (state: AppState): AppState => (state.overlay?.kind === "menu" ? { ...state, overlay: null } : state);

/** Goes on with what was asked about. */
function confirm(state: AppState): Step {
  if (state.overlay?.kind !== "confirm") return stay(state);
  return state.overlay.question.id === "crawl" ? confirmCrawl(state) : exportContent(state);
}
