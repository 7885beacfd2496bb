/**
 * Turns a DescribeSendFileResults reply of unknown shape into tasks. Lenient by row: an unreadable row costs that row,
 * an unreadable envelope the page. Every text for display becomes SafeText here; `record` keeps what was sent.
 */
import { outcomeOf } from "../domain/status.ts";
import {
  compareInstances,
  type Instance,
  type Json,
  type Origin,
  type Tag,
  type Timestamp,
  tallyOf,
  type WholeTask,
} from "../domain/task.ts";
import { remembered } from "../lib/remembered.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import { booleanOf, fieldOf, isObject, type JsonObject, textOf, unwrapList, wholeOf } from "./json.ts";

/** A reply's content, before paging is decided. */
export interface DecodedPage {
  readonly requestId: SafeText;
  /** No InvokeId twice. */
  readonly tasks: readonly WholeTask[];
  /** Rows as the service sent them: doubles and unreadable ones counted. */
  readonly rows: number;
  readonly unreadable: number;
  /** As sent, whatever it is worth; null where it is no whole number. */
  readonly totalCount: number | null;
  readonly nextToken: string | null;
}

/** Fields of an Invocation in the reference, "Response parameters", without its two lists. */
const TASK_FIELDS = [
  "InvokeId",
  "Name",
  "InvocationStatus",
  "CreationTime",
  "Description",
  "TargetDir",
  "FileOwner",
  "FileGroup",
  "FileMode",
  "Overwrite",
  "ContentType",
  "Content",
  "VmCount",
];

/** Fields of an InvokeInstance in the reference, "Response parameters". */
const INSTANCE_FIELDS = [
  "InstanceId",
  "InvocationStatus",
  "ErrorCode",
  "ErrorInfo",
  "CreationTime",
  "StartTime",
  "FinishTime",
  "UpdateTime",
];

/** UTF-16 units of a text that are shown; the reference allows 512 and less. The record keeps the whole. */
const MAX_SHOWN = 4_096;

const ISO_8601 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/u;

/**
 * Decodes a reply. The error names the place in the reply that could not be read.
 * @param origin put on every task, as the reply does not carry it
 */
export function decodePage(body: Json, origin: Origin): Result<DecodedPage, string> {
  if (!isObject(body)) return err("the top level");
  const wrapper = fieldOf(body, "Invocations");
  const requestId = shown(textOf(fieldOf(body, "RequestId")));
  if (wrapper === undefined && requestId === "") return err("Invocations");
  const rows = unwrapList(wrapper, "Invocation");
  if (rows === null) return err("Invocations.Invocation");
  return ok({
    requestId,
    ...decodeRows(rows, origin),
    rows: rows.length,
    totalCount: wholeOf(fieldOf(body, "TotalCount")),
    nextToken: textOf(fieldOf(body, "NextToken")) || null,
  });
}

/** Decodes rows of a reply, or records of tasks that were decoded once: those come out as they were. */
export function decodeRows(
  rows: readonly Json[],
  origin: Origin,
): { readonly tasks: readonly WholeTask[]; readonly unreadable: number } {
  const { groups, unreadable } = groupRows(rows);
  const times = timestamps();
  return { tasks: groups.map((group) => decodeTask(group, origin, times)), unreadable };
}

interface RowGroup {
  readonly invokeId: string;
  readonly row: JsonObject;
  readonly instances: readonly Json[];
}

/** A task that comes as several rows is one task: the first row's fields, and the instances of all. */
function groupRows(rows: readonly Json[]): { groups: readonly RowGroup[]; unreadable: number } {
  const groups = new Map<string, RowGroup>();
  let unreadable = 0;
  for (const row of rows) {
    const invokeId = isObject(row) ? textOf(fieldOf(row, "InvokeId")) : "";
    if (!isObject(row) || invokeId === "") {
      unreadable += 1;
      continue;
    }
    const instances = unwrapList(fieldOf(row, "InvokeInstances"), "InvokeInstance") ?? [];
    const first = groups.get(invokeId);
    groups.set(
      invokeId,
      first ? { ...first, instances: joinInstances(first.instances, instances) } : { invokeId, row, instances },
    );
  }
  return { groups: [...groups.values()], unreadable };
}

