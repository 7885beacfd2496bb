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

type Watch = (progress: CrawlProgress) => unknown;

/**
 * Told after each call that succeeded, and waited for: whoever is told can pause.
 * @param soFar what has been collected up to now; as costly as the list is long
 */
export type OnPage<Kept extends Task> = (progress: Progress, page: TaskPage, soFar: () => readonly Kept[]) => unknown;

type Pages = Pick<ResultsPort, "fetchPage">;

/** Collects every page. Never throws, unless `onPage` does. */
export const collectPages = (
  port: Pages,
  request: CollectRequest,
  signal: AbortSignal,
  onPage: OnPage<WholeTask>,
): Promise<Collection> => collect(port, request, signal, onPage, (task) => task);

/** The same, where there are too many to keep them whole: each page's tasks are packed as it comes. */
export const collectPacked = (
  port: Pages,
  { packer, ...request }: CollectRequest & { readonly packer: Packer },
  signal: AbortSignal,
  onPage: OnPage<Task>,
): Promise<Collection<Task>> => collect<Task>(port, request, signal, onPage, packer.pack);

async function collect<Kept extends Task>(
  port: Pages,
  request: CollectRequest,
  signal: AbortSignal,
  onPage: OnPage<Kept>,
  keep: (task: WholeTask) => Kept,
): Promise<Collection<Kept>> {
  const pageSize = Math.min(Math.max(request.pageSize ?? MAX_PAGE_SIZE, MIN_PAGE_SIZE), MAX_PAGE_SIZE);
  const walk = createPageWalk(pageSize, keep);
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
