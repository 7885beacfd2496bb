/**
 * What to ask the service for, and the rules of the reference ("Request parameters") that a query keeps before anything
 * is sent. A `Query` comes only out of `parseQuery`, so whoever holds one need not check it again.
 */
import type { OverallStatus } from "../contract/send-file-results.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { MAX_PAGE_SIZE } from "./page.ts";
import { isOverallStatus } from "./status.ts";

/** Tag.N: the value absent matches any value, empty matches the empty value. */
export interface TagFilter {
  readonly key: string;
  readonly value?: string;
}

/** Checked filters; absent means any. Tags are ANDed. */
export interface Query {
  readonly status?: OverallStatus;
  /** Exact file name. */
  readonly name?: string;
  readonly tags: readonly TagFilter[];
  readonly invokeId?: string;
  readonly instanceId?: string;
  readonly resourceGroupId?: string;
}

/** No filter at all. */
export const EVERYTHING: Query = { tags: [] };

/** Is nothing asked of the tasks? */
export const isEverything = ({ tags, ...others }: Query): boolean =>
  tags.length === 0 && Object.keys(others).length === 0;

/** Filters as somebody typed them. */
export interface QueryDraft {
  readonly status?: string;
  readonly name?: string;
  /** Each `K=V`, `K=` or `K`. */
  readonly tags?: readonly string[];
  readonly invokeId?: string;
  readonly instanceId?: string;
  readonly resourceGroupId?: string;
}

/** Which rule a value breaks; `copy/problems.ts` says it in a sentence. */
export type QueryProblem =
  | { readonly rule: "status"; readonly value: string }
  | { readonly rule: "empty"; readonly field: "name" | "invokeId" | "instanceId" | "resourceGroupId" }
  | { readonly rule: "too-many-tags"; readonly count: number }
  | {
      readonly rule: "tag-key-empty" | "tag-key-long" | "tag-key-prefix" | "tag-key-url" | "tag-key-twice";
      readonly value: string;
    }
  | { readonly rule: "tag-value-long" | "tag-value-url"; readonly key: string; readonly value: string }
  | { readonly rule: "page-size"; readonly value: string };

export const MAX_TAGS = 20;
export const MAX_TAG_KEY = 64;
export const MAX_TAG_VALUE = 128;

const HAS_URL = /https?:\/\//iu;
const RESERVED_PREFIX = /^(?:acs:|aliyun)/iu;

/** Checks a whole draft; the first broken rule is the answer. */
export function parseQuery(draft: QueryDraft): Result<Query, QueryProblem> {
  if (draft.status !== undefined && !isOverallStatus(draft.status)) return err({ rule: "status", value: draft.status });
  for (const field of ["name", "invokeId", "instanceId", "resourceGroupId"] as const) {
    if (draft[field] === "") return err({ rule: "empty", field });
  }
  const tags = parseTags(draft.tags ?? []);
  if (!tags.ok) return tags;
  const { name, invokeId, instanceId, resourceGroupId, status } = draft;
  return ok({
    ...(status !== undefined && isOverallStatus(status) && { status }),
    ...(name !== undefined && { name }),
    ...(invokeId !== undefined && { invokeId }),
    ...(instanceId !== undefined && { instanceId }),
    ...(resourceGroupId !== undefined && { resourceGroupId }),
    tags: tags.value,
  });
}

/** Checks a list of tags: at most 20, no key twice. */
export function parseTags(texts: readonly string[]): Result<readonly TagFilter[], QueryProblem> {
  const tags: TagFilter[] = [];
  for (const text of texts) {
    const tag = parseTag(text);
    if (!tag.ok) return tag;
    if (tags.some((seen) => seen.key === tag.value.key)) return err({ rule: "tag-key-twice", value: tag.value.key });
    tags.push(tag.value);
  }
  return tags.length > MAX_TAGS ? err({ rule: "too-many-tags", count: tags.length }) : ok(tags);
}

/** Reads `K=V`, `K=` or `K`; a value may hold `=`. */
export function parseTag(text: string): Result<TagFilter, QueryProblem> {
  const at = text.indexOf("=");
  const key = at < 0 ? text : text.slice(0, at);
  if (key === "") return err({ rule: "tag-key-empty", value: text });
  if (key.length > MAX_TAG_KEY) return err({ rule: "tag-key-long", value: key });
  if (RESERVED_PREFIX.test(key)) return err({ rule: "tag-key-prefix", value: key });
  if (HAS_URL.test(key)) return err({ rule: "tag-key-url", value: key });
  if (at < 0) return ok({ key });
  const value = text.slice(at + 1);
  if (value.length > MAX_TAG_VALUE) return err({ rule: "tag-value-long", key, value });
  if (HAS_URL.test(value)) return err({ rule: "tag-value-url", key, value });
  return ok({ key, value });
}

/** A tag as it is typed. */
export const formatTag = (tag: TagFilter): string => (tag.value === undefined ? tag.key : `${tag.key}=${tag.value}`);

/** PageSize: a whole number from 1 to 50. */
export function parsePageSize(text: string): Result<number, QueryProblem> {
  const size = /^\d+$/u.test(text) ? Number(text) : 0;
  return size >= 1 && size <= MAX_PAGE_SIZE ? ok(size) : err({ rule: "page-size", value: text });
}
