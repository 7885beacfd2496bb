/** Owns what the endpoint may be told and what it is told when nobody says. Loads nothing, so that a demo can read the key without the server. */

import type { Task } from "./data/task.ts";
import type { Faults } from "./faults.ts";

/** Everything the endpoint takes from outside: it reads no environment, no file and no clock of its own. */
export interface ServiceOptions {
  /** Same seed and same start of the clock, same data set. */
  readonly seed: number;
  /** Number of tasks that exist when the clock starts, over all regions. More are sent as it advances. */
  readonly tasks: number;
  /** Number of instances in the fleet, over all regions. */
  readonly instances: number;
  /** The account's key. With a suffix of access-keys.ts it is a key whose every call ends in one error. */
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Milliseconds for which a task is kept; undefined keeps all. */
  readonly retention?: number | undefined;
  /** At most this many tasks are kept in a region, the newest. */
  readonly recordLimit?: number | undefined;
  /** The regions there are, and where the fleet lives; undefined for the public ones, eight of them with data. */
  readonly regions?: readonly string[] | undefined;
  /** Recorded tasks (data-file.ts) instead of a made-up fleet: then `tasks` and `instances` mean nothing. */
  readonly data?: readonly Task[] | undefined;
  /** How many seconds of the tasks' life pass in one; 0 stops it. Signatures are held against `now` itself. */
  readonly speed?: number | undefined;
  /** What goes wrong, and how often (faults.ts). */
  readonly faults?: Faults | undefined;
  /** Epoch milliseconds. Read once per request, and once at the start to place the data set. */
  readonly now: () => number;
  /** Called with one printable line per request, after its answer is written. */
  readonly onRequest?: (line: string) => void;
}

/** What it takes that has a port. */
export interface EmulatorOptions extends ServiceOptions {
  /** TCP port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
}

/** A fleet whose first region, cn-hangzhou, has about 250 tasks. */
export const DEFAULTS = {
  port: 0,
  seed: 20_191_220,
  tasks: 500,
  instances: 2400,
  accessKeyId: "cafe-demo-key",
  accessKeySecret: "cafe-demo-secret",
  /** The reference: "query the file sending records within the last six weeks". */
  retention: 42 * 24 * 3_600_000,
} as const satisfies Omit<EmulatorOptions, "now" | "onRequest">;
