/** The layers over the panes in words: pickers, menus, questions, the help, texts. */
import { questionText } from "../../copy/collection.ts";
import { COMMAND_WORDS } from "../../copy/commands.ts";
import { paletteText } from "../../copy/palette-text.ts";
import { SPOKEN } from "../../copy/spoken.ts";
import { SCREEN } from "../../copy/ui.ts";
import { menuItems } from "../../core/menus.ts";
import type { TextOverlay } from "../../core/reading.ts";
import type { AppState, Overlay } from "../../core/state.ts";
import { commandOf } from "../../core/update/palette.ts";
import { pickerItems } from "../../core/update/pickers.ts";
import { keyOf, menuKey } from "../../input/chord-text.ts";
import type { Keymap } from "../../input/keymap.ts";
import { scopesOf } from "../../input/resolve.ts";
import { joinSafe, type SafeText, say } from "../../lib/safe-text.ts";
import { presentHelp } from "../help.ts";
import { presentReader } from "../reader.ts";
import type { Place } from "./place.ts";
import { SPOKEN_SIGNS, spoken, spokenLines } from "./speech.ts";

/** The layer that has the keys. */
export function layerPlace(state: AppState, overlay: Overlay, keymap: Keymap): Place {
  switch (overlay.kind) {
    case "help":
      return { title: SCREEN.helpTitle, position: say``, row: say``, lines: helpLines(state, keymap) };
    case "confirm":
      return { title: SCREEN.confirmTitle, position: say``, row: questionText(overlay.question), lines: [] };
    case "menu":
      return menuPlace(state, overlay, keymap);
    case "text":
      return textPlace(state, overlay);
    default:
      return pickerPlace(state, overlay, keymap);
  }
}

/** The keys of the place below, one a line. */
function helpLines(state: AppState, keymap: Keymap): readonly SafeText[] {
  const here = scopesOf({ ...state, overlay: null });
  return presentHelp(keymap, here)
    .slice(0, here.length)
    .flatMap(({ title, rows }) => [title, ...rows.map(({ keys, what }) => SPOKEN.help(keys, what))]);
}

function menuPlace(state: AppState, { menu, cursor }: Extract<Overlay, { kind: "menu" }>, keymap: Keymap): Place {
  const items = menuItems(state, menu);
  const lines = items.map(({ id, enabled }) => {
    const text = SPOKEN.help(menuKey(keymap, menu, id), COMMAND_WORDS[id].title);
    return enabled ? text : say`${text}, ${SPOKEN.unavailable}`;
  });
  return {
    title: SCREEN.menuTitles[menu],
    position: SPOKEN.at(cursor + 1, items.length),
    row: lines[cursor] ?? say``,
    lines,
  };
}

type PickerOverlay = Exclude<Overlay, { kind: "help" | "confirm" | "menu" | "text" }>;

function pickerPlace(state: AppState, overlay: PickerOverlay, keymap: Keymap): Place {
  const { kind, picker } = overlay;
  const items = pickerItems(state);
  const item = items[picker.cursor];
  const typed = picker.filter === "" ? [] : [SPOKEN.typed(picker.filter)];
  const place = { title: PICKER_TITLES[kind], lines: [] };
  if (item === undefined) {
    const nothing = picker.filter === "" ? SCREEN.noProfiles : SCREEN.nothingMatches;
    return { ...place, position: say``, row: joinSafe([...typed, nothing], ", ") };
  }
  const command = kind === "palette" ? commandOf(item) : null;
  const [first = say``, ...others] = item.cells;
  const cells = kind === "palette" ? [paletteText(item.id, first)] : [first, ...others];
  const key = command === null ? [] : [keyOf(keymap, command)];
  const mark = picker.marked.has(item.id) ? [SPOKEN.marked] : [];
  const words = [...typed, ...cells, ...key, ...mark].filter((text) => text !== "");
  return { ...place, position: SPOKEN.at(picker.cursor + 1, items.length), row: joinSafe(words, ", ") };
}

const PICKER_TITLES = {
  regions: SCREEN.regionsTitle,
  profiles: SCREEN.profilesTitle,
  palette: SCREEN.paletteTitle,
} as const;

/** As many lines as the screen would have; the keys that turn pages read on. */
function textPlace(state: AppState, overlay: TextOverlay): Place {
  const { title, lines } = presentReader(overlay, state.viewport, SPOKEN_SIGNS);
  const place = { title, lines: [], position: say`` };
  if (overlay.isPreparing) return { ...place, row: joinSafe(spokenLines(lines), " ") };
  const { top, rows, find } = overlay;
  const found = find === null ? say`` : foundText(state, overlay);
  return {
    ...place,
    position: SPOKEN.lines(top + 1, Math.min(rows.length, top + lines.length), rows.length),
    row: found,
    // A text is read as it is.
    lines: lines.map((line) =>
      joinSafe(
        line.map(({ text }) => text),
        "",
      ),
    ),
  };
}

/** What the foot of the layer says of a search. */
function foundText({ viewport }: AppState, overlay: TextOverlay): SafeText {
  const { note } = presentReader(overlay, viewport, SPOKEN_SIGNS);
  return spoken([{ text: note, tone: "text" }]);
}
