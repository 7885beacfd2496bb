/** One task as text: every field, then its instances, failed first and grouped by cause. Prints nothing itself. */

import { explainFinding } from "../../copy/findings.ts";
import { PRINTED } from "../../copy/printed.ts";
import { explainErrorCode } from "../../copy/remedies.ts";
import { type Content, contentOf, sizeOf, sizeText } from "../../domain/content.ts";
import type { Finding } from "../../domain/content-findings.ts";
import { maskSecrets } from "../../domain/secrets.ts";
import { isFailure } from "../../domain/status.ts";
import type { Instance, Timestamp, WholeTask } from "../../domain/task.ts";
import { joinSafe, type SafeText, safeLines, safeText, say } from "../../lib/safe-text.ts";
import { fitTo } from "../../lib/width.ts";
import { tagText } from "../../share/file-cells.ts";
import type { Paint } from "./paint.ts";

/**
 * The text, with line ends.
 * @param findings of the content where it is shown, too, decoded and with its secrets masked; null where it is not
 */
export function taskText(task: WholeTask, findings: readonly Finding[] | null, paint: Paint): string {
  const content = contentOf(task);
  const sections = [
    [`${paint(task.name, "title")}  ${paint(task.status, task.outcome)}`],
    fieldLines(task, contentSummary(content, findings !== null)),
    ...causeGroups(task.instances).map((group) => groupLines(group, paint)),
    ...(findings === null ? [] : contentSection(content, findings, paint)),
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

const LABEL = 18;

function fieldLines(task: WholeTask, content: SafeText): string[] {
  const { tally } = task;
  const overwrite = task.overwrite === null ? say`` : task.overwrite ? say`true` : say`false`;
  const fields: readonly (readonly [string, SafeText])[] = [
    ["InvokeId", task.invokeId],
    ["RegionId", task.region],
    ["InvocationStatus", task.status],
    ["CreationTime", task.createdAt.text],
    ["Name", task.name],
    ["TargetDir", task.targetDir],
    ["FileOwner", task.owner],
    ["FileGroup", task.group],
    ["FileMode", task.mode],
    ["Overwrite", overwrite],
    ["Description", task.description],
    ["Tags", joinSafe(task.tags.map(tagText), ", ")],
    ["ContentType", task.contentType],
    ["Content", content],
    ["VmCount", say`${task.vmCount}`],
    [PRINTED.labels.instances, PRINTED.tally(tally.ok, tally.failed, tally.open)],
  ];
  return fields.map(([label, value]) => `${fitTo(label, LABEL)}${value === "" ? "-" : value}`);
}

function contentSummary(content: Content, shown: boolean): SafeText {
  const size = sizeText(sizeOf(content));
  const where = shown ? PRINTED.seeBelow : PRINTED.contentShows;
  switch (content.kind) {
    case "none":
      return say``;
    case "text":
      return content.wasBase64 ? PRINTED.contentKinds.base64(size, where) : PRINTED.contentKinds.text(size, where);
    case "binary":
      return PRINTED.contentKinds.binary(size);
    case "undecodable":
      return PRINTED.contentKinds.undecodable(size, where);
  }
}

/** Binary data is summarised with the fields: on a terminal it would say nothing. */
function contentSection(content: Content, findings: readonly Finding[], paint: Paint): string[][] {
  if (content.kind !== "text" && content.kind !== "undecodable") return [];
  const { text } = maskSecrets(content.text);
  const notes = findings.map((finding) => `! ${explainFinding(finding)}`);
  return [[paint(PRINTED.labels.content, "title"), ...notes, ...safeLines(text.replace(/\r?\n$/u, ""))]];
}

/** Instances that stand alike. */
type Group = readonly [Instance, ...Instance[]];

/** The order of the instances, failed first, decides that of the groups. */
function causeGroups(instances: readonly Instance[]): readonly Group[] {
  const groups = new Map<string, [Instance, ...Instance[]]>();
  for (const instance of instances) {
    const key = JSON.stringify([instance.status, instance.errorCode, instance.errorInfo]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [instance]);
    else group.push(instance);
  }
  return [...groups.values()];
}

function groupLines(group: Group, paint: Paint): string[] {
  const [{ status, outcome, errorCode, errorInfo }] = group;
  const code = errorCode === "" ? "" : `  ${errorCode}`;
  const head = `${paint(status, outcome)}${code}  (${PRINTED.instances(group.length)})`;
  const explained = errorCode === "" && errorInfo === "" && !isFailure(outcome);
  return [head, ...(explained ? [] : causeLines(errorCode, errorInfo)), ...group.map(instanceLine)];
}

function causeLines(errorCode: SafeText, errorInfo: SafeText): string[] {
  const { meaning, cause, remedy, mayHaveChangedHost } = explainErrorCode(errorCode, errorInfo);
  const lines: readonly (readonly [string, SafeText])[] = [
    [PRINTED.labels.meaning, meaning],
    [PRINTED.labels.errorInfo, errorInfo],
    [PRINTED.labels.cause, cause],
    [PRINTED.labels.remedy, remedy],
    ...(mayHaveChangedHost ? [[PRINTED.labels.beware, PRINTED.mayHaveChanged] as const] : []),
  ];
  return lines.map(([label, value]) => `  ${fitTo(label, 12)}${value === "" ? "-" : value}`);
}

const instanceLine = ({ instanceId, createdAt, startedAt, finishedAt, updatedAt }: Instance): string =>
  `  ${fitTo(instanceId, Math.max(22, instanceId.length))}  ${PRINTED.times(time(createdAt), time(startedAt), time(finishedAt), time(updatedAt))}`;

/** As sent (UTC), in the width of a time, so that the columns stand in line. */
const time = ({ text }: Timestamp): SafeText => safeText((text === "" ? "-" : text).padEnd(20));
