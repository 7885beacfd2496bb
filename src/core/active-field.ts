/** Which text field has the keys, if any. */
import type { AppState, Overlay, Picker } from "./state.ts";

/** The text field that takes what is typed now; null where keys are commands. */
export type TextField = "search" | "picker" | "find" | "name" | "tags";

/** Which text field has the keys. */
export function activeField(state: AppState): TextField | null {
  const { overlay, focus, list } = state;
  if (overlay?.kind === "text") return overlay.find?.isTyping ? "find" : null;
  if (overlay) return hasPicker(overlay) ? "picker" : null;
  if (list.searching && focus === "tasks") return "search";
  return (focus === "name" || focus === "tags") && state.facets[focus].cursor < 0 ? focus : null;
}

/** Is it a list to choose from, with a field above it? */
export const hasPicker = (overlay: Overlay): overlay is Extract<Overlay, { picker: Picker }> => "picker" in overlay;
