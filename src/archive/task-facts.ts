/**
 * What a search asks of a task, read out of its record: the texts as the service sent them, not as they are shown. One
 * reading for the local history and for files, so that both find the same.
 */
import { fieldOf, isObject, textOf, unwrapList } from "../api/json.ts";
import type { Query, TagFilter } from "../domain/query.ts";
import { compareText, type WholeTask } from "../domain/task.ts";

/** The fields that the filters of a `Query` look at. */
export interface TaskFacts {
  readonly invokeId: string;
  readonly name: string;
  readonly status: string;
  readonly tags: readonly Required<TagFilter>[];
  readonly instanceIds: readonly string[];
}

/** Reads the facts of a task. */
export function factsOf({ record }: Pick<WholeTask, "record">): TaskFacts {
  const text = (name: string): string => textOf(fieldOf(record, name));
  const list = (name: string) => (unwrapList(fieldOf(record, name), "") ?? []).filter(isObject);
  return {
    invokeId: text("InvokeId"),
    name: text("Name"),
    status: text("InvocationStatus"),
    tags: list("Tags").map((tag) => ({ key: textOf(fieldOf(tag, "TagKey")), value: textOf(fieldOf(tag, "TagValue")) })),
    instanceIds: list("InvokeInstances").map((instance) => textOf(fieldOf(instance, "InstanceId"))),
  };
}

/** Does a task match, as the service would say? ResourceGroupId is in no reply, so nothing here can match one. */
export function matches(facts: TaskFacts, query: Query): boolean {
  const { status, name, invokeId, instanceId, resourceGroupId, tags } = query;
  return (
    resourceGroupId === undefined &&
    agrees(status, facts.status) &&
    agrees(name, facts.name) &&
    agrees(invokeId, facts.invokeId) &&
    (instanceId === undefined || facts.instanceIds.includes(instanceId)) &&
    tags.every((wanted) => facts.tags.some((tag) => tag.key === wanted.key && agrees(wanted.value, tag.value)))
  );
}

/** Newest first, as the service orders them; those whose time cannot be read come last. */
export const newestFirst = (a: WholeTask, b: WholeTask): number =>
  timeOf(b) - timeOf(a) || compareText(b.invokeId, a.invokeId);

const timeOf = ({ createdAt }: WholeTask): number => createdAt.ms ?? -Number.MAX_SAFE_INTEGER;

const agrees = (wanted: string | undefined, value: string): boolean => wanted === undefined || wanted === value;
