/** What `cafe list` says on stderr about the tasks it printed: how many of how many, and how to get at the rest. */
import { formatTag, type Query } from "../../domain/query.ts";
import { joinSafe, type SafeText, safeText, say } from "../../lib/safe-text.ts";
import type { Listing } from "../invocation.ts";

/** What was printed, and what is known of the whole. */
export interface Listed {
  readonly region: SafeText;
  /** Tasks that the service answered with. */
  readonly loaded: number;
  /** Those that --since and --until let through. */
  readonly kept: number;
  /** As the service counts; null where it does not. */
  readonly totalCount: number | null;
  /** Page that was read; null where all were. */
  readonly page: number | null;
  readonly pageSize: number;
  readonly hasNext: boolean;
  /** Rows of the replies that could not be read. */
  readonly unreadable: number;
}

/** The notes, each one sentence, in order. `withPage`: also which part of the whole was printed. */
export function listingNotes(listed: Listed, listing: Listing, withPage: boolean): readonly SafeText[] {
  const { loaded, kept, unreadable } = listed;
  return [
    ...(kept === 0 ? [emptyNote(listed, listing)] : []),
    ...(hasSpan(listing) && loaded > 0 ? [spanNote(listed, listing)] : []),
    ...(withPage && loaded > 0 ? [pageNote(listed)] : []),
    ...(unreadable > 0
      ? [say`${tasksWord(unreadable)} of the reply could not be read and ${isAre(unreadable)} missing.`]
      : []),
  ];
}

function emptyNote({ region, loaded, page, totalCount, pageSize }: Listed, { query, since, until }: Listing): SafeText {
  if (loaded === 0 && page !== null && page > 1 && totalCount !== null && totalCount > 0) {
    const pages = Math.ceil(totalCount / pageSize);
    return say`Page ${page} lies past the end: ${tasksWord(totalCount)} in ${region} fill ${count(pages, "page")} of ${pageSize}.`;
  }
  const filters = [...filterWords(query), ...(loaded > 0 ? spanWords({ since, until }) : [])];
  return filters.length === 0
    ? say`There are no tasks in ${region}; the service keeps them for a limited time only.`
    : say`No task in ${region} matches ${joinSafe(filters, " ")}.`;
}

function spanNote({ loaded, kept, page, hasNext }: Listed, span: Listing): SafeText {
  const where = page === null || !hasNext ? say`` : say`; --all searches the other pages, too`;
  return say`${joinSafe(spanWords(span), " ")} was applied here, since the service has no such filter: ${kept} of the ${tasksWord(loaded)} loaded remain${where}.`;
}

function pageNote({ region, loaded, totalCount, page, pageSize, hasNext }: Listed): SafeText {
  if (page === null) return say`${tasksWord(loaded)} in ${region}, all pages.`;
  if (totalCount !== null) {
    const pages = Math.max(1, Math.ceil(totalCount / pageSize));
    const next = hasNext ? say`; next: --page ${page + 1}` : say``;
    return say`${loaded} of ${tasksWord(totalCount)} in ${region}, page ${page} of ${pages}${next}`;
  }
  return hasNext
    ? say`${tasksWord(loaded)} in ${region}, and there are more; the service gives no total and no page numbers here, so only --all gets at them.`
    : say`${tasksWord(loaded)} in ${region}, all there are.`;
}

const hasSpan = ({ since, until }: Listing): boolean => since !== null || until !== null;

/** The filters of a query as options. */
export function filterWords({ status, name, tags, invokeId, instanceId, resourceGroupId }: Query): readonly SafeText[] {
  const options: readonly (readonly [string, string | undefined])[] = [
    ["status", status],
    ["name", name],
    ...tags.map((tag) => ["tag", formatTag(tag)] as const),
    ["invoke-id", invokeId],
    ["instance-id", instanceId],
    ["resource-group", resourceGroupId],
  ];
  return options.flatMap(([option, value]) => (value === undefined ? [] : [safeText(`--${option} ${value}`)]));
}

/** --since and --until as options. */
export function spanWords({ since, until }: Pick<Listing, "since" | "until">): readonly SafeText[] {
  return [
    ...(since === null ? [] : [say`--since ${utc(since)}`]),
    ...(until === null ? [] : [say`--until ${utc(until)}`]),
  ];
}

const utc = (ms: number): SafeText => safeText(new Date(ms).toISOString().replace(/\.\d{3}Z$/u, "Z"));

const count = (number: number, word: string): SafeText => say`${number} ${safeText(number === 1 ? word : `${word}s`)}`;
/** "1 task", "2 tasks". */
export const tasksWord = (number: number): SafeText => count(number, "task");
const isAre = (number: number): SafeText => (number === 1 ? say`is` : say`are`);
