/**
 * What an engineer takes out of cafe: the tasks of a view as JSON, NDJSON, CSV or Markdown. Pure: text comes in pieces,
 * because 100,000 tasks do not fit into one string; whoever writes them lets others have a turn between two.
 */

import { BUNDLE_FORMAT, BUNDLE_VERSION, type Bundle } from "../domain/bundle.ts";
import type { ExportedView, ExportFormat } from "../domain/exported-view.ts";
import type { Task, TaskRecord } from "../domain/task.ts";
import { recordOf, withoutContent } from "../domain/task-record.ts";
import { jsonText } from "../lib/json.ts";
import { resultCsv } from "./result-csv.ts";
import { summary } from "./summary.ts";

/** How a file of the format ends. */
export const EXTENSIONS: Readonly<Record<ExportFormat, string>> = {
  json: "json",
  ndjson: "ndjson",
  csv: "csv",
  markdown: "md",
};

/** The export in pieces, each with its line end, some kilobytes long where there is enough. */
export function exportPieces(format: ExportFormat, view: ExportedView, tasks: readonly Task[]): Iterable<string> {
  switch (format) {
    case "json":
      return inPieces(bundle(view, tasks));
    case "ndjson":
      return inPieces(lines(view, tasks));
    case "csv":
      return inPieces(resultCsv(tasks));
    case "markdown":
      return summary(view, tasks);
  }
}

/** The export as one text; for what is small enough. */
export const exportText = (format: ExportFormat, view: ExportedView, tasks: readonly Task[]): string =>
  [...exportPieces(format, view, tasks)].join("");

/** `cafe open` reads it; a task a line, so that a bundle can be looked at by other tools as well. */
function* bundle(view: ExportedView, tasks: readonly Task[]): Generator<string> {
  const exportedAt = new Date(view.exportedAt).toISOString();
  const command = view.command ?? "";
  const head: Omit<Bundle, "tasks"> = { format: BUNDLE_FORMAT, version: BUNDLE_VERSION, exportedAt, command };
  yield `${jsonText(head).slice(0, -1)},"tasks":[`;
  for (const [at, task] of tasks.entries()) yield `${at === 0 ? "" : ","}\n${jsonText(shareable(task, view))}`;
  yield "\n]}\n";
}

function* lines(view: ExportedView, tasks: readonly Task[]): Generator<string> {
  for (const task of tasks) yield `${jsonText(shareable(task, view))}\n`;
}

function shareable(task: Task, { withContent }: ExportedView): TaskRecord {
  const record = recordOf(task);
  return withContent ? record : withoutContent(record);
}

const PIECE = 65_536;

/** Joins small texts to larger ones. */
function* inPieces(texts: Iterable<string>): Generator<string> {
  let piece = "";
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}
