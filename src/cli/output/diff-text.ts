/** A comparison as text: the lines that the explorer shows, in the colours of the scriptable commands. */
import type { TextLine, TextTone } from "../../domain/styled.ts";
import type { Paint, Tone } from "./paint.ts";

const TONES: Readonly<Partial<Record<TextTone, Tone>>> = { strong: "title", removed: "failed", added: "ok" };

/** Lines with line ends. */
export const diffText = (lines: readonly TextLine[], paint: Paint): string =>
  lines.map((line) => `${painted(line, paint)}\n`).join("");

/** A line of a comparison has one tone, or none. */
function painted({ text, marks: [mark] }: TextLine, paint: Paint): string {
  const tone = mark === undefined ? undefined : TONES[mark.tone];
  return tone === undefined ? text : paint(text, tone);
}
