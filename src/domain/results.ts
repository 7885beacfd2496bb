/** Goes through the results of tasks, one per instance, without building what nobody keeps. Owns no meaning of them. */
import type { SafeText } from "../lib/safe-text.ts";
import type { Instance, Task } from "./task.ts";

/** How it went on one instance, without when. */
export type Verdict = Pick<Instance, "status" | "outcome" | "errorCode" | "errorInfo">;

/** Tells whether any result of a task has an InstanceId or a verdict that is wanted. */
export const resultMatcher =
  (wantsId: (instanceId: SafeText) => boolean, wants: (verdict: Verdict) => boolean): ((task: Task) => boolean) =>
  ({ instances }) =>
    instances.some((instance) => wantsId(instance.instanceId) || wants(instance));
