/**
 * Stands in for the package string-width in the bundle: the same answers, by the short ways of src/lib/width.ts, which
 * knows no escape sequences; so those are taken off first, as the package does.
 */
import realWidth from "string-width";
import stripAnsi from "strip-ansi";
import { displayWidth } from "../../src/lib/width.ts";

const ESCAPE = /[\u001b\u009b]/;

export function stringWidth(text, options) {
  if (typeof text !== "string" || text === "") return 0;
  if (options?.ambiguousIsNarrow === false) return realWidth(text, options);
  if (!ESCAPE.test(text)) return displayWidth(text);
  return options?.countAnsiEscapeCodes ? realWidth(text, options) : displayWidth(stripAnsi(text));
}
