/** A task as the service sent it, as a text to read: JSON with the secrets in its texts masked. */
import { hiddenBase64 } from "../copy/reader.ts";
import type { ReaderText, Reading } from "../core/reading.ts";
import { maskRecord } from "../domain/masked-record.ts";
import type { TaskRecord, WholeTask } from "../domain/task.ts";
import { jsonText } from "../lib/json.ts";
import { safeLines } from "../lib/safe-text.ts";
import type { Highlighter } from "./content-text.ts";

/** Every field of the task. */
export function jsonReading(task: WholeTask, highlight: Highlighter): Reading {
  const masked = maskRecord(task, hiddenBase64);
  return masked === null
    ? { masked: read(task.record, highlight), open: null }
    : { masked: read(masked, highlight), open: read(task.record, highlight) };
}

function read(record: TaskRecord, highlight: Highlighter): ReaderText {
  const raw = jsonText(record, 2);
  const lines = safeLines(raw);
  const marks = highlight(lines, "json");
  return { raw, lines: lines.map((text, at) => ({ text, marks: marks[at] ?? [], number: null })) };
}
