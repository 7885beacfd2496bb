/**
 * Reads every page of a list, though it changes meanwhile, and reports how far it has got. Which page is read next is
 * `page-walk.ts`'s business.
 */
import type { Crawl, CrawlEnd, CrawlProgress, ResultsPort } from "../core/ports.ts";
import type { Failure } from "../domain/failure.ts";
import { createPacker } from "../domain/pack.ts";
import { MAX_PAGE_SIZE, type TaskPage } from "../domain/page.ts";
import type { Query } from "../domain/query.ts";
import type { Task, WholeTask } from "../domain/task.ts";
import { createPageWalk, MIN_PAGE_SIZE } from "./page-walk.ts";

export interface CollectRequest {
  readonly region: string;
  readonly query: Query;
  /** At most this many tasks per call; sizes below 20 count as 20, because pages could not overlap. A call costs the same for any size. */
  readonly pageSize?: number;
  /** Calls to make at most; no limit unless given. */
  readonly maxPages?: number;
}

/** What was collected, also when a call failed midway. */
export interface Collection<T extends Task> extends CrawlEnd {
  readonly tasks: readonly T[];
  /** The last page read, for its RequestId and total. */
  readonly lastPage: TaskPage | null;
  /** Unreadable rows met; one at the boundary of two pages counts twice. */
  readonly unreadable: number;
}

/** Told how far it has got. What it answers with is waited for, so it can hold the next call up. */
type Watch = (progress: CrawlProgress) => unknown;

type Pages = Pick<ResultsPort, "fetchPage">;

/** Collects every page, of each task all that the service said. Never throws; `onPage` is waited for after each page. */
export const collectPages = (
  port: Pages,
  request: CollectRequest,
  signal: AbortSignal,
  onPage: Watch,
): Promise<Collection<WholeTask>> => collect(port, request, signal, onPage, (task) => task);

/** Collects every page for the explorer: packed, whole records are garbage as soon as their page has been read. */
export const crawlPages: Crawl = (port, { packed, ...request }, signal, onPage) =>
  packed
    ? collect<Task>(port, request, signal, onPage, createPacker().pack)
    : collectPages(port, request, signal, onPage);

async function collect<T extends Task>(
  port: Pages,
  { region, query, pageSize = MAX_PAGE_SIZE, maxPages }: CollectRequest,
  signal: AbortSignal,
  onPage: Watch,
  keep: (task: WholeTask) => T,
): Promise<Collection<T>> {
  const walk = createPageWalk(Math.min(Math.max(pageSize, MIN_PAGE_SIZE), MAX_PAGE_SIZE), keep);
  let lastPage: TaskPage | null = null;
  let unreadable = 0;
  const done = (calls: number, failure: Failure | null): Collection<T> => ({
    tasks: walk.tasks(),
    complete: failure === null && walk.next() === null,
    failure,
    lastPage,
    total: lastPage?.totalCount ?? null,
    calls,
    unreadable,
  });

  for (let calls = 0; ; calls += 1) {
    const step = walk.next();
    if (step === null || calls === maxPages) return done(calls, null);
    const reply = await port.fetchPage({ region, query, ...step }, signal);
    if (!reply.ok) {
      if (walk.restart(reply.error)) continue;
      return done(calls + 1, reply.error);
    }
    lastPage = reply.value;
    unreadable += lastPage.unreadable;
    const failure = walk.take(lastPage);
    if (failure !== null) return done(calls + 1, failure);
    await onPage({ tasks: walk.tasks, loaded: walk.size(), total: lastPage.totalCount, calls: calls + 1 });
  }
}
