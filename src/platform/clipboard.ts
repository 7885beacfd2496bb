/**
 * Copying over SSH: OSC 52 asks the terminal in front of the user to take the text, wherever this program runs. Tells
 * apart who stands between: multiplexers need the sequence wrapped, and a few terminals are known not to take it.
 */
import type { CopyProblem } from "../core/ports.ts";

/** Terminals take about 100 kB of Base64; more is cut or dropped in silence (k9s uses the same bound). */
export const MAX_COPY_BYTES = 74_994;

/** Who passes the sequence on. `none`: nobody that takes it. */
export type Carrier = "terminal" | "tmux" | "screen" | "none";

/**
 * Reads it off the environment. A `screen` in TERM alone may be either multiplexer at the other end of an SSH: the
 * wrapping for GNU screen is right there, since tmux passes over what it does not know, and takes the plain one.
 */
export function carrierOf(env: Readonly<Record<string, string | undefined>>): Carrier {
  const { TMUX, STY, TERM = "", TERM_PROGRAM, VTE_VERSION } = env;
  if (TMUX) return "tmux";
  if (STY || /^screen(?:[.-]|$)/u.test(TERM)) return "screen";
  // The console of Linux, Terminal.app, and terminals made of VTE (GNOME's and its kin) drop it without a word.
  return /^(?:linux|dumb)$/u.test(TERM) || TERM_PROGRAM === "Apple_Terminal" || VTE_VERSION ? "none" : "terminal";
}

/** The sequence that copies a text, or why there is none. */
export function copySequence(
  text: string,
  carrier: Carrier,
): { readonly sequence: string } | { readonly problem: CopyProblem } {
  const bytes = Buffer.from(text, "utf8");
  if (bytes.length > MAX_COPY_BYTES) return { problem: "too-long" };
  if (carrier === "none") return { problem: "not-taken" };
  const plain = `\u001b]52;c;${bytes.toString("base64")}\u0007`;
  return { sequence: plain + WRAPPED[carrier](plain) };
}

/** GNU screen passes on at most 768 bytes at once, its own signs among them. */
const SCREEN_CHUNK = 760;

/** Sent beside the plain one, because either may be switched off (tmux#3287). */
export const WRAPPED: Readonly<Record<Exclude<Carrier, "none">, (plain: string) => string>> = {
  terminal: () => "",
  tmux: (plain) => `\u001bPtmux;${plain.replaceAll("\u001b", "\u001b\u001b")}\u001b\\`,
  screen: (plain) => (plain.match(CHUNKS) ?? []).map((chunk) => `\u001bP${chunk}\u001b\\`).join(""),
};

const CHUNKS = new RegExp(`[\\s\\S]{1,${SCREEN_CHUNK}}`, "gu");
