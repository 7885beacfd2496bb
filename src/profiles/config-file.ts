/**
 * The file config.json: read with plain fs (1 ms), written through conf under a lock, kept private, never lost. It knows
 * nothing of what an edit means.
 */

import { chmodSync, existsSync, realpathSync, renameSync } from "node:fs";
import { basename, join } from "node:path";
import { STORE } from "../copy/store.ts";
import type { ClockPort } from "../core/ports.ts";
import { asideName } from "../lib/aside-name.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { decodeDocument, EMPTY_DOCUMENT, type ProfileDocument } from "./document.ts";
import type { Fields } from "./fields.ts";
import { type FileLock, lockFile, tryLockFile } from "./file-lock.ts";
import { keepPrivate, makePrivateFolder } from "./private-files.ts";
import { errorCode, readTextFile, stampOf } from "./text-file.ts";

/** Makes new fields out of the newest document, or says why not. Runs under the lock; must not wait. */
export type Edit = (document: ProfileDocument) => Result<Fields, SafeText>;

export interface ConfigFile {
  /** The newest document: looks at the file's time, and reads it only where that has changed. */
  readonly read: () => ProfileDocument;
  /** What the user should know about the file: set aside, too open, from a newer cafe. */
  readonly notices: () => readonly SafeText[];
  readonly update: (edit: Edit) => Promise<Result<void, SafeText>>;
}

type State =
  | { readonly kind: "ready"; readonly document: ProfileDocument }
  | { readonly kind: "corrupt"; readonly why: SafeText }
  /** Not ours to write: from a newer cafe, or not readable. The sentence says which. */
  | { readonly kind: "locked"; readonly why: SafeText };

/** Opens `dir`/config.json. Never throws: what is wrong is in the notices. */
export function openConfigFile(dir: string, clock: ClockPort): ConfigFile {
  const path = join(dir, "config.json");
  const notices = new Set(keepPrivate(dir, path));
  let stamp = stampOf(path);
  let document = EMPTY_DOCUMENT;

  /** Takes over what the file holds. A broken file that appears while cafe runs may be half-saved: the last good stays. */
  const take = (state: State): void => {
    if (state.kind === "ready") {
      document = state.document;
      for (const problem of document.problems) notices.add(problem);
    } else if (state.kind === "locked") notices.add(state.why);
  };
  const rescue = (why: SafeText): void => void notices.add(setAside(path, why, clock.now()));

  const first = inspect(path);
  if (first.kind === "corrupt") rescueNow({ path, clock, rescue });
  take(first);

  const read = (): ProfileDocument => {
    const now = stampOf(path);
    if (now !== stamp) {
      stamp = now;
      take(inspect(path));
    }
    return document;
  };
  return {
    read,
    notices: () => [...notices],
    update: async (edit) => {
      const updated = await update({ dir, path, clock, rescue, lastGood: () => document }, edit);
      read();
      return updated;
    },
  };
}

interface Place {
  readonly dir: string;
  readonly path: string;
  readonly clock: ClockPort;
  readonly rescue: (why: SafeText) => void;
  readonly lastGood: () => ProfileDocument;
}

async function update({ dir, path, clock, rescue, lastGood }: Place, edit: Edit): Promise<Result<void, SafeText>> {
  try {
    // Loaded only when something is written: conf costs 20 to 100 ms (facts-ink.md 8).
    const { default: Conf } = await import("conf");
    makePrivateFolder(dir);
    const lock = await lockFile(lockPath(path), clock);
    if (!lock.ok) return err(STORE.lockHeld(safeText(lockPath(path))));
    try {
      const state = inspect(path);
      if (state.kind === "locked") return err(state.why);
      if (state.kind === "corrupt") rescue(state.why);
      const edited = edit(state.kind === "ready" ? state.document : lastGood());
      if (!edited.ok) return edited;
      if (!lock.value.isHeld()) return err(STORE.changedMeanwhile);
      const conf = new Conf<Fields>({
        cwd: dir,
        configFileMode: 0o600,
        projectSuffix: "",
        clearInvalidConfig: false,
        accessPropertiesByDotNotation: false,
      });
      conf.store = edited.value;
      return ok(undefined);
    } finally {
      lock.value.release();
    }
  } catch (error) {
    return err(writeProblem(error, dir));
  }
}

/** Why a write failed, in one sentence. Only the error's code is told: its text may quote the file. */
export function writeProblem(error: unknown, dir: string): SafeText {
  const where = safeText(dir);
  const is = (...codes: readonly string[]): boolean => codes.includes(errorCode(error));
  // ENOENT: a place such as /proc, where nobody can make a folder.
  if (is("EACCES", "EPERM", "EROFS", "ENOENT")) {
    return STORE.cannotWrite(where);
  }
  if (is("ENOSPC", "EDQUOT")) return STORE.diskFull(where);
  if (is("ENOTDIR", "EEXIST")) {
    return STORE.notAFolder(where);
  }
  return STORE.writeFailed(where, errorCode(error));
}

function inspect(path: string): State {
  const file = readTextFile(path);
  if (file.kind === "absent") return { kind: "ready", document: EMPTY_DOCUMENT };
  if (file.kind === "unreadable") return { kind: "locked", why: STORE.profilesUnavailable(file.why) };
  const decoded = decodeDocument(file.text);
  if (decoded.ok) return { kind: "ready", document: decoded.value };
  if (decoded.error.kind === "corrupt") return decoded.error;
  return {
    kind: "locked",
    why: STORE.newerVersion(safeText(path), decoded.error.version),
  };
}

/** Renames a broken file, so that it can be repaired by hand; under the lock. Answers with the notice. */
function setAside(path: string, why: SafeText, now: number): SafeText {
  try {
    // A symlink stays where it is; the file behind it is renamed.
    const real = realpathSync(path);
    const kept = asideName(real, now, existsSync);
    renameSync(real, kept);
    chmodSync(kept, 0o600);
    return STORE.setAside(safeText(path), why, safeText(basename(kept)));
  } catch {
    return STORE.notSetAside(safeText(path), why);
  }
}

/** Sets a broken file aside at start; not while another process is writing it. */
function rescueNow({ path, clock, rescue }: Pick<Place, "path" | "clock" | "rescue">): void {
  const lock = tryLockNow(path, clock.now());
  if (lock === null) return;
  const state = inspect(path);
  if (state.kind === "corrupt") rescue(state.why);
  lock.release();
}

function tryLockNow(path: string, now: number): Pick<FileLock, "release"> | null {
  try {
    return tryLockFile(lockPath(path), now);
  } catch {
    // No lock can be made in a read-only folder, and no writer can be at work there either.
    return { release: () => {} };
  }
}

/** Beside the file that is really written, so that all links to it share one lock. */
function lockPath(path: string): string {
  try {
    return `${realpathSync(path)}.lock`;
  } catch {
    return `${path}.lock`;
  }
}
