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
import { createInterned, type Interned } from "./interned.ts";
import type { Outcome } from "./status.ts";
import type { Instance, Tag, Tally, Task, Timestamp } from "./task.ts";
import { decodeTime, encodeTime } from "./timestamp-code.ts";

export interface Packer {
  /** The same task, small and without its record; later versions of one may be packed as often as they come. */
  readonly pack: (task: Task) => PackedTask;
}

/** How it went on one instance, without when. */
export type Verdict = Pick<Instance, "status" | "outcome" | "errorCode" | "errorInfo">;

export function createPacker(): Packer {
  const tables = createTables();
  return { pack: (task) => (isPacked(task) && task.tables === tables ? task : new PackedTask(task, tables)) };
}

export const isPacked = (task: Task): task is PackedTask => task instanceof PackedTask;

/** What the tasks of one packer share. */
export interface Tables {
  readonly instanceIds: Interned<SafeText>;
  readonly verdicts: Interned<Verdict>;
  readonly texts: Interned<SafeText>;
  readonly tallies: Interned<Tally>;
  readonly tags: Interned<readonly Tag[]>;
  readonly oddTimes: Interned<Timestamp>;
  /** Instances that were built, for the tasks looked at last. */
  readonly built: Map<PackedTask, readonly Instance[]>;
}

const createTables = (): Tables => ({
  instanceIds: createInterned(),
  verdicts: createInterned(),
  texts: createInterned(),
  tallies: createInterned(),
  tags: createInterned(),
  oddTimes: createInterned(),
  built: new Map(),
});

/** More than any screen has rows. */
const MAX_BUILT = 200;

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
  readonly #results: Int32Array;
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
    this.tally = tallyOnce(task.tally, tables);
    this.tags = tagsOnce(task.tags, tables);
    this.#tables = tables;
    this.#base = baseOf(task);
    this.#results = packResults(task.instances, this.#base, tables);
  }

  /** What this task shares with the others of its packer. */
  get tables(): Tables {
    return this.#tables;
  }

  get resultCount(): number {
    return this.#results.length / STRIDE;
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

  /** Place of a result's InstanceId in the table. */
  instanceIndexAt(at: number): number {
    return this.#results[at * STRIDE] ?? 0;
  }

  /** Place of a result's verdict in the table. */
  verdictIndexAt(at: number): number {
    return this.#results[at * STRIDE + 1] ?? 0;
  }

  /** Builds one instance anew. */
  instanceAt(at: number): Instance {
    const { instanceIds, verdicts, oddTimes } = this.#tables;
    const timeAt = (offset: number): Timestamp =>
      decodeTime(this.#results[at * STRIDE + offset] ?? 0, this.#base, oddTimes);
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

/** The task's creation; where it cannot be read, a time of an instance is the next best. */
const baseOf = ({ createdAt, instances }: Task): number =>
  createdAt.ms ?? instances.find((one) => one.createdAt.ms !== null)?.createdAt.ms ?? 0;

function packResults(instances: readonly Instance[], base: number, tables: Tables): Int32Array {
  const { instanceIds, verdicts, oddTimes } = tables;
  const packed = new Int32Array(instances.length * STRIDE);
  for (const [n, instance] of instances.entries()) {
    const { instanceId, createdAt, startedAt, finishedAt, updatedAt } = instance;
    packed[n * STRIDE] = instanceIds.indexOf(instanceId, () => instanceId);
    packed[n * STRIDE + 1] = verdicts.indexOf(verdictKey(instance), () => verdictOf(instance));
    packed[n * STRIDE + 2] = encodeTime(createdAt, base, oddTimes);
    packed[n * STRIDE + 3] = encodeTime(startedAt, base, oddTimes);
    packed[n * STRIDE + 4] = encodeTime(finishedAt, base, oddTimes);
    packed[n * STRIDE + 5] = encodeTime(updatedAt, base, oddTimes);
  }
  return packed;
}

// SafeText holds no line feed, so the parts cannot run into each other.
const verdictKey = ({ status, outcome, errorCode, errorInfo }: Instance): string =>
  `${status}\n${outcome}\n${errorCode}\n${errorInfo}`;

const verdictOf = ({ status, outcome, errorCode, errorInfo }: Instance): Verdict => ({
  status,
  outcome,
  errorCode,
  errorInfo,
});

function tallyOnce({ ok, failed, open }: Tally, { tallies }: Tables): Tally {
  return tallies.at(tallies.indexOf(`${ok} ${failed} ${open}`, () => ({ ok, failed, open })));
}

function tagsOnce(tags: readonly Tag[], table: Tables): readonly Tag[] {
  const key = tags.map((tag) => `${tag.key}\n${tag.value}`).join("\n");
  return table.tags.at(table.tags.indexOf(`${tags.length}\n${key}`, () => tags));
}
