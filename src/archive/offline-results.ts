/**
 * A results port without a service: answers with pages of tasks that are here already, a file's or the local history's.
 * Makes no call, and holds no keys.
 */
import { ARCHIVE } from "../copy/archive.ts";
import type { ResultsPort } from "../core/ports.ts";
import type { Failure } from "../domain/failure.ts";
import { KNOWN_REGIONS } from "../domain/known-regions.ts";
import { ordinalOf } from "../domain/page.ts";
import { isEverything, type Query } from "../domain/query.ts";
import { compareText, type WholeTask } from "../domain/task.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import { factsOf, matches, newestFirst } from "./task-facts.ts";

/** A stretch of the tasks that match. */
export interface Found {
  /** Newest first. */
  readonly tasks: readonly WholeTask[];
  /** All that match, on whichever page. */
  readonly total: number;
  /** Of when they are, epoch milliseconds: the oldest of those found; null where none was. */
  readonly asOf: number | null;
}

/** What is looked for. */
export interface Search {
  readonly region: string;
  readonly query: Query;
  /** Matching tasks to leave out, from the newest on. */
  readonly offset: number;
  readonly limit: number;
}

/** Where tasks come from. */
export interface TaskSource {
  /** RegionIds that it has tasks of, those with most tasks first. */
  readonly regions: () => readonly string[];
  /** The error is a sentence. */
  readonly find: (search: Search) => Result<Found, SafeText>;
}

/**
 * @param what what is read, as failures call it: "the file", "the local history"
 * @param now epoch milliseconds
 */
export function offlineResults(source: TaskSource, what: SafeText, now: () => number): ResultsPort {
  return {
    fetchPage: async ({ region, query, cursor, pageSize }, signal) => {
      if (signal.aborted) return err(offlineFailure("cancelled", say`Cafe.Cancelled`, ARCHIVE.cancelled));
      if (query.resourceGroupId !== undefined) return err(noResourceGroups(what));
      const ordinal = ordinalOf(cursor);
      const found = source.find({ region, query, offset: (ordinal - 1) * pageSize, limit: pageSize });
      if (!found.ok) return err(offlineFailure("other", say`Cafe.Unreadable`, found.error));
      const { tasks, total, asOf } = found.value;
      return ok({
        region: safeText(region),
        requestId: say``,
        cursor,
        pageSize,
        tasks,
        totalCount: total,
        next: tasks.length > 0 && ordinal * pageSize < total ? { by: "number", number: ordinal + 1 } : null,
        fetchedAt: asOf ?? now(),
        unreadable: 0,
      });
    },
    listRegions: async () =>
      ok(
        source
          .regions()
          .map((id) => ({ id: safeText(id), localName: safeText(nameOf(id)), endpoint: what }))
          .toSorted((a, b) => compareText(a.id, b.id)),
      ),
  };
}

/** Tasks that are in memory. @param asOf epoch milliseconds */
export function memorySource(tasks: readonly WholeTask[], asOf: number): TaskSource {
  const byRegion = new Map<string, readonly WholeTask[]>();
  for (const [region, group] of Map.groupBy(tasks, (task): string => task.region)) {
    byRegion.set(region, group.toSorted(newestFirst));
  }
  const regions = [...byRegion].toSorted(([a, one], [b, other]) => other.length - one.length || compareText(a, b));
  return {
    regions: () => regions.map(([region]) => region),
    find: ({ region, query, offset, limit }) => {
      const all = byRegion.get(region) ?? [];
      // Reading 100,000 records to leave none out would be felt.
      const found = isEverything(query) ? all : all.filter((task) => matches(factsOf(task), query));
      return ok({ tasks: found.slice(offset, offset + limit), total: found.length, asOf });
    },
  };
}

const nameOf = (region: string): string => KNOWN_REGIONS.find(({ id }) => id === region)?.english ?? "";

const noResourceGroups = (what: SafeText): Failure => ({
  ...offlineFailure("input", say`Cafe.NoResourceGroups`, ARCHIVE.noResourceGroups(what)),
  remedy: ARCHIVE.noResourceGroupsRemedy,
});

const offlineFailure = (kind: Failure["kind"], code: SafeText, message: SafeText): Failure => ({
  kind,
  code,
  message,
  requestId: null,
  httpStatus: null,
  retryAfterMs: null,
});
