/** From a chord to an action: the places that have the keys now, innermost first. */
import type { Action } from "../core/actions.ts";
import { activeField } from "../core/active-field.ts";
import { isFacet } from "../core/layout.ts";
import type { AppState } from "../core/state.ts";
import { safeText } from "../lib/safe-text.ts";
import { CHAINS } from "./chains.ts";
import { type Chord, typedBy } from "./chord.ts";
import type { UserEvent } from "./decode.ts";
import { type Keymap, lookUp, type Scope } from "./keymap.ts";

/** The places whose keys apply, innermost first. */
export function scopesOf(state: AppState): readonly Scope[] {
  const { overlay, focus } = state;
  const field = activeField(state);
  if (overlay !== null)
    return CHAINS[field === "find" ? "find" : overlay.kind === "menu" ? MENUS[overlay.menu] : overlay.kind];
  if (state.welcome !== null) return CHAINS.welcome;
  if (field === "search") return CHAINS.search;
  if (field !== null) return CHAINS.facetField;
  return isFacet(focus) ? CHAINS.facet : CHAINS[paneOf(state)];
}

const MENUS = { copy: "copyMenu", export: "exportMenu" } as const;

function paneOf({ view, focus }: AppState): keyof typeof CHAINS {
  if (view.kind === "tasks") return focus === "detail" ? "detail" : "tasks";
  if (view.kind === "failures") return focus === "detail" ? "failureDetail" : "failures";
  return focus === "detail" ? "viewDetail" : "views";
}

/** What came from the terminal means now; null where it means nothing here. */
export function resolveEvent(keymap: Keymap, state: AppState, event: UserEvent): Action | null {
  switch (event.kind) {
    case "chord":
      return resolve(keymap, state, event.chord);
    case "paste":
      return resolvePaste(state, event.text);
    case "mouse":
      return { type: "pointed", ...event.report };
  }
}

/** What a chord means now; null where it means nothing here. */
export function resolve(keymap: Keymap, state: AppState, chord: Chord): Action | null {
  const inTour = state.tour === null ? null : lookUp(keymap, "tour", chord);
  // What is typed is typed; a tour can be ended from anywhere.
  if (inTour !== null && (activeField(state) === null || typedBy(chord) === null))
    return { type: "command", id: inTour };
  for (const scope of scopesOf(state)) {
    const id = lookUp(keymap, scope, chord);
    if (id) return { type: "command", id };
  }
  const typed = activeField(state) === null && !isNumber(state, chord) ? null : typedBy(chord);
  return typed === null ? null : { type: "textTyped", text: safeText(typed) };
}

/** What was found is chosen by its number, too. */
const isNumber = ({ welcome, overlay }: AppState, chord: Chord): boolean =>
  welcome !== null && overlay === null && /^[1-9]$/u.test(chord);

/** A paste goes into the text field as one line; elsewhere it is dropped: pasted text must never act as keys. */
export function resolvePaste(state: AppState, text: string): Action | null {
  if (activeField(state) === null) return null;
  return { type: "textTyped", text: safeText(text.trim().replace(/\s*[\r\n]+\s*/gu, " ")) };
}
