/** The cells of a CSV that say which file went where and how: the same for a task as for each of its results. */
import { formatTag } from "../domain/query.ts";
import type { Tag, Task } from "../domain/task.ts";
import { joinSafe, type SafeText, safeText } from "../lib/safe-text.ts";

export const FILE_HEADS = [
  "TargetDir",
  "FileOwner",
  "FileGroup",
  "FileMode",
  "Overwrite",
  "ContentType",
  "Tags",
  "Description",
] as const;

/** In the order of the heads. */
export const fileCells = (task: Task): readonly string[] => [
  task.targetDir,
  task.owner,
  task.group,
  task.mode,
  task.overwrite === null ? "" : String(task.overwrite),
  task.contentType,
  joinSafe(task.tags.map(tagText), ";"),
  task.description,
];

/** A tag as `--tag` takes it. */
export const tagText = ({ key, value }: Tag): SafeText => safeText(formatTag({ key, value }));
