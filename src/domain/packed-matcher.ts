/**
 * Finds packed tasks by what they share: each text in the tables of their packer is looked at once, and the tasks are
 * then asked for its number. Knows nothing of what is looked for.
 */
import type { SafeText } from "../lib/safe-text.ts";
import type { Interned } from "./interned.ts";
import type { PackedTask } from "./pack.ts";
import type { Tables, Verdict } from "./pack-tables.ts";
import type { Tag } from "./task.ts";

/** What is wanted; what is left out, nobody wants. InvokeIds are nobody else's, so they are not looked for here. */
export interface Wants {
  /** A field of the task. */
  readonly text?: (text: SafeText) => boolean;
  readonly tags?: (tags: readonly Tag[]) => boolean;
  readonly instanceId?: (instanceId: SafeText) => boolean;
  readonly verdict?: (verdict: Verdict) => boolean;
}

/** Tells whether a task has anything that is wanted. Tables are read at the first of their tasks, and as they grow. */
export function packedMatcher(wants: Wants): (task: PackedTask) => boolean {
  const known = new Map<Tables, Flags>();
  return (task) => {
    const { tables } = task;
    let flags = known.get(tables);
    if (flags === undefined || flags.size !== sizeOf(tables)) {
      flags = flagsOf(tables, wants);
      known.set(tables, flags);
    }
    return hasFlagged(task, flags);
  };
}

/** Per number in a table: 1 where its value is wanted. Null where none is. */
interface Flags {
  readonly texts: Uint8Array | null;
  readonly tags: Uint8Array | null;
  readonly instanceIds: Uint8Array | null;
  readonly verdicts: Uint8Array | null;
  /** Of the tables when they were read. */
  readonly size: number;
}

const sizeOf = ({ texts, tags, instanceIds, verdicts }: Tables): number =>
  texts.size() + tags.size() + instanceIds.size() + verdicts.size();

const flagsOf = (tables: Tables, wants: Wants): Flags => ({
  texts: flagged(tables.texts, wants.text),
  tags: flagged(tables.tags, wants.tags),
  instanceIds: flagged(tables.instanceIds, wants.instanceId),
  verdicts: flagged(tables.verdicts, wants.verdict),
  size: sizeOf(tables),
});

function flagged<Value>(table: Interned<Value>, isWanted: ((value: Value) => boolean) | undefined): Uint8Array | null {
  if (isWanted === undefined) return null;
  const flags = Uint8Array.from(table.values(), (value) => Number(isWanted(value)));
  return flags.includes(1) ? flags : null;
}

function hasFlagged(task: PackedTask, { texts, tags, instanceIds, verdicts }: Flags): boolean {
  if (texts !== null && task.hasFlaggedText(texts)) return true;
  if (tags !== null && tags[task.tagsIndex] === 1) return true;
  return (
    (verdicts !== null && task.hasFlaggedVerdict(verdicts)) ||
    (instanceIds !== null && task.hasFlaggedInstance(instanceIds))
  );
}
