/**
 * Views as config.json keeps them: what is remembered of each profile, and the views that were given names. Decoded from
 * unknown; an entry that is wrong is left out. Touches no file.
 */
import type { Remembered, SavedView } from "../core/ports.ts";
import { isSortColumn, type ListView } from "../domain/list-view.ts";
import { formatTag, parseQuery, type Query } from "../domain/query.ts";
import { isRegionId } from "../domain/region.ts";
import { compareText, type Json } from "../domain/task.ts";
import { isFields } from "./fields.ts";

/** What is remembered, by profile. */
export function decodeAllRemembered(entries: readonly unknown[]): ReadonlyMap<string, Remembered> {
  const all = new Map<string, Remembered>();
  for (const entry of entries) {
    if (!isFields(entry) || typeof entry["profile"] !== "string") continue;
    const { profile, region } = entry;
    const query = decodeQuery(entry["query"]);
    const view = decodeView(entry["view"]);
    all.set(profile, {
      ...(typeof region === "string" && isRegionId(region) && { region }),
      ...(query !== null && { query }),
      ...(view !== null && { view }),
    });
  }
  return all;
}

/** The views that have names, in the order of these; of two with one name the last. */
export function decodeViews(entries: unknown): readonly SavedView[] {
  const views = new Map<string, SavedView>();
  for (const entry of Array.isArray(entries) ? entries : []) {
    const view = decodeSavedView(entry);
    if (view !== null) views.set(view.name, view);
  }
  return [...views.values()].sort((a, b) => compareText(a.name, b.name));
}

function decodeSavedView(entry: unknown): SavedView | null {
  if (!isFields(entry)) return null;
  const { name, regions, narrow } = entry;
  const query = decodeQuery(entry["query"]);
  const view = decodeView(entry["view"]);
  if (typeof name !== "string" || name === "" || query === null || view === null) return null;
  return {
    name,
    query,
    view,
    ...(Array.isArray(regions) && { regions: regions.filter(isRegion) }),
    ...(isJsonObject(narrow) && { narrow }),
  };
}

const isRegion = (value: unknown): value is string => typeof value === "string" && isRegionId(value);

/** The file was JSON, so all that is in it is. */
const isJsonObject = (value: unknown): value is { readonly [field: string]: Json } => isFields(value);

/** How the list was looked at; null where it is not one of the ways there are. */
function decodeView(value: unknown): ListView | null {
  if (!isFields(value)) return null;
  const { sort, reversed, failuresOnly } = value;
  if (!isSortColumn(sort) || typeof reversed !== "boolean" || typeof failuresOnly !== "boolean") return null;
  return { sort, reversed, failuresOnly };
}

/** A remembered query passes the same gate as one that is typed; null where it does not. */
function decodeQuery(value: unknown): Query | null {
  if (!isFields(value)) return null;
  const texts = ["status", "name", "invokeId", "instanceId", "resourceGroupId"].flatMap((field) => {
    const part = value[field];
    return typeof part === "string" ? [[field, part] as const] : [];
  });
  const tags = Array.isArray(value["tags"]) ? value["tags"].flatMap(decodeTag) : [];
  const query = parseQuery({ ...Object.fromEntries(texts), tags });
  return query.ok ? query.value : null;
}

function decodeTag(tag: unknown): readonly string[] {
  if (!isFields(tag) || typeof tag["key"] !== "string") return [];
  const { key, value } = tag;
  return [formatTag(typeof value === "string" ? { key, value } : { key })];
}
