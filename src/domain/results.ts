/**
 * Goes through the results of tasks, one per instance, without building the Instances of packed ones: for what has to
 * look at millions. Owns no meaning of them.
 */
import type { SafeText } from "../lib/safe-text.ts";
import { isPacked, type PackedTask, type Tables, type Verdict } from "./pack.ts";
import type { Instance, Task } from "./task.ts";

/** Results that are listed; the service may count more instances. */
export const resultCount = (task: Task): number => (isPacked(task) ? task.resultCount : task.instances.length);

/** The result at a place, as `eachResult` told it; null where there is none. */
export function instanceAt(task: Task, at: number): Instance | null {
  if (!isPacked(task)) return task.instances[at] ?? null;
  return at >= 0 && at < task.resultCount ? task.instanceAt(at) : null;
}

/** Visits every result, in order. */
export function eachResult(task: Task, visit: (instanceId: SafeText, verdict: Verdict, at: number) => void): void {
  if (isPacked(task)) {
    const ids = task.tables.instanceIds;
    const verdicts = task.tables.verdicts;
    for (let at = 0; at < task.resultCount; at += 1)
      visit(ids.at(task.instanceIndexAt(at)), verdicts.at(task.verdictIndexAt(at)), at);
    return;
  }
  for (const [at, instance] of task.instances.entries()) visit(instance.instanceId, instance, at);
}

/**
 * Tells whether any result of a task has an InstanceId or a verdict that is wanted. Made for one pass over many tasks:
 * those of one packer have both looked up in a table that is filled at once.
 */
export function resultMatcher(
  wantsId: (instanceId: SafeText) => boolean,
  wants: (verdict: Verdict) => boolean,
): (task: Task) => boolean {
  const known = new Map<Tables, Wanted>();
  return (task) => {
    if (!isPacked(task)) return task.instances.some((one) => wantsId(one.instanceId) || wants(one));
    const { tables } = task;
    let wanted = known.get(tables);
    if (wanted === undefined || isOutgrown(wanted, tables)) {
      wanted = wantedOf(tables, wantsId, wants);
      known.set(tables, wanted);
    }
    return wanted.any && hasWanted(task, wanted);
  };
}

/** For each place in the tables: 1 where it is wanted. */
interface Wanted {
  readonly ids: Uint8Array;
  readonly verdicts: Uint8Array;
  readonly any: boolean;
}

const isOutgrown = ({ ids, verdicts }: Wanted, tables: Tables): boolean =>
  ids.length !== tables.instanceIds.size() || verdicts.length !== tables.verdicts.size();

function wantedOf(
  { instanceIds, verdicts }: Tables,
  wantsId: (instanceId: SafeText) => boolean,
  wants: (verdict: Verdict) => boolean,
): Wanted {
  const ids = Uint8Array.from(instanceIds.values(), (id) => Number(wantsId(id)));
  const ofVerdicts = Uint8Array.from(verdicts.values(), (verdict) => Number(wants(verdict)));
  return { ids, verdicts: ofVerdicts, any: ids.includes(1) || ofVerdicts.includes(1) };
}

function hasWanted(task: PackedTask, { ids, verdicts }: Wanted): boolean {
  for (let at = 0; at < task.resultCount; at += 1) {
    if (ids[task.instanceIndexAt(at)] === 1 || verdicts[task.verdictIndexAt(at)] === 1) return true;
  }
  return false;
}
