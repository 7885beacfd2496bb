/** Owns the form of one instance's record in a data file. */
import type { InstanceStatus, InvokeInstance } from "../contract/send-file-results.ts";
import type { RecordReader } from "./data-file-record.ts";

const FIELDS = [
  "InstanceId",
  "InvocationStatus",
  "CreationTime",
  "StartTime",
  "FinishTime",
  "UpdateTime",
  "ErrorCode",
  "ErrorInfo",
] as const satisfies readonly (keyof InvokeInstance)[];
const STATUSES: readonly InstanceStatus[] = [
  "Pending",
  "Invalid",
  "Running",
  "Aborted",
  "Success",
  "Failed",
  "Error",
  "Timeout",
];

/**
 * @param creationTime of the task, for an instance that has none of its own
 * @throws SettingError
 */
export function readInstance(reader: RecordReader, creationTime: string): InvokeInstance {
  reader.allowOnly(FIELDS);
  const started = reader.timeText("StartTime", "");
  const finished = reader.timeText("FinishTime", "");
  const created = reader.timeText("CreationTime", creationTime);
  return {
    InstanceId: reader.text("InstanceId"),
    InvocationStatus: reader.choice("InvocationStatus", STATUSES),
    CreationTime: created,
    StartTime: started,
    FinishTime: finished,
    UpdateTime: reader.timeText("UpdateTime", finished || started || created),
    // An open set: newer services add codes.
    ErrorCode: reader.text("ErrorCode", ""),
    ErrorInfo: reader.text("ErrorInfo", ""),
  };
}
