/** A comparison as text: fields, content as hunks of lines, instances by what became of them. Prints nothing itself. */
import { sizeText } from "../../domain/content.ts";
import type { ContentDiff, DiffLine, FieldChange, InstanceDiff, TaskDiff } from "../../domain/task-diff.ts";
import { joinSafe, type SafeText, say } from "../../lib/safe-text.ts";
import type { Paint } from "./paint.ts";

/** Lines shown around a change. */
const CONTEXT = 3;

/** Two tasks, with line ends. `names`: what is compared. */
export function taskDiffText(diff: TaskDiff, names: readonly [SafeText, SafeText], paint: Paint): string {
  const sections = [
    [paint("Fields", "title"), ...fieldLines(diff.fields)],
    contentDiffLines(diff.content, names, paint),
    [paint("Instances", "title"), ...instanceLines(diff.instances)],
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** The content alone, as lines without line ends. */
export function contentDiffLines(
  diff: ContentDiff,
  [before, after]: readonly [SafeText, SafeText],
  paint: Paint,
): string[] {
  const title = paint("Content", "title");
  switch (diff.kind) {
    case "same":
      return [title, say`the same, ${sizeText(diff.bytes)}`];
    case "other":
      return [
        title,
        say`differs, and is no text: ${sizeText(diff.before)} in ${before}, ${sizeText(diff.after)} in ${after}`,
      ];
    case "text":
      return [title, paint(`--- ${before}`, "failed"), paint(`+++ ${after}`, "ok"), ...hunkLines(diff.lines, paint)];
  }
}

function fieldLines(fields: readonly FieldChange[]): readonly string[] {
  if (fields.length === 0) return ["the same"];
  return fields.map(({ field, before, after }) => `${field.padEnd(18)}${before || "-"} -> ${after || "-"}`);
}

const FATES: readonly (readonly [keyof InstanceDiff, string])[] = [
  ["recovered", "failed then, ok now"],
  ["broken", "ok then, failed now"],
  ["failedTwice", "failed in both"],
  ["open", "open in one of them"],
  ["onlyBefore", "only in the first"],
  ["onlyAfter", "only in the second"],
];

function instanceLines(instances: InstanceDiff): readonly string[] {
  const lines = FATES.filter(([fate]) => instances[fate].length > 0).map(
    ([fate, words]) => `${words.padEnd(20)} ${instances[fate].length}: ${joinSafe(instances[fate], " ")}`,
  );
  return [...lines, `${"ok in both".padEnd(20)} ${instances.okTwice.length}`];
}

const SIGNS = { same: " ", removed: "-", added: "+" } as const;
const TONES = { removed: "failed", added: "ok" } as const;

/** Changes with what is around them; what lies between is told as a number of lines. */
function hunkLines(lines: readonly DiffLine[], paint: Paint): readonly string[] {
  const shown = new Set<number>();
  for (const [at, { op }] of lines.entries()) {
    if (op === "same") continue;
    for (let near = at - CONTEXT; near <= at + CONTEXT; near += 1) shown.add(near);
  }
  const out: string[] = [];
  let hidden = 0;
  const flush = (): void => {
    if (hidden > 0) out.push(`... ${hidden} equal ${hidden === 1 ? "line" : "lines"}`);
    hidden = 0;
  };
  for (const [at, { op, line, text }] of lines.entries()) {
    if (!shown.has(at)) {
      hidden += 1;
      continue;
    }
    flush();
    const drawn = `${SIGNS[op]} ${String(line).padStart(4)}  ${text}`;
    out.push(op === "same" ? drawn : paint(drawn, TONES[op]));
  }
  flush();
  return out;
}
