/** The tasks behind a row of the failures: those in which what it counts happened. */
import { HOUR_MS } from "../domain/failure-groups.ts";
import { reaching } from "../domain/results.ts";
import type { Task } from "../domain/task.ts";
import type { FailureRow } from "./failure-rows.ts";

/** Those of `of` in which something of the row failed, in their order. */
export function tasksBehind(of: readonly Task[], row: FailureRow): readonly Task[] {
  const belongs = testOf(row);
  return of.filter((task) => task.tally.failed > 0 && belongs(task));
}

function testOf(row: FailureRow): (task: Task) => boolean {
  if ("infos" in row) {
    const ids = new Map<string, ReadonlySet<string>>(
      row.targets.map(({ region, invokeIds }) => [region, new Set(invokeIds)]),
    );
    return ({ region, invokeId }) => ids.get(region)?.has(invokeId) === true;
  }
  if ("instanceId" in row) return reaching(row.region, row.instanceId);
  if ("name" in row) return ({ name, targetDir }) => name === row.name && targetDir === row.targetDir;
  if ("region" in row) return ({ region }) => region === row.region;
  return ({ createdAt: { ms } }) => ms !== null && ms >= row.startsAt && ms < row.startsAt + HOUR_MS;
}
