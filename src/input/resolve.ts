/** From a chord to an action: the places that have the keys now, innermost first. */
import type { Action } from "../core/actions.ts";
import { isFacet } from "../core/layout.ts";
import type { AppState } from "../core/state.ts";
import { activeField } from "../core/update/filters.ts";
import { safeText } from "../lib/safe-text.ts";
import { type Chord, typedBy } from "./chord.ts";
import { lookUp, type Scope } from "./keymap.ts";

/** The places whose keys apply, innermost first. */
export function scopesOf(state: AppState): readonly Scope[] {
  const field = activeField(state);
  if (field === "picker") {
    const own: readonly Scope[] = state.overlay?.kind === "profiles" ? ["profilePicker"] : [];
    return [...own, "picker", "field", "always"];
  }
  if (state.overlay) return ["reader", "always"];
  if (field === "search") return ["search", "field", "always"];
  if (field !== null) return ["facetField", "field", "always"];
  if (isFacet(state.focus)) return ["facet", "lists", "panes", "always"];
  return [state.focus === "detail" ? "detail" : "tasks", "lists", "panes", "always"];
}

/** What a chord means now; null where it means nothing here. */
export function resolve(state: AppState, chord: Chord): Action | null {
  for (const scope of scopesOf(state)) {
    const id = lookUp(scope, chord);
    if (id) return { type: "command", id };
  }
  const typed = activeField(state) === null ? null : typedBy(chord);
  return typed === null ? null : { type: "textTyped", text: safeText(typed) };
}

/** A paste goes into the text field as one line; elsewhere it is dropped: pasted text must never act as keys. */
export function resolvePaste(state: AppState, text: string): Action | null {
  if (activeField(state) === null) return null;
  return { type: "textTyped", text: safeText(text.trim().replace(/\s*[\r\n]+\s*/gu, " ")) };
}
