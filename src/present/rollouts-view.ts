/** The rollouts view: one file on its way to a fleet a row. */
import { ROLLOUT_HEADS } from "../copy/ui.ts";
import { type Rollout, rolloutOutcome } from "../domain/rollouts.ts";
import { joinSafe, say } from "../lib/safe-text.ts";
import { ago } from "./format.ts";
import type { Glyphs } from "./glyphs.ts";
import { span } from "./line.ts";
import type { ViewColumn } from "./view-table.ts";

/** The columns of the table. */
export const rolloutColumns = (now: number, glyphs: Glyphs): readonly ViewColumn<Rollout>[] => [
  {
    head: ROLLOUT_HEADS.status,
    width: 3,
    cell: (one) => span(glyphs.outcome[rolloutOutcome(one)], rolloutOutcome(one)),
  },
  { head: ROLLOUT_HEADS.name, weight: 4, cell: ({ name }) => span(name) },
  { head: ROLLOUT_HEADS.targets, width: 7, align: "right", cell: ({ targets }) => span(say`${targets}`, "dim") },
  {
    head: ROLLOUT_HEADS.failed,
    width: 6,
    align: "right",
    cell: ({ failed }) => span(say`${failed}`, failed > 0 ? "failed" : "dim"),
  },
  { head: ROLLOUT_HEADS.last, width: 5, align: "right", cell: ({ last }) => span(ago(last.ms, now), "dim") },
  { head: ROLLOUT_HEADS.dir, weight: 3, from: 90, cell: ({ targetDir }) => span(targetDir, "dim") },
  { head: ROLLOUT_HEADS.regions, weight: 2, from: 90, cell: ({ regions }) => span(joinSafe(regions, ","), "dim") },
];
