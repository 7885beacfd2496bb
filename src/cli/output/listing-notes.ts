/** What `cafe list` says on stderr about the tasks it printed: how many of how many, and how to get at the rest. */
import { flagWords, narrowFlags, queryFlags } from "../../domain/command-line.ts";
import { conditionsOf } from "../../domain/narrow.ts";
import { joinSafe, type SafeText, safeText, say } from "../../lib/safe-text.ts";
import type { Listing } from "../invocation.ts";

/** What was printed, and what is known of the whole. */
export interface Listed {
  readonly region: SafeText;
  /** Tasks that the service answered with. */
  readonly loaded: number;
  /** Those that the filters applied here let through. */
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
    ...(isNarrowed(listing) && loaded > 0 ? [narrowNote(listed, listing)] : []),
    ...(withPage && loaded > 0 ? [pageNote(listed)] : []),
    ...(unreadable > 0
      ? [say`${tasksWord(unreadable)} of the reply could not be read and ${isAre(unreadable)} missing.`]
      : []),
  ];
}

function emptyNote({ region, loaded, page, totalCount, pageSize }: Listed, { query, narrow }: Listing): SafeText {
  if (loaded === 0 && page !== null && page > 1 && totalCount !== null && totalCount > 0) {
    const pages = Math.ceil(totalCount / pageSize);
    return say`Page ${page} lies past the end: ${tasksWord(totalCount)} in ${region} fill ${count(pages, "page")} of ${pageSize}.`;
  }
  const filters = flagWords([...queryFlags(query), ...(loaded > 0 ? narrowFlags(narrow) : [])]);
  return filters.length === 0
    ? say`There are no tasks in ${region}; the service keeps them for a limited time only.`
    : say`No task in ${region} matches ${joinSafe(filters, " ")}.`;
}

function narrowNote({ loaded, kept, page, hasNext }: Listed, listing: Listing): SafeText {
  const where = page === null || !hasNext ? say`` : say`; --all searches the other pages, too`;
  return say`${appliedHere(listing)}: ${kept} of the ${tasksWord(loaded)} loaded remain${where}.`;
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

/** Are there filters that the service does not have? */
export const isNarrowed = ({ narrow }: Listing): boolean => conditionsOf(narrow).length > 0;

/** "--since 2026-11-24T10:00:00Z was applied here, since the service has no such filter". */
export function appliedHere({ narrow }: Listing): SafeText {
  const filters = flagWords(narrowFlags(narrow));
  const one = filters.length === 1;
  return say`${joinSafe(filters, " ")} ${one ? say`was` : say`were`} applied here, since the service has no such ${one ? say`filter` : say`filters`}`;
}

const count = (number: number, word: string): SafeText => say`${number} ${safeText(number === 1 ? word : `${word}s`)}`;
/** "1 task", "2 tasks". */
export const tasksWord = (number: number): SafeText => count(number, "task");
const isAre = (number: number): SafeText => (number === 1 ? say`is` : say`are`);
