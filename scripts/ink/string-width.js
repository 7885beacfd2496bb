/**
 * Stands in for the package string-width in the bundle: the same answers, by the short ways of src/lib/width.ts, which
 * knows no escape sequences; so those are taken off first, as the package does.
 */

import stripAnsi from "strip-ansi";
import { isPlain } from "../../src/lib/plain-text.ts";
import { displayWidth } from "../../src/lib/width.ts";
import { lateWidth } from "./late-width.js";
import { remembered } from "./recent-map.js";

const ESCAPE = /[\u001b\u009b]/;

/** Texts that are not plain take 10 to 100 times as long, and the same ones are measured in every frame. */
const slowWidth = remembered((text) => displayWidth(ESCAPE.test(text) ? stripAnsi(text) : text));

export function stringWidth(text, options) {
  if (typeof text !== "string" || text === "") return 0;
  if (isPlain(text)) return displayWidth(text);
  if (options?.ambiguousIsNarrow === false || options?.countAnsiEscapeCodes) return lateWidth(text, options);
  return slowWidth(text);
}
