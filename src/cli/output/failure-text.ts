/** The failures of `cafe failures` as text: each cause with what to do, then where failures pile up. Prints nothing itself. */
import type { ErrorCodeHelp } from "../../copy/error-codes.ts";
import { retryCommand } from "../../copy/fix-commands.ts";
import { explainCause } from "../../copy/remedies.ts";
import type { CauseGroup, Count, FailedTargets, FailureGroups } from "../../domain/failure-groups.ts";
import { isoMinute } from "../../lib/iso-time.ts";
import { joinSafe, safeText, say } from "../../lib/safe-text.ts";
import { percent } from "../../present/format.ts";
import type { Paint } from "./paint.ts";
import { type Column, renderTable } from "./table.ts";

/** Longest of the tables of instances and files; the other forms have all. */
const MOST_ROWS = 20;

/** How to draw: `width` in cells, null for as wide as it gets. */
export interface Drawing {
  readonly width: number | null;
  readonly paint: Paint;
}

/** The text, with line ends; empty where nothing failed. */
export function failureText(groups: FailureGroups, drawing: Drawing): string {
  if (groups.failures === 0) return "";
  const { byInstance, byFile, byRegion, byHour } = groups;
  const repeated = byInstance.filter(({ failures }) => failures > 1);
  const sections = [
    renderTable(causeColumns(groups), drawing.width, drawing.paint),
    ...groups.byCause.map((cause) => causeText(cause, groups, drawing.paint)),
    table("Instances that failed more than once", repeated, drawing, (rows) => [
      ...counts(rows),
      { title: say`INSTANCE`, cells: rows.map(({ instanceId }) => instanceId) },
      { title: say`REGION`, cells: rows.map(({ region }) => region) },
      { title: say`WHY`, cells: rows.map(({ causes }) => joinSafe(causes, ", ")), min: 10 },
    ]),
    table("Files", byFile, drawing, (rows) => [
      ...counts(rows),
      { title: say`TASKS`, cells: rows.map(({ tasks }) => say`${tasks}`), align: "right" },
      { title: say`NAME`, cells: rows.map(({ name }) => name), min: 10 },
      { title: say`TARGET DIR`, cells: rows.map(({ targetDir }) => targetDir), min: 10 },
    ]),
    table("Regions", byRegion, drawing, (rows) => [
      ...counts(rows),
      { title: say`REGION`, cells: rows.map(({ region }) => region) },
    ]),
    table("Hours (UTC, by creation of the task)", byHour, drawing, (rows) => [
      ...counts(rows),
      { title: say`FROM`, cells: rows.map(({ startsAt }) => isoMinute(startsAt)) },
    ]),
  ];
  return sections.filter((section) => section !== "").join("\n");
}

function causeColumns({ byCause, failures }: FailureGroups): readonly Column[] {
  const helps = byCause.map(explainCause);
  return [
    { title: say`FAILED`, cells: byCause.map((cause) => say`${cause.failures}`), align: "right" },
    { title: say`SHARE`, cells: byCause.map((cause) => percent(cause.failures, failures)), align: "right" },
    { title: say`CAUSE`, cells: byCause.map(({ label }) => label), tones: byCause.map(() => "failed"), min: 12 },
    { title: say`MEANING`, cells: helps.map(({ meaning }) => meaning), min: 12 },
    { title: say`HOST CHANGED?`, cells: helps.map((one) => (one.mayHaveChangedHost ? say`maybe` : say`no`)) },
  ];
}

function causeText(cause: CauseGroup, { failures }: FailureGroups, paint: Paint): string {
  const help = explainCause(cause);
  const { targets, infos } = cause;
  const instances = targets.reduce((sum, { instanceIds }) => sum + instanceIds.length, 0);
  const where = joinSafe(
    targets.map(({ region }) => region),
    ", ",
  );
  const said = infos.filter(({ errorInfo }) => errorInfo !== "");
  const lines: readonly (readonly [string, string])[] = [
    ...said.map((info) => ["ErrorInfo", say`${info.errorInfo} (${info.failures})`] as const),
    ["Cause", help.cause],
    ["What to do", help.remedy],
    ...(help.mayHaveChangedHost ? [["Beware", say`the file may already be on the instance`] as const] : []),
    ...targets.flatMap((target) => commandLines(help, target)),
  ];
  const head = say`${cause.failures} of ${failures}, on ${instances} ${safeText(instances === 1 ? "instance" : "instances")} in ${where}`;
  return `${paint(cause.label, "failed")}  ${head}\n${lines.map(([label, value]) => `  ${label.padEnd(12)}${value}\n`).join("")}`;
}

/** The first command of each kind: those for hundreds of instances would hide everything else. */
function commandLines(help: ErrorCodeHelp, { region, instanceIds, invokeIds }: FailedTargets): [string, string][] {
  const commands = (help.commands ?? []).map((command) => command(instanceIds, region));
  return [
    ...commands.map((chunks): [string, string] => ["Run", firstOf(chunks)]),
    ["Send again", firstOf(invokeIds.map((invokeId) => retryCommand(invokeId, region)))],
  ];
}

const firstOf = ([first = "", ...rest]: readonly string[]): string =>
  rest.length === 0 ? first : `${first}   # and ${rest.length} more: --output json has them`;

function table<Row extends Count>(
  title: string,
  rows: readonly Row[],
  { width, paint }: Drawing,
  columnsOf: (rows: readonly Row[]) => readonly Column[],
): string {
  if (rows.length === 0) return "";
  const hidden = rows.length - MOST_ROWS;
  const more = hidden > 0 ? `... and ${hidden} more: --output csv has them\n` : "";
  return `${paint(title, "title")}\n${renderTable(columnsOf(rows.slice(0, MOST_ROWS)), width, paint)}${more}`;
}

const counts = (rows: readonly Count[]): readonly Column[] => [
  { title: say`FAILED`, cells: rows.map(({ failures }) => say`${failures}`), align: "right" },
  { title: say`OF`, cells: rows.map(({ results }) => say`${results}`), align: "right" },
  { title: say`RATE`, cells: rows.map(({ failures, results }) => percent(failures, results)), align: "right" },
];
