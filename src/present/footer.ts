/** The footer: a notice while there is one, else the keys that apply now. */
import { COMMAND_WORDS } from "../copy/commands.ts";
import { noticeText } from "../copy/notices.ts";
import { watchText } from "../copy/task-notices.ts";
import type { CommandId } from "../core/command-ids.ts";
import { layoutFor } from "../core/layout.ts";
import { isRoot } from "../core/root.ts";
import type { AppState } from "../core/state.ts";
import type { Watch } from "../core/watch.ts";
import { chordText } from "../input/chord-text.ts";
import { firstChord, type Keymap, type Scope } from "../input/keymap.ts";
import { scopesOf } from "../input/resolve.ts";
import { say } from "../lib/safe-text.ts";
import { displayWidth } from "../lib/width.ts";
import { clockTime } from "./format.ts";
import { cutTo, type Line, lineWidth, span, spread } from "./line.ts";

/** Keys that matter in each place, the most useful first; as many as fit are shown. */
const FOOTER_KEYS: Readonly<Partial<Record<Scope, readonly (readonly [Scope, CommandId])[]>>> = {
  views: [
    ["views", "item.open"],
    ["views", "list.sort"],
    ["views", "match.next"],
    ["views", "search.open"],
    ["panes", "list.failuresOnly"],
    ["lists", "retry.open"],
    ["lists", "watch.toggle"],
    ["lists", "view.previous"],
    ["lists", "view.tasks"],
    ["lists", "view.rollouts"],
    ["lists", "view.failures"],
    ["panes", "palette.open"],
    ["panes", "results.refresh"],
  ],
  tabs: [
    ["views", "item.open"],
    ["tabs", "tab.next"],
    ["tabs", "time.earlier"],
    ["tabs", "time.later"],
    ["tabs", "time.narrow"],
    ["views", "list.sort"],
    ["tabs", "tab.previous"],
    ["lists", "view.previous"],
    ["lists", "view.tasks"],
    ["lists", "view.rollouts"],
    ["panes", "palette.open"],
  ],
  viewDetail: [
    ["viewDetail", "item.back"],
    ["viewDetail", "item.open"],
    ["lists", "view.previous"],
  ],
  confirm: [
    ["confirm", "confirm.yes"],
    ["confirm", "layer.back"],
  ],
  regionPicker: [
    ["picker", "picker.choose"],
    ["regionPicker", "picker.mark"],
    ["regionPicker", "picker.markAll"],
    ["picker", "layer.back"],
  ],
  tasks: [
    ["tasks", "item.open"],
    ["tasks", "search.open"],
    ["panes", "list.failuresOnly"],
    ["lists", "view.failures"],
    ["lists", "view.rollouts"],
    ["panes", "palette.open"],
    ["tasks", "page.next"],
    ["panes", "pane.next"],
    ["panes", "regions.open"],
    ["panes", "results.refresh"],
    ["lists", "retry.open"],
    ["lists", "watch.toggle"],
    ["lists", "content.open"],
    ["panes", "profiles.open"],
    ["lists", "copy.id"],
    ["lists", "raw.open"],
    ["tasks", "list.sort"],
  ],
  detail: [
    ["detail", "item.back"],
    ["lists", "retry.open"],
    ["detail", "instance.history"],
    ["lists", "copy.id"],
    ["lists", "content.open"],
    ["lists", "raw.open"],
    ["lists", "copy.json"],
    ["panes", "results.refresh"],
    ["panes", "pane.next"],
  ],
  facet: [
    ["facet", "filter.toggle"],
    ["panes", "layer.back"],
    ["panes", "pane.next"],
    ["panes", "results.refresh"],
  ],
  facetField: [
    ["facetField", "filter.applyTyped"],
    ["facetField", "cursor.down"],
    ["field", "text.clear"],
    ["facetField", "layer.back"],
    ["facetField", "pane.next"],
  ],
  search: [
    ["search", "search.accept"],
    ["field", "text.clear"],
    ["search", "layer.back"],
  ],
  profilePicker: [
    ["picker", "picker.choose"],
    ["picker", "layer.back"],
    ["profilePicker", "profiles.add"],
    ["profilePicker", "profiles.edit"],
    ["profilePicker", "profiles.test"],
    ["profilePicker", "profiles.remove"],
    ["profilePicker", "profiles.import"],
    ["profilePicker", "picker.mark"],
  ],
  picker: [
    ["picker", "picker.choose"],
    ["picker", "cursor.down"],
    ["picker", "layer.back"],
  ],
  reader: [
    ["reader", "cursor.down"],
    ["reader", "cursor.pageDown"],
    ["reader", "layer.close"],
  ],
  readerText: [
    ["readerText", "find.open"],
    ["readerText", "find.next"],
    ["reader", "cursor.pageDown"],
    ["readerText", "secrets.toggle"],
    ["readerText", "text.copy"],
    ["reader", "layer.close"],
  ],
  welcome: [
    ["welcome", "welcome.demo"],
    ["welcome", "welcome.tour"],
    ["welcome", "welcome.use"],
    ["welcome", "welcome.add"],
  ],
  readerFind: [
    ["readerFind", "find.keep"],
    ["field", "text.clear"],
    ["readerFind", "layer.back"],
  ],
};

