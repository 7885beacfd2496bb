/** Colour for the scriptable commands: the sixteen colours of the terminal's own theme, or none. Words carry the meaning. */
import type { Outcome } from "../../domain/status.ts";
import { assumedGround, wantsNoColour } from "../../platform/terminal-traits.ts";
import { MEANINGS } from "../../ui/theme/meanings.ts";
import type { CommandIo } from "../io.ts";

export type Tone = Outcome | "title";

/** Draws a text in a tone. */
export type Paint = (text: string, tone: Tone) => string;

const plain: Paint = (text) => text;

/** Colour only on a terminal that can, and where nobody asked for none. */
export function paintFor({ tty, env }: Pick<CommandIo, "tty" | "env">): Paint {
  if (!tty.stdout || wantsNoColour(env)) return plain;
  const ground = assumedGround(env);
  return (text, tone) => `\u001b[${MEANINGS[tone === "title" ? "strong" : tone][ground]}m${text}\u001b[0m`;
}
