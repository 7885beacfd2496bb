/** One task as text: every field, then its instances, failed first and grouped by cause. Prints nothing itself. */
import { explainFinding } from "../../copy/findings.ts";
import { explainErrorCode } from "../../copy/remedies.ts";
import { type Content, contentOf, sizeOf, sizeText } from "../../domain/content.ts";
import type { Finding } from "../../domain/content-findings.ts";
import { maskSecrets } from "../../domain/secrets.ts";
import { isFailure } from "../../domain/status.ts";
import type { Instance, Timestamp, WholeTask } from "../../domain/task.ts";
import { joinSafe, type SafeText, safeLines, say } from "../../lib/safe-text.ts";
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
    ["Instances", say`${tally.ok} sent, ${tally.failed} failed, ${tally.open} open`],
  ];
  return fields.map(([label, value]) => `${label.padEnd(LABEL)}${value === "" ? "-" : value}`);
}

function contentSummary(content: Content, shown: boolean): SafeText {
  const size = sizeText(sizeOf(content));
  const where = shown ? say`see below` : say`--content shows it`;
  switch (content.kind) {
    case "none":
      return say``;
    case "text":
      return content.wasBase64 ? say`${size} of text, sent as Base64; ${where}` : say`${size} of text; ${where}`;
    case "binary":
      return say`${size} of binary data; not shown`;
    case "undecodable":
      return say`${size} that cannot be decoded as Base64; ${where}`;
  }
}

/** Binary data is summarised with the fields: on a terminal it would say nothing. */
function contentSection(content: Content, findings: readonly Finding[], paint: Paint): string[][] {
  if (content.kind !== "text" && content.kind !== "undecodable") return [];
  const { text } = maskSecrets(content.text);
  const notes = findings.map((finding) => `! ${explainFinding(finding)}`);
  return [[paint("Content", "title"), ...notes, ...safeLines(text.replace(/\r?\n$/u, ""))]];
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
  const count = `${group.length} ${group.length === 1 ? "instance" : "instances"}`;
  const code = errorCode === "" ? "" : `  ${errorCode}`;
  const head = `${paint(status, outcome)}${code}  (${count})`;
  const explained = errorCode === "" && errorInfo === "" && !isFailure(outcome);
  return [head, ...(explained ? [] : causeLines(errorCode, errorInfo)), ...group.map(instanceLine)];
}

function causeLines(errorCode: SafeText, errorInfo: SafeText): string[] {
  const { meaning, cause, remedy, mayHaveChangedHost } = explainErrorCode(errorCode, errorInfo);
  const lines: readonly (readonly [string, SafeText])[] = [
    ["Meaning", meaning],
    ["ErrorInfo", errorInfo],
    ["Cause", cause],
    ["What to do", remedy],
    ...(mayHaveChangedHost ? [["Beware", say`the file may already be on the instance`] as const] : []),
  ];
  return lines.map(([label, value]) => `  ${label.padEnd(12)}${value === "" ? "-" : value}`);
}

const instanceLine = ({ instanceId, createdAt, startedAt, finishedAt, updatedAt }: Instance): string =>
  `  ${fitTo(instanceId, Math.max(22, instanceId.length))}  created ${time(createdAt)}  started ${time(startedAt)}  finished ${time(finishedAt)}  updated ${time(updatedAt)}`;

/** As sent (UTC), in the width of a time, so that the columns stand in line. */
const time = ({ text }: Timestamp): string => (text === "" ? "-" : text).padEnd(20);
