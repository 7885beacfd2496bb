/** Owns how many instances are reached by one send: a fleet is cut into batches once, and all tasks of a batch share it. */
import { MAX_INSTANCES_PER_TASK } from "./task.ts";

/** 1 to 50 instances of one region. */
export type Batch = readonly string[];

export function inBatches(instanceIds: readonly string[]): readonly Batch[] {
  const count = Math.ceil(instanceIds.length / MAX_INSTANCES_PER_TASK);
  return Array.from({ length: count }, (_, index) =>
    instanceIds.slice(index * MAX_INSTANCES_PER_TASK, (index + 1) * MAX_INSTANCES_PER_TASK),
  );
}
