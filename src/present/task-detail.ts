/** The detail pane: what happened, why, every field, then the instances; the item under the cursor is opened. */

import { explainErrorCode } from "../copy/remedies.ts";
import { DETAIL, FIELD_LABELS } from "../copy/ui.ts";
import { type DetailField, type DetailItem, detailItems } from "../core/detail.ts";
import { contentOf, sizeOf, sizeText } from "../domain/content.ts";
import type { CauseCount } from "../domain/failure-story.ts";
import { hasContent, type Instance, isWhole, type Task } from "../domain/task.ts";
import { joinSafe, type SafeText, say } from "../lib/safe-text.ts";
import { exactTime, utcTimeOfDay } from "./format.ts";
import type { Glyphs } from "./glyphs.ts";
import { LABEL, labelled } from "./labelled.ts";
import { BLANK, cell, type Line, plain, span, wrap } from "./line.ts";

export interface DetailRow {
  readonly line: Line;
  /** Does it belong to the item under the cursor? */
  readonly selected: boolean;
  /** A line after the first of its item: marked, but not in reverse video, so that its colours can be read. */
  readonly opened: boolean;
  /** Another status than at the look before. */
  readonly changed: boolean;
}

export interface DetailView {
  readonly width: number;
  readonly height: number;
  readonly now: number;
  readonly glyphs: Glyphs;
  /** Index of the item under the cursor; null while the pane does not have the keys. */
  readonly cursor: number | null;
  /** InstanceIds whose status the latest look of a watch found changed. */
  readonly changed?: ReadonlySet<string>;
}

/** The rows that the pane shows: exactly as many as fit, or fewer. */
export function presentDetail(task: Task, view: DetailView): readonly DetailRow[] {
  const rows: DetailRow[] = [];
  let block: readonly [number, number] = [0, 0];
  detailItems(task).forEach((item, index) => {
    const selected = index === view.cursor;
    const start = rows.length;
    itemLines(task, item, selected, view).forEach((line, i) => {
      rows.push({ line, selected, opened: i > 0, changed: i === 0 && isChanged(item, view) });
    });
    if (selected) block = [start, rows.length - 1];
  });
  const top = windowTopFor(block[1], rows.length, view.height);
  return rows.slice(top, top + view.height);
}

const isChanged = (item: DetailItem, { changed }: DetailView): boolean =>
  item.kind === "instance" && changed?.has(item.instance.instanceId) === true;

/** Scrolls by half windows, so that a step of the cursor moves the rows seldom. */
export function windowTopFor(lastWanted: number, count: number, height: number): number {
  if (lastWanted < height) return 0;
  const half = Math.max(1, Math.floor(height / 2));
  return Math.min(Math.max(0, count - height), Math.ceil((lastWanted - height + 1) / half) * half);
}

function itemLines(task: Task, item: DetailItem, selected: boolean, view: DetailView): readonly Line[] {
  switch (item.kind) {
    case "summary":
      return [summaryLine(task, view.glyphs)];
    case "cause":
      return causeLines(item.cause, view);
    case "field":
      return fieldLines(task, item.field, view);
    case "instances":
      return [BLANK, instancesHead(task)];
    case "instance":
      return instanceLines(item.instance, selected, view);
  }
}

function summaryLine(task: Task, glyphs: Glyphs): Line {
  const { ok, failed, open } = task.tally;
  return [
    span(say`${glyphs.outcome[task.outcome]} ${task.status}  `, task.outcome),
    span(DETAIL.failed(failed), failed > 0 ? "failed" : "dim"),
    span(say` ${glyphs.dot} `, "dim"),
    span(DETAIL.ok(ok), ok > 0 ? "ok" : "dim"),
    span(say` ${glyphs.dot} `, "dim"),
    span(DETAIL.open(open), open > 0 ? "running" : "dim"),
    span(DETAIL.of(task.vmCount), "dim"),
  ];
}

function causeLines(cause: CauseCount, { width, glyphs }: DetailView): readonly Line[] {
  const { meaning, remedy } = explainErrorCode(cause.errorCode, cause.errorInfo);
  const code = cause.errorCode === "" ? cause.status : cause.errorCode;
  const head: Line = [
    span(say`${cell(say`${cause.count}x`, 4, "right")} `, "failed"),
    span(say`${code}  `, "strong"),
    span(meaning),
  ];
  return [
    head,
    ...wrap(remedy, width - 7).map((text, i) => [
      span(say`     ${i === 0 ? glyphs.arrow : say` `} `, "key"),
      span(text),
    ]),
  ];
}

