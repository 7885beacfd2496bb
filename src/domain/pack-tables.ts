/**
 * What packed tasks share: one copy of each text, verdict, tally and list of tags, under a number. Grows only, and is let
 * go with the last task of its packer.
 */
import type { SafeText } from "../lib/safe-text.ts";
import { createInterned, type Interned } from "./interned.ts";
import type { Instance, Tag, Tally, Task, Timestamp } from "./task.ts";

/** How it went on one instance, without when. */
export type Verdict = Pick<Instance, "status" | "outcome" | "errorCode" | "errorInfo">;

/** What the tasks of one packer share. */
export interface Tables {
  readonly instanceIds: Interned<SafeText>;
  readonly verdicts: Interned<Verdict>;
  readonly texts: Interned<SafeText>;
  readonly tallies: Interned<Tally>;
  readonly tags: Interned<readonly Tag[]>;
  readonly oddTimes: Interned<Timestamp>;
  /** Instances that were built, for the tasks looked at last. */
  readonly built: Map<Task, readonly Instance[]>;
}

export const createTables = (): Tables => ({
  instanceIds: createInterned(),
  verdicts: createInterned(),
  texts: createInterned(),
  tallies: createInterned(),
  tags: createInterned(),
  oddTimes: createInterned(),
  built: new Map(),
});

/** The verdict's number. */
export const verdictNumber = ({ verdicts }: Tables, { status, outcome, errorCode, errorInfo }: Instance): number =>
  // SafeText holds no line feed, so the parts cannot run into each other.
  verdicts.indexOf(`${status}\n${outcome}\n${errorCode}\n${errorInfo}`, () => ({
    status,
    outcome,
    errorCode,
    errorInfo,
  }));

/** The number of a list of tags. */
export function tagsNumber({ tags }: Tables, list: readonly Tag[]): number {
  const texts = list.flatMap(({ key, value }) => [key, value]);
  return tags.indexOf([list.length, ...texts].join("\n"), () => list);
}

/** The one copy of a tally. */
export function tallyOnce({ tallies }: Tables, { ok, failed, open }: Tally): Tally {
  return tallies.at(tallies.indexOf(`${ok} ${failed} ${open}`, () => ({ ok, failed, open })));
}
