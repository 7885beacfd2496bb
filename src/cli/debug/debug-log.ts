/**
 * The debug log of one run: JSON lines in a file of its own, private and bounded, of calls, actions and effects with their
 * times. What may be in it is redact.ts; `node scripts/replay.mjs FILE` shows the screens again.
 */
import { randomBytes } from "node:crypto";
import { closeSync, openSync, readdirSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { CallReport } from "../../api/call.ts";
import { DEBUG } from "../../copy/debug.ts";
import type { Start } from "../../core/initial-state.ts";
import { update } from "../../core/update/index.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { type SafeText, safeText } from "../../lib/safe-text.ts";
import { stateDir } from "../../platform/paths.ts";
import { makePrivateFolder } from "../../profiles/private-files.ts";
import { errorCode } from "../../profiles/text-file.ts";
import type { Perform } from "../../runtime/runtime.ts";
import type { CommandIo } from "../io.ts";
import { Redactor } from "./redact.ts";

/** A session of an hour has some megabytes. */
const MAX_BYTES = 16 * 1024 * 1024;
/** Logs of earlier runs that stay. */
const KEPT = 9;
const NAME = /^cafe-[\dTZ-]+-\d+\.jsonl$/u;

export interface DebugLog {
  readonly call: (report: CallReport) => void;
  /** What the explorer begins with. */
  readonly start: (start: Start) => void;
  /** `update`, watched. */
  readonly step: typeof update;
  /** The same of what carries effects out. */
  readonly watching: (perform: Perform) => Perform;
  /** Ends it; the sentence says where it is. */
  readonly close: () => SafeText;
}

/** Folder of the debug logs; null where none is known. */
export function debugFolder(env: CommandIo["env"]): string | null {
  const dir = stateDir(env);
  return dir === null ? null : join(dir, "debug");
}

/** Paths of the logs in the folder, the oldest first. Never throws. */
export function debugLogs(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => NAME.test(name))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** Begins a log. The error is a sentence: cafe runs without. */
export function openDebugLog(
  { env, now }: Pick<CommandIo, "env" | "now">,
  run: { readonly cafe: string; readonly command: string },
): Result<DebugLog, SafeText> {
  const folder = debugFolder(env);
  if (folder === null) return err(DEBUG.noFolder);
  const started = new Date(now()).toISOString();
  const path = join(folder, `cafe-${started.replaceAll(/:|\.\d+/gu, "-").replace("-Z", "Z")}-${process.pid}.jsonl`);
  try {
    makePrivateFolder(folder);
    for (const old of debugLogs(folder).slice(0, -KEPT)) rmSync(old, { force: true });
    const log = new LogFile(openSync(path, "wx", 0o600), safeText(path));
    log.write({ ...run, node: process.versions.node, platform: process.platform, started });
    return ok(logInto(log));
  } catch (error) {
    return err(DEBUG.unwritable(safeText(folder), errorCode(error)));
  }
}

function logInto(log: LogFile): DebugLog {
  const redactor = new Redactor(randomBytes(32), (task, value) => log.write({ task, value }));
  const timed = <T>(run: () => T, told: () => object): T => {
    const since = performance.now();
    const done = run();
    const ms = rounded(performance.now() - since);
    log.write({ ...told(), ms });
    return done;
  };
  return {
    call: (call) => log.write({ call: redactor.value(call) }),
    // The words are the program's own.
    start: ({ settings, ...start }) =>
      log.write({ start: redactor.value({ ...start, settings: { ...settings, words: {} } }) }),
    step: (state, action) =>
      timed(
        () => update(state, action),
        () => ({ action: redactor.action(action, state) }),
      ),
    watching: (perform) => (effect, dispatch, state) =>
      timed(
        () => perform(effect, dispatch, state),
        () => ({ effect: effect.type }),
      ),
    close: () => log.close(),
  };
}

/** Milliseconds, to the hundredth. */
const rounded = (ms: number): number => Math.round(100 * ms) / 100;

/** A file that takes lines until it is full, or cannot be written any more; then it takes none, and nobody is disturbed. */
class LogFile {
  readonly #file: number;
  readonly #path: SafeText;
  #bytes = 0;
  #isOpen = true;
  #isFull = false;

  constructor(file: number, path: SafeText) {
    this.#file = file;
    this.#path = path;
  }

  /** `at` in each line is milliseconds since the process began. */
  write(line: object): void {
    if (!this.#isOpen || this.#isFull) return;
    const text = `${JSON.stringify({ at: rounded(performance.now()), ...line })}\n`;
    this.#isFull = this.#bytes + Buffer.byteLength(text) > MAX_BYTES;
    if (this.#isFull) return;
    try {
      this.#bytes += writeSync(this.#file, text);
    } catch {
      this.#isOpen = false;
    }
  }

  close(): SafeText {
    this.#isOpen = false;
    closeSync(this.#file);
    return this.#isFull
      ? DEBUG.full(this.#path, MAX_BYTES / 2 ** 20)
      : DEBUG.written(this.#path, Math.ceil(this.#bytes / 1024));
  }
}
