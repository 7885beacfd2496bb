/** Tasks with whole records, as they come out of the decoding of a reply. */
import { decodeRows } from "../../../src/api/decode.ts";
import { contentHashOf } from "../../../src/domain/content-hash.ts";
import type { Json, WholeTask } from "../../../src/domain/task.ts";
import { safeText } from "../../../src/lib/safe-text.ts";

/** What a test says of a task; the rest is plausible. */
export interface RecordSketch {
  readonly name?: string;
  readonly status?: string;
  readonly tags?: readonly (readonly [string, string])[];
  readonly instanceIds?: readonly string[];
  readonly createdAt?: string;
  readonly content?: string;
}

/** The row of a reply. */
export function rowOf(id: string, sketch: RecordSketch = {}): { readonly [field: string]: Json } {
  const { name = "nginx.conf", status = "Success", tags = [], instanceIds = ["i-1"] } = sketch;
  const { createdAt = "2026-11-20T08:30:55Z", content = "c2VjcmV0IGNvbnRlbnQ=" } = sketch;
  return {
    InvokeId: id,
    Name: name,
    InvocationStatus: status,
    CreationTime: createdAt,
    ContentType: "Base64",
    Content: content,
    VmCount: instanceIds.length,
    InvokeInstances: { InvokeInstance: instanceIds.map((each) => ({ InstanceId: each, InvocationStatus: status })) },
    Tags: { Tag: tags.map(([key, value]) => ({ TagKey: key, TagValue: value })) },
  };
}

/** The task of one row. */
export function wholeTask(id: string, sketch: RecordSketch = {}, region = "cn-hangzhou", profile = "prod"): WholeTask {
  const [task] = decodeRows([rowOf(id, sketch)], { profile: safeText(profile), region: safeText(region) }).tasks;
  if (task === undefined) throw new Error("the row has an InvokeId, so it is a task");
  return task;
}

/** The task as the history gives it back: without its content, which a hash stands for. */
export const withoutContent = (task: WholeTask): WholeTask => ({
  ...task,
  record: { ...task.record, Content: null },
  contentHash: contentHashOf(task),
});
