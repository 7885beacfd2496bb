/** The failures of `cafe failures` as text: each cause with what to do, then where failures pile up. Prints nothing itself. */

import type { ErrorCodeHelp } from "../../copy/error-codes.ts";
import { retryCommand } from "../../copy/fix-commands.ts";
import { PRINTED } from "../../copy/printed.ts";
import { HEADS } from "../../copy/printed-heads.ts";
import { explainCause } from "../../copy/remedies.ts";
import type { CauseGroup, Count, FailedTargets, FailureGroups } from "../../domain/failure-groups.ts";
import { isoMinute } from "../../lib/iso-time.ts";
import { joinSafe, say } from "../../lib/safe-text.ts";
import { fitTo } from "../../lib/width.ts";
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
    table(PRINTED.repeated, repeated, drawing, (rows) => [
      ...counts(rows),
      { title: HEADS.instance, cells: rows.map(({ instanceId }) => instanceId) },
      { title: HEADS.region, cells: rows.map(({ region }) => region) },
      { title: HEADS.why, cells: rows.map(({ causes }) => joinSafe(causes, ", ")), min: 10 },
    ]),
    table(PRINTED.files, byFile, drawing, (rows) => [
      ...counts(rows),
      { title: HEADS.tasks, cells: rows.map(({ tasks }) => say`${tasks}`), align: "right" },
      { title: HEADS.name, cells: rows.map(({ name }) => name), min: 10 },
      { title: HEADS.targetDir, cells: rows.map(({ targetDir }) => targetDir), min: 10 },
    ]),
    table(PRINTED.byRegion, byRegion, drawing, (rows) => [
      ...counts(rows),
      { title: HEADS.region, cells: rows.map(({ region }) => region) },
    ]),
    table(PRINTED.byHour, byHour, drawing, (rows) => [
      ...counts(rows),
      { title: HEADS.from, cells: rows.map(({ startsAt }) => isoMinute(startsAt)) },
    ]),
  ];
  return sections.filter((section) => section !== "").join("\n");
}

function causeColumns({ byCause, failures }: FailureGroups): readonly Column[] {
  const helps = byCause.map(explainCause);
  return [
    { title: HEADS.failed, cells: byCause.map((cause) => say`${cause.failures}`), align: "right" },
    { title: HEADS.share, cells: byCause.map((cause) => percent(cause.failures, failures)), align: "right" },
    { title: HEADS.cause, cells: byCause.map(({ label }) => label), tones: byCause.map(() => "failed"), min: 12 },
    { title: HEADS.meaning, cells: helps.map(({ meaning }) => meaning), min: 12 },
    { title: HEADS.hostChanged, cells: helps.map((one) => (one.mayHaveChangedHost ? PRINTED.maybe : PRINTED.no)) },
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
    ...said.map((info) => [PRINTED.labels.errorInfo, PRINTED.info(info.errorInfo, info.failures)] as const),
    [PRINTED.labels.cause, help.cause],
    [PRINTED.labels.remedy, help.remedy],
    ...(help.mayHaveChangedHost ? [[PRINTED.labels.beware, PRINTED.mayHaveChanged] as const] : []),
    ...targets.flatMap((target) => commandLines(help, target)),
  ];
  const head = PRINTED.causeHead(cause.failures, failures, instances, where);
  return `${paint(cause.label, "failed")}  ${head}\n${lines.map(([label, value]) => `  ${fitTo(label, 12)}${value}\n`).join("")}`;
}

/** The first command of each kind: those for hundreds of instances would hide everything else. */
function commandLines(help: ErrorCodeHelp, { region, instanceIds, invokeIds }: FailedTargets): [string, string][] {
  const commands = (help.commands ?? []).map((command) => command(instanceIds, region));
  return [
    ...commands.map((chunks): [string, string] => [PRINTED.labels.run, firstOf(chunks)]),
    [PRINTED.labels.again, firstOf(invokeIds.map((invokeId) => retryCommand(invokeId, region)))],
  ];
}

const firstOf = ([first = "", ...rest]: readonly string[]): string =>
  rest.length === 0 ? first : `${first}   ${PRINTED.moreCommands(rest.length)}`;

function table<Row extends Count>(
  title: string,
  rows: readonly Row[],
  { width, paint }: Drawing,
  columnsOf: (rows: readonly Row[]) => readonly Column[],
): string {
  if (rows.length === 0) return "";
  const hidden = rows.length - MOST_ROWS;
  const more = hidden > 0 ? `${PRINTED.moreRows(hidden)}\n` : "";
  return `${paint(title, "title")}\n${renderTable(columnsOf(rows.slice(0, MOST_ROWS)), width, paint)}${more}`;
}

const counts = (rows: readonly Count[]): readonly Column[] => [
  { title: HEADS.failed, cells: rows.map(({ failures }) => say`${failures}`), align: "right" },
  { title: HEADS.of, cells: rows.map(({ results }) => say`${results}`), align: "right" },
  { title: HEADS.rate, cells: rows.map(({ failures, results }) => percent(failures, results)), align: "right" },
];
