/** `cafe failures`: why sends failed, over the tasks that match: by cause, instance, file, region and hour. */
import { PRINTED } from "../../copy/printed.ts";
import type { Connection } from "../../core/ports.ts";
import { type FailureGroups, groupFailures } from "../../domain/failure-groups.ts";
import { narrowed } from "../../domain/narrow.ts";
import { jsonText } from "../../lib/json.ts";
import type { Invocation, Output } from "../invocation.ts";
import type { CommandIo, ExitCode } from "../io.ts";
import { type Loads, load, loadNotes } from "../load.ts";
import { failureCsv, failureJson } from "../output/failure-data.ts";
import { failureText } from "../output/failure-text.ts";
import { regionsJson } from "../output/page-json.ts";
import { paintFor } from "../output/paint.ts";

type FailuresCall = Extract<Invocation, { command: "failures" }>;

/** Prints the groups to stdout, and to stderr over which tasks they were made. That something failed is no error here. */
export async function runFailures(call: FailuresCall, connection: Connection, io: CommandIo): Promise<ExitCode> {
  const loads = await load(call, connection, call.output === "json", io);
  if (!loads.ok) return loads.error;
  const kept = narrowed(loads.value.tasks, call.listing.narrow);
  const groups = groupFailures(kept);
  io.out(written(call.output, groups, loads.value, io));
  const notes = loadNotes(call, loads.value, kept.length, true);
  for (const note of notes) io.note(`${note}\n`);
  if (groups.failures === 0 && kept.length > 0) io.note(`${PRINTED.nothingFailed}\n`);
  return loads.value.exit;
}

function written(output: Output<"failures">, groups: FailureGroups, loads: Loads, io: CommandIo): string {
  switch (output) {
    case "json":
      return `${jsonText({ regions: regionsJson(loads.loaded, loads.failed), ...failureJson(groups) }, 2)}\n`;
    case "csv":
      return failureCsv(groups);
    case "table":
      return failureText(groups, { width: io.tty.stdout ? io.columns : null, paint: paintFor(io) });
  }
}
