/** The failures view: causes, instances, files, regions or hours, those with the most failures first. */
import { explainCause } from "../copy/remedies.ts";
import { CELLS, FAILURE_HEADS } from "../copy/views.ts";
import type { FailureRow } from "../core/failure-rows.ts";
import type { FailuresView } from "../core/views.ts";
import { joinSafe, say } from "../lib/safe-text.ts";
import { partBar } from "./chart.ts";
import { ago, percent, utcMinute } from "./format.ts";
import { type Span, span, type Tone } from "./line.ts";
import type { ViewColumn } from "./view-table.ts";

type Column = ViewColumn<FailureRow>;
const NOTHING = span(say``);

/** The columns of a tab's table. */
export function failureColumns({ tab, groups }: FailuresView): readonly Column[] {
  switch (tab) {
    case "cause":
      return [FAILED, ...share(groups.failures), ...CAUSE];
    case "instance":
      return [...RATE, ...INSTANCE];
    case "file":
      return [...RATE, ...FILE];
    case "region":
      return [...RATE, named(FAILURE_HEADS.region)];
    case "hour":
      return [...RATE, { ...named(FAILURE_HEADS.hour), order: "hour" }];
  }
}

const FAILED: Column = {
  head: FAILURE_HEADS.failed,
  order: "failed",
  width: 7,
  align: "right",
  cell: ({ failures }) => span(say`${failures}`, "failed"),
};

const BAR = { width: 8, from: 60 } as const;

/** Of all failures. */
const share = (failures: number): readonly Column[] => [
  {
    ...BAR,
    head: FAILURE_HEADS.share,
    cell: (row, { width, glyphs }) => partBar(row.failures, failures, width, glyphs),
  },
  { head: say``, width: 4, align: "right", cell: (row) => span(percent(row.failures, failures)) },
];

/** Of the results that the row stands for. */
const RATE: readonly Column[] = [
  FAILED,
  { head: FAILURE_HEADS.of, width: 6, align: "right", cell: (row) => span(say`${resultsOf(row)}`, "dim") },
  {
    ...BAR,
    head: FAILURE_HEADS.rate,
    order: "rate",
    cell: (row, { width, glyphs }) => partBar(row.failures, resultsOf(row), width, glyphs),
  },
  { head: say``, width: 4, align: "right", cell: (row) => span(percent(row.failures, resultsOf(row))) },
];

const CAUSE: readonly Column[] = [
  {
    head: FAILURE_HEADS.cause,
    order: "name",
    weight: 5,
    cell: (row) => ("infos" in row ? span(row.label, "strong") : NOTHING),
  },
  {
    head: FAILURE_HEADS.meaning,
    weight: 7,
    from: 64,
    cell: (row) => ("infos" in row ? span(explainCause(row).meaning) : NOTHING),
  },
  {
    head: FAILURE_HEADS.changed,
    width: 8,
    from: 76,
    cell: (row) => {
      if (!("infos" in row)) return NOTHING;
      return explainCause(row).mayHaveChangedHost ? span(CELLS.maybe, "warning") : span(CELLS.no, "dim");
    },
  },
];

const INSTANCE: readonly Column[] = [
  { head: FAILURE_HEADS.instance, order: "name", width: 22, cell: instanceCell },
  { ...named(FAILURE_HEADS.region, "dim"), width: 14, from: 100 },
  {
    head: FAILURE_HEADS.why,
    weight: 1,
    cell: (row) => ("causes" in row ? span(joinSafe(row.causes, ", ")) : NOTHING),
  },
  {
    head: FAILURE_HEADS.last,
    order: "last",
    width: 5,
    align: "right",
    cell: (row, { now }) => ("lastFailedAt" in row ? span(ago(row.lastFailedAt, now), "dim") : NOTHING),
  },
];

const FILE: readonly Column[] = [
  { head: FAILURE_HEADS.file, order: "name", weight: 4, cell: (row) => ("name" in row ? span(row.name) : NOTHING) },
  {
    head: FAILURE_HEADS.dir,
    weight: 4,
    from: 60,
    cell: (row) => ("targetDir" in row ? span(row.targetDir, "dim") : NOTHING),
  },
  {
    head: FAILURE_HEADS.tasks,
    width: 6,
    align: "right",
    cell: (row) => ("tasks" in row ? span(say`${row.tasks}`, "dim") : NOTHING),
  },
];

/** The region, or the hour: what is left to be named. */
function named(head: Column["head"], tone: Tone = "text"): Column {
  return {
    head,
    order: "name",
    weight: 1,
    cell: (row) => {
      if ("region" in row) return span(row.region, tone);
      return "startsAt" in row ? span(utcMinute(row.startsAt), tone) : NOTHING;
    },
  };
}

function instanceCell(row: FailureRow): Span {
  return "instanceId" in row ? span(row.instanceId) : NOTHING;
}

const resultsOf = (row: FailureRow): number => ("results" in row ? row.results : row.failures);
