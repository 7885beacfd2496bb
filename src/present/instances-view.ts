/** The instances of a rollout, each with its latest result. */
import { INSTANCE_HEADS } from "../copy/ui.ts";
import type { RolloutInstance } from "../domain/rollouts.ts";
import { say } from "../lib/safe-text.ts";
import type { Glyphs } from "./glyphs.ts";
import { span } from "./line.ts";
import type { ViewColumn } from "./view-table.ts";

/** The columns of the table. */
export const instanceColumns = (glyphs: Glyphs): readonly ViewColumn<RolloutInstance>[] => [
  {
    head: INSTANCE_HEADS.status,
    width: 12,
    cell: ({ latest }) => span(say`${glyphs.outcome[latest.outcome]} ${latest.status}`, latest.outcome),
  },
  { head: INSTANCE_HEADS.instance, width: 23, cell: ({ latest }) => span(latest.instanceId) },
  { head: INSTANCE_HEADS.cause, weight: 3, cell: ({ latest }) => span(latest.errorCode) },
  { head: INSTANCE_HEADS.tries, width: 5, align: "right", cell: ({ attempts }) => span(say`${attempts}`, "dim") },
  { head: INSTANCE_HEADS.region, weight: 2, from: 80, cell: ({ region }) => span(region, "dim") },
];
