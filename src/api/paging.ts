/**
 * Paging `auto`: by PageNumber while the service's TotalCount can be relied on, by NextToken where it cannot
 * (facts-api.md 1.2). Pure; sends nothing.
 */
import type { PageCursor } from "../domain/page.ts";
import type { DecodedPage } from "./decode.ts";

/** What a reply says of its place among the pages. */
export interface PagePlace {
  /** Null where the service gives none to rely on. */
  readonly totalCount: number | null;
  readonly next: PageCursor | null;
}

/** The request parameters of a cursor. In token mode the first page is asked for without a token. */
export const cursorParams = (cursor: PageCursor, pageSize: number): object =>
  cursor.by === "number"
    ? { PageNumber: cursor.number, PageSize: pageSize }
    : { MaxResults: pageSize, NextToken: cursor.token };

/** @returns null where the page has to be asked for again in token mode: it may not be the last, and nothing leads on */
export function placeOf(
  cursor: PageCursor,
  pageSize: number,
  reply: Pick<DecodedPage, "rows" | "totalCount" | "nextToken">,
): PagePlace | null {
  const { rows, totalCount, nextToken } = reply;
  if (cursor.by === "token") {
    // A token that leads to itself would never end.
    const leadsOn = nextToken !== null && nextToken !== cursor.token;
    return { totalCount: null, next: leadsOn ? tokenCursor(nextToken, cursor.ordinal) : null };
  }
  const seen = (cursor.number - 1) * pageSize + rows;
  const following: PageCursor = { by: "number", number: cursor.number + 1 };
  if (totalCount !== null && totalCount >= (rows === 0 ? 0 : seen)) {
    return { totalCount, next: rows > 0 && cursor.number * pageSize < totalCount ? following : null };
  }
  if (nextToken !== null) return { totalCount: null, next: tokenCursor(nextToken, cursor.number) };
  if (rows < pageSize) return { totalCount: null, next: null };
  return cursor.number === 1 ? null : { totalCount: null, next: following };
}

const tokenCursor = (token: string, ordinal: number): PageCursor => ({ by: "token", token, ordinal: ordinal + 1 });
