/** Loads the tasks of one region: one page or all. Prints nothing. */

import { collectPages } from "../api/pages.ts";
import { PRINTED } from "../copy/printed.ts";
import type { Connection } from "../core/ports.ts";
import type { Failure } from "../domain/failure.ts";
import { FIRST_PAGE, type TaskPage } from "../domain/page.ts";
import type { WholeTask } from "../domain/task.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Listing } from "./invocation.ts";
import type { ShowProgress } from "./load-progress.ts";
import type { Refusal } from "./output/failure.ts";
import type { Envelope } from "./output/page-json.ts";

/** Which tasks, and whether all pages of them. */
export interface Loading {
  readonly listing: Listing;
  readonly all: boolean;
}

/** Tasks of one region as loaded, before the filters applied here. */
export interface Loaded extends Envelope {
  readonly tasks: readonly WholeTask[];
  readonly hasNext: boolean;
  readonly unreadable: number;
}

/** Why a region has no answer: the service or the network, or cafe itself. */
export type LoadError = Failure | Refusal;

/** Loads from a region. */
export async function loadRegion(
  loading: Loading,
  region: string,
  { results }: Pick<Connection, "results">,
  signal: AbortSignal,
  show: ShowProgress,
): Promise<Result<Loaded, LoadError>> {
  const { listing, all } = loading;
  const { query, pageSize } = listing;
  if (all) return loadAll({ region, query, pageSize }, results, signal, show);
  const cursor = listing.page === null ? FIRST_PAGE : ({ by: "number", number: listing.page } as const);
  const reply = await results.fetchPage({ region, query, cursor, pageSize }, signal);
  if (!reply.ok) return reply;
  const page = reply.value;
  const loaded = { ...page, pageNumber: pageNumberOf(page), hasNext: page.next !== null };
  return isAnotherPage(loading, loaded) ? err(noPageNumbers(loading, loaded)) : ok(loaded);
}

async function loadAll(
  request: { readonly region: string; readonly query: Listing["query"]; readonly pageSize: number },
  results: Connection["results"],
  signal: AbortSignal,
  show: ShowProgress,
): Promise<Result<Loaded, Failure>> {
  const all = await collectPages(results, request, signal, (progress) => show(request.region, progress));
  const { failure, lastPage, tasks, unreadable } = all;
  if (failure !== null) return err(failure);
  if (lastPage === null) throw new Error("collectPages ended without a page and without a failure");
  const { pageSize } = request;
  return ok({ ...lastPage, pageNumber: null, pageSize, tasks, unreadable, hasNext: false });
}

/** Where nothing is counted, the service may have answered with any page: better none than the wrong one. */
const isAnotherPage = ({ listing }: Loading, { totalCount }: Loaded): boolean =>
  listing.page !== null && listing.page > 1 && totalCount === null;

const noPageNumbers = ({ listing }: Loading, { region, requestId }: Loaded): Refusal => ({
  code: "Cafe.NoPageNumbers",
  message: PRINTED.noPageNumbers(region, listing.page ?? 1),
  remedy: PRINTED.noPageNumbersRemedy,
  requestId,
});

const pageNumberOf = ({ cursor }: TaskPage): number | null => (cursor.by === "number" ? cursor.number : null);
