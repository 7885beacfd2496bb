/** Owns how a task reads in the wire's words at a moment. Must not know how it got there (task.ts). */
import type { Invocation, InvokeInstance } from "../../contract/send-file-results.ts";
import { momentsOf, overallStatus, statusWithin, type Task } from "./task.ts";

/** The task in the wire's words, section "Response parameters" of the reference. */
export function describeTask(task: Task, now: number): Invocation {
  const wireTime = createWireTime(task.createdAt);
  const instances = task.recorded ?? task.instanceIds.map((_, index) => describeInstance(task, index, now, wireTime));
  return {
    InvokeId: task.invokeId,
    Name: task.file.name,
    Description: task.file.description,
    TargetDir: task.file.targetDir,
    FileOwner: task.file.owner,
    FileGroup: task.file.group,
    FileMode: task.file.mode,
    Overwrite: task.file.overwrite,
    ContentType: task.file.contentType,
    Content: task.file.content(),
    CreationTime: wireTime(task.createdAt),
    InvocationStatus: overallStatus(instances.map(({ InvocationStatus }) => InvocationStatus)),
    VmCount: instances.length,
    InvokeInstances: { InvokeInstance: instances },
    Tags: { Tag: task.tags },
  };
}

function describeInstance(task: Task, index: number, now: number, wireTime: (time: number) => string): InvokeInstance {
  const moments = momentsOf(task, index);
  const { startedAt, finishedAt } = moments;
  const started = startedAt !== undefined && startedAt <= now;
  const finished = finishedAt <= now;
  const cause = finished ? task.failures.get(index) : undefined;
  return {
    InstanceId: task.instanceIds[index] ?? "",
    InvocationStatus: statusWithin(moments, task.failures.get(index), now),
    CreationTime: wireTime(task.createdAt),
    StartTime: started ? wireTime(startedAt) : "",
    FinishTime: finished ? wireTime(finishedAt) : "",
    UpdateTime: wireTime(finished ? finishedAt : started ? startedAt : task.createdAt),
    ErrorCode: cause?.code ?? "",
    ErrorInfo: cause?.info ?? "",
  };
}

/**
 * UTC with whole seconds, 2019-12-20T06:15:54Z. The moments of one task are few, and writing them was half of an answer;
 * they are remembered by their distance from `base`, because small numbers are found faster than large ones.
 */
function createWireTime(base: number): (time: number) => string {
  const written = new Map<number, string>();
  return (time) => {
    const known = written.get((time - base) / 1000);
    if (known !== undefined) return known;
    const text = `${new Date(time).toISOString().slice(0, 19)}Z`;
    written.set((time - base) / 1000, text);
    return text;
  };
}
