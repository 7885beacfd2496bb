/** What two sends have in common and what not: their fields, their content by line, and their instances. Pure. */
import { diffLines } from "../lib/line-diff.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { type Content, contentOf, sizeOf } from "./content.ts";
import { formatTag } from "./query.ts";
import { maskSecrets } from "./secrets.ts";
import { isFailure, type Outcome } from "./status.ts";
import { compareText, type WholeTask } from "./task.ts";

export interface FieldChange {
  readonly field: string;
  readonly before: SafeText;
  readonly after: SafeText;
}

/** A line of the difference; secrets are masked in it. `line`: from 1, in the text that has it. */
export interface DiffLine {
  readonly op: "same" | "removed" | "added";
  readonly line: number;
  readonly text: SafeText;
}

export type ContentDiff =
  | { readonly kind: "same"; readonly bytes: number }
  | { readonly kind: "text"; readonly lines: readonly DiffLine[] }
  /** One of them, or both, is no text. */
  | { readonly kind: "other"; readonly before: number; readonly after: number };

/** Instances by what became of them, in order. */
export interface InstanceDiff {
  /** Failed then, ok now. */
  readonly recovered: readonly SafeText[];
  /** Ok then, failed now. */
  readonly broken: readonly SafeText[];
  readonly failedTwice: readonly SafeText[];
  readonly okTwice: readonly SafeText[];
  /** Open in one of them. */
  readonly open: readonly SafeText[];
  readonly onlyBefore: readonly SafeText[];
  readonly onlyAfter: readonly SafeText[];
}

export interface TaskDiff {
  readonly fields: readonly FieldChange[];
  readonly content: ContentDiff;
  readonly instances: InstanceDiff;
}

/** Compares two tasks. */
export const diffTasks = (before: WholeTask, after: WholeTask): TaskDiff => ({
  fields: diffFields(before, after),
  content: diffContents(contentOf(before), contentOf(after)),
  instances: diffInstances(before, after),
});

/** Compares two contents as they are on the disk, whatever they were sent as. Line ends count: CR shows as a mark. */
export function diffContents(before: Content, after: Content): ContentDiff {
  const [from, to] = [textOf(before), textOf(after)];
  if (from === null || to === null) {
    const isSame = before.kind === "binary" && after.kind === "binary" && areEqual(before.data, after.data);
    return isSame
      ? { kind: "same", bytes: sizeOf(before) }
      : { kind: "other", before: sizeOf(before), after: sizeOf(after) };
  }
  if (from === to) return { kind: "same", bytes: sizeOf(before) };
  const changes = diffLines(linesOf(from), linesOf(to));
  const [oldLines, newLines] = [linesOf(maskSecrets(from).text), linesOf(maskSecrets(to).text)];
  return {
    kind: "text",
    lines: changes.map((change) =>
      change.op === "added"
        ? { op: change.op, line: change.after + 1, text: safeText(newLines[change.after] ?? "") }
        : { op: change.op, line: change.before + 1, text: safeText(oldLines[change.before] ?? "") },
    ),
  };
}

const textOf = (content: Content): string | null =>
  content.kind === "text" ? content.text : content.kind === "none" ? "" : null;

/** A text that ends in a line feed has no line behind it; one that does not is another text, and says so. */
function linesOf(text: string): readonly string[] {
  if (text === "") return [];
  const lines = text.split("\n");
  return text.endsWith("\n") ? lines.slice(0, -1) : [...lines.slice(0, -1), `${lines.at(-1)} (no line end)`];
}

const areEqual = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

function fieldsOf(task: WholeTask): readonly (readonly [string, SafeText])[] {
  const { region, name, targetDir, owner, group, mode, overwrite, contentType, description, tags } = task;
  return [
    ["RegionId", region],
    ["InvocationStatus", task.status],
    ["CreationTime", task.createdAt.text],
    ["Name", name],
    ["TargetDir", targetDir],
    ["FileOwner", owner],
    ["FileGroup", group],
    ["FileMode", mode],
    ["Overwrite", safeText(overwrite === null ? "" : String(overwrite))],
    ["ContentType", contentType],
    ["Description", description],
    ["Tags", safeText(tags.map(formatTag).sort(compareText).join(", "))],
    ["VmCount", safeText(String(task.vmCount))],
  ];
}

function diffFields(before: WholeTask, after: WholeTask): readonly FieldChange[] {
  const now = new Map(fieldsOf(after));
  return fieldsOf(before)
    .map(([field, value]) => ({ field, before: value, after: now.get(field) ?? value }))
    .filter((change) => change.before !== change.after);
}

function diffInstances(before: WholeTask, after: WholeTask): InstanceDiff {
  const [then, now] = [outcomesOf(before), outcomesOf(after)];
  const sets: { readonly [Fate in keyof InstanceDiff]: SafeText[] } = {
    recovered: [],
    broken: [],
    failedTwice: [],
    okTwice: [],
    open: [],
    onlyBefore: [],
    onlyAfter: [],
  };
  for (const id of [...new Set([...then.keys(), ...now.keys()])].sort(compareText))
    sets[fateOf(then.get(id), now.get(id))].push(id);
  return sets;
}

const outcomesOf = ({ instances }: WholeTask): ReadonlyMap<SafeText, Outcome> =>
  new Map(instances.map(({ instanceId, outcome }) => [instanceId, outcome]));

function fateOf(then: Outcome | undefined, now: Outcome | undefined): keyof InstanceDiff {
  if (then === undefined) return "onlyAfter";
  if (now === undefined) return "onlyBefore";
  if (then === "ok" && now === "ok") return "okTwice";
  if (isFailure(then) && isFailure(now)) return "failedTwice";
  if (isFailure(then) && now === "ok") return "recovered";
  return then === "ok" && isFailure(now) ? "broken" : "open";
}
