/** Loads the tasks that a listing asks for: one page or all. Prints nothing but its progress. */
import { collectPages, type Progress } from "../api/pages.ts";
import type { Connection } from "../core/ports.ts";
import type { Failure } from "../domain/failure.ts";
import { FIRST_PAGE, type TaskPage } from "../domain/page.ts";
import type { Task } from "../domain/task.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { type SafeText, say } from "../lib/safe-text.ts";
import type { Listing } from "./invocation.ts";
import type { CommandIo, ExitCode } from "./io.ts";
import { type Refusal, reportFailure, reportRefusal } from "./output/failure.ts";
import { listingNotes } from "./output/listing-notes.ts";
import type { Envelope } from "./output/page-json.ts";

/** Which tasks, and whether all pages of them. */
export interface Loading {
  readonly listing: Listing;
  readonly all: boolean;
}

/** Tasks as loaded, before --since and --until. */
export interface Loaded extends Envelope {
  readonly tasks: readonly Task[];
  readonly hasNext: boolean;
  readonly unreadable: number;
}

/** Loads from the connection's region. Where that fails, it has been said on stderr: the error is how to exit. */
export async function load(
  loading: Loading,
  connection: Connection,
  asJson: boolean,
  io: CommandIo,
): Promise<Result<Loaded, ExitCode>> {
  const loaded = await (loading.all ? loadAll(loading, connection, io) : loadPage(loading, connection, io));
  if (!loaded.ok) return err(reportFailure(loaded.error, asJson, io));
  if (!isAnotherPage(loading, loaded.value)) return loaded;
  reportRefusal(noPageNumbers(loading, loaded.value), asJson, io);
  return err(1);
}

/** What to say of what was loaded. `kept`: tasks that --since and --until let through. */
export function loadNotes(
  { listing, all }: Loading,
  loaded: Loaded,
  kept: number,
  withPage: boolean,
): readonly SafeText[] {
  const page = all ? null : (listing.page ?? 1);
  const listed = { ...loaded, page, loaded: loaded.tasks.length, kept, pageSize: listing.pageSize };
  return listingNotes(listed, listing, withPage);
}

async function loadPage({ listing }: Loading, connection: Connection, io: CommandIo): Promise<Result<Loaded, Failure>> {
  const { query, pageSize } = listing;
  const cursor = listing.page === null ? FIRST_PAGE : ({ by: "number", number: listing.page } as const);
  const reply = await connection.results.fetchPage({ region: connection.region, query, cursor, pageSize }, io.signal);
  if (!reply.ok) return reply;
  const page = reply.value;
  return ok({ ...page, pageNumber: pageNumberOf(page), hasNext: page.next !== null });
}

async function loadAll({ listing }: Loading, connection: Connection, io: CommandIo): Promise<Result<Loaded, Failure>> {
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

/** Where nothing is counted, the service may have answered with any page: better none than the wrong one. */
const isAnotherPage = ({ listing }: Loading, { totalCount }: Loaded): boolean =>
  listing.page !== null && listing.page > 1 && totalCount === null;

const noPageNumbers = ({ listing }: Loading, { region, requestId }: Loaded): Refusal => ({
  code: "Cafe.NoPageNumbers",
  message: say`The service gives no total in ${region}, so there is no telling which page it answered for --page ${listing.page ?? 1}.`,
  remedy: say`Use --all to read every page, or leave --page out for the first.`,
  requestId,
});

const pageNumberOf = ({ cursor }: TaskPage): number | null => (cursor.by === "number" ? cursor.number : null);

/** One line on stderr that is overwritten; nothing where stderr is no terminal. */
function progressLine(io: CommandIo): { readonly show: (progress: Progress) => void; readonly clear: () => void } {
  if (!io.tty.stderr) return { show: () => {}, clear: () => {} };
  return {
    show: ({ loaded, total }) => io.note(`\r\u001b[K${loaded}${total === null ? "" : ` of ${total}`} tasks loaded ...`),
    clear: () => io.note("\r\u001b[K"),
  };
}
