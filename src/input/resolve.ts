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
    const own = PICKER_SCOPES[state.overlay?.kind ?? ""] ?? [];
    return [...own, "picker", "field", "always"];
  }
  if (field === "find") return ["readerFind", "field", "always"];
  if (state.overlay?.kind === "text") return ["readerText", "reader", "always"];
  if (state.overlay?.kind === "menu")
    return [state.overlay.menu === "copy" ? "copyMenu" : "exportMenu", "menu", "always"];
  if (state.overlay) return [state.overlay.kind === "confirm" ? "confirm" : "reader", "always"];
  if (field === "search") return ["search", "field", "always"];
  if (field !== null) return ["facetField", "field", "always"];
  if (isFacet(state.focus)) return ["facet", "lists", "panes", "always"];
  return [...placeOf(state), "lists", "panes", "always"];
}

const PICKER_SCOPES: Readonly<Record<string, readonly Scope[]>> = {
  profiles: ["profilePicker"],
  regions: ["regionPicker"],
};

function placeOf({ view, focus }: AppState): readonly Scope[] {
  const tabs: readonly Scope[] = view.kind === "failures" ? ["tabs"] : [];
  if (focus === "detail") return view.kind === "tasks" ? ["detail"] : [...tabs, "viewDetail"];
  return view.kind === "tasks" ? ["tasks"] : [...tabs, "views"];
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
