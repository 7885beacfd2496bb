/**
 * A task as a row of the local history, and back: the record compressed and without its Content, beside it what a search
 * looks at, in a form that SQL finds exactly. Knows no database.
 */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { decodeRows } from "../api/decode.ts";
import { parseJson } from "../api/json.ts";
import { contentHashOf } from "../domain/content-hash.ts";
import type { Query, TagFilter } from "../domain/query.ts";
import type { Origin, WholeTask } from "../domain/task.ts";
import { factsOf } from "./task-facts.ts";

/** The columns of a task, in the order in which the statement binds them. */
export interface TaskRow {
  readonly invokeId: string;
  readonly region: string;
  readonly name: string;
  readonly status: string;
  /** Epoch milliseconds; null where the service's time cannot be read. */
  readonly createdAt: number | null;
  readonly tags: string;
  readonly instances: string;
  readonly record: Uint8Array;
  /** Null where content is not to be kept. */
  readonly content: Uint8Array | null;
  /** Tells one file's sends from another's, also where the content is not kept. */
  readonly contentHash: string;
}

/** A record has 250 bytes for each instance, most of them the same: the fastest level makes a fifth of it. */
const FASTEST = { level: 1 };

/** Packs a task. Its Content goes into a column of its own, where it is to be kept at all. */
export function rowOf(task: WholeTask, withContent: boolean): TaskRow {
  const { Content: content, ...record } = task.record;
  const { invokeId, name, status, tags, instanceIds } = factsOf(task);
  return {
    invokeId,
    region: task.region,
    name,
    status,
    createdAt: task.createdAt.ms,
    tags: lines(tags.map(tagLine)),
    instances: lines(instanceIds.map((id) => JSON.stringify(id))),
    record: packed(JSON.stringify(record)),
    content: withContent && typeof content === "string" && content !== "" ? packed(content) : null,
    contentHash: contentHashOf(task),
  };
}

/** The columns that make up a task. */
export interface KeptColumns {
  readonly record: Uint8Array | null;
  readonly content: Uint8Array | null;
  readonly contentHash: string;
}

/** The task of a row; null where the row cannot be read. */
export function taskOf({ record, content, contentHash }: KeptColumns, origin: Origin): WholeTask | null {
  const parsed = parseJson(record === null ? "" : unpacked(record));
  if (!parsed.ok) return null;
  const kept = content === null ? null : { Content: unpacked(content) };
  const row = kept === null || parsed.value === null ? parsed.value : Object.assign({}, parsed.value, kept);
  const task = decodeRows([row], origin).tasks[0] ?? null;
  return task === null || kept !== null ? task : { ...task, contentHash };
}

/** What a query asks of the columns: conditions to be joined by AND, and what is bound to them. */
export function conditionsOf(query: Query): { readonly sql: readonly string[]; readonly values: readonly string[] } {
  const { status, name, invokeId, instanceId, tags } = query;
  const asked: readonly (readonly [string, string | undefined])[] = [
    ["status = ?", status],
    ["name = ?", name],
    ["invoke_id = ?", invokeId],
    ["instr(instances, ?) > 0", instanceId === undefined ? undefined : lines([JSON.stringify(instanceId)])],
    ...tags.map((tag) => ["instr(tags, ?) > 0", wantedTag(tag)] as const),
  ];
  const given = asked.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
  return { sql: given.map(({ sql }) => sql), values: given.map(({ value }) => value) };
}

const tagLine = ({ key, value }: Required<TagFilter>): string => `${JSON.stringify(key)}:${JSON.stringify(value)}`;

/** A whole line, or the beginning of one. JSON text holds no line feed, so nothing within a line looks like one. */
const wantedTag = ({ key, value }: TagFilter): string =>
  value === undefined ? `\n${JSON.stringify(key)}:` : lines([tagLine({ key, value })]);

const lines = (texts: readonly string[]): string => texts.map((text) => `\n${text}\n`).join("");

const packed = (text: string): Uint8Array => deflateRawSync(Buffer.from(text), FASTEST);
const unpacked = (bytes: Uint8Array): string => inflateRawSync(bytes).toString();
