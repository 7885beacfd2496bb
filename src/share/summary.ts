/**
 * The incident summary: Markdown fit for a ticket, about the tasks of a view. What counts is the latest result of each
 * instance in each rollout. Bounded, however many tasks there are; says how much it leaves out.
 */
import { explainCause } from "../copy/remedies.ts";
import { SUMMARY, SUMMARY_HEADS } from "../copy/summary.ts";
import type { ExportedView } from "../domain/exported-view.ts";
import { type FailureGroups, groupFailures } from "../domain/failure-groups.ts";
import { joinRollouts, type Rollout } from "../domain/rollouts.ts";
import { compareText, type Task, type Timestamp } from "../domain/task.ts";
import { isoSecond } from "../lib/iso-time.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import { type Cell, code, fenced, heading, joined, paragraph, table, words } from "./markdown.ts";
import { type Failed, failedInstances, fixLines, resendLines } from "./to-do.ts";

const MOST_ROLLOUTS = 20;
const MOST_CAUSES = 20;
const MOST_INSTANCES = 100;

/** Section by section, with empty pieces between, because over very many tasks each takes its time. */
export function* summary(view: ExportedView, tasks: readonly Task[]): Generator<string> {
  const rollouts = joinRollouts(tasks);
  yield heading(1, SUMMARY.title) + overview(rollouts, tasks);
  yield sentSection(rollouts);
  const groups = groupFailures(tasks);
  yield causeSection(groups);
  const failed: Failed[] = [];
  for (const rollout of rollouts) {
    for (const one of failedInstances(rollout)) failed.push(one);
    yield "";
  }
  if (failed.length > 0) {
    yield commandSection(groups, failed, tasks, view);
    yield instanceSection(failed);
  }
  yield madeSection(view);
}

function overview(rollouts: readonly Rollout[], tasks: readonly Task[]): string {
  const sum = (of: (rollout: Rollout) => number) => rollouts.reduce((total, one) => total + of(one), 0);
  const standing = SUMMARY.standing({
    targets: sum((one) => one.targets),
    ok: sum((one) => one.ok),
    failed: sum((one) => one.failed),
    running: sum((one) => one.running),
    recovered: sum((one) => one.recovered),
    unlisted: sum((one) => one.unlisted),
  });
  const profiles = counted(tasks, ({ profile }) => profile);
  return table(
    [SUMMARY.field, SUMMARY.value],
    [
      [words(SUMMARY.file), whatCell(rollouts)],
      [words(SUMMARY.when), spanCell(rollouts)],
      [words(SUMMARY.where), countedCell(counted(tasks, ({ region }) => region))],
      ...(profiles.length > 1 ? [[words(SUMMARY.profiles), countedCell(profiles)]] : []),
      [words(SUMMARY.howMany), words(standing)],
    ],
  );
}

function whatCell(rollouts: readonly Rollout[]): Cell {
  const files = new Map(rollouts.map((one) => [`${one.name}\n${one.targetDir}\n${one.contentHash}`, one]));
  const [only] = files.values();
  if (only === undefined || files.size > 1) return words(SUMMARY.files(files.size));
  const { name, targetDir } = only;
  return sentence(SUMMARY.fileIn(code(name), code(targetDir), code(shortHash(only))));
}

function spanCell(rollouts: readonly Rollout[]): Cell {
  const readable = (times: readonly Timestamp[]) =>
    times.filter(({ ms }) => ms !== null).sort((a, b) => (a.ms ?? 0) - (b.ms ?? 0));
  const first = readable(rollouts.map((one) => one.first))[0];
  const last = readable(rollouts.map((one) => one.last)).at(-1);
  if (first === undefined || last === undefined) return joined([], "");
  return sentence(SUMMARY.span(code(first.text), code(last.text)));
}

