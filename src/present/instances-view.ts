/** The instances of a rollout, each with its latest result. */
import { explainErrorCode } from "../copy/remedies.ts";
import { CELLS, INSTANCE_HEADS } from "../copy/views.ts";
import type { InstancesView } from "../core/views.ts";
import { causeOf } from "../domain/failure-groups.ts";
import type { RolloutInstance } from "../domain/rollouts.ts";
import { isFailure } from "../domain/status.ts";
import { say } from "../lib/safe-text.ts";
import { duration, utcTimeOfDay } from "./format.ts";
import { type Span, span } from "./line.ts";
import type { CellView, ViewColumn } from "./view-table.ts";

/** The columns of the table: whose keys asked only where they were several. */
export function instanceColumns({ rollout }: InstancesView): readonly ViewColumn<RolloutInstance>[] {
  const profiles = new Set(rollout.tasks.map(({ profile }) => profile)).size;
  return profiles > 1 ? [...COLUMNS, PROFILE] : COLUMNS;
}

const PROFILE: ViewColumn<RolloutInstance> = {
  head: INSTANCE_HEADS.profile,
  weight: 2,
  cell: ({ profile }) => span(profile, "dim"),
};

const COLUMNS: readonly ViewColumn<RolloutInstance>[] = [
  { head: INSTANCE_HEADS.status, order: "status", width: 11, cell: statusCell },
  {
    head: INSTANCE_HEADS.instance,
    order: "instance",
    width: 22,
    cell: ({ latest }) => span(latest.instanceId),
  },
  { head: INSTANCE_HEADS.cause, weight: 4, cell: causeCell },
  {
    head: INSTANCE_HEADS.meaning,
    weight: 6,
    from: 112,
    cell: ({ latest }) =>
      span(isFailure(latest.outcome) ? explainErrorCode(latest.errorCode, latest.errorInfo).meaning : say``, "dim"),
  },
  {
    head: INSTANCE_HEADS.tries,
    order: "tries",
    width: 6,
    align: "right",
    cell: ({ attempts }) => span(say`${attempts}`, attempts > 1 ? "strong" : "dim"),
  },
  { head: INSTANCE_HEADS.region, order: "region", width: 14, from: 72, cell: ({ region }) => span(region, "dim") },
  {
    head: INSTANCE_HEADS.finished,
    order: "finished",
    width: 9,
    from: 84,
    cell: ({ latest }) => span(utcTimeOfDay(latest.finishedAt), "dim"),
  },
  {
    head: INSTANCE_HEADS.duration,
    width: 6,
    from: 96,
    align: "right",
    cell: ({ latest }) => span(duration(latest.startedAt, latest.finishedAt), "dim"),
  },
];

function statusCell({ latest }: RolloutInstance, { glyphs }: CellView): Span {
  return span(say`${glyphs.outcome[latest.outcome]} ${latest.status}`, latest.outcome);
}

/** Why it failed; of one that did not, whether it had failed before. */
function causeCell({ latest, recoveredAt }: RolloutInstance): Span {
  if (isFailure(latest.outcome)) return span(causeOf(latest), "strong");
  return recoveredAt === null ? span(say``) : span(CELLS.recovered(utcTimeOfDay(recoveredAt)), "ok");
}
