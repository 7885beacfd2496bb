/**
 * Which key asks for what, by place: a value that dispatch, footer, help and docs/keys.md are fed by, and the one that
 * holds where nobody says otherwise (remap.ts). Ctrl-S is not used (XOFF), Ctrl-Z is job control.
 */
import type { CommandId } from "../core/command-ids.ts";
import type { Chord } from "./chord.ts";

/** The places in which keys have a meaning of their own. */
export const SCOPES = [
  "tasks",
  "views",
  "viewDetail",
  "tabs",
  "regionPicker",
  "confirm",
  "copyMenu",
  "exportMenu",
  "menu",
  "detail",
  "facet",
  "search",
  "facetField",
  "profilePicker",
  "picker",
  "reader",
  "readerText",
  "readerFind",
  "field",
  "lists",
  "panes",
  "tour",
  "welcome",
  "always",
] as const;

export type Scope = (typeof SCOPES)[number];

export interface Binding {
  /** The first is the one shown. */
  readonly chords: readonly [Chord, ...Chord[]];
  readonly command: CommandId;
}

export interface Keymap {
  readonly bindings: ReadonlyMap<Scope, readonly Binding[]>;
  readonly commands: ReadonlyMap<Scope, ReadonlyMap<Chord, CommandId>>;
}

const bind = (command: CommandId, ...chords: readonly [Chord, ...Chord[]]): Binding => ({ command, chords });

