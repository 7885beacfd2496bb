/** The command palette: what it lists for what is typed, and doing it. Those used last come first. */
import { isFuzzyIn } from "../../domain/fuzzy.ts";
import { type SafeText, safeText } from "../../lib/safe-text.ts";
import { COMMAND_IDS, type CommandId } from "../command-ids.ts";
import type { AppState } from "../state.ts";
import { type Step, stay } from "../step.ts";
import { VERB_IDS } from "../verb-ids.ts";
import type { PickerItem } from "./pickers.ts";

/** Commands that make sense by name: not the ones that move a cursor, edit a field or answer a layer. */
const LISTED = COMMAND_IDS.filter(
  (id) => !/^(?:cursor|text|layer|picker|search|confirm|help|palette|menu)\./u.test(id),
).concat("help.open", "search.open", "menu.copy", "menu.export");

/** Opens it. */
export const openPalette = (state: AppState): Step =>
  stay({ ...state, overlay: { kind: "palette", picker: { filter: safeText(""), cursor: 0, marked: new Set() } } });

/** The commands that match, those used last first; with an argument typed, just that phrase. */
export function paletteItems({ settings, recent }: AppState, typed: SafeText): readonly PickerItem[] {
  const text = typed.replace(/^\s*:/u, "").trim();
  const [word = ""] = text.split(/\s/u);
  const isPhrase = /^\S+\s/u.test(typed.trimStart()) && VERB_IDS.some((verb) => verb === word);
  if (isPhrase) return [{ id: `:${text}`, cells: [safeText(text)] }];
  const verbs = VERB_IDS.filter((verb) => text !== "" && verb.startsWith(text)).map(
    (verb): PickerItem => ({ id: `:${verb}`, cells: [safeText(verb)] }),
  );
  const known = new Set<CommandId>(recent);
  const order = [...recent.filter((id) => LISTED.includes(id)), ...LISTED.filter((id) => !known.has(id))];
  const commands = order.filter((id) => matches(settings.words[id].title, id, text));
  return [...verbs, ...commands.map((id): PickerItem => ({ id, cells: [settings.words[id].title] }))];
}

/** The command that an entry stands for; null for a phrase. */
export const commandOf = ({ id }: PickerItem): CommandId | null => COMMAND_IDS.find((one) => one === id) ?? null;

/** Keeps what was chosen, the latest first. */
export const withRecent = (state: AppState, id: CommandId): AppState => ({
  ...state,
  recent: [id, ...state.recent.filter((one) => one !== id)].slice(0, 8),
});

function matches(title: SafeText, id: CommandId, text: string): boolean {
  return text
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => [title, id].some((field) => isIn(word, field)));
}

const isIn = (word: string, text: string): boolean =>
  text.toLowerCase().includes(word) || isFuzzyIn(word, text.toLowerCase(), text);
