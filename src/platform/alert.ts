/**
 * Calls somebody who looks at another window: the bell, and a notification by OSC 9 (iTerm2, kitty, WezTerm, Windows
 * Terminal and others) where a terminal is known to pass it over at worst.
 */
import type { SafeText } from "../lib/safe-text.ts";
import { type Carrier, WRAPPED } from "./clipboard.ts";

const BELL = "\u0007";
/** More than any notification shows. */
const MOST_CHARACTERS = 200;

/** What is written to the terminal. The name in front keeps a text from being taken for ConEmu's commands, `9;4;…`. */
export function alertSequence(text: SafeText, carrier: Carrier): string {
  if (carrier === "none") return BELL;
  const notification = `\u001b]9;cafe: ${[...text].slice(0, MOST_CHARACTERS).join("")}${BELL}`;
  // A multiplexer passes on the bell by itself.
  return BELL + (carrier === "terminal" ? notification : WRAPPED[carrier](notification));
}