/** Keys of each place. A chord stands once in a place; an inner place hides an outer one's. */
const DEFAULTS: Readonly<Record<Scope, readonly Binding[]>> = {
  tasks: [
    bind("item.open", "enter", "right", "l"),
    bind("search.open", "/"),
    bind("page.next", "]"),
    bind("page.previous", "["),
    bind("list.sort", "s"),
    bind("list.reverse", "S"),
    bind("match.next", "n"),
    bind("match.previous", "N"),
    bind("mark.toggle", "space"),
  ],
  views: [
    bind("item.open", "enter", "right", "l"),
    bind("item.back", "left", "h"),
    bind("search.open", "/"),
    bind("list.sort", "s"),
    bind("list.reverse", "S"),
    bind("match.next", "n"),
    bind("match.previous", "N"),
    bind("instance.history", "i"),
  ],
  viewDetail: [bind("item.back", "left", "h"), bind("item.open", "enter", "right", "l"), bind("instance.history", "i")],
  tabs: [
    bind("tab.next", "]"),
    bind("tab.previous", "["),
    bind("time.earlier", "<", ","),
    bind("time.later", ">", "."),
    bind("time.narrow", "t"),
  ],
  regionPicker: [bind("picker.mark", "tab"), bind("picker.markAll", "C-a")],
  confirm: [bind("confirm.yes", "y", "enter"), bind("layer.back", "n", "esc"), bind("layer.close", "q")],
  copyMenu: [
    bind("copy.ids", "i"),
    bind("copy.failed", "f"),
    bind("copy.error", "e"),
    bind("copy.row", "t"),
    bind("copy.json", "j"),
    bind("copy.retry", "r"),
    bind("copy.command", "v"),
    bind("copy.markdown", "m"),
  ],
  exportMenu: [
    bind("export.json", "j"),
    bind("export.ndjson", "n"),
    bind("export.csv", "c"),
    bind("export.markdown", "m"),
    bind("export.content", "w"),
  ],
  menu: [
    bind("menu.choose", "enter"),
    bind("cursor.down", "down", "C-n"),
    bind("cursor.up", "up", "C-p"),
    bind("layer.back", "esc"),
    bind("layer.close", "q"),
  ],
  detail: [
    bind("item.back", "left", "h"),
    bind("instance.history", "i"),
    bind("match.next", "n"),
    bind("match.previous", "N"),
  ],
  facet: [bind("filter.toggle", "space", "enter")],
  search: [
    bind("search.accept", "enter", "down", "up"),
    bind("layer.back", "esc"),
    bind("pane.next", "tab"),
    bind("pane.previous", "S-tab"),
  ],
  facetField: [
    bind("filter.applyTyped", "enter"),
    bind("cursor.down", "down"),
    bind("layer.back", "esc"),
    bind("pane.next", "tab"),
    bind("pane.previous", "S-tab"),
  ],
  profilePicker: [
    bind("picker.mark", "tab"),
    bind("profiles.add", "C-a"),
    bind("profiles.edit", "C-e"),
    bind("profiles.test", "C-t"),
    bind("profiles.remove", "C-x"),
    bind("profiles.import", "C-o"),
  ],
  picker: [
    bind("picker.choose", "enter"),
    bind("cursor.down", "down", "C-n"),
    bind("cursor.up", "up", "C-p"),
    bind("cursor.pageDown", "pgdn"),
    bind("cursor.pageUp", "pgup"),
    bind("layer.back", "esc"),
  ],
  reader: [
    bind("cursor.down", "j", "down"),
    bind("cursor.up", "k", "up"),
    bind("cursor.halfDown", "C-d"),
    bind("cursor.halfUp", "C-u"),
    bind("cursor.pageDown", "C-f", "pgdn", "space"),
    bind("cursor.pageUp", "C-b", "pgup"),
    bind("cursor.first", "g", "home"),
    bind("cursor.last", "G", "end"),
    bind("layer.back", "esc", "left", "h"),
    bind("layer.close", "q", "?"),
  ],
  readerText: [
    bind("find.open", "/"),
    bind("find.next", "n"),
    bind("find.previous", "N"),
    bind("secrets.toggle", "m"),
    bind("text.copy", "y"),
  ],
  readerFind: [bind("find.keep", "enter"), bind("layer.back", "esc")],
  field: [bind("text.erase", "backspace", "delete", "C-h"), bind("text.eraseWord", "C-w"), bind("text.clear", "C-u")],
  lists: [
    bind("cursor.down", "j", "down"),
    bind("cursor.up", "k", "up"),
    bind("cursor.first", "g", "home"),
    bind("cursor.last", "G", "end"),
    bind("cursor.halfDown", "C-d"),
    bind("cursor.halfUp", "C-u"),
    bind("cursor.pageDown", "C-f", "pgdn"),
    bind("cursor.pageUp", "C-b", "pgup"),
    bind("copy.id", "y"),
    bind("copy.json", "Y"),
    bind("content.open", "p"),
    bind("raw.open", "v"),
    bind("diff.open", "D"),
    bind("menu.copy", "c"),
    bind("menu.export", "e"),
    bind("retry.open", "x"),
    bind("watch.toggle", "w"),
    bind("view.previous", "-"),
    bind("view.tasks", "a"),
    bind("view.rollouts", "u"),
    bind("view.failures", "f"),
    bind("crawl.toggle", "A"),
  ],
  panes: [
    bind("help.open", "?"),
    bind("palette.open", ":"),
    bind("layer.close", "q"),
    bind("layer.back", "esc"),
    bind("pane.next", "tab"),
    bind("pane.previous", "S-tab"),
    bind("pane.status", "1"),
    bind("pane.name", "2"),
    bind("pane.tags", "3"),
    bind("pane.tasks", "4"),
    bind("pane.detail", "5"),
    bind("list.failuresOnly", "!"),
    bind("filter.clear", "backspace"),
    bind("results.refresh", "r", "C-r"),
    bind("regions.open", "R"),
    bind("profiles.open", "P"),
    bind("tour.start", "T"),
  ],
  welcome: [
    bind("welcome.demo", "d"),
    bind("welcome.tour", "t"),
    bind("welcome.use", "u", "enter"),
    bind("welcome.add", "a"),
    bind("cursor.down", "j", "down"),
    bind("cursor.up", "k", "up"),
    bind("help.open", "?"),
    bind("layer.back", "esc"),
    bind("layer.close", "q"),
  ],
  tour: [bind("tour.show", "T"), bind("tour.end", "esc")],
  always: [bind("app.quit", "C-c"), bind("app.suspend", "C-z"), bind("app.redraw", "C-l")],
};

/** A keymap of bindings for each place. */
export function keymapOf(bindingsOf: (scope: Scope) => readonly Binding[]): Keymap {
  const bindings = new Map(SCOPES.map((scope) => [scope, bindingsOf(scope)]));
  const commands = new Map(SCOPES.map((scope) => [scope, commandsOf(bindings.get(scope) ?? [])]));
  return { bindings, commands };
}

const commandsOf = (bindings: readonly Binding[]): ReadonlyMap<Chord, CommandId> =>
  new Map(bindings.flatMap(({ chords, command }) => chords.map((chord) => [chord, command])));

export const DEFAULT_KEYMAP = keymapOf((scope) => DEFAULTS[scope]);

/** The bindings of one place, in the order of the help. */
export const bindingsIn = ({ bindings }: Keymap, scope: Scope): readonly Binding[] => bindings.get(scope) ?? [];

/** The command that a chord asks for in one place. */
export const lookUp = ({ commands }: Keymap, scope: Scope, chord: Chord): CommandId | null =>
  commands.get(scope)?.get(chord) ?? null;

/** The chord to name for a command in one place; null where it has none there. */
export const firstChord = (keymap: Keymap, scope: Scope, command: CommandId): Chord | null =>
  bindingsIn(keymap, scope).find((binding) => binding.command === command)?.chords[0] ?? null;
