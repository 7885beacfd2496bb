/** The task list: its columns for a width, a row, its title and foot. */
import { phrases } from "../copy/joined.ts";
import { LIST, TASK_HEADS } from "../copy/ui.ts";
import { isCollecting } from "../core/collection.ts";
import { causesOf } from "../core/detail.ts";
import { isOfOtherFilters, loadedTasks } from "../core/loaded.ts";
import type { AppState, TaskList } from "../core/state.ts";
import type { SortColumn } from "../domain/list-view.ts";
import { ordinalOf, pageCountOf } from "../domain/page.ts";
import type { Task } from "../domain/task.ts";
import { type SafeText, say } from "../lib/safe-text.ts";
import { displayWidth } from "../lib/width.ts";
import { ago } from "./format.ts";
import type { Glyphs } from "./glyphs.ts";
import { cell, type Line, type Span, span } from "./line.ts";

type ColumnId = keyof typeof TASK_HEADS;

export interface Column {
  readonly id: ColumnId;
  readonly head: SafeText;
  /** Cells. */
  readonly width: number;
  readonly align: "left" | "right";
}

/** Fixed widths; a column without one shares what is left, by weight. */
const FIXED: Readonly<Partial<Record<ColumnId, number>>> = {
  status: 15,
  failed: 9,
  age: 4,
  id: 22,
  region: 14,
  profile: 12,
};
const WEIGHT: Readonly<Partial<Record<ColumnId, number>>> = { name: 4, cause: 4, dir: 3 };
const SORTED_BY: Readonly<Record<SortColumn, ColumnId | null>> = {
  created: "age",
  status: "status",
  name: "name",
  failed: "failed",
  targets: "failed",
  region: "region",
  profile: "profile",
  dir: "dir",
  owner: null,
  id: "id",
};

/** Which columns tell the places of the tasks apart. */
export type PlaceColumns = "region" | "profile" | "both" | "none";

/** A column for the region where tasks of several are listed, or several are asked; for the profile likewise. */
export function placeColumns({
  scope,
  collection,
  results,
}: Pick<AppState, "scope" | "collection" | "results">): PlaceColumns {
  const several = severalAmong(loadedTasks({ collection, results }));
  const regions = scope.regions === "all" || scope.regions.length > 1 || several.regions;
  const profiles = scope.profiles.length > 1 || several.profiles;
  if (regions) return profiles ? "both" : "region";
  return profiles ? "profile" : "none";
}

/** Do the tasks come from several regions, or profiles? Of one list, it is looked at once. */
function severalAmong(tasks: readonly Task[]): Several {
  const known = severalCache.get(tasks);
  if (known) return known;
  const [first] = tasks;
  const several = {
    regions: tasks.some(({ region }) => region !== first?.region),
    profiles: tasks.some(({ profile }) => profile !== first?.profile),
  };
  severalCache.set(tasks, several);
  return several;
}

interface Several {
  readonly regions: boolean;
  readonly profiles: boolean;
}

// A list of tasks never changes.
const severalCache = new WeakMap<readonly Task[], Several>();

/** Columns that fit into `width` cells, one cell between two. The same arguments give the same value. */
export function taskColumns(width: number, places: PlaceColumns = "none"): readonly Column[] {
  const key = `${width} ${places}`;
  const known = columnCache.get(key);
  if (known) return known;
  const columns = columnsFor(width, places);
  columnCache.set(key, columns);
  return columns;
}

const columnCache = new Map<string, readonly Column[]>();

/** Cells that the columns of places take: what is wished for beside them needs as many more. */
const PLACE_CELLS: Readonly<Record<PlaceColumns, number>> = { none: 0, region: 15, profile: 13, both: 28 };
/** Below this, the name of the file has no room beside both. */
const BOTH_FROM = 72;

function columnsFor(width: number, places: PlaceColumns): readonly Column[] {
  const ids: ColumnId[] = ["status"];
  if (places === "profile" || (places === "both" && width >= BOTH_FROM)) ids.push("profile");
  if (places === "region" || places === "both") ids.push("region");
  ids.push("name", "failed", "age");
  const beside = width - PLACE_CELLS[places];
  if (beside >= 66) ids.push("cause");
  if (beside >= 132) ids.push("dir");
  if (beside >= 100) ids.push("id");
  const fixed = ids.reduce((sum, id) => sum + (fixedWidth(id) ?? 0), 0);
  const weights = ids.reduce((sum, id) => sum + (WEIGHT[id] ?? 0), 0);
  const room = Math.max(0, width - fixed - (ids.length - 1));
  return ids.map((id) => ({
    id,
    head: TASK_HEADS[id],
    width: fixedWidth(id) ?? Math.floor((room * (WEIGHT[id] ?? 0)) / weights),
    align: id === "failed" || id === "age" ? "right" : "left",
  }));
}