/** How many tasks of which, most first. */
function counted(tasks: readonly Task[], by: (task: Task) => SafeText): readonly (readonly [SafeText, number])[] {
  const counts = new Map<SafeText, number>();
  for (const task of tasks) counts.set(by(task), (counts.get(by(task)) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || compareText(a, b));
}

const countedCell = (counts: readonly (readonly [SafeText, number])[]): Cell =>
  joined(
    counts.map(([text, number]) => joined([code(text), words(SUMMARY.tasks(number))], " ")),
    ", ",
  );

function sentSection(rollouts: readonly Rollout[]): string {
  const rows = rollouts
    .slice(0, MOST_ROLLOUTS)
    .map((one) => [
      code(one.name),
      code(one.targetDir),
      code(shortHash(one)),
      code(one.first.text),
      code(one.last.text),
      joined(one.regions.map(code), ", "),
      ...[one.targets, one.ok, one.failed, one.running, one.recovered].map((number) => words(say`${number}`)),
    ]);
  return (
    heading(2, SUMMARY.sent) +
    table(SUMMARY_HEADS.sent, rows) +
    moreThan(rollouts.length - MOST_ROLLOUTS, SUMMARY.moreFiles) +
    paragraph(SUMMARY.contentHash)
  );
}

/** As much of the hash as a reader compares. */
const shortHash = ({ contentHash }: Rollout): SafeText => safeText(contentHash.slice(0, 12));

function causeSection({ byCause, failures, results }: FailureGroups): string {
  if (failures === 0) return heading(2, SUMMARY.causes) + paragraph(SUMMARY.nothingFailed);
  const rows = byCause.slice(0, MOST_CAUSES).map((group) => {
    const { meaning, cause, remedy, mayHaveChangedHost } = explainCause(group);
    return [
      words(say`${group.failures}`),
      code(group.label),
      code(group.infos[0]?.errorInfo ?? say``),
      words(meaning),
      words(cause),
      words(remedy),
      words(mayHaveChangedHost ? SUMMARY.maybe : SUMMARY.no),
    ];
  });
  return (
    heading(2, SUMMARY.causes) +
    paragraph(SUMMARY.causesOf(failures, results)) +
    table(SUMMARY_HEADS.causes, rows) +
    moreThan(byCause.length - MOST_CAUSES, SUMMARY.moreCauses)
  );
}

function commandSection(
  groups: FailureGroups,
  failed: readonly Failed[],
  tasks: readonly Task[],
  view: ExportedView,
): string {
  const fixes = fixLines(groups, failed);
  const resends = resendLines(failed, tasks, view);
  return (
    heading(2, SUMMARY.commands) +
    (fixes.length > 0 ? paragraph(SUMMARY.look) + fenced(fixes.join("\n")) : "") +
    paragraph(SUMMARY.again) +
    fenced(resends.join("\n"))
  );
}

function instanceSection(failed: readonly Failed[]): string {
  const rows = failed
    .slice(0, MOST_INSTANCES)
    .map(({ region, latest: { instanceId, status, errorCode, errorInfo }, invokeId, attempts }) => [
      ...[region, instanceId, status, errorCode, errorInfo, invokeId].map(code),
      words(say`${attempts}`),
    ]);
  return (
    heading(2, SUMMARY.instances) +
    table(SUMMARY_HEADS.instances, rows) +
    moreThan(failed.length - MOST_INSTANCES, SUMMARY.moreInstances)
  );
}

function madeSection({ command, leftOut, exportedAt, asOf }: ExportedView): string {
  return (
    heading(2, SUMMARY.made) +
    paragraph(SUMMARY.madeBy(isoSecond(exportedAt), asOf === null ? null : isoSecond(asOf))) +
    (command === null ? paragraph(SUMMARY.noCommand) : fenced(command)) +
    (leftOut === null ? "" : `${sentence(SUMMARY.leftOut(code(leftOut))).markdown}\n\n`)
  );
}

const moreThan = (number: number, said: (number: number) => SafeText): string =>
  number > 0 ? paragraph(said(number)) : "";

/** Words of ours, and parts that are cells already. */
const sentence = (parts: readonly (Cell | SafeText)[]): Cell =>
  joined(
    parts.map((part) => (typeof part === "string" ? words(part) : part)),
    "",
  );
