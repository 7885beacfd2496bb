/**
 * A lock between processes, so that two writers of one file lose nothing of each other's. It is a file made with O_EXCL;
 * the work under it is synchronous and takes milliseconds, so an old lock file can only be one that a crash left behind.
 */
import { closeSync, fstatSync, linkSync, openSync, renameSync, statSync, unlinkSync } from "node:fs";
import type { ClockPort } from "../core/ports.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { errorCode } from "./text-file.ts";

const STALE_MS = 5_000;
const GIVE_UP_MS = 15_000;
const FIRST_WAIT_MS = 2;
const LONGEST_WAIT_MS = 50;

/** A lock that is held. */
export interface FileLock {
  /** False where another process took the lock for one left behind, e.g. because this one was suspended. */
  readonly isHeld: () => boolean;
  readonly release: () => void;
}

/** Takes the lock, waiting for others up to 15 seconds; "busy" after that. @throws what the file system says */
export async function lockFile(path: string, clock: ClockPort): Promise<Result<FileLock, "busy">> {
  const deadline = clock.now() + GIVE_UP_MS;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    const lock = tryLockFile(path, clock.now());
    if (lock !== null) return ok(lock);
    if (clock.now() > deadline) return err("busy");
    await new Promise<void>((resolve) => clock.after(wait, resolve));
  }
}

/** Takes the lock at once, or answers null. `now` in epoch milliseconds. @throws what the file system says */
export function tryLockFile(path: string, now: number): FileLock | null {
  breakStale(path, now);
  try {
    const file = openSync(path, "wx", 0o600);
    const mine = identityOf(fstatSync(file, { bigint: true }));
    closeSync(file);
    const isHeld = (): boolean => current(path)?.id === mine;
    return { isHeld, release: () => isHeld() && unlinkSync(path) };
  } catch (error) {
    if (errorCode(error) === "EEXIST") return null;
    throw error;
  }
}

/** Removes a lock left behind. Renamed first: of several that try, one succeeds, and it can see what it really took. */
function breakStale(path: string, now: number): void {
  const seen = current(path);
  if (seen === null || Math.abs(now - seen.mtimeMs) < STALE_MS) return;
  const aside = `${path}.${seen.id}`;
  try {
    renameSync(path, aside);
    // A fresh lock that came in between is given back; its owner checks before it writes.
    if (current(aside)?.id !== seen.id) linkSync(aside, path);
    unlinkSync(aside);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes(errorCode(error))) throw error;
  }
}

// The inode alone may be used again at once; with the time it was made, it is one lock of one process.
const identityOf = (stat: { readonly ino: bigint; readonly mtimeNs: bigint }): string => `${stat.ino}-${stat.mtimeNs}`;

function current(path: string): { readonly id: string; readonly mtimeMs: number } | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? null : { id: identityOf(stat), mtimeMs: Number(stat.mtimeMs) };
}
