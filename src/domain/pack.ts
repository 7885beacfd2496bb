/**
 * Packs tasks, so that hundreds of thousands fit into memory: texts are kept once however many tasks share them, and a
 * result takes 24 bytes. Only the record, and with it the content, is let go; the content's hash stays.
 *
 * Every task owns the bytes of its results, in one typed array. Why not one for all: a newer version of a task would
 * leave a hole in it, to be found and closed while older versions may still be on the screen; so the old ones' bytes go
 * with them. It costs about 25 MB in 100,000 tasks. Texts stay as long as the packer: use one for each collection.
 */
import type { SafeText } from "../lib/safe-text.ts";
import { contentHashOf } from "./content-hash.ts";
import { createTables, type Tables, tagsNumber, tallyOnce, verdictNumber } from "./pack-tables.ts";
import type { Outcome } from "./status.ts";
import type { Instance, Tag, Tally, Task, Timestamp } from "./task.ts";
import { decodeTime, encodeTime } from "./timestamp-code.ts";

export interface Packer {
  /** The same task, small and without its record; later versions of one may be packed as often as they come. */
  readonly pack: (task: Task) => PackedTask;
}

export function createPacker(): Packer {
  const tables = createTables();
  return { pack: (task) => (isPacked(task) && task.tables === tables ? task : new PackedTask(task, tables)) };
}

export const isPacked = (task: Task): task is PackedTask => task instanceof PackedTask;

/** More than any screen has rows. */
const MAX_BUILT = 200;

/** Fields whose texts are numbered in front of the results, so that a search asks for numbers and not for texts. */
const NUMBERED = [
  "profile",
  "region",
  "name",
  "description",
  "targetDir",
  "owner",
  "group",
  "mode",
  "status",
] as const satisfies readonly (keyof Task)[];

/** The numbered texts, and after them the number of the tags. */
const HEAD = NUMBERED.length + 1;

/** 32-bit numbers per result: InstanceId, verdict, and the four times. */
const STRIDE = 6;

/** Its own properties are its fields; `instances`, which a spread leaves out, are built when asked for. */
export class PackedTask implements Task {
  readonly profile: SafeText;
  readonly region: SafeText;
  readonly invokeId: SafeText;
  readonly name: SafeText;
  readonly description: SafeText;
  readonly targetDir: SafeText;
  readonly owner: SafeText;
  readonly group: SafeText;
  readonly mode: SafeText;
  readonly overwrite: boolean | null;
  readonly contentType: SafeText;
  readonly contentHash: string;
  readonly status: SafeText;
  readonly outcome: Outcome;
  readonly createdAt: Timestamp;
  readonly vmCount: number;
  readonly tally: Tally;
  readonly tags: readonly Tag[];
  readonly record = null;
  readonly #tables: Tables;
  readonly #numbers: Int32Array;
  /** Epoch milliseconds from which the results' times are counted. */
  readonly #base: number;

  constructor(task: Task, tables: Tables) {
    const once = (text: SafeText): SafeText => tables.texts.at(tables.texts.indexOf(text, () => text));
    this.profile = once(task.profile);
    this.region = once(task.region);
    this.invokeId = task.invokeId;
    this.name = once(task.name);
    this.description = once(task.description);
    this.targetDir = once(task.targetDir);
    this.owner = once(task.owner);
    this.group = once(task.group);
    this.mode = once(task.mode);
    this.overwrite = task.overwrite;
    this.contentType = once(task.contentType);
    this.contentHash = contentHashOf(task);
    this.status = once(task.status);
    this.outcome = task.outcome;
    this.createdAt = task.createdAt;
    this.vmCount = task.vmCount;
    this.tally = tallyOnce(tables, task.tally);
    this.#tables = tables;
    this.#base = baseOf(task);
    this.#numbers = numbersOf(task, this.#base, tables);
    this.tags = tables.tags.at(this.tagsIndex);
  }

  /** What this task shares with the others of its packer. */
  get tables(): Tables {
    return this.#tables;
  }

