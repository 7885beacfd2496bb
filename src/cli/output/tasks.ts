/** Tasks as a table, as CSV rows and as JSON: the forms of `cafe list`. Prints nothing itself. */
import { HEADS } from "../../copy/printed-heads.ts";
import { isFailure } from "../../domain/status.ts";
import { compareText, type Instance, type Task, type Timestamp } from "../../domain/task.ts";
import { csvRow } from "../../lib/csv.ts";
import { joinSafe, type SafeText, safeText, say } from "../../lib/safe-text.ts";
import { FILE_HEADS, fileCells, tagText } from "../../share/file-cells.ts";
import type { Column } from "./table.ts";

/** The columns of the table, the status coloured. `withRegion`: tasks are of several regions. */
export function taskColumns(tasks: readonly Task[], withRegion: boolean): readonly Column[] {
  return [
    { title: HEADS.status, cells: tasks.map((task) => task.status), tones: tasks.map((task) => task.outcome), min: 13 },
    { title: HEADS.created, cells: tasks.map((task) => localTime(task.createdAt)) },
    ...(withRegion ? [{ title: HEADS.region, cells: tasks.map((task) => task.region) }] : []),
    { title: HEADS.invokeId, cells: tasks.map((task) => task.invokeId) },
    { title: HEADS.sent, cells: tasks.map((task) => say`${task.tally.ok}/${task.vmCount}`), align: "right" },
    { title: HEADS.name, cells: tasks.map((task) => task.name), min: 10 },
    { title: HEADS.why, cells: tasks.map((task) => causesOf(task.instances)), min: 10, optional: true },
    { title: HEADS.targetDir, cells: tasks.map((task) => task.targetDir), min: 10, optional: true },
    { title: HEADS.tags, cells: tasks.map((task) => joinSafe(task.tags.map(tagText), " ")), min: 10, optional: true },
  ];
}

/** The header of the CSV; documented in copy/help.ts. */
export const CSV_HEADER = csvRow([
  "RegionId",
  "InvokeId",
  "Name",
  "InvocationStatus",
  "CreationTime",
  "VmCount",
  "Succeeded",
  "Failed",
  "Open",
  "ErrorCodes",
  ...FILE_HEADS,
]);

/** One row of the CSV. */
export const taskCsvRow = (task: Task): string =>
  csvRow([
    task.region,
    task.invokeId,
    task.name,
    task.status,
    task.createdAt.text,
    task.vmCount,
    task.tally.ok,
    task.tally.failed,
    task.tally.open,
    causesOf(task.instances),
    ...fileCells(task),
  ]);

/** Why instances failed, most frequent first: "12 ClientNotRunning, 3 DeliveryTimeout". Empty where none did. */
export function causesOf(instances: readonly Instance[]): SafeText {
  const counts = new Map<SafeText, number>();
  for (const { outcome, errorCode, status } of instances) {
    const cause = errorCode === "" ? status : errorCode;
    if (isFailure(outcome)) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || compareText(a, b));
  return joinSafe(
    sorted.map(([cause, count]) => say`${count} ${cause}`),
    ", ",
  );
}

/** Month, day and time of day in local time; as sent where it could not be read. The year says nothing: records are short-lived. */
export function localTime({ text, ms }: Timestamp): SafeText {
  if (ms === null) return text;
  const date = new Date(ms);
  const [month, day, hour, minute] = [date.getMonth() + 1, date.getDate(), date.getHours(), date.getMinutes()].map(
    (part) => safeText(String(part).padStart(2, "0")),
  );
  return say`${month ?? 0}-${day ?? 0} ${hour ?? 0}:${minute ?? 0}`;
}
