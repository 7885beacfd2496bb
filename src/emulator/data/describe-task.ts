/** Owns how a task reads in the wire's words at a moment. Must not know how it got there (task.ts). */
import type { Invocation, InvokeInstance } from "../../contract/send-file-results.ts";
import { momentsOf, overallStatus, statusWithin, type Task } from "./task.ts";

/** The task in the wire's words, section "Response parameters" of the reference. */
export function describeTask(task: Task, now: number): Invocation {
  const wireTime = createWireTime();
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

const SECONDS = Array.from({ length: 60 }, (_, second) => `${String(second).padStart(2, "0")}Z`);

/**
 * UTC with whole seconds, 2019-12-20T06:15:54Z. Writing the moments of its instances was half of an answer; those of one
 * task are within few minutes, so the rest of the text is remembered by the minute.
 */
function createWireTime(): (time: number) => string {
  let minute = Number.NaN;
  let text = "";
  return (time) => {
    const asked = Math.floor(time / 60_000);
    if (asked !== minute) {
      minute = asked;
      text = new Date(time).toISOString().slice(0, 17);
    }
    return text + SECONDS[Math.floor(time / 1000) % 60];
  };
}
