/** The rows of the failures view: one grouping a tab. */
import type { FailureGroups } from "../domain/failure-groups.ts";

/** How the failures are grouped. */
export const FAILURE_TABS = ["cause", "instance", "file", "region", "hour"] as const;
export type FailureTab = (typeof FAILURE_TABS)[number];

const GROUPS = {
  cause: "byCause",
  instance: "byInstance",
  file: "byFile",
  region: "byRegion",
  hour: "byHour",
} as const satisfies Record<FailureTab, keyof FailureGroups>;

/** A row of the failures view, by its tab. */
export type FailureRow = FailureGroups[(typeof GROUPS)[FailureTab]][number];

/** The rows of a tab: the most failures first; hours in order of time. */
export const failureRows = (groups: FailureGroups, tab: FailureTab): readonly FailureRow[] => groups[GROUPS[tab]];

/** What tells a row from the others of its tab. */
export function failureKey(row: FailureRow): string {
  if ("infos" in row) return `${row.label}\n${row.errorCode === "" ? row.infos[0]?.errorInfo : ""}`;
  if ("instanceId" in row) return `${row.region}\n${row.instanceId}`;
  if ("name" in row) return `${row.name}\n${row.targetDir}`;
  return "region" in row ? row.region : String(row.startsAt);
}
