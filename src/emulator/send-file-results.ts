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
  const matching = tasksMatching(source.dataSet.tasksIn(filters.regionId, now), filters, now);
  const page =
    paging.by === "number"
      ? pageByNumber(matching, paging.number, paging.size)
      : pageAfter(
          matching,
          paging.token === undefined ? undefined : source.tokens.redeem(paging.token, filters, now),
          paging.size,
        );
  const last = page.tasks.at(-1);
  return {
    PageNumber: paging.by === "number" ? paging.number : 1,
    PageSize: paging.size,
    TotalCount: page.total,
    NextToken: page.more && last !== undefined ? source.tokens.issue(last, filters, now) : "",
    Invocations: { Invocation: page.tasks.map((task) => describeTask(task, now)) },
  };
}

function pageByNumber(matching: Iterable<Task>, number: number, size: number): Page {
  const all = [...matching];
  const end = number * size;
  return { tasks: all.slice(end - size, end), more: end < all.length, total: all.length };
}

function pageAfter(matching: Iterable<Task>, place: Place | undefined, size: number): Page {
  const tasks: Task[] = [];
  for (const task of matching) {
    if (place !== undefined && !isOlder(task, place)) continue;
    if (tasks.length === size) return { tasks, more: true, total: 0 };
    tasks.push(task);
  }
  return { tasks, more: false, total: 0 };
}

/** Comes after the place in a list that is newest first; tasks of one second are in the order of their ids, reversed. */
function isOlder(task: Task, place: Place): boolean {
  return task.createdAt === place.createdAt ? task.invokeId < place.invokeId : task.createdAt < place.createdAt;
}

function* tasksMatching(tasks: Iterable<Task>, filters: Filters, now: number): Generator<Task> {
  let tagged = 0;
  for (const task of tasks) {
    if (!filters.tags.every((tag) => hasTag(task, tag))) continue;
    if (filters.tags.length > 0 && ++tagged > MOST_TAGGED) return;
    if (matches(task, filters, now)) yield task;
  }
}

function matches(task: Task, filters: Filters, now: number): boolean {
  return (
    agrees(filters.invokeId, task.invokeId) &&
    agrees(filters.name, task.file.name) &&
    agrees(filters.resourceGroupId, task.resourceGroupId) &&
    (filters.instanceId === undefined || task.instanceIds.includes(filters.instanceId)) &&
    (filters.status === undefined || statusAt(task, now) === filters.status)
  );
}

function agrees(wanted: string | undefined, value: string): boolean {
  return wanted === undefined || wanted === value;
}

function hasTag(task: Task, { key, value }: TagFilter): boolean {
  return task.tags.some((tag) => tag.TagKey === key && agrees(value, tag.TagValue));
}
