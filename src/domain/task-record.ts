/** A task as a record that says itself whose it is, for what leaves cafe. Owns no file format. */
import type { Instance, Json, Tag, Task, TaskRecord } from "./task.ts";

/**
 * Every field under the reference's name, with Profile and RegionId, which no reply holds. Of a packed task it is put
 * together from what was decoded: the same shape, with texts as they are shown, and no Content.
 */
export function recordOf(task: Task): TaskRecord {
  const { Profile: _profile, RegionId: _region, ...sent } = task.record ?? decodedRecord(task);
  return { Profile: task.profile, RegionId: task.region, ...sent };
}

/** The record without what was in the file: that may be a secret. */
export function withoutContent({ Content: _, ...record }: TaskRecord): TaskRecord {
  return record;
}

const decodedRecord = (task: Task): TaskRecord => ({
  InvokeId: task.invokeId,
  Name: task.name,
  InvocationStatus: task.status,
  CreationTime: task.createdAt.text,
  Description: task.description,
  TargetDir: task.targetDir,
  FileOwner: task.owner,
  FileGroup: task.group,
  FileMode: task.mode,
  Overwrite: task.overwrite,
  ContentType: task.contentType,
  VmCount: task.vmCount,
  InvokeInstances: task.instances.map(instanceRecord),
  Tags: task.tags.map(({ key, value }: Tag): Json => ({ TagKey: key, TagValue: value })),
});

const instanceRecord = (instance: Instance): Json => ({
  InstanceId: instance.instanceId,
  InvocationStatus: instance.status,
  ErrorCode: instance.errorCode,
  ErrorInfo: instance.errorInfo,
  CreationTime: instance.createdAt.text,
  StartTime: instance.startedAt.text,
  FinishTime: instance.finishedAt.text,
  UpdateTime: instance.updatedAt.text,
});
