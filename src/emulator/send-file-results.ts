/** Owns the operation DescribeSendFileResults: which tasks match, and which of them are on the page. */
import type { DescribeSendFileResultsResponse } from "../contract/send-file-results.ts";
import { type Stretch, stretchOf } from "./data/archive.ts";
import type { DataSet } from "./data/data-set.ts";
import { describeTask } from "./data/describe-task.ts";
import { statusAt, type Task } from "./data/task.ts";
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
  const stretch = candidates(source.dataSet, filters, now);
  const page =
    paging.by === "number" ? pageByNumber(stretch, query, paging.number, now) : pageAfter(stretch, query, place, now);
  const last = page.tasks.at(-1);
  return {
    PageNumber: paging.by === "number" ? paging.number : 1,
    PageSize: paging.size,
    TotalCount: page.total,
    NextToken: page.more && last !== undefined ? source.tokens.issue(last, filters, now) : "",
    Invocations: { Invocation: page.tasks.map((task) => describeTask(task, now)) },
  };
}

/** The tasks worth a look, newest first: all that match are among them. */
function candidates(dataSet: DataSet, { invokeId, instanceId, regionId, tags }: Filters, now: number): Stretch {
  // The limit counts tagged tasks before any other filter, so it cannot begin with those of one instance.
  if (tags.length > 0) return newestTagged(dataSet.tasksIn(regionId, now), tags);
  if (invokeId !== undefined) return dataSet.taskWithId(invokeId, regionId, now);
  return instanceId === undefined ? dataSet.tasksIn(regionId, now) : dataSet.tasksSentTo(instanceId, regionId, now);
}

function newestTagged({ list, first, end }: Stretch, tags: readonly TagFilter[]): Stretch {
  const tagged: Task[] = [];
  for (let index = first; index < end && tagged.length < MOST_TAGGED; index += 1) {
    const task = list[index];
    if (task !== undefined && tags.every((tag) => hasTag(task, tag))) tagged.push(task);
  }
  return stretchOf(tagged);
}

function pageByNumber(stretch: Stretch, query: Query, number: number, now: number): Page {
  const { size } = query.paging;
  const before = (number - 1) * size;
  // Among 100,000 tasks, looking at each of them is most of the time.
  if (!isSelective(query.filters)) {
    const { list, first, end } = stretch;
    const tasks = list.slice(Math.min(first + before, end), Math.min(first + before + size, end));
    return { tasks, more: before + size < end - first, total: end - first };
  }
  const tasks: Task[] = [];
  let matched = 0;
  for (let index = stretch.first; index < stretch.end; index += 1) {
    const task = stretch.list[index];
    if (task === undefined || !matches(task, query.filters, index < stretch.settled ? now : undefined)) continue;
    matched += 1;
    if (matched > before && tasks.length < size) tasks.push(task);
  }
  return { tasks, more: before + size < matched, total: matched };
}

function pageAfter({ list, first, end, settled }: Stretch, query: Query, place: Place | undefined, now: number): Page {
  const tasks: Task[] = [];
  for (let index = first; index < end; index += 1) {
    const task = list[index];
    if (task === undefined || (place !== undefined && !isOlder(task, place))) continue;
    if (!matches(task, query.filters, index < settled ? now : undefined)) continue;
    if (tasks.length === query.paging.size) return { tasks, more: true, total: 0 };
    tasks.push(task);
  }
  return { tasks, more: false, total: 0 };
}

/** Comes after the place in a list that is newest first; tasks of one second are in the order of their ids, reversed. */
function isOlder(task: Task, place: Place): boolean {
  return task.createdAt === place.createdAt ? task.invokeId < place.invokeId : task.createdAt < place.createdAt;
}

/** Whether some candidates may not match. */
function isSelective({ invokeId, name, resourceGroupId, instanceId, status }: Filters): boolean {
  return [invokeId, name, resourceGroupId, instanceId, status].some((filter) => filter !== undefined);
}

/**
 * What no filter asks for is not even read: among 100,000 tasks, reading is the cost.
 * @param now undefined for a task that has surely ended
 */
function matches(
  task: Task,
  { invokeId, name, resourceGroupId, instanceId, status }: Filters,
  now: number | undefined,
): boolean {
  if (status !== undefined && (now === undefined ? task.endStatus : statusAt(task, now)) !== status) return false;
  if (name !== undefined && task.file.name !== name) return false;
  return (
    agrees(invokeId, task.invokeId) &&
    agrees(resourceGroupId, task.resourceGroupId) &&
    (instanceId === undefined || task.instanceIds.includes(instanceId))
  );
}

function agrees(wanted: string | undefined, value: string): boolean {
  return wanted === undefined || wanted === value;
}

function hasTag(task: Task, { key, value }: TagFilter): boolean {
  return task.tags.some((tag) => tag.TagKey === key && agrees(value, tag.TagValue));
}