  get resultCount(): number {
    return (this.#numbers.length - HEAD) / STRIDE;
  }

  get instances(): readonly Instance[] {
    const { built } = this.#tables;
    const known = built.get(this);
    if (known !== undefined) return known;
    const instances = Array.from({ length: this.resultCount }, (_, at) => this.instanceAt(at));
    const [oldest] = built.keys();
    if (oldest !== undefined && built.size >= MAX_BUILT) built.delete(oldest);
    built.set(this, instances);
    return instances;
  }

  /** Number of the tags in their table. */
  get tagsIndex(): number {
    return this.#numbers[HEAD - 1] ?? 0;
  }

  /** Does any text have a flag? All that many tasks share: not the InvokeId, and no results. */
  hasFlaggedText(flags: Uint8Array): boolean {
    for (let n = 0; n < HEAD - 1; n += 1) {
      if (flags[this.#numbers[n] ?? 0] === 1) return true;
    }
    return false;
  }

  /** Number of a result's InstanceId in its table. */
  instanceIndexAt(at: number): number {
    return this.#numbers[HEAD + at * STRIDE] ?? 0;
  }

  /** Number of a result's verdict in its table. */
  verdictIndexAt(at: number): number {
    return this.#numbers[HEAD + at * STRIDE + 1] ?? 0;
  }

  hasFlaggedInstance(flags: Uint8Array): boolean {
    return hasFlagged(this.#numbers, HEAD, flags);
  }

  hasFlaggedVerdict(flags: Uint8Array): boolean {
    return hasFlagged(this.#numbers, HEAD + 1, flags);
  }

  /** Builds one instance anew. */
  instanceAt(at: number): Instance {
    const { instanceIds, verdicts, oddTimes } = this.#tables;
    const timeAt = (offset: number): Timestamp =>
      decodeTime(this.#numbers[HEAD + at * STRIDE + offset] ?? 0, this.#base, oddTimes);
    const { status, outcome, errorCode, errorInfo } = verdicts.at(this.verdictIndexAt(at));
    return {
      instanceId: instanceIds.at(this.instanceIndexAt(at)),
      status,
      outcome,
      errorCode,
      errorInfo,
      createdAt: timeAt(2),
      startedAt: timeAt(3),
      finishedAt: timeAt(4),
      updatedAt: timeAt(5),
    };
  }
}

/** Of every result, the number that `from` points at in the first one. */
function hasFlagged(numbers: Int32Array, from: number, flags: Uint8Array): boolean {
  for (let at = from; at < numbers.length; at += STRIDE) {
    if (flags[numbers[at] ?? 0] === 1) return true;
  }
  return false;
}

/** The task's creation; where it cannot be read, a time of an instance is the next best. */
const baseOf = ({ createdAt, instances }: Task): number =>
  createdAt.ms ?? instances.find((one) => one.createdAt.ms !== null)?.createdAt.ms ?? 0;

function numbersOf(task: Task, base: number, tables: Tables): Int32Array {
  const { instanceIds, texts, oddTimes } = tables;
  const numbers = new Int32Array(HEAD + task.instances.length * STRIDE);
  for (const [n, field] of NUMBERED.entries()) numbers[n] = texts.indexOf(task[field], () => task[field]);
  numbers[HEAD - 1] = tagsNumber(tables, task.tags);
  for (const [n, instance] of task.instances.entries()) {
    const { instanceId, createdAt, startedAt, finishedAt, updatedAt } = instance;
    const from = HEAD + n * STRIDE;
    numbers[from] = instanceIds.indexOf(instanceId, () => instanceId);
    numbers[from + 1] = verdictNumber(tables, instance);
    numbers[from + 2] = encodeTime(createdAt, base, oddTimes);
    numbers[from + 3] = encodeTime(startedAt, base, oddTimes);
    numbers[from + 4] = encodeTime(finishedAt, base, oddTimes);
    numbers[from + 5] = encodeTime(updatedAt, base, oddTimes);
  }
  return numbers;
}
