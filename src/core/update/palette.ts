/**
 * The command palette: what it lists for what is typed. Only what makes sense now is listed, those used last first, then
 * the most useful.
 */
import { isFuzzyIn } from "../../domain/fuzzy.ts";
import { type SafeText, safeText, say } from "../../lib/safe-text.ts";
import { COMMAND_IDS, type CommandId } from "../command-ids.ts";
import type { AppState } from "../state.ts";
import { type Step, stay } from "../step.ts";
import { instanceInHand, taskInHand } from "../subject.ts";
import { type Phrase, parsePhrase, VERB_IDS, type VerbId } from "../verb-ids.ts";
import type { PickerItem } from "./pickers.ts";

/** Commands that make sense by name, the most useful first: none that moves a cursor, edits a field or answers a layer. */
export const LISTED = [
  "view.failures",
  "view.rollouts",
  "list.failuresOnly",
  "search.open",
  "retry.open",
  "watch.toggle",
  "content.open",
  "instance.history",
  "regions.open",
  "profiles.open",
  "crawl.toggle",
  "menu.copy",
  "menu.export",
  "diff.open",
  "mark.toggle",
  "view.tasks",
  "view.previous",
  "results.refresh",
  "page.next",
  "page.previous",
  "tab.next",
  "tab.previous",
  "time.later",
  "time.earlier",
  "time.narrow",
  "match.next",
  "match.previous",
  "list.sort",
  "list.reverse",
  "filter.clear",
  "raw.open",
  "copy.id",
  "copy.ids",
  "copy.failed",
  "copy.error",
  "copy.row",
  "copy.json",
  "copy.retry",
  "copy.command",
  "copy.markdown",
  "export.json",
  "export.ndjson",
  "export.csv",
  "export.markdown",
  "export.content",
  "tour.start",
  "pane.status",
  "pane.name",
  "pane.tags",
  "pane.tasks",
  "pane.detail",
  "help.open",
  "app.redraw",
  "app.suspend",
  "app.quit",
] as const satisfies readonly CommandId[];

/** What a command needs to make sense; it always does where nothing is said. */
const NEEDS: Readonly<Partial<Record<CommandId, (state: AppState) => boolean>>> = {
  "retry.open": hasTask,
  "watch.toggle": (state) => state.session.offline === undefined && (state.watch !== null || hasTask(state)),
  "content.open": hasTask,
  "raw.open": hasTask,
  "copy.json": hasTask,
  "copy.retry": hasTask,
  "instance.history": (state) => instanceInHand(state) !== null || state.view.kind === "tasks",
  "crawl.toggle": ({ session }) => session.offline !== "file",
  "results.refresh": ({ session }) => session.offline !== "file",
  "tour.start": ({ session, tour }) => session.demo === true && tour === null,
  "diff.open": ({ marks }) => marks.size > 0,
  "mark.toggle": ({ view }) => view.kind === "tasks",
  "view.previous": ({ trail }) => trail.length > 0,
  "page.next": ({ collection, view }) => collection === null && view.kind === "tasks",
  "page.previous": ({ collection, view }) => collection === null && view.kind === "tasks",
  "tab.next": ({ view }) => view.kind === "failures",
  "tab.previous": ({ view }) => view.kind === "failures",
  "time.later": ({ view }) => view.kind === "failures",
  "time.earlier": ({ view }) => view.kind === "failures",
  "time.narrow": ({ view }) => view.kind === "failures",
};

function hasTask(state: AppState): boolean {
  return taskInHand(state) !== null;
}

/** Opens it. */
export const openPalette = (state: AppState): Step =>
  stay({ ...state, overlay: { kind: "palette", picker: { filter: safeText(""), cursor: 0, marked: new Set() } } });

/** The entries that match; of a verb with its argument that phrase, or the views that it may mean. */
export function paletteItems(state: AppState, typed: SafeText): readonly PickerItem[] {
  const text = typed.replace(/^\s*:/u, "").trimStart();
  const phrase = parsePhrase(text);
  if (phrase !== null) return phraseItems(state, phrase);
  const wanted = text.trim();
  const verbs = VERB_IDS.filter((one) => one.startsWith(wanted.toLowerCase())).map(verbItem);
  const views = viewItems(state, "view", wanted);
  const commands = commandItems(state, wanted);
  return wanted === "" ? [...commands, ...verbs, ...views] : [...verbs, ...commands, ...views];
}

/** The command that an entry stands for; null for a phrase. */
export const commandOf = ({ id }: PickerItem): CommandId | null => COMMAND_IDS.find((one) => one === id) ?? null;

/** Keeps what was chosen, the latest first. */
export const withRecent = (state: AppState, id: CommandId): AppState => ({
  ...state,
  recent: [id, ...state.recent.filter((one) => one !== id)].slice(0, 8),
});

function phraseItems(state: AppState, { verb, argument }: Phrase): readonly PickerItem[] {
  const views = verb === "view" || verb === "forget" ? viewItems(state, verb, argument) : [];
  if (views.length > 0) return views;
  return [{ id: `:${verb} ${argument}`, cells: [say`${safeText(verb)} ${safeText(argument)}`] }];
}

const verbItem = (verb: VerbId): PickerItem => ({ id: `:${verb}`, cells: [safeText(verb)] });

function viewItems({ savedViews }: AppState, verb: "view" | "forget", wanted: string): readonly PickerItem[] {
  return savedViews
    .map(({ name }) => ({ name, text: say`${safeText(verb)}: ${safeText(name)}` }))
    .filter(({ text }) => isEachIn(wanted, [text]))
    .map(({ name, text }) => ({ id: `:${verb} ${name}`, cells: [text] }));
}

function commandItems(state: AppState, wanted: string): readonly PickerItem[] {
  const { settings, recent } = state;
  const listed: readonly CommandId[] = LISTED;
  const known: ReadonlySet<CommandId> = new Set(recent);
  const order = [...recent.filter((id) => listed.includes(id)), ...listed.filter((id) => !known.has(id))];
  return order
    .filter((id) => (NEEDS[id]?.(state) ?? true) && isEachIn(wanted, [settings.words[id].title, id]))
    .map((id) => ({ id, cells: [settings.words[id].title] }));
}

/** Is each word in one of the texts, in whole or by its letters? */
const isEachIn = (words: string, texts: readonly string[]): boolean =>
  words
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => texts.some((text) => isIn(word, text)));

const isIn = (word: string, text: string): boolean =>
  text.toLowerCase().includes(word) || isFuzzyIn(word, text.toLowerCase(), text);
