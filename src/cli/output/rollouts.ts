/** Rollouts as a table, as JSON and as CSV: the forms of `cafe rollouts`. Prints nothing itself. */
import { HEADS } from "../../copy/printed-heads.ts";
import { type Rollout, type RolloutInstance, rolloutInstances, rolloutOutcome } from "../../domain/rollouts.ts";
import type { Json } from "../../domain/task.ts";
import { csvRow } from "../../lib/csv.ts";
import { joinSafe, safeText, say } from "../../lib/safe-text.ts";
import type { Column } from "./table.ts";
import { localTime } from "./tasks.ts";

type JsonObject = { readonly [field: string]: Json };

/** The columns of the table; the number that matters is coloured by how the rollout stands. */
export function rolloutColumns(rollouts: readonly Rollout[]): readonly Column[] {
  const numbers = (of: (one: Rollout) => number) => rollouts.map((one) => (of(one) === 0 ? say`-` : say`${of(one)}`));
  return [
    { title: HEADS.last, cells: rollouts.map(({ last }) => localTime(last)) },
    { title: HEADS.first, cells: rollouts.map(({ first }) => localTime(first)), optional: true },
    {
      title: HEADS.sent,
      cells: rollouts.map(({ ok, targets }) => say`${ok}/${targets}`),
      tones: rollouts.map(rolloutOutcome),
      align: "right",
    },
    { title: HEADS.failed, cells: numbers(({ failed }) => failed), align: "right" },
    { title: HEADS.running, cells: numbers(({ running }) => running), align: "right" },
    { title: HEADS.recovered, cells: numbers(({ recovered }) => recovered), align: "right" },
    { title: HEADS.tasks, cells: rollouts.map(({ tasks }) => say`${tasks.length}`), align: "right" },
    { title: HEADS.name, cells: rollouts.map(({ name }) => name), min: 10 },
    { title: HEADS.targetDir, cells: rollouts.map(({ targetDir }) => targetDir), min: 10 },
    { title: HEADS.regions, cells: rollouts.map(({ regions }) => joinSafe(regions, " ")), min: 10 },
    { title: HEADS.content, cells: rollouts.map((one) => safeText(one.contentHash.slice(0, 8))), optional: true },
  ];
}

/** A rollout with its tasks, oldest first, and its instances, failed first. */
export const rolloutJson = (rollout: Rollout): JsonObject => ({
  name: rollout.name,
  targetDir: rollout.targetDir,
  contentHash: rollout.contentHash,
  outcome: rolloutOutcome(rollout),
  targets: rollout.targets,
  ok: rollout.ok,
  failed: rollout.failed,
  running: rollout.running,
  recovered: rollout.recovered,
  unlisted: rollout.unlisted,
  regions: rollout.regions,
  first: rollout.first.text,
  last: rollout.last.text,
  tasks: rollout.tasks.map(({ region, invokeId, status, createdAt }) => ({
    region,
    invokeId,
    status,
    createdAt: createdAt.text,
  })),
  instances: rolloutInstances(rollout).map(instanceJson),
});

const instanceJson = ({ region, latest, invokeId, attempts, recoveredAt }: RolloutInstance): JsonObject => ({
  region,
  instanceId: latest.instanceId,
  status: latest.status,
  errorCode: latest.errorCode,
  errorInfo: latest.errorInfo,
  invokeId,
  attempts,
  recoveredAt: recoveredAt?.text ?? null,
});

/** The header of the CSV; documented in copy/help.ts. */
const HEADER = csvRow([
  "Name",
  "TargetDir",
  "ContentHash",
  "Outcome",
  "Targets",
  "Succeeded",
  "Failed",
  "Running",
  "Recovered",
  "Tasks",
  "Regions",
  "First",
  "Last",
]);

/** Header and one row per rollout. */
export const rolloutCsv = (rollouts: readonly Rollout[]): string =>
  HEADER +
  rollouts
    .map((one) =>
      csvRow([
        one.name,
        one.targetDir,
        one.contentHash,
        rolloutOutcome(one),
        one.targets,
        one.ok,
        one.failed,
        one.running,
        one.recovered,
        one.tasks.length,
        one.regions.join(";"),
        one.first.text,
        one.last.text,
      ]),
    )
    .join("");
