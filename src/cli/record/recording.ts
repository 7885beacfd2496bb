/** Makes the lines of a data file out of scrubbed tasks: those that the emulator will load. Writes nothing. */
import type { WholeTask } from "../../domain/task.ts";
import { statusAt } from "../../emulator/data/task.ts";
import { parseDataFile } from "../../emulator/data-file.ts";
import { SettingError } from "../../emulator/setting-error.ts";
import type { KeyedHash } from "./names.ts";
import { scrubTask } from "./scrub.ts";

export interface Recording {
  /** A task each, as JSON. */
  readonly lines: readonly string[];
  /** Tasks that a data file cannot hold. */
  readonly leftOut: number;
  /** Tasks whose status or VmCount is none that follows from their instances, as the emulator's does. */
  readonly restated: number;
}

/** @param resourceGroupId that was filtered by; empty where none was */
export function recordingOf(tasks: readonly WholeTask[], hash: KeyedHash, resourceGroupId: string): Recording {
  const lines: string[] = [];
  let restated = 0;
  for (const task of tasks) {
    const line = JSON.stringify(scrubTask(task, hash, resourceGroupId));
    const loaded = loadedAgain(line);
    if (loaded === null) continue;
    lines.push(line);
    if (statusAt(loaded, loaded.endsAt) !== task.status || loaded.instanceIds.length !== task.vmCount) restated += 1;
  }
  return { lines, leftOut: tasks.length - lines.length, restated };
}

/** The text of a data file, in pieces: all of it may be longer than a string can be. */
export function* dataFileText({ lines }: Recording): Generator<string> {
  yield '{ "Invocations": { "Invocation": [';
  for (const [index, line] of lines.entries()) yield `${index === 0 ? "" : ","}\n${line}`;
  yield "\n] } }\n";
}

/** What may be in a file is the emulator's to say: rules of our own would drift from it. */
function loadedAgain(line: string): ReturnType<typeof parseDataFile>[number] | null {
  try {
    return parseDataFile(`{"Invocations":[${line}]}`, "the recording")[0] ?? null;
  } catch (error) {
    if (error instanceof SettingError) return null;
    throw error;
  }
}
