/**
 * Files of tasks: the bundle that the explorer exports, and what `cafe list` prints as JSON. Untrusted text: it goes
 * through the decoding of the wire's. Reads no file itself.
 */

import { decodeRows } from "../api/decode.ts";
import { fieldOf, isList, isObject, type JsonObject, parseJson, textOf } from "../api/json.ts";
import { ARCHIVE } from "../copy/archive.ts";
import { BUNDLE_FORMAT, BUNDLE_VERSION } from "../domain/bundle.ts";
import { isRegionId } from "../domain/region.ts";
import { hasContent, type Json, type WholeTask } from "../domain/task.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { newestFirst } from "./task-facts.ts";

/** What a file held. */
export interface OpenedFile {
  /** Newest first. */
  readonly tasks: readonly WholeTask[];
  /** Entries that are no tasks. */
  readonly unreadable: number;
  /** When its tasks were as they are in it, epoch milliseconds; null where it does not say. */
  readonly exportedAt: number | null;
}

/** Stands in for the region where a file names none: `cafe list --output ndjson` of one region. */
export const NO_REGION = "unknown";

/**
 * Reads the text of a file. The error is the end of a sentence that begins with the file's name.
 * @param profile whose the tasks are where the file does not say
 */
export function readBundle(text: string, profile: SafeText): Result<OpenedFile, SafeText> {
  const whole = parseJson(text);
  const lines = whole.ok && !isRow(whole.value) ? null : linesOf(text);
  if (lines !== null)
    return lines.length === 0 ? err(NO_TASKS) : ok(opened(lines, { profile, region: NO_REGION }, null));
  if (!whole.ok || !isObject(whole.value)) return err(NO_TASKS);
  const file = whole.value;
  const format = fieldOf(file, "format");
  if (format !== undefined && format !== BUNDLE_FORMAT) return err(ARCHIVE.otherFormat);
  const version = fieldOf(file, "version");
  if (format !== undefined && version !== BUNDLE_VERSION) {
    return err(ARCHIVE.otherVersion(safeText(textOf(version)), BUNDLE_VERSION));
  }
  const rows = fieldOf(file, "tasks");
  if (!isList(rows)) return err(NO_TASKS);
  // The envelope of one region names it once.
  const region = regionOf(fieldOf(file, "region")) ?? NO_REGION;
  const exportedAt = Date.parse(textOf(fieldOf(file, "exportedAt")));
  return ok(opened(rows, { profile, region }, Number.isNaN(exportedAt) ? null : exportedAt));
}

const NO_TASKS = ARCHIVE.noTasks;

interface Defaults {
  readonly profile: SafeText;
  readonly region: string;
}

/** Rows by whom they are of, since an InvokeId is a region's, and a profile's. */
function opened(rows: readonly Json[], defaults: Defaults, exportedAt: number | null): OpenedFile {
  const groups = Map.groupBy(rows, (row) => `${profileOf(row, defaults)}\n${regionIn(row, defaults)}`);
  const decoded = [...groups.values()].map((group) => {
    const [first = null] = group;
    const origin = { profile: profileOf(first, defaults), region: safeText(regionIn(first, defaults)) };
    const { tasks, unreadable } = decodeRows(group.map(withoutOurs), origin);
    return { tasks: withHashes(tasks, group), unreadable };
  });
  return {
    tasks: decoded.flatMap(({ tasks }) => tasks).toSorted(newestFirst),
    unreadable: decoded.reduce((sum, { unreadable }) => sum + unreadable, 0),
    exportedAt,
  };
}

/** One task per line; none where a line is no JSON, or the first is no task. */
function linesOf(text: string): readonly Json[] {
  const rows: Json[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const row = parseJson(line);
    if (!row.ok || (rows.length === 0 && !isRow(row.value))) return [];
    rows.push(row.value);
  }
  return rows;
}

const isRow = (value: Json): boolean => isObject(value) && textOf(fieldOf(value, "InvokeId")) !== "";

const fieldIn = (row: Json, name: string): Json | undefined => (isObject(row) ? fieldOf(row, name) : undefined);

const profileOf = (row: Json, { profile }: Defaults): SafeText => safeText(textOf(fieldIn(row, "Profile"))) || profile;

const regionIn = (row: Json, { region }: Defaults): string => regionOf(fieldIn(row, "RegionId")) ?? region;

const regionOf = (value: Json | undefined): string | null => (isRegionId(textOf(value)) ? textOf(value) : null);

/** What cafe added is not the service's. */
function withoutOurs(row: Json): Json {
  if (!isObject(row)) return row;
  const { Profile: _profile, RegionId: _region, ContentHash: _hash, ...own }: JsonObject = row;
  return own;
}

/** A hash counts only where the content that it is of is not there. */
function withHashes(tasks: readonly WholeTask[], rows: readonly Json[]): readonly WholeTask[] {
  const hashes = new Map(rows.map((row) => [textOf(fieldIn(row, "InvokeId")), textOf(fieldIn(row, "ContentHash"))]));
  return tasks.map((task) => {
    const contentHash = hashes.get(textOf(task.record["InvokeId"])) ?? "";
    return HASH.test(contentHash) && !hasContent(task) ? { ...task, contentHash } : task;
  });
}

const HASH = /^[0-9a-f]{32}$/u;
