/** Colour for the scriptable commands: the sixteen colours of the terminal's own theme, or none. Words carry the meaning. */
import type { Outcome } from "../../domain/status.ts";
import type { CommandIo } from "../io.ts";

export type Tone = Outcome | "title";

/** Draws a text in a tone. */
export type Paint = (text: string, tone: Tone) => string;

const SGR: Readonly<Record<Tone, string>> = {
  failed: "31",
  mixed: "33",
  running: "36",
  waiting: "34",
  ok: "32",
  unknown: "35",
  title: "1",
};

const plain: Paint = (text) => text;
const coloured: Paint = (text, tone) => `\u001b[${SGR[tone]}m${text}\u001b[0m`;

/** Colour only on a terminal that can, and where nobody asked for none (NO_COLOR, CLICOLOR=0). */
export const paintFor = ({ tty, env }: Pick<CommandIo, "tty" | "env">): Paint =>
  tty.stdout && !wantsNoColour(env) && env["TERM"] !== "dumb" ? coloured : plain;

/** Does the environment ask for no colour? An empty NO_COLOR does not (no-color.org). */
export const wantsNoColour = (env: CommandIo["env"]): boolean => Boolean(env["NO_COLOR"]) || env["CLICOLOR"] === "0";
