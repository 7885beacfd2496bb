/**
 * One page of tasks and how to ask for the next. Two ways of paging exist (facts-api.md 1.2): by number with a
 * TotalCount, and by NextToken without one; nothing here ever claims a total that the service did not give.
 */
import type { SafeText } from "../lib/safe-text.ts";
import type { WholeTask } from "./task.ts";

/** Where a page starts. Token paging has no page numbers of the service's; `ordinal` counts the steps taken. */
export type PageCursor =
  | { readonly by: "number"; readonly number: number }
  | { readonly by: "token"; readonly token: string | null; readonly ordinal: number };

/** The first page, asked for by number: the reply tells whether the service still counts. */
export const FIRST_PAGE: PageCursor = { by: "number", number: 1 };

/** PageSize and MaxResults take 1 to 50 (reference, "Request parameters"). One call costs the same for any size. */
export const MAX_PAGE_SIZE = 50;

/** 1-based position of a page among its neighbours. */
export const ordinalOf = (cursor: PageCursor): number => (cursor.by === "number" ? cursor.number : cursor.ordinal);

/** A page as the service answered it. */
export interface TaskPage {
  readonly region: SafeText;
  readonly requestId: SafeText;
  readonly cursor: PageCursor;
  /** What was asked for, 1 to 50. */
  readonly pageSize: number;
  /** Newest first, as the service orders them; no InvokeId twice. */
  readonly tasks: readonly WholeTask[];
  /** Null where the service gives none to rely on. */
  readonly totalCount: number | null;
  /** Null on the last page. */
  readonly next: PageCursor | null;
  /** Epoch milliseconds of the reply. */
  readonly fetchedAt: number;
  /** The service refused a try of this call as one too many before it answered. */
  readonly throttled?: boolean;
  /** Out of the local history, to look at until the service has answered. */
  readonly fromHistory?: true;
  /** Rows of the reply that could not be read at all, and are missing from `tasks`. */
  readonly unreadable: number;
}

/** Number of pages, where the service counts. */
export function pageCountOf(page: Pick<TaskPage, "totalCount" | "pageSize">): number | null {
  return page.totalCount === null ? null : Math.max(1, Math.ceil(page.totalCount / page.pageSize));
}
