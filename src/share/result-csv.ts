/** Every result as a row of CSV: one instance of one task. What a spreadsheet would run is neutralised by lib/csv.ts. */
import { explainErrorCode } from "../copy/remedies.ts";
import { isFailure } from "../domain/status.ts";
import type { Instance, Task } from "../domain/task.ts";
import { csvRow } from "../lib/csv.ts";
import { FILE_HEADS, fileCells } from "./file-cells.ts";

const HEADER = csvRow([
  "Profile",
  "RegionId",
  "InvokeId",
  "Name",
  "TaskStatus",
  "TaskCreationTime",
  "InstanceId",
  "InvocationStatus",
  "ErrorCode",
  "ErrorInfo",
  "Meaning",
  "CreationTime",
  "StartTime",
  "FinishTime",
  "UpdateTime",
  ...FILE_HEADS,
]);

/** Header and rows. A task that lists no instance has one row, with those cells empty. */
export function* resultCsv(tasks: readonly Task[]): Generator<string> {
  yield HEADER;
  for (const task of tasks) {
    const { profile, region, invokeId, name, status, createdAt, instances } = task;
    const sent = fileCells(task);
    const row = (cells: readonly string[]): string =>
      csvRow([profile, region, invokeId, name, status, createdAt.text, ...cells, ...sent]);
    if (instances.length === 0) yield row(NO_RESULT);
    for (const instance of instances) yield row(resultCells(instance));
  }
}

const resultCells = (one: Instance): readonly string[] => [
  one.instanceId,
  one.status,
  one.errorCode,
  one.errorInfo,
  isFailure(one.outcome) ? explainErrorCode(one.errorCode, one.errorInfo).meaning : "",
  one.createdAt.text,
  one.startedAt.text,
  one.finishedAt.text,
  one.updatedAt.text,
];

const NO_RESULT = ["", "", "", "", "", "", "", "", ""] as const;
