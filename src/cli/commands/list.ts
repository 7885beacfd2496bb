/** `cafe list`: one page of tasks, or all, in four forms. stdout gets data only; what is said about it goes to stderr. */
import type { Connection } from "../../core/ports.ts";
import { narrowed } from "../../domain/narrow.ts";
import type { WholeTask } from "../../domain/task.ts";
import { jsonText } from "../../lib/json.ts";
import type { Invocation, Output } from "../invocation.ts";
import type { CommandIo, ExitCode } from "../io.ts";
import { type Loads, load, loadNotes } from "../load.ts";
import { envelopeJson, regionsJson } from "../output/page-json.ts";
import { paintFor } from "../output/paint.ts";
import { renderTable } from "../output/table.ts";
import { CSV_HEADER, taskColumns, taskCsvRow } from "../output/tasks.ts";

type ListCall = Extract<Invocation, { command: "list" }>;

/** Prints the tasks to stdout, and to stderr how many of how many they are. */
export async function runList(call: ListCall, connection: Connection, io: CommandIo): Promise<ExitCode> {
  const asJson = call.output === "json" || call.output === "ndjson";
  const loads = await load(call, connection, asJson, io);
  if (!loads.ok) return loads.error;
  const kept = narrowed(loads.value.tasks, call.listing.narrow);
  io.out(written(call.output, loads.value, kept, io));
  // Scripts that asked for data forms get the count in it; people get it in words, and everybody why nothing came.
  for (const note of loadNotes(call, loads.value, kept.length, call.output === "table")) io.note(`${note}\n`);
  return loads.value.exit;
}

function written(output: Output<"list">, loads: Loads, tasks: readonly WholeTask[], io: CommandIo): string {
  switch (output) {
    case "json":
      return `${jsonText(tasksJson(loads, tasks), 2)}\n`;
    case "ndjson":
      return tasks.map((task) => `${jsonText(loads.several ? withRegion(task) : task.record)}\n`).join("");
    case "csv":
      return CSV_HEADER + tasks.map(taskCsvRow).join("");
    case "table":
      return tasks.length === 0
        ? ""
        : renderTable(taskColumns(tasks, loads.several), io.tty.stdout ? io.columns : null, paintFor(io));
  }
}

/** One region keeps the form that scripts know; several have one entry for each, and the tasks of all. */
function tasksJson({ several, loaded, failed }: Loads, tasks: readonly WholeTask[]): object {
  const [only] = loaded;
  if (!several && only !== undefined) return envelopeJson(only, tasks);
  return { regions: regionsJson(loaded, failed), tasks: tasks.map(withRegion) };
}

/** A record says nowhere which region it is of. */
const withRegion = ({ region, record }: WholeTask): WholeTask["record"] => ({ RegionId: region, ...record });
