/**
 * The screen-reader mode as a pure function: what is new between two states, in lines to be read. Says nothing of what has
 * not changed, and nothing of time going by.
 */
import { noticeText } from "../../copy/notices.ts";
import { SPOKEN } from "../../copy/spoken.ts";
import type { AppState } from "../../core/state.ts";
import type { Keymap, Scope } from "../../input/keymap.ts";
import { scopesOf } from "../../input/resolve.ts";
import { type SafeText, say } from "../../lib/safe-text.ts";
import { presentFooter } from "../footer.ts";
import { presentConnection } from "../header.ts";
import { plain } from "../line.ts";
import { presentTour } from "../tour.ts";
import { layerPlace } from "./layer.ts";
import { newsOf } from "./news.ts";
import { type Place, paneOf, welcomePlace } from "./place.ts";
import { SPOKEN_SIGNS, spoken, WIDE } from "./speech.ts";

/** What is said first, and when everything is asked for again: who is connected, and where one is. */
export function introduce(state: AppState, keymap: Keymap): readonly SafeText[] {
  return [SPOKEN.greeting, spoken(presentConnection(state, WIDE, SPOKEN_SIGNS)), ...whereIs(state, keymap)];
}

/** Where one is: what is said on coming there. */
export const whereIs = (state: AppState, keymap: Keymap): readonly SafeText[] =>
  arrival(placeOf(state, keymap), state, keymap).filter((text) => text !== "");

/** What has changed, in the order in which it matters: what came of what was asked, where one is now, what is noticed. */
export function announce(before: AppState, after: AppState, keymap: Keymap): readonly SafeText[] {
  if (before === after) return [];
  return [
    ...newsOf(before, after),
    ...moved(before, after, keymap),
    ...tour(before, after),
    ...(after.notice === null || after.notice === before.notice ? [] : [noticeText(after.notice)]),
  ].filter((text) => text !== "");
}

function placeOf(state: AppState, keymap: Keymap): Place {
  if (state.overlay !== null) return layerPlace(state, state.overlay, keymap);
  return state.welcome === null ? paneOf(state) : welcomePlace(state.welcome, keymap);
}

const innermost = (state: AppState): Scope => scopesOf(state)[0] ?? "always";

function moved(before: AppState, after: AppState, keymap: Keymap): readonly SafeText[] {
  // At one time both are as old: what only aged is no other row.
  const from = placeOf({ ...before, now: after.now }, keymap);
  const to = placeOf(after, keymap);
  const hasArrived = innermost(before) !== innermost(after) || before.view.kind !== after.view.kind;
  if (hasArrived || from.title !== to.title) return arrival(to, after, keymap);
  if (after.overlay?.kind === "text") return readOn(before, from, after, to);
  // What is said about a choice that did not come about.
  const more = after.welcome === null ? [] : to.lines.filter((line) => line !== to.row && !from.lines.includes(line));
  return from.row === to.row ? more : [rowOf(to), ...more];
}

/** Coming somewhere: what it is, and where its keys are not those of lists, which they are. */
function arrival(place: Place, state: AppState, keymap: Keymap): readonly SafeText[] {
  const { title, position, row, lines } = place;
  const hasLines = lines.length > 0;
  const head = hasLines || row === "" ? withPosition(title, position) : SPOKEN.title(title, rowOf(place));
  return [head, ...lines, ...keysOf(state, keymap)];
}

const withPosition = (title: SafeText, position: SafeText): SafeText =>
  position === "" ? title : SPOKEN.title(title, position);

const rowOf = ({ position, row }: Place): SafeText => {
  if (position === "" || row === "") return position === "" ? row : position;
  return SPOKEN.row(position, row);
};

/** The list and its panes need none: `?` has them. */
const PLAIN_SCOPES: ReadonlySet<Scope> = new Set(["tasks", "views", "tabs", "detail", "viewDetail", "facet"]);

function keysOf(state: AppState, keymap: Keymap): readonly SafeText[] {
  const scope = innermost(state);
  if (PLAIN_SCOPES.has(scope)) return [];
  const keys = spoken(presentFooter(keymap, scope, null, WIDE));
  return keys === "" ? [] : [SPOKEN.keys(keys)];
}

/** Of a text that scrolls, the lines that come into sight; of a search, what was found. */
function readOn(before: AppState, from: Place, after: AppState, to: Place): readonly SafeText[] {
  const [was, is] = [before.overlay, after.overlay];
  if (was?.kind !== "text" || is?.kind !== "text") return [];
  if (was.isPreparing !== is.isPreparing || was.text !== is.text)
    return [withPosition(to.title, to.position), ...to.lines];
  if (to.row !== from.row) return [to.row, ...(is.find?.matches.length ? to.lines.slice(0, 1) : [])];
  const by = is.top - was.top;
  if (by === 0) return [];
  const lines = Math.abs(by) >= to.lines.length ? to.lines : by > 0 ? to.lines.slice(-by) : to.lines.slice(0, -by);
  return [...lines, ...(Math.abs(by) > 1 ? [to.position] : [])];
}

function tour(before: AppState, { tour: after }: AppState): readonly SafeText[] {
  if (after === null || after.step === before.tour?.step) return [];
  const { title, note, rows } = presentTour(after.step, WIDE);
  return [title, ...rows.map(({ line }) => spoken(line)), spoken(plain(say`${note}`))];
}
