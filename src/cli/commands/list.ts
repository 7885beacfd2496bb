/** `cafe list`: one page of tasks, or all, in four forms. stdout gets data only; what is said about it goes to stderr. */
import { collectPages, type Progress } from "../../api/pages.ts";
import type { Connection } from "../../core/ports.ts";
import type { Failure } from "../../domain/failure.ts";
import { FIRST_PAGE, type TaskPage } from "../../domain/page.ts";
import type { Task } from "../../domain/task.ts";
import { jsonText } from "../../lib/json.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { say } from "../../lib/safe-text.ts";
import type { Invocation, Output } from "../invocation.ts";
import type { CommandIo, ExitCode } from "../io.ts";
import { type Refusal, reportFailure, reportRefusal } from "../output/failure.ts";
import { listingNotes } from "../output/listing-notes.ts";
import { type Envelope, envelopeJson } from "../output/page-json.ts";
import { paintFor } from "../output/paint.ts";
import { renderTable } from "../output/table.ts";
import { CSV_HEADER, taskColumns, taskCsvRow } from "../output/tasks.ts";
import { within } from "../time-bound.ts";

type ListCall = Extract<Invocation, { command: "list" }>;

/** Tasks as loaded, before --since and --until. */
interface Loaded extends Envelope {
  readonly tasks: readonly Task[];
  readonly hasNext: boolean;
  readonly unreadable: number;
}

/** Prints the tasks to stdout, and to stderr how many of how many they are. */
export async function runList(call: ListCall, connection: Connection, io: CommandIo): Promise<ExitCode> {
  const asJson = call.output === "json" || call.output === "ndjson";
  const loaded = await (call.all ? loadAll(call, connection, io) : loadPage(call, connection, io));
  if (!loaded.ok) return reportFailure(loaded.error, asJson, io);
  if (isAnotherPage(call, loaded.value)) {
    reportRefusal(noPageNumbers(call, loaded.value), asJson, io);
    return 1;
  }
  const kept = within(loaded.value.tasks, call.listing);
  io.out(written(call.output, loaded.value, kept, io));
  for (const note of notesOf(call, loaded.value, kept)) io.note(`${note}\n`);
  return 0;
}

async function loadPage(
  { listing }: ListCall,
  connection: Connection,
  io: CommandIo,
): Promise<Result<Loaded, Failure>> {
  const { query, pageSize } = listing;
  const cursor = listing.page === null ? FIRST_PAGE : ({ by: "number", number: listing.page } as const);
  const reply = await connection.results.fetchPage({ region: connection.region, query, cursor, pageSize }, io.signal);
  if (!reply.ok) return reply;
  const page = reply.value;
  return ok({ ...page, pageNumber: pageNumberOf(page), hasNext: page.next !== null });
}

async function loadAll({ listing }: ListCall, connection: Connection, io: CommandIo): Promise<Result<Loaded, Failure>> {
  const { query, pageSize } = listing;
  const progress = progressLine(io);
  const request = { region: connection.region, query, pageSize };
  const all = await collectPages(connection.results, request, io.signal, progress.show);
  progress.clear();
  const { failure, lastPage, tasks, unreadable } = all;
  if (failure !== null) return err(failure);
  if (lastPage === null) throw new Error("collectPages ended without a page and without a failure");
  return ok({ ...lastPage, pageNumber: null, pageSize, tasks, unreadable, hasNext: false });
}

const pageNumberOf = ({ cursor }: TaskPage): number | null => (cursor.by === "number" ? cursor.number : null);

/** Where nothing is counted, the service may have answered with any page: better none than the wrong one. */
const isAnotherPage = ({ listing }: ListCall, { totalCount }: Loaded): boolean =>
  listing.page !== null && listing.page > 1 && totalCount === null;

const noPageNumbers = ({ listing }: ListCall, { region, requestId }: Loaded): Refusal => ({
  code: "Cafe.NoPageNumbers",
  message: say`The service gives no total in ${region}, so there is no telling which page it answered for --page ${listing.page ?? 1}.`,
  remedy: say`Use --all to read every page, or leave --page out for the first.`,
  requestId,
});

function written(output: Output<"list">, loaded: Loaded, tasks: readonly Task[], io: CommandIo): string {
  switch (output) {
    case "json":
      return `${jsonText(envelopeJson(loaded, tasks), 2)}\n`;
    case "ndjson":
      return tasks.map((task) => `${jsonText(task.record)}\n`).join("");
    case "csv":
      return CSV_HEADER + tasks.map(taskCsvRow).join("");
    case "table":
      return tasks.length === 0 ? "" : renderTable(taskColumns(tasks), io.tty.stdout ? io.columns : null, paintFor(io));
  }
}

/** Scripts that asked for data forms get the count in it; people get it in words, and everybody why nothing came. */
function notesOf({ listing, all, output }: ListCall, loaded: Loaded, kept: readonly Task[]) {
  const page = all ? null : (listing.page ?? 1);
  const listed = { ...loaded, page, loaded: loaded.tasks.length, kept: kept.length, pageSize: listing.pageSize };
  return listingNotes(listed, listing, output === "table");
}

/** One line on stderr that is overwritten; nothing where stderr is no terminal. */
function progressLine(io: CommandIo): { readonly show: (progress: Progress) => void; readonly clear: () => void } {
  if (!io.tty.stderr) return { show: () => {}, clear: () => {} };
  return {
    show: ({ loaded, total }) => io.note(`\r\u001b[K${loaded}${total === null ? "" : ` of ${total}`} tasks loaded ...`),
    clear: () => io.note("\r\u001b[K"),
  };
}
