/**
 * Copying over SSH: OSC 52 asks the terminal in front of the user to take the text, wherever this program runs. tmux is
 * asked twice, plainly and by passthrough, because either may be switched off (tmux#3287).
 */

/** Terminals take about 100 kB of Base64; more is cut or dropped in silence (k9s uses the same bound). */
export const MAX_COPY_BYTES = 74_994;

/** The sequence that copies a text; null where it is too long for terminals. */
export function copySequence(text: string, inTmux: boolean): string | null {
  const bytes = Buffer.from(text, "utf8");
  if (bytes.length > MAX_COPY_BYTES) return null;
  const plain = `\u001b]52;c;${bytes.toString("base64")}\u0007`;
  return inTmux ? `${plain}\u001bPtmux;${plain.replaceAll("\u001b", "\u001b\u001b")}\u001b\\` : plain;
}
