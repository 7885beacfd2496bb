/** Lists the commands and verbs of the palette. Its words are those of verbs.ts. */
import { type SafeText, say } from "../lib/safe-text.ts";
import { VERB_HINTS } from "./verbs.ts";

/** An entry of the palette as it is listed: a verb with what it takes. */
export function paletteText(id: string, text: SafeText): SafeText {
  const hint = id.startsWith(":") ? new Map(Object.entries(VERB_HINTS)).get(id.slice(1)) : undefined;
  return hint === undefined ? text : say`${text} ${hint}`;
}
