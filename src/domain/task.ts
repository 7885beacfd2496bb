/**
 * A file sending task and its instances, in the words of the API reference ("Response parameters"), with every text
 * neutralised for display. `record` keeps what the service said, for JSON, copy and export.
 */
import type { SafeText } from "../lib/safe-text.ts";
import { compareOutcomes, isActive, isFailure, type Outcome } from "./status.ts";

/** JSON as it comes from the wire. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A point in time as sent: the text to show exactly, and epoch milliseconds where it could be read. */
export interface Timestamp {
  readonly text: SafeText;
  readonly ms: number | null;
}

/** Who asked where: one account may be asked in many regions, and many accounts at once. */
export interface Origin {
  /** Name of the profile whose keys asked. */
  readonly profile: SafeText;
  readonly region: SafeText;
}

/** Every field of a task under its own name, text untouched, the two lists as plain arrays. Never drawn. */
export interface TaskRecord {
  readonly [field: string]: Json;
}

/** One Invocation: one SendFile call, in one region, to at most 50 instances. */
export interface Task extends Origin {
  readonly invokeId: SafeText;
  readonly name: SafeText;
  readonly description: SafeText;
  readonly targetDir: SafeText;
  readonly owner: SafeText;
  readonly group: SafeText;
  /** Octal text; empty where the service sent none. */
  readonly mode: SafeText;
  readonly overwrite: boolean | null;
  readonly contentType: SafeText;
  readonly status: SafeText;
  readonly outcome: Outcome;
  readonly createdAt: Timestamp;
  /** Destination instances as the service counts them; the list of instances may be shorter. */
  readonly vmCount: number;
  /** Failed first. */
  readonly instances: readonly Instance[];
  readonly tally: Tally;
  readonly tags: readonly Tag[];
  /** Null in a packed task, which is one of very many: the service is asked for it again when it is looked into. */
  readonly record: TaskRecord | null;
  /** Of ContentType and Content (`content-hash.ts`), where the record that had them is let go. */
  readonly contentHash?: string;
}

/** A task with all that the service said of it, its content too. */
export interface WholeTask extends Task {
  readonly record: TaskRecord;
}

/** Has it all that the service said? */
export const isWhole = (task: Task): task is WholeTask => task.record !== null;

/** Is its content there? Neither the local history nor a file need have it. */
export const hasContent = ({ record }: WholeTask): boolean => typeof record["Content"] === "string";

/** Where one task is to be found: InvokeIds are the region's, and a profile's. */
export type TaskAddress = Origin & Pick<Task, "invokeId">;

/** Where it is, and nothing else of it. */
export const addressOf = ({ profile, region, invokeId }: TaskAddress): TaskAddress => ({ profile, region, invokeId });

/** What tells a task from every other. */
export const taskKey = ({ profile, region, invokeId }: TaskAddress): string => `${profile}\n${region}\n${invokeId}`;

/** Is it the same task, as of now or of earlier? */
export const isSameTask = (a: TaskAddress, b: TaskAddress): boolean =>
  a.invokeId === b.invokeId && a.region === b.region && a.profile === b.profile;

/** One InvokeInstance. The four times are empty text while not reached. */
export interface Instance {
  readonly instanceId: SafeText;
  readonly status: SafeText;
  readonly outcome: Outcome;
  /** Empty when the file was sent. An open set. */
  readonly errorCode: SafeText;
  readonly errorInfo: SafeText;
  readonly createdAt: Timestamp;
  readonly startedAt: Timestamp;
  readonly finishedAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** A tag of the task. */
export interface Tag {
  readonly key: SafeText;
  readonly value: SafeText;
}

/** How many of a task's listed instances stand how. */
export interface Tally {
  readonly ok: number;
  readonly failed: number;
  /** Pending, Running, or a status nobody knows. */
  readonly open: number;
}

/** Counts the instances of a task. */
export function tallyOf(instances: readonly Pick<Instance, "outcome">[]): Tally {
  let ok = 0;
  let failed = 0;
  for (const { outcome } of instances) {
    if (outcome === "ok") ok += 1;
    else if (isFailure(outcome)) failed += 1;
  }
  return { ok, failed, open: instances.length - ok - failed };
}

/** Failed first, then active, then ok; by ErrorCode, then by InstanceId, so that causes stand together. */
export function compareInstances(a: Instance, b: Instance): number {
  return (
    compareOutcomes(a.outcome, b.outcome) ||
    compareText(a.errorCode, b.errorCode) ||
    compareText(a.instanceId, b.instanceId)
  );
}

/** Code-unit order: the same on every machine, whatever its locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Does nothing of it change any more? A status that nobody knows has ended as soon as no instance is open. */
export const hasEnded = ({ outcome, tally, instances }: Task): boolean =>
  outcome === "unknown" ? instances.length > 0 && tally.open === 0 : !isActive(outcome);

/** As the service orders the tasks of one region; those whose time cannot be read come last. */
export const newestFirst = (a: Task, b: Task): number =>
  (b.createdAt.ms ?? 0) - (a.createdAt.ms ?? 0) ||
  compareText(a.region, b.region) ||
  compareText(b.invokeId, a.invokeId);

/** Tasks that the service may still change. */
export const hasActive = (tasks: readonly Task[]): boolean => tasks.some((task) => isActive(task.outcome));
