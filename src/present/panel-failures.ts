/** The detail pane beside failures: a row in numbers; what a cause means, what helps, where it struck, and the commands. */
import { AGES } from "../copy/ages.ts";
import type { ErrorCodeHelp } from "../copy/error-codes.ts";
import { retryCommand } from "../copy/fix-commands.ts";
import { explainCause } from "../copy/remedies.ts";
import { DETAIL } from "../copy/ui.ts";
import { PANEL, REFERENCE_URLS } from "../copy/views.ts";
import type { FailureRow } from "../core/failure-rows.ts";
import type { CauseGroup, FailedTargets } from "../domain/failure-groups.ts";
import { joinSafe, type SafeText, safeText, say } from "../lib/safe-text.ts";
import { partBar } from "./chart.ts";
import { ago, percent, utc, utcMinute } from "./format.ts";
import { labelled, labelledLine } from "./labelled.ts";
import { type Line, plain, span, wrap } from "./line.ts";
import type { PanelView } from "./panel.ts";

const BAR = 24;
/** ErrorInfos shown: the others are as good as never seen. */
const MOST_INFOS = 8;
/** Instances that are named, and for which a command is spelled out: it has to fit into the pane. */
const MOST_NAMED = 10;

/** A row in numbers: of all failures where it is a cause, else of its own results. */
export function groupLines(row: FailureRow, failures: number, view: PanelView): readonly Line[] {
  const { width, now, glyphs } = view;
  const isCause = "infos" in row;
  const of = isCause ? failures : row.results;
  const part = percent(row.failures, of);
  const bar = partBar(row.failures, of, Math.min(BAR, width), glyphs);
  const text = isCause ? say`${row.failures}: ${PANEL.ofFailures(part, of)}` : PANEL.ofResults(row.failures, of, part);
  const tasks = "tasks" in row ? span(say`  ${PANEL.inTasks(row.tasks)}`, "dim") : span(say``);
  return [
    ...wrap(titleOf(row, view), width).map((line) => plain(line, "strong")),
    [...bar, span(say`  `), span(text, "failed"), tasks],
    ...("lastFailedAt" in row && row.lastFailedAt !== null
      ? labelled(PANEL.lastFailed, DETAIL.ago(utc(row.lastFailedAt), ago(row.lastFailedAt, now, AGES)), width)
      : []),
  ];
}

function titleOf(row: FailureRow, { glyphs }: PanelView): SafeText {
  if ("infos" in row) return row.label;
  if ("instanceId" in row) return say`${row.instanceId}  ${row.region}`;
  if ("name" in row) return say`${row.name} ${glyphs.arrow} ${row.targetDir || DETAIL.none}`;
  return "region" in row ? row.region : utcMinute(row.startsAt);
}

/** What it means, what is likely behind it, and what to do. */
export function remedyLines(group: CauseGroup, { width }: PanelView): readonly Line[] {
  const { meaning, cause, remedy, mayHaveChangedHost } = explainCause(group);
  return [
    ...labelled(PANEL.meaning, meaning, width),
    ...labelled(DETAIL.cause, cause, width),
    ...labelled(DETAIL.next, remedy, width, "strong"),
    ...(mayHaveChangedHost ? labelled(DETAIL.beware, DETAIL.mayHaveChanged, width, "warning") : []),
  ];
}

/** What the service said, the most frequent first. */
export const infoLines = ({ infos }: CauseGroup, { width }: PanelView): readonly Line[] =>
  infos
    .filter(({ errorInfo }) => errorInfo !== "")
    .slice(0, MOST_INFOS)
    .flatMap(({ errorInfo, failures }, i) =>
      labelled(i === 0 ? PANEL.infos : say``, PANEL.info(errorInfo, failures), width),
    );

/** Where it struck in one region, and the commands for there. */
export function targetLines(group: CauseGroup, targets: FailedTargets, { width }: PanelView): readonly Line[] {
  const { region, instanceIds, invokeIds } = targets;
  const more = instanceIds.length - MOST_NAMED;
  const named = joinSafe(instanceIds.slice(0, MOST_NAMED), " ");
  const [first] = invokeIds;
  return [
    plain(PANEL.struck(region, instanceIds.length, invokeIds.length), "strong"),
    ...labelled(say``, more > 0 ? say`${named} ${PANEL.moreInstances(more)}` : named, width, "dim"),
    ...commandsOf(explainCause(group), targets).flatMap((command) => labelled(PANEL.run, command, width, "key")),
    ...(first === undefined
      ? []
      : labelled(PANEL.again, withMore(safeText(retryCommand(first, region)), invokeIds.length - 1), width, "key")),
  ];
}

/** One of each kind, for the instances that are named; how many more commands the others take is said. */
function commandsOf({ commands = [] }: ErrorCodeHelp, { region, instanceIds }: FailedTargets): readonly SafeText[] {
  const rest = instanceIds.slice(MOST_NAMED);
  return commands.flatMap((command) =>
    command(instanceIds.slice(0, MOST_NAMED), region).map((text) =>
      withMore(safeText(text), command(rest, region).length),
    ),
  );
}

const withMore = (command: SafeText, more: number): SafeText =>
  more > 0 ? say`${command}   # ${PANEL.moreCommands(more)}` : command;

/** Where the service explains its codes. */
export const referenceLines = (_: PanelView): readonly Line[] =>
  REFERENCE_URLS.map((url, i) => labelledLine(i === 0 ? PANEL.reference : say``, [span(url, "dim")]));