/** Room for the head and the mark in any language. */
function fixedWidth(id: ColumnId): number | undefined {
  const width = FIXED[id];
  return width === undefined ? undefined : Math.max(width, displayWidth(TASK_HEADS[id]) + 1);
}

/** The heads of the columns, with a mark on the one sorted by. */
export function presentHeads(columns: readonly Column[], sort: TaskList["sort"], glyphs: Glyphs): Line {
  const sorted = SORTED_BY[sort.column];
  const sign = sort.reversed ? glyphs.up : glyphs.down;
  return between(
    columns.map((column) => {
      const head = column.id === sorted ? say`${column.head}${sign}` : column.head;
      return span(cell(head, column.width, column.align), column.id === sorted ? "strong" : "dim");
    }),
  );
}

/** One task. As long as nothing that shows has changed, the line is the same value, and its row is not drawn anew. */
export function presentTaskRow(task: Task, columns: readonly Column[], now: number, glyphs: Glyphs): Line {
  const age = ago(task.createdAt.ms, now);
  const known = rowCache.get(task);
  if (known?.columns === columns && known.age === age && known.glyphs === glyphs) return known.line;
  const line = between(
    columns.map(({ id, width, align }) => {
      const { text, tone } = taskCell(task, id, age, glyphs);
      return span(cell(text, width, align), tone);
    }),
  );
  rowCache.set(task, { columns, age, glyphs, line });
  return line;
}

interface CachedRow {
  readonly columns: readonly Column[];
  readonly age: SafeText;
  readonly glyphs: Glyphs;
  readonly line: Line;
}

// A task never changes, so its line depends on the width and on its age only.
const rowCache = new WeakMap<Task, CachedRow>();

/** Which page this is, without claiming a number the service does not give. */
export function presentPosition({
  results,
  collection,
  list,
  query,
}: Pick<AppState, "results" | "collection" | "list" | "query">): SafeText {
  if (isOfOtherFilters({ results, collection, query })) return LIST.otherFilters;
  if (collection !== null) {
    const loaded = collection.tasks.length;
    // Nothing has come yet, which is not to say that there is nothing.
    return loaded === 0 && isCollecting(collection) ? say`` : rowsText(list.rows.length, loaded);
  }
  const { page } = results;
  if (page === null) return say``;
  const pages = pageCountOf(page);
  const at = ordinalOf(page.cursor);
  const where = pages === null ? LIST.page(at) : LIST.pageOf(at, pages);
  const rows = rowsText(list.rows.length, page.tasks.length);
  const parts = page.unreadable > 0 ? [rows, LIST.unreadable(page.unreadable), where] : [rows, where];
  return phrases(parts);
}

const rowsText = (shown: number, loaded: number): SafeText =>
  shown < loaded ? LIST.rowsShown(shown, loaded) : LIST.rows(shown);

function taskCell(task: Task, id: ColumnId, age: SafeText, glyphs: Glyphs): Span {
  switch (id) {
    case "status":
      return span(say`${glyphs.outcome[task.outcome]} ${task.status}`, task.outcome);
    case "name":
      return span(task.name);
    case "failed":
      return span(say`${task.tally.failed}/${task.vmCount}`, task.tally.failed > 0 ? "failed" : "dim");
    case "age":
      return span(age, "dim");
    case "cause":
      return causeCell(task);
    case "id":
      return span(task.invokeId, "dim");
    case "dir":
      return span(task.targetDir, "dim");
    case "region":
      return span(task.region);
    case "profile":
      return span(task.profile);
  }
}

function causeCell(task: Task): Span {
  const [first, ...others] = causesOf(task);
  if (!first) return task.tally.open > 0 ? span(LIST.open(task.tally.open), task.outcome) : span(say``);
  const code = first.errorCode === "" ? first.status : first.errorCode;
  return span(others.length === 0 ? code : say`${code} +${others.length}`);
}

const between = (spans: readonly Span[]): Line => spans.flatMap((item, i) => (i === 0 ? [item] : [span(say` `), item]));