function fieldLines(task: Task, field: DetailField, view: DetailView): readonly Line[] {
  const value = fieldText(task, field, view);
  return labelled(FIELD_LABELS[field], value, view.width, value === DETAIL.none ? "dim" : "text");
}

const orNone = (text: SafeText): SafeText => (text === "" ? DETAIL.none : text);

function fieldText(task: Task, field: DetailField, { now, glyphs }: DetailView): SafeText {
  switch (field) {
    case "target":
      return say`${task.name} ${glyphs.arrow} ${orNone(task.targetDir)}`;
    case "invokeId":
      return DETAIL.inRegion(task.invokeId, task.region);
    case "created":
      return exactTime(task.createdAt, now);
    case "owner":
      return say`${orNone(task.owner)}:${orNone(task.group)}, ${orNone(task.mode)}`;
    case "overwrite":
      return overwriteText(task.overwrite);
    case "content":
      return contentText(task);
    case "description":
      return orNone(task.description);
    case "tags":
      return orNone(
        joinSafe(
          task.tags.map(({ key, value }) => say`${key}=${value}`),
          "  ",
        ),
      );
  }
}

function overwriteText(overwrite: boolean | null): SafeText {
  if (overwrite === null) return DETAIL.none;
  return overwrite ? DETAIL.replaced : DETAIL.kept;
}

function contentText(task: Task): SafeText {
  if (!isWhole(task)) return DETAIL.contentNotKept(orNone(task.contentType));
  if (!hasContent(task)) return DETAIL.contentAbsent(orNone(task.contentType));
  const content = contentOf(task);
  return DETAIL.content(sizeText(sizeOf(content)), DETAIL.contentKinds[content.kind], orNone(task.contentType));
}

const instancesHead = ({ instances, vmCount }: Task): Line =>
  instances.length === 0
    ? plain(DETAIL.noInstances, "dim")
    : plain(DETAIL.instances(instances.length, vmCount), "strong");

function instanceLines(instance: Instance, opened: boolean, view: DetailView): readonly Line[] {
  const line = instanceLine(instance, view);
  return opened ? [line, ...instanceMore(instance, view)] : [line];
}

function instanceLine(instance: Instance, { glyphs, width }: DetailView): Line {
  const { instanceId, status, outcome, errorCode, errorInfo } = instance;
  const id = span(cell(instanceId, Math.min(24, Math.max(12, Math.floor(width * 0.3)))));
  const state = span(cell(say`${glyphs.outcome[outcome]} ${status}`, 11), outcome);
  if (errorCode === "") return [state, span(say` `), id, span(say`  ${lastTime(instance)}`, "dim")];
  return [
    state,
    span(say` `),
    id,
    span(say`  ${errorCode}  `, "strong"),
    span(explainErrorCode(errorCode, errorInfo).meaning, "dim"),
  ];
}

/** When it ended, or since when it has been going on. */
function lastTime({ finishedAt, startedAt }: Instance): SafeText {
  if (finishedAt.text !== "" || startedAt.text === "") return utcTimeOfDay(finishedAt);
  return DETAIL.since(utcTimeOfDay(startedAt));
}

function instanceMore(instance: Instance, view: DetailView): readonly Line[] {
  const { errorCode, errorInfo } = instance;
  const times: readonly (readonly [SafeText, SafeText])[] = [
    [DETAIL.created, exactTime(instance.createdAt, view.now)],
    [DETAIL.started, exactTime(instance.startedAt, view.now)],
    [DETAIL.finished, exactTime(instance.finishedAt, view.now)],
    [DETAIL.updated, exactTime(instance.updatedAt, view.now)],
  ];
  const why: readonly (readonly [SafeText, SafeText])[] =
    errorCode === "" && errorInfo === "" ? [] : whyLines(instance);
  return [...why, ...times].flatMap(([label, text]) =>
    wrap(text, view.width - LABEL - 2).map((part, i) => [
      span(say`  ${cell(i === 0 ? label : say``, LABEL)}`, "dim"),
      span(part),
    ]),
  );
}

function whyLines({ errorCode, errorInfo }: Instance): readonly (readonly [SafeText, SafeText])[] {
  const { cause, remedy, mayHaveChangedHost } = explainErrorCode(errorCode, errorInfo);
  return [
    [DETAIL.errorCode, orNone(errorCode)],
    [DETAIL.errorInfo, orNone(errorInfo)],
    [DETAIL.cause, cause],
    [DETAIL.next, remedy],
    ...(mayHaveChangedHost ? [[DETAIL.beware, DETAIL.mayHaveChanged] as const] : []),
  ];
}
