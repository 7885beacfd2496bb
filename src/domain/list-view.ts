/** How somebody likes to see the task list: remembered per profile. */

/** Columns that the list can be sorted by; `created` is the service's own order. */
export const SORT_COLUMNS = [
  "created",
  "status",
  "name",
  "failed",
  "targets",
  "region",
  "profile",
  "dir",
  "owner",
  "id",
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

export interface ListView {
  readonly sort: SortColumn;
  readonly reversed: boolean;
  /** Only tasks in which something failed. */
  readonly failuresOnly: boolean;
}

/** Is it a column to sort by? */
export const isSortColumn = (text: unknown): text is SortColumn => SORT_COLUMNS.some((column) => column === text);
