/** A comparison as lines: fields, content as hunks, instances by what became of them. Secrets are masked in it. */
import { DIFF, FATES } from "../copy/reader.ts";
import type { Reading } from "../core/reading.ts";
import { sizeText } from "../domain/content.ts";
import { EMPTY_LINE, type TextLine, type TextTone, textLine } from "../domain/styled.ts";
import type { WholeTask } from "../domain/task.ts";
import {
  type ContentDiff,
  type DiffLine,
  diffTasks,
  type FieldChange,
  type InstanceDiff,
  type TaskDiff,
} from "../domain/task-diff.ts";
import { joinSafe, type SafeText, safeText, say } from "../lib/safe-text.ts";
import { cell } from "./line.ts";

/** What is compared, as it is called. */
export type Names = readonly [before: SafeText, after: SafeText];

/** Lines shown around a change. */
const CONTEXT = 3;

/** Two tasks as a text to read. */
export function diffReading(before: WholeTask, after: WholeTask): Reading {
  const lines = taskDiffLines(diffTasks(before, after), [before.invokeId, after.invokeId]);
  return { masked: { raw: lines.map(({ text }) => `${text}\n`).join(""), lines }, open: null };
}

/** Two tasks. */
export const taskDiffLines = ({ fields, content, instances }: TaskDiff, names: Names): readonly TextLine[] => [
  textLine(DIFF.fields, "strong"),
  ...fieldLines(fields),
  EMPTY_LINE,
  ...contentDiffLines(content, names),
  EMPTY_LINE,
  textLine(DIFF.instances, "strong"),
  ...instanceLines(instances),
];

/** The content alone. */
export function contentDiffLines(diff: ContentDiff, [before, after]: Names): readonly TextLine[] {
  const title = textLine(DIFF.content, "strong");
  switch (diff.kind) {
    case "same":
      return [title, textLine(DIFF.sameSize(sizeText(diff.bytes)))];
    case "other":
      return [title, textLine(DIFF.noText(sizeText(diff.before), before, sizeText(diff.after), after))];
    case "text":
      return [
        title,
        textLine(say`--- ${before}`, "removed"),
        textLine(say`+++ ${after}`, "added"),
        ...hunkLines(diff.lines),
      ];
  }
}

function fieldLines(fields: readonly FieldChange[]): readonly TextLine[] {
  if (fields.length === 0) return [textLine(DIFF.same)];
  return fields.map(({ field, before, after }) =>
    textLine(say`${cell(safeText(field), 18)}${before || DIFF.unset} -> ${after || DIFF.unset}`),
  );
}

/** In this order; those that were ok in both are only counted. */
const LISTED = ["recovered", "broken", "failedTwice", "open", "onlyBefore", "onlyAfter"] as const;
const FATE_TONES: Partial<Record<keyof InstanceDiff, TextTone>> = { recovered: "added", broken: "removed" };
const FATE_WIDTH = 21;

function instanceLines(instances: InstanceDiff): readonly TextLine[] {
  const lines = LISTED.filter((fate) => instances[fate].length > 0).map((fate) => {
    const ids = instances[fate];
    return textLine(say`${cell(FATES[fate], FATE_WIDTH)}${ids.length}: ${joinSafe(ids, " ")}`, FATE_TONES[fate]);
  });
  return [...lines, textLine(say`${cell(FATES.okTwice, FATE_WIDTH)}${instances.okTwice.length}`)];
}

const SIGNS = { same: say` `, removed: say`-`, added: say`+` } as const;

/** Changes with what is around them; what lies between is told as a number of lines. */
function hunkLines(lines: readonly DiffLine[]): readonly TextLine[] {
  const shown = new Set<number>();
  for (const [at, { op }] of lines.entries()) {
    if (op === "same") continue;
    for (let near = at - CONTEXT; near <= at + CONTEXT; near += 1) shown.add(near);
  }
  const out: TextLine[] = [];
  let hidden = 0;
  const flush = (): void => {
    if (hidden > 0) out.push(textLine(DIFF.equalLines(hidden), "dim"));
    hidden = 0;
  };
  for (const [at, { op, line, text }] of lines.entries()) {
    if (!shown.has(at)) {
      hidden += 1;
      continue;
    }
    flush();
    const number = cell(safeText(String(line)), Math.max(4, String(line).length), "right");
    out.push(textLine(say`${SIGNS[op]} ${number}  ${text}`, op === "same" ? undefined : op));
  }
  flush();
  return out;
}
