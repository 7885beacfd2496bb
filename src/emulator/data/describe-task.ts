/** Owns how a task reads in the wire's words at a moment. Must not know how it got there (task.ts). */
import type { Invocation, InvokeInstance } from "../../contract/send-file-results.ts";
import { momentsOf, overallStatus, statusWithin, type Task } from "./task.ts";

/** The task in the wire's words, section "Response parameters" of the reference. */
export function describeTask(task: Task, now: number): Invocation {
  const wireTime = createWireTime();
  const creation = wireTime(task.createdAt);
  const instances =
    task.recorded ?? task.instanceIds.map((_, index) => describeInstance(task, index, { now, creation, wireTime }));
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
    CreationTime: creation,
    InvocationStatus: overallStatus(instances.map(({ InvocationStatus }) => InvocationStatus)),
    VmCount: instances.length,
    InvokeInstances: { InvokeInstance: instances },
    Tags: { Tag: task.tags },
  };
}

interface Reading {
  readonly now: number;
  /** When the task was created, in the wire's words. */
  readonly creation: string;
  readonly wireTime: (time: number) => string;
}

function describeInstance(task: Task, index: number, { now, creation, wireTime }: Reading): InvokeInstance {
  const moments = momentsOf(task, index);
  const { startedAt, finishedAt } = moments;
  const failure = task.failures.get(index);
  const start = startedAt !== undefined && startedAt <= now ? wireTime(startedAt) : "";
  const finish = finishedAt <= now ? wireTime(finishedAt) : "";
  const cause = finish === "" ? undefined : failure;
  return {
    InstanceId: task.instanceIds[index] ?? "",
    InvocationStatus: statusWithin(moments, failure, now),
    CreationTime: creation,
    StartTime: start,
    FinishTime: finish,
    UpdateTime: finish || start || creation,
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
