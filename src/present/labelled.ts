/** Lines of the detail pane that have a label in front of them. Owns no words. */
import { type SafeText, say } from "../lib/safe-text.ts";
import { cell, type Line, span, type Tone, wrap } from "./line.ts";

/** Cells of the label. */
export const LABEL = 13;

/** A text behind its label, broken into as many lines as it takes. */
export function labelled(label: SafeText, text: SafeText, width: number, tone: Tone = "text"): readonly Line[] {
  return wrap(text, Math.max(1, width - LABEL)).map((part, i) => [
    span(cell(i === 0 ? label : say``, LABEL), "dim"),
    span(part, tone),
  ]);
}

/** A line behind its label. */
export const labelledLine = (label: SafeText, line: Line): Line => [span(cell(label, LABEL), "dim"), ...line];
