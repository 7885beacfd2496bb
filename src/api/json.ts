/**
 * Reading JSON of unknown shape, field by field, without trusting any of it. Knows nothing of the service.
 */
import type { Json } from "../domain/task.ts";
import { err, ok, type Result } from "../lib/result.ts";

export type JsonObject = { readonly [field: string]: Json };

/** `__proto__` as a key, spelled out or with an escape of one of its letters. */
const MAY_HOLD_PROTO = /__proto__|\\u00(?:5f|70|72|6f|74)/iu;

/** The service nests eight deep. Beyond some thousands, whatever walks a value (JSON.stringify, too) runs out of stack. */
const MAX_DEPTH = 64;

/**
 * Parses JSON text. A key `__proto__` is left out at every depth, because copying such an object could set a prototype;
 * what is nested deeper than 64 is refused.
 */
export function parseJson(text: string): Result<Json, "not-json" | "too-deep"> {
  try {
    const value: Json = MAY_HOLD_PROTO.test(text) ? JSON.parse(text, withoutProto) : JSON.parse(text);
    return isDeeper(value, MAX_DEPTH) ? err("too-deep") : ok(value);
  } catch {
    return err("not-json");
  }
}

function isDeeper(value: Json, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  if (isList(value)) return value.some((each) => isDeeper(each, levels - 1));
  // A page has ten thousand scalars: a list of each object's values would be most of the work.
  for (const key in value) {
    const each = value[key];
    if (typeof each === "object" && isDeeper(each, levels - 1)) return true;
  }
  return false;
}

const withoutProto = (key: string, value: Json): Json | undefined => (key === "__proto__" ? undefined : value);

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** An own field; never something inherited, such as `toString`. */
export const fieldOf = (object: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;

/** Text of a field that may come as string, number or boolean; empty where it is absent, null or no scalar. */
export function textOf(value: Json | undefined): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** A whole number that may come as a string; null where it is none. */
export function wholeOf(value: Json | undefined): number | null {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) ? number : null;
}

/** A boolean that may come as a string; null where it is none. */
export function booleanOf(value: Json | undefined): boolean | null {
  const text = textOf(value).toLowerCase();
  if (text === "true") return true;
  return text === "false" ? false : null;
}

/**
 * The list behind one of the service's wrappers, `{"Tags": {"Tag": [...]}}`. A plain list, a single object without
 * brackets, null and absence are all met in the wild; null only where it is something else altogether.
 */
export function unwrapList(wrapper: Json | undefined, inner: string): readonly Json[] | null {
  if (wrapper === undefined || wrapper === null) return [];
  if (isList(wrapper)) return wrapper;
  if (!isObject(wrapper)) return null;
  const list = fieldOf(wrapper, inner);
  if (list === undefined || list === null) return [];
  if (isList(list)) return list;
  return isObject(list) ? [list] : null;
}
