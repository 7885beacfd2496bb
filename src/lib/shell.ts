/**
 * Quotes words for a POSIX shell, so that a hostile text stays one argument, and what is printed cannot steer the
 * terminal that shows it. Knows no command and runs none.
 *
 * The form. Printable text and line feeds stand in single quotes, where a shell reads nothing; `'` becomes `'\''`. Any
 * other control and every invisible or bidi character is made by `printf` out of octal bytes, as in `"$(printf '\033')"`:
 * dash knows no `$'\x1b'`. A line feed is never made that way, because a command substitution loses those at its end.
 */
import { INVISIBLE } from "./json.ts";
import { err, ok, type Result } from "./result.ts";

/** What no argument of a process can hold: NUL ends it, and an unpaired surrogate has no bytes. */
export type ShellProblem = "nul" | "not-unicode";

/** Read by every shell as it stands, at the start of a word as within one. */
const PLAIN = /^[A-Za-z0-9_@%+,:./-]+$/u;
/** Runs of characters that are not printed as they are; the group keeps them when splitting. */
const UNPRINTED = String.raw`((?:[\u0001-\u0009\u000b-\u001f]|${INVISIBLE})+)`;

/** One shell word whose value is exactly `text`; the empty text is `''`. */
export function shellWord(text: string): Result<string, ShellProblem> {
  if (text.includes("\0")) return err("nul");
  if (!text.isWellFormed()) return err("not-unicode");
  if (PLAIN.test(text)) return ok(text);
  // Made here because of Unicode's tables, which no start should have to read.
  const pieces = text.split(new RegExp(UNPRINTED, "u")).map((piece, at) => {
    if (at % 2 === 1) return `"$(printf '${octal(piece)}')"`;
    return piece === "" ? "" : `'${piece.replaceAll("'", String.raw`'\''`)}'`;
  });
  return ok(pieces.join("") || "''");
}

const octal = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
