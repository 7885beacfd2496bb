/** Owns the request parameters Tag.N.Key and Tag.N.Value and their rules. */
import { OPERATION } from "./failure.ts";

/** A tag that must be there; without a value any value will do. */
export interface TagFilter {
  readonly key: string;
  readonly value: string | undefined;
}

const TAG_PARAMETER = /^Tag\.([1-9]\d*)\.(Key|Value)$/;
const MOST_TAGS = 20;
const LONGEST_KEY = 64;
const LONGEST_VALUE = 128;
const RESERVED_KEY = /^(acs:|aliyun)/;
const ADDRESS = /https?:\/\//;

export function isTagParameter(name: string): boolean {
  return TAG_PARAMETER.test(name);
}

/** @throws ServiceFailure with the reference's error for the first rule that is broken. */
export function readTags(parameters: ReadonlyMap<string, string>): TagFilter[] {
  const numbers = new Set<string>();
  for (const name of parameters.keys()) {
    const number = TAG_PARAMETER.exec(name)?.[1];
    if (number !== undefined) numbers.add(number);
  }
  if ([...numbers].some((number) => Number(number) > MOST_TAGS)) throw OPERATION.tooManyTags();
  const tags = [...numbers].map((number) =>
    readTag(parameters.get(`Tag.${number}.Key`), parameters.get(`Tag.${number}.Value`)),
  );
  if (new Set(tags.map(({ key }) => key)).size < tags.length) throw OPERATION.tagKeyTwice();
  return tags;
}

function readTag(key: string | undefined, value: string | undefined): TagFilter {
  if (key === undefined || key === "") throw OPERATION.tagKeyMissing();
  if (key.length > LONGEST_KEY || RESERVED_KEY.test(key) || ADDRESS.test(key)) throw OPERATION.tagKeyMalformed();
  if (value !== undefined && (value.length > LONGEST_VALUE || ADDRESS.test(value))) throw OPERATION.tagValueMalformed();
  return { key, value };
}