function joinInstances(first: readonly Json[], more: readonly Json[]): readonly Json[] {
  const known = new Set(first.map(instanceIdOf));
  return [...first, ...more.filter((instance) => !known.has(instanceIdOf(instance)))];
}

const instanceIdOf = (instance: Json): string => (isObject(instance) ? textOf(fieldOf(instance, "InstanceId")) : "");

function decodeTask(
  { invokeId, row, instances }: RowGroup,
  { profile, region }: Origin,
  timestamp: ReadTimestamp,
): WholeTask {
  const text = (name: string): SafeText => shown(textOf(fieldOf(row, name)));
  const rawTags = unwrapList(fieldOf(row, "Tags"), "Tag") ?? [];
  const decoded = instances
    .filter(isObject)
    .map((each) => decodeInstance(each, timestamp))
    .sort(compareInstances);
  const status = text("InvocationStatus");
  return {
    profile,
    region,
    invokeId: shown(invokeId),
    name: text("Name"),
    description: text("Description"),
    targetDir: text("TargetDir"),
    owner: text("FileOwner"),
    group: text("FileGroup"),
    mode: text("FileMode"),
    overwrite: booleanOf(fieldOf(row, "Overwrite")),
    contentType: text("ContentType"),
    status,
    outcome: outcomeOf(status),
    createdAt: timestamp(fieldOf(row, "CreationTime")),
    vmCount: Math.max(0, wholeOf(fieldOf(row, "VmCount")) ?? decoded.length),
    instances: decoded,
    tally: tallyOf(decoded),
    tags: rawTags.filter(isObject).map(decodeTag),
    record: {
      ...complete(row, TASK_FIELDS),
      InvokeInstances: instances.map((each) => (isObject(each) ? complete(each, INSTANCE_FIELDS) : each)),
      Tags: rawTags,
    },
  };
}

function decodeInstance(raw: JsonObject, timestamp: ReadTimestamp): Instance {
  const status = shown(textOf(fieldOf(raw, "InvocationStatus")));
  return {
    instanceId: shown(instanceIdOf(raw)),
    status,
    outcome: outcomeOf(status),
    errorCode: errorText(fieldOf(raw, "ErrorCode")),
    errorInfo: errorText(fieldOf(raw, "ErrorInfo")),
    createdAt: timestamp(fieldOf(raw, "CreationTime")),
    startedAt: timestamp(fieldOf(raw, "StartTime")),
    finishedAt: timestamp(fieldOf(raw, "FinishTime")),
    updatedAt: timestamp(fieldOf(raw, "UpdateTime")),
  };
}

/** The reference lists "Null" as the value of both error fields when the file was sent. */
function errorText(value: Json | undefined): SafeText {
  const text = textOf(value);
  return shown(text.toLowerCase() === "null" ? "" : text);
}

const decodeTag = (raw: JsonObject): Tag => ({
  key: shown(textOf(fieldOf(raw, "TagKey"))),
  value: shown(textOf(fieldOf(raw, "TagValue"))),
});

/** Text to be measured, cut and drawn again and again: a text of megabytes would hold up every key. */
function shown(raw: string): SafeText {
  if (raw.length <= MAX_SHOWN) return safeText(raw);
  return say`${safeText(raw.slice(0, MAX_SHOWN))}‹+${raw.length - MAX_SHOWN} characters›`;
}

type ReadTimestamp = (value: Json | undefined) => Timestamp;

/** Reads timestamps, each once: the instances of a task share most of theirs, and a page has thousands. */
function timestamps(): ReadTimestamp {
  const read = remembered((text: string): Timestamp => {
    const ms = ISO_8601.test(text) ? Date.parse(text) : Number.NaN;
    return { text: shown(text), ms: Number.isNaN(ms) ? null : ms };
  });
  return (value) => read(textOf(value));
}

/**
 * Every documented field under its own name, null where it was not sent, and what else the service said. Where none is
 * missing that is what was sent: a page has thousands of these, and copies of them all would be half of its time.
 */
const complete = (raw: JsonObject, fields: readonly string[]): JsonObject =>
  fields.every((name) => Object.hasOwn(raw, name))
    ? raw
    : { ...Object.fromEntries(fields.map((name) => [name, fieldOf(raw, name) ?? null])), ...raw };
