/** The failures view: causes, instances, files, regions and hours, those with the most failures first. */
import { FAILURE_HEADS } from "../copy/ui.ts";
import type { FailureRow } from "../core/panel.ts";
import type { FailureTab } from "../core/views.ts";
import { type SafeText, say } from "../lib/safe-text.ts";
import { utc } from "./format.ts";
import { span } from "./line.ts";
import type { ViewColumn } from "./view-table.ts";

/** The columns of a tab's table. */
export const failureColumns = (tab: FailureTab): readonly ViewColumn<FailureRow>[] => [
  { head: FAILURE_HEADS.failed, width: 7, align: "right", cell: ({ failures }) => span(say`${failures}`, "failed") },
  { head: FAILURE_HEADS[tab], weight: 1, cell: (row) => span(labelOf(row)) },
];

function labelOf(row: FailureRow): SafeText {
  if ("label" in row) return row.label;
  if ("instanceId" in row) return row.instanceId;
  if ("name" in row) return say`${row.name}  ${row.targetDir}`;
  return "startsAt" in row ? utc(row.startsAt) : row.region;
}
