/** Owns the operation DescribeSendFileResults: which tasks match, and which of them are on the page. */
import type { DescribeSendFileResultsResponse } from "../contract/send-file-results.ts";
import type { DataSet } from "./data/data-set.ts";
import { describeTask, statusAt, type Task } from "./data/task.ts";
import type { NextTokens, Place } from "./next-token.ts";
import type { Filters, Query } from "./query.ts";
import type { TagFilter } from "./tag-parameters.ts";

/** "up to 1,000 resources that have all these tags added can be displayed", request parameter Tag.N.Key. */
const MOST_TAGGED = 1_000;

/** What the answers are made from. */
export interface Source {
  readonly dataSet: DataSet;
  readonly tokens: NextTokens;
}

interface Page {
  readonly tasks: readonly Task[];
  readonly more: boolean;
  /** Of all pages; 0 where the service makes no promise. */
  readonly total: number;
}

/**
 * @param now epoch milliseconds
 * @throws ServiceFailure when the token is not one for these filters
 */
export function describeSendFileResults(
  query: Query,
  source: Source,
  now: number,
): Omit<DescribeSendFileResultsResponse, "RequestId"> {
  const { filters, paging } = query;
  const place =
    paging.by === "token" && paging.token !== undefined ? source.tokens.redeem(paging.token, filters, now) : undefined;
  const matching = tasksMatching(source.dataSet, filters, now);
  const page =
    paging.by === "number"
      ? pageByNumber(matching, paging.number, paging.size)
      : pageAfter(matching, place, paging.size);
  const last = page.tasks.at(-1);
  return {
    PageNumber: paging.by === "number" ? paging.number : 1,
    PageSize: paging.size,
    TotalCount: page.total,
    NextToken: page.more && last !== undefined ? source.tokens.issue(last, filters, now) : "",
    Invocations: { Invocation: page.tasks.map((task) => describeTask(task, now)) },
  };
}

function pageByNumber(matching: readonly Task[], number: number, size: number): Page {
  const end = number * size;
  return { tasks: matching.slice(end - size, end), more: end < matching.length, total: matching.length };
}

function pageAfter(matching: readonly Task[], place: Place | undefined, size: number): Page {
  const next = place === undefined ? 0 : matching.findIndex((task) => isOlder(task, place));
  if (next === -1) return { tasks: [], more: false, total: 0 };
  return { tasks: matching.slice(next, next + size), more: next + size < matching.length, total: 0 };
}

/** Comes after the place in a list that is newest first; tasks of one second are in the order of their ids, reversed. */
function isOlder(task: Task, place: Place): boolean {
  return task.createdAt === place.createdAt ? task.invokeId < place.invokeId : task.createdAt < place.createdAt;
}

function tasksMatching(dataSet: DataSet, filters: Filters, now: number): readonly Task[] {
  const { instanceId, regionId, tags } = filters;
  const matching = (tasks: readonly Task[]) => tasks.filter((task) => matches(task, filters, now));
  // The limit counts tagged tasks before any other filter, so it cannot begin with those of the instance.
  if (tags.length > 0) {
    const tagged = dataSet.tasksIn(regionId, now).filter((task) => tags.every((tag) => hasTag(task, tag)));
    return matching(tagged.slice(0, MOST_TAGGED));
  }
  return matching(
    instanceId === undefined ? dataSet.tasksIn(regionId, now) : dataSet.tasksSentTo(instanceId, regionId, now),
  );
}

function matches(task: Task, filters: Filters, now: number): boolean {
  return (
    agrees(filters.invokeId, task.invokeId) &&
    agrees(filters.name, task.file.name) &&
    agrees(filters.resourceGroupId, task.resourceGroupId) &&
    (filters.status === undefined || statusAt(task, now) === filters.status) &&
    (filters.instanceId === undefined || task.instanceIds.includes(filters.instanceId))
  );
}

function agrees(wanted: string | undefined, value: string): boolean {
  return wanted === undefined || wanted === value;
}

function hasTag(task: Task, { key, value }: TagFilter): boolean {
  return task.tags.some((tag) => tag.TagKey === key && agrees(value, tag.TagValue));
}
