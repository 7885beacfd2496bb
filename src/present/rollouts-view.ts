/** The rollouts view: one file on its way to a fleet a row. */
import { CELLS, OUTCOME_WORDS, ROLLOUT_HEADS } from "../copy/views.ts";
import { type Rollout, rolloutOutcome } from "../domain/rollouts.ts";
import type { Timestamp } from "../domain/task.ts";
import { joinSafe, type SafeText, safeText, say } from "../lib/safe-text.ts";
import { displayWidth } from "../lib/width.ts";
import { shareBar } from "./chart.ts";
import { ago } from "./format.ts";
import { type Span, span, type Tone } from "./line.ts";
import type { CellView, ViewColumn } from "./view-table.ts";

/** Digits of the content's hash that tell two files of one name apart. */
export const SHORT_HASH = 8;

/**
 * The columns of the table, without those that would say the same in every row: that nothing has recovered, or which one
 * region it is; there the directory says more.
 */
export function rolloutColumns(rollouts: readonly Rollout[]): readonly ViewColumn<Rollout>[] {
  const columns = rollouts.some(({ recovered }) => recovered > 0)
    ? COLUMNS
    : COLUMNS.filter((column) => column !== RECOVERED);
  const regions = new Set(rollouts.flatMap((rollout) => rollout.regions));
  if (regions.size > 1) return columns;
  return columns.flatMap((column) => (column === REGIONS ? [{ ...DIR, from: 72 }] : column === DIR ? [] : [column]));
}

const RECOVERED: ViewColumn<Rollout> = { ...number("recovered", ROLLOUT_HEADS.recovered, 6, "ok"), from: 84 };
const REGIONS: ViewColumn<Rollout> = { head: ROLLOUT_HEADS.regions, weight: 3, from: 66, cell: regionsCell };
const DIR: ViewColumn<Rollout> = {
  head: ROLLOUT_HEADS.dir,
  weight: 4,
  from: 112,
  cell: ({ targetDir }) => span(targetDir, "dim"),
};

const COLUMNS: readonly ViewColumn<Rollout>[] = [
  { head: ROLLOUT_HEADS.status, width: 9, cell: outcomeCell },
  { head: ROLLOUT_HEADS.name, order: "name", weight: 5, cell: ({ name }) => span(name) },
  {
    head: ROLLOUT_HEADS.share,
    order: "rate",
    width: 10,
    cell: ({ failed, running, ok }, { width, glyphs }) => shareBar({ failed, open: running, ok }, width, glyphs),
  },
  {
    head: ROLLOUT_HEADS.targets,
    order: "targets",
    width: 8,
    align: "right",
    cell: ({ targets }) => span(say`${targets}`),
  },
  number("failed", ROLLOUT_HEADS.failed, 7, "failed"),
  { ...number("running", ROLLOUT_HEADS.running, 5, "running"), from: 84 },
  RECOVERED,
  {
    head: ROLLOUT_HEADS.sends,
    width: 6,
    from: 104,
    align: "right",
    cell: ({ tasks }) => span(say`${tasks.length}`, "dim"),
  },
  REGIONS,
  { head: ROLLOUT_HEADS.first, width: 5, from: 96, align: "right", cell: age(({ first }) => first) },
  { head: ROLLOUT_HEADS.last, order: "last", width: 5, align: "right", cell: age(({ last }) => last) },
  DIR,
  {
    head: ROLLOUT_HEADS.content,
    width: SHORT_HASH,
    from: 128,
    cell: ({ contentHash }) => span(shortHash(contentHash), "dim"),
  },
];

/** The head of a hash. */
export const shortHash = (hash: string): SafeText => safeText(hash.slice(0, SHORT_HASH));

function outcomeCell(rollout: Rollout, { glyphs }: CellView): Span {
  const outcome = rolloutOutcome(rollout);
  return span(say`${glyphs.outcome[outcome]} ${OUTCOME_WORDS[outcome]}`, outcome);
}

/** Names where they fit as a whole, else how many they are. */
function regionsCell({ regions }: Rollout, { width }: CellView): Span {
  const names = joinSafe(regions, ",");
  return span(displayWidth(names) <= width ? names : CELLS.regions(regions.length), "dim");
}

function number(
  id: "failed" | "running" | "recovered",
  head: SafeText,
  width: number,
  tone: Tone,
): ViewColumn<Rollout> {
  const order = id === "failed" ? { order: id } : {};
  const text = (count: number): Span => (count > 0 ? span(say`${count}`, tone) : span(say`-`, "dim"));
  return { head, width, align: "right", ...order, cell: (rollout) => text(rollout[id]) };
}

function age(of: (rollout: Rollout) => Timestamp): ViewColumn<Rollout>["cell"] {
  return (rollout, { now }) => span(ago(of(rollout).ms, now), "dim");
}
