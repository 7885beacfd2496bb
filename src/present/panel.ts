/** The detail pane beside rollouts, their instances and failures: each item of core/panel.ts as lines. */
import { phrases } from "../copy/joined.ts";
import { explainErrorCode } from "../copy/remedies.ts";
import { DETAIL } from "../copy/ui.ts";
import { OUTCOME_WORDS, PANEL } from "../copy/views.ts";
import type { PanelItem } from "../core/panel.ts";
import { type CauseCount, type HostOrFile, suspectOf } from "../domain/failure-story.ts";
import { type Rollout, type RolloutInstance, rolloutOutcome } from "../domain/rollouts.ts";
import type { Task } from "../domain/task.ts";
import { joinSafe, type SafeText, safeText, say } from "../lib/safe-text.ts";
import { shareBar } from "./chart.ts";
import { duration, exactTime } from "./format.ts";
import type { Glyphs } from "./glyphs.ts";
import { labelled, labelledLine } from "./labelled.ts";
import { BLANK, cell, type Line, plain, span, wrap } from "./line.ts";
import { groupLines, infoLines, referenceLines, remedyLines, targetLines } from "./panel-failures.ts";

export interface PanelView {
  readonly width: number;
  readonly now: number;
  readonly glyphs: Glyphs;
}

const BAR = 24;

/** The lines of an item. */
export function panelLines(item: PanelItem, view: PanelView): readonly Line[] {
  switch (item.kind) {
    case "rollout":
      return rolloutLines(item.rollout, view);
    case "cause":
      return causeLines(item.cause, view);
    case "head":
      return [BLANK, plain(PANEL.heads[item.of](item.count), "strong")];
    case "task":
      return [taskLine(item.task, view)];
    case "more":
      return [plain(PANEL.more(item.count), "dim")];
    case "instance":
      return instanceLines(item.instance, view);
    case "why":
      return whyLines(item.instance, view);
    case "group":
      return groupLines(item.row, item.failures, view);
    case "suspect":
      return suspectLines(item.counts, view);
    case "remedy":
      return remedyLines(item.cause, view);
    case "infos":
      return infoLines(item.cause, view);
    case "targets":
      return targetLines(item.cause, item.targets, view);
    case "reference":
      return referenceLines(view);
  }
}

function rolloutLines(rollout: Rollout, view: PanelView): readonly Line[] {
  const { width, now, glyphs } = view;
  const { name, targetDir, contentHash, regions, tasks, unlisted, first, last } = rollout;
  const hash = PANEL.contentHash(safeText(contentHash.slice(0, 16)), PANEL.sends(tasks.length));
  return [
    ...wrap(say`${name} ${glyphs.arrow} ${targetDir || DETAIL.none}`, width).map((text) => plain(text, "strong")),
    ...countLines(rollout, view),
    ...(unlisted > 0 ? [plain(PANEL.unlisted(unlisted), "warning")] : []),
    ...labelled(PANEL.content, hash, width),
    ...labelled(PANEL.regions, joinSafe(regions, ", "), width),
    ...labelled(PANEL.first, exactTime(first, now), width),
    ...labelled(PANEL.last, exactTime(last, now), width),
  ];
}

/** How it stands: in a word, as a bar, and in numbers. */
function countLines(rollout: Rollout, { width, glyphs }: PanelView): readonly Line[] {
  const { failed, ok, running, targets, recovered } = rollout;
  const outcome = rolloutOutcome(rollout);
  const dot = span(say` ${glyphs.dot} `, "dim");
  const bar = shareBar({ failed, open: running, ok }, Math.min(BAR, width), glyphs);
  const counts: Line = [
    span(DETAIL.failed(failed), failed > 0 ? "failed" : "dim"),
    dot,
    span(DETAIL.ok(ok), ok > 0 ? "ok" : "dim"),
    dot,
    span(DETAIL.open(running), running > 0 ? "running" : "dim"),
    span(DETAIL.of(targets), "dim"),
    ...(recovered > 0 ? [dot, span(PANEL.recovered(recovered), "ok")] : []),
  ];
  return [
    [span(say`${cell(say`${glyphs.outcome[outcome]} ${OUTCOME_WORDS[outcome]}`, 12)} `, outcome), ...bar],
    counts,
  ];
}

function causeLines({ errorCode, errorInfo, status, count }: CauseCount, view: PanelView): readonly Line[] {
  const { meaning, remedy } = explainErrorCode(errorCode, errorInfo);
  return [
    [span(say`${count}x `, "failed"), span(say`${errorCode || status}  `, "strong"), span(meaning)],
    ...wrap(remedy, view.width - 5).map(
      (text, i): Line => [span(say`   ${i === 0 ? view.glyphs.arrow : say` `} `, "key"), span(text)],
    ),
  ];
}

function taskLine(task: Task, { now, glyphs }: PanelView): Line {
  const { outcome, status, invokeId, region, createdAt, tally, vmCount } = task;
  return [
    span(cell(say`${glyphs.outcome[outcome]} ${status}`, 15), outcome),
    span(say` ${invokeId}`),
    span(say`  ${tally.failed}/${vmCount}`, tally.failed > 0 ? "failed" : "dim"),
    span(say`  ${region}  ${exactTime(createdAt, now)}`, "dim"),
  ];
}

function instanceLines(one: RolloutInstance, { width, now, glyphs }: PanelView): readonly Line[] {
  const { latest, region, profile, invokeId, attempts, recoveredAt } = one;
  const times: readonly (readonly [SafeText, SafeText])[] = [
    [PANEL.task, phrases([invokeId, PANEL.tries(attempts)])],
    [DETAIL.created, exactTime(latest.createdAt, now)],
    [DETAIL.started, exactTime(latest.startedAt, now)],
    [DETAIL.finished, exactTime(latest.finishedAt, now)],
    [DETAIL.updated, exactTime(latest.updatedAt, now)],
    [PANEL.took, duration(latest.startedAt, latest.finishedAt)],
  ];
  return [
    [
      span(say`${glyphs.outcome[latest.outcome]} ${latest.status}  `, latest.outcome),
      span(latest.instanceId, "strong"),
      span(say`  ${region} (${profile})`, "dim"),
    ],
    ...(recoveredAt === null ? [] : [plain(PANEL.recoveredAt(exactTime(recoveredAt, now)), "ok")]),
    ...times.flatMap(([label, text]) => labelled(label, text, width)),
  ];
}

function whyLines({ latest: { errorCode, errorInfo } }: RolloutInstance, { width }: PanelView): readonly Line[] {
  const { meaning, cause, remedy, mayHaveChangedHost } = explainErrorCode(errorCode, errorInfo);
  return [
    ...labelled(DETAIL.errorCode, errorCode || DETAIL.none, width, "strong"),
    ...labelled(DETAIL.errorInfo, errorInfo || DETAIL.none, width),
    ...labelled(PANEL.meaning, meaning, width),
    ...labelled(DETAIL.cause, cause, width),
    ...labelled(DETAIL.next, remedy, width),
    ...(mayHaveChangedHost ? labelled(DETAIL.beware, DETAIL.mayHaveChanged, width, "warning") : []),
  ];
}

function suspectLines(counts: HostOrFile, { glyphs }: PanelView): readonly Line[] {
  const { own, others } = counts;
  const suspect = suspectOf(counts);
  return [
    plain(PANEL.suspect[suspect], suspect === "open" ? "dim" : "warning"),
    labelledLine(say``, [
      span(PANEL.here(own.failures, own.results)),
      span(say` ${glyphs.dot} `, "dim"),
      span(PANEL.elsewhere(others.failures, others.results)),
    ]),
  ];
}