/** What of the state the keys depend on beside the place. */
interface Now {
  readonly watch: Watch | null;
  /** Is there a page after this one, as far as anybody knows? */
  readonly hasNextPage: boolean;
  /** Does `q` quit at the task list? */
  readonly atRoot: boolean;
}

const BEGINNING: Now = { watch: null, hasNextPage: true, atRoot: true };

/** A notice while there is one, else the keys that apply now; help and quit always. */
export function presentFooter(
  keymap: Keymap,
  scope: Scope,
  notice: AppState["notice"],
  width: number,
  { watch, hasNextPage, atRoot }: Now = BEGINNING,
): Line {
  const leave = leaveHint(keymap, scope === "welcome" || (scope === "tasks" && atRoot));
  const always: Line = TYPING.has(scope) ? [] : [...keyHint(keymap, "panes", "help.open"), ...leave];
  if (notice) return spread([span(say` `), span(noticeText(notice), "warning")], always, width);
  const room = width - lineWidth(always) - 1;
  let left: Line = [span(say` `), ...watchHint(watch)];
  for (const [place, command] of FOOTER_KEYS[scope] ?? []) {
    if (command === "page.next" && !hasNextPage) continue;
    const longer = [...left, ...keyHint(keymap, place, command)];
    if (lineWidth(longer) > room) break;
    left = longer;
  }
  return spread(left, always, width);
}

/** The footer of a state. */
export function footerOf(keymap: Keymap, state: AppState, width: number): Line {
  const [scope = "always"] = scopesOf(state);
  const { collection, results, watch } = state;
  const hasNextPage = collection === null && results.page?.next !== null;
  return presentFooter(keymap, scope, state.notice, width, { watch, hasNextPage, atRoot: isRoot(state) });
}

/** What a click on a cell of the screen asks for by the footer; null where there is no key of it. */
export function footerCommandAt(keymap: Keymap, state: AppState, x: number, y: number): CommandId | null {
  const { columns, rows } = layoutFor(state);
  if (y !== rows - 1) return null;
  let end = 0;
  const hit = footerOf(keymap, state, columns).find(({ text }) => {
    end += displayWidth(text);
    return x < end;
  });
  return hit?.command ?? null;
}

/** Names of files may be as long as the line. */
const LABEL = 28;

const watchHint = (watch: Watch | null): Line =>
  watch === null
    ? []
    : [span(watchText(cutTo(watch.label, LABEL), watch.count, clockTime(watch.startedAt)), "running"), span(say`  `)];

const TYPING: ReadonlySet<Scope> = new Set([
  "search",
  "facetField",
  "profilePicker",
  "regionPicker",
  "confirm",
  "picker",
  "reader",
  "readerText",
  "readerFind",
]);

/** `q` at the root quits; elsewhere it closes what has the keys. */
const leaveHint = (keymap: Keymap, quits: boolean): Line => {
  const command = "layer.close";
  const [key] = keyHint(keymap, "panes", command);
  const { short } = COMMAND_WORDS[quits ? "app.quit" : command];
  return key ? [key, { ...span(say` ${short}  `, "dim"), command }] : [];
};

const keyHint = (keymap: Keymap, scope: Scope, command: CommandId): Line => {
  const chord = firstChord(keymap, scope, command);
  if (chord === null) return [];
  return [
    { ...span(chordText(chord), "key"), command },
    { ...span(say` ${COMMAND_WORDS[command].short}  `, "dim"), command },
  ];
};
