/** The help: the keys of this place first, then the others; from the same table that dispatches them. */
import { COMMAND_WORDS } from "../copy/commands.ts";
import { SCREEN } from "../copy/ui.ts";
import type { CommandId } from "../core/command-ids.ts";
import { chordText } from "../input/chord-text.ts";
import { bindingsIn, type Keymap, SCOPES, type Scope } from "../input/keymap.ts";
import { joinSafe, type SafeText } from "../lib/safe-text.ts";

export interface HelpRow {
  readonly command: CommandId;
  readonly keys: SafeText;
  readonly what: SafeText;
}

export interface HelpSection {
  readonly scope: Scope;
  readonly title: SafeText;
  readonly rows: readonly HelpRow[];
}

/** Rows of the whole help: each place has a title, its keys, and a blank row but before the first. */
export const helpRows = ({ bindings }: Keymap): number =>
  SCOPES.reduce((sum, scope) => sum + (bindings.get(scope)?.length ?? 0) + 2, -1);

const ORDER: readonly Scope[] = [
  "tasks",
  "detail",
  "views",
  "viewDetail",
  "tabs",
  "lists",
  "panes",
  "facet",
  "facetField",
  "search",
  "field",
  "regionPicker",
  "profilePicker",
  "picker",
  "reader",
  "readerText",
  "readerFind",
  "copyMenu",
  "exportMenu",
  "menu",
  "confirm",
  "tour",
  "welcome",
  "always",
];

/** All sections, those of the given places first and in their order. */
export function presentHelp(keymap: Keymap, here: readonly Scope[]): readonly HelpSection[] {
  const order = [...here, ...ORDER.filter((scope) => !here.includes(scope))];
  return order.map((scope) => ({
    scope,
    title: SCREEN.helpScopes[scope],
    rows: bindingsIn(keymap, scope).map(({ chords, command }) => ({
      command,
      keys: joinSafe(chords.map(chordText), " "),
      what: COMMAND_WORDS[command].title,
    })),
  }));
}
