/**
 * Reads every page of a list, though it changes meanwhile, and reports how far it has got. Which page is read next is
 * `page-walk.ts`'s business.
 */
import type { ResultsPort } from "../core/ports.ts";
import type { Failure } from "../domain/failure.ts";
import { MAX_PAGE_SIZE, type TaskPage } from "../domain/page.ts";
import type { Query } from "../domain/query.ts";
import type { WholeTask } from "../domain/task.ts";
import { createPageWalk, MIN_PAGE_SIZE } from "./page-walk.ts";

export interface CollectRequest {
  readonly region: string;
  readonly query: Query;
  /** At most this many tasks per call; sizes below 20 count as 20, because pages could not overlap. A call costs the same for any size. */
  readonly pageSize?: number;
  /** Calls to make at most; no limit unless given. */
  readonly maxPages?: number;
}

/** How far it has got. */
export interface Progress {
  readonly loaded: number;
  /** Null where the service gives no total. */
  readonly total: number | null;
  readonly calls: number;
}

/** What was collected, also when a call failed midway. */
export interface Collection {
  /** No InvokeId twice, in the service's order. */
  readonly tasks: readonly WholeTask[];
  /** False after a failure and where `maxPages` ended it. */
  readonly complete: boolean;
  readonly failure: Failure | null;
  /** The last page read, for its RequestId and total. */
  readonly lastPage: TaskPage | null;
  readonly calls: number;
  /** Unreadable rows met; one at the boundary of two pages counts twice. */
  readonly unreadable: number;
}

/** Collects every page. Never throws; `onPage` is told after each call that succeeded. */
export async function collectPages(
  port: Pick<ResultsPort, "fetchPage">,
  request: CollectRequest,
  signal: AbortSignal,
  onPage: (progress: Progress) => void,
): Promise<Collection> {
  const walk = createPageWalk(Math.min(Math.max(request.pageSize ?? MAX_PAGE_SIZE, MIN_PAGE_SIZE), MAX_PAGE_SIZE));
  let lastPage: TaskPage | null = null;
  let unreadable = 0;
  const done = (calls: number, failure: Failure | null): Collection => ({
    tasks: walk.tasks(),
    complete: failure === null && walk.next() === null,
    failure,
    lastPage,
    calls,
    unreadable,
  });

  for (let calls = 0; ; calls += 1) {
    const step = walk.next();
    if (step === null || calls === request.maxPages) return done(calls, null);
    const reply = await port.fetchPage({ region: request.region, query: request.query, ...step }, signal);
    if (!reply.ok) {
      if (walk.restart(reply.error)) continue;
      return done(calls + 1, reply.error);
    }
    lastPage = reply.value;
    unreadable += lastPage.unreadable;
    const failure = walk.take(lastPage);
    onPage({ loaded: walk.size(), total: lastPage.totalCount, calls: calls + 1 });
    if (failure !== null) return done(calls + 1, failure);
  }
}
