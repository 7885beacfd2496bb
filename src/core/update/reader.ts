/** Reading a text: opening it, scrolling to what is found in it, showing and hiding its secrets, copying it. */
import { textLine } from "../../domain/styled.ts";
import { type SafeText, safeLines, safeText } from "../../lib/safe-text.ts";
import type { Action } from "../actions.ts";
import { readerHeight, readerWidth } from "../layout.ts";
import {
  type Find,
  findAll,
  matchFrom,
  NO_TEXT,
  type ReaderText,
  type Row,
  rowAt,
  type Subject,
  type TextOverlay,
  wrapLines,
} from "../reading.ts";
import type { AppState } from "../state.ts";
import { type Step, stay } from "../step.ts";

/** Opens an empty reader, and asks for the text of a subject. Keys typed ahead are the reader's. */
export const openReading = (state: AppState, title: SafeText, subject: Subject): Step => [
  { ...state, overlay: { ...EMPTY, title, subject, isPreparing: true } },
  [{ type: "read", subject }],
];

/** Opens a text that is at hand, and holds nothing to mask. */
export function openText(state: AppState, title: SafeText, raw: string): Step {
  const lines = safeLines(raw).map((line) => textLine(line));
  return stay({ ...state, overlay: withText({ ...EMPTY, title }, { raw, lines }, state) });
}

/** The text that was asked for; dropped where something else is read by now. */
export function textRead(state: AppState, { subject, reading }: Extract<Action, { type: "textRead" }>): Step {
  const { overlay } = state;
  if (overlay?.kind !== "text" || overlay.subject !== subject) return stay(state);
  const ready = { ...overlay, isPreparing: false, other: reading.open };
  return stay({ ...state, overlay: withText(ready, reading.masked, state) });
}

/** Breaks an open text anew for a screen of another size. */
export const rewrapText = (state: AppState): AppState =>
  change(state, (overlay) => withText(overlay, overlay.text, state));

/** Shows what was masked, or masks it again. */
export const toggleSecrets = (state: AppState): Step =>
  stay(
    change(state, (overlay) => {
      const { text, other, isMasked } = overlay;
      return other === null ? overlay : withText({ ...overlay, other: text, isMasked: !isMasked }, other, state);
    }),
  );

/** Copies the text as it is shown: with its secrets masked, if they are. */
export function copyText(state: AppState): Step {
  const { overlay } = state;
  if (overlay?.kind !== "text") return stay(state);
  const { text, title: what, other, isMasked } = overlay;
  return [state, [{ type: "copy", text: text.raw, what, ...(other !== null && isMasked && { masked: true }) }]];
}

/** Starts, or goes on with, a search as you type. */
export const openFind = (state: AppState): Step =>
  stay(
    change(state, (overlay) => {
      const origin = overlay.rows[overlay.top] ?? NOWHERE;
      const find = overlay.find ?? { typed: safeText(""), matches: [], more: false, at: -1, origin };
      return { ...overlay, find: { ...find, origin, isTyping: true } };
    }),
  );

/** Leaves the field of the search; what was found stays marked. */
export const keepFind = (state: AppState): Step =>
  stay(
    change(state, (overlay) => ({
      ...overlay,
      find: overlay.find && overlay.find.typed !== "" ? { ...overlay.find, isTyping: false } : null,
    })),
  );

/** Changes what is searched for, and goes to the first match from where the search began. */
export const editFind = (state: AppState, edit: (text: string) => string): AppState =>
  change(state, (overlay) => {
    const { find, text, rows } = overlay;
    if (find === null) return overlay;
    const typed = safeText(edit(find.typed));
    const found = findAll(text.lines, typed);
    const next: Find = { ...find, ...found, typed, at: matchFrom(found.matches, find.origin) };
    const back = { ...overlay, top: topFor(rows, find.origin, state), find: next };
    return scrolledToMatch(back, state);
  });

/** The next or the previous match, round the end. */
export const stepFind = (state: AppState, by: 1 | -1): Step =>
  stay(
    change(state, (overlay) => {
      const { find } = overlay;
      if (find === null || find.matches.length === 0) return overlay;
      const at = (find.at + by + find.matches.length) % find.matches.length;
      return scrolledToMatch({ ...overlay, find: { ...find, at } }, state);
    }),
  );

/** Esc: a search that is being typed was never there; one that was kept is over. Null where there is none. */
export function clearFind(state: AppState): AppState | null {
  const { overlay } = state;
  if (overlay?.kind !== "text" || overlay.find === null) return null;
  const { isTyping, origin } = overlay.find;
  const top = isTyping ? topFor(overlay.rows, origin, state) : overlay.top;
  return { ...state, overlay: { ...overlay, top, find: null } };
}

const NOWHERE: Row = { line: 0, from: 0, to: 0 };

const EMPTY: TextOverlay = {
  kind: "text",
  title: safeText(""),
  subject: null,
  isPreparing: false,
  text: NO_TEXT,
  other: null,
  isMasked: true,
  rows: [],
  top: 0,
  find: null,
};

function change(state: AppState, how: (overlay: TextOverlay) => TextOverlay): AppState {
  const { overlay } = state;
  return overlay?.kind === "text" ? { ...state, overlay: how(overlay) } : state;
}

/** Puts a text in, with what was at the top still there, and searches it. */
function withText(overlay: TextOverlay, text: ReaderText, state: AppState): TextOverlay {
  const rows = wrapLines(text.lines, readerWidth(state.viewport));
  const first = overlay.rows[overlay.top] ?? NOWHERE;
  const top = topFor(rows, first, state);
  const { find } = overlay;
  if (find === null) return { ...overlay, text, rows, top };
  const found = findAll(text.lines, find.typed);
  return { ...overlay, text, rows, top, find: { ...find, ...found, at: matchFrom(found.matches, first) } };
}

/** The row of a place, as far up as it can stand. */
const topFor = (rows: readonly Row[], { line, from }: Row, { viewport }: AppState): number =>
  Math.max(0, Math.min(rowAt(rows, line, from), rows.length - readerHeight(viewport)));

/** Where it is not on the screen, the match goes to the upper third. */
function scrolledToMatch(overlay: TextOverlay, { viewport }: AppState): TextOverlay {
  const { find, rows, top } = overlay;
  const match = find?.matches[find.at];
  if (match === undefined) return overlay;
  const height = readerHeight(viewport);
  const row = rowAt(rows, match.line, match.from);
  if (row >= top && row < top + height) return overlay;
  const wanted = row - Math.floor(height / 3);
  return { ...overlay, top: Math.max(0, Math.min(wanted, rows.length - height)) };
}
