/** What `cafe list` says on stderr about the tasks it printed: how many of how many, and how to get at the rest. */
import { PRINTED } from "../../copy/printed.ts";
import { flagWords, narrowFlags, queryFlags } from "../../domain/command-line.ts";
import { conditionsOf } from "../../domain/narrow.ts";
import { joinSafe, type SafeText } from "../../lib/safe-text.ts";
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
  const { loaded, kept, page, hasNext, unreadable } = listed;
  return [
    ...(kept === 0 ? [emptyNote(listed, listing)] : []),
    ...(isNarrowed(listing) && loaded > 0 ? [appliedHere(listing, kept, loaded, page !== null && hasNext)] : []),
    ...(withPage && loaded > 0 ? [pageNote(listed)] : []),
    ...(unreadable > 0 ? [PRINTED.unreadable(unreadable)] : []),
  ];
}

function emptyNote({ region, loaded, page, totalCount, pageSize }: Listed, listing: Listing): SafeText {
  if (loaded === 0 && page !== null && page > 1 && totalCount !== null && totalCount > 0) {
    return PRINTED.pastTheEnd(page, totalCount, region, Math.ceil(totalCount / pageSize), pageSize);
  }
  return noneMatch(region, listing, loaded);
}

/** Why nothing is left of the tasks `loaded` from `where`. */
export function noneMatch(where: SafeText, { query, narrow }: Listing, loaded: number): SafeText {
  const filters = flagWords([...queryFlags(query), ...(loaded > 0 ? narrowFlags(narrow) : [])]);
  return filters.length === 0 ? PRINTED.noTasks(where) : PRINTED.noMatch(where, joinSafe(filters, " "));
}

function pageNote({ region, loaded, totalCount, page, pageSize, hasNext }: Listed): SafeText {
  if (page === null) return PRINTED.allPages(loaded, region);
  if (totalCount !== null) {
    return PRINTED.pageOf(loaded, totalCount, region, page, Math.max(1, Math.ceil(totalCount / pageSize)), hasNext);
  }
  return hasNext ? PRINTED.moreUncounted(loaded, region) : PRINTED.allThereAre(loaded, region);
}

/** Are there filters that the service does not have? */
export const isNarrowed = ({ narrow }: Listing): boolean => conditionsOf(narrow).length > 0;

/** What the filters that the service does not have left of the tasks. `others`: there are pages that were not read. */
export const appliedHere = ({ narrow }: Listing, kept: number, loaded: number, others: boolean): SafeText =>
  PRINTED.appliedHere(flagWords(narrowFlags(narrow)), kept, loaded, others);
