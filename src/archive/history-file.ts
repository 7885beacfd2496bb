/**
 * The file history.db: made private, opened, brought to its schema, and set aside where it is broken. Knows nothing of
 * what a row means. It blocks for milliseconds, and answers "busy" rather than wait for another cafe.
 */

import { chmodSync, closeSync, existsSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { basename } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ARCHIVE } from "../copy/archive.ts";
import { asideName } from "../lib/aside-name.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";

/** Why there is no history; the sentence is for whoever asks for it. */
export interface HistoryProblem {
  /** `busy`: try again. `unusable`: no folder, no permission, no disk. `refused`: a newer cafe's, left alone. */
  readonly kind: "busy" | "unusable" | "refused" | "corrupt";
  readonly why: SafeText;
}

/** Of user_version. */
export const SCHEMA_VERSION = 1;

/** Waiting for another cafe's transaction, which takes 2 ms; a key would wait as long. */
const BUSY_MS = 20;
/** At the end nobody waits for a key. */
const LAST_BUSY_MS = 3_000;

/**
 * WAL with synchronous=NORMAL: no commit waits for the disk, and a power cut costs the last commits, not the file. The
 * checkpoint, which does wait for the disk, comes after 16 MB or at the end.
 */
const PRAGMAS = `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4096;
PRAGMA secure_delete = ON`;

const SCHEMA = `
CREATE TABLE tasks (
  id INTEGER PRIMARY KEY,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  invoke_id TEXT NOT NULL,
  name TEXT NOT NULL,
  status TEXT NOT NULL,
  created_at INTEGER,
  first_seen INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  tags TEXT NOT NULL,
  instances TEXT NOT NULL,
  record BLOB NOT NULL,
  content BLOB,
  content_hash TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX tasks_key ON tasks (account, region, invoke_id);
CREATE INDEX tasks_by_time ON tasks (account, region, created_at DESC, invoke_id DESC);
CREATE INDEX tasks_by_sight ON tasks (last_seen);
PRAGMA user_version = ${SCHEMA_VERSION}`;

/** Opens the file, or makes it; its folder must be there. A broken one is set aside, and `notice` says so. */
export function openHistoryFile(
  path: string,
  now: number,
): Result<{ readonly db: DatabaseSync; readonly notice: SafeText | null }, HistoryProblem> {
  const first = tryOpen(path);
  if (first.ok) return ok({ db: first.value, notice: null });
  if (first.error.kind !== "corrupt") return first;
  const notice = setAside(path, now);
  const second = tryOpen(path);
  return second.ok ? ok({ db: second.value, notice }) : second;
}

/** Ends it: what is in the write-ahead log goes into the file, if nobody else reads it just now. Never throws. */
export function closeHistoryFile(db: DatabaseSync): void {
  try {
    db.close();
  } catch {
    // What was committed is in the log, and will be read from there.
  }
}

/** From here on it may wait. */
export const waitLonger = (db: DatabaseSync): void => db.exec(`PRAGMA busy_timeout = ${LAST_BUSY_MS}`);

/** What an error of SQLite means for the file. */
export function problemOf(thrown: unknown, path: string): HistoryProblem {
  const file = safeText(path);
  const code = thrown instanceof Error && "errcode" in thrown ? Number(thrown.errcode) & 0xff : null;
  switch (code) {
    case SQLITE.busy:
    case SQLITE.locked:
      return { kind: "busy", why: ARCHIVE.busy(file) };
    case SQLITE.corrupt:
    case SQLITE.notADatabase:
      return { kind: "corrupt", why: ARCHIVE.broken(file) };
    case SQLITE.full:
      return { kind: "unusable", why: ARCHIVE.diskFull(file) };
    default:
      return {
        kind: "unusable",
        why: ARCHIVE.unusable(file, codeOf(thrown)),
      };
  }
}

/** Result codes of SQLite (sqlite.org/rescode.html). */
const SQLITE = { busy: 5, locked: 6, corrupt: 11, full: 13, notADatabase: 26 } as const;

function codeOf(thrown: unknown): SafeText {
  if (!(thrown instanceof Error)) return say`?`;
  if ("errstr" in thrown) return safeText(String(thrown.errstr));
  return safeText("code" in thrown ? String(thrown.code) : thrown.message);
}

function tryOpen(path: string): Result<DatabaseSync, HistoryProblem> {
  let db: DatabaseSync | null = null;
  try {
    makePrivate(path);
    db = new DatabaseSync(path);
    db.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
    const version = versionOf(db);
    if (version > SCHEMA_VERSION) {
      closeHistoryFile(db);
      return err({ kind: "refused", why: newer(path, version) });
    }
    db.exec(PRAGMAS);
    if (version === 0) makeSchema(db);
    return ok(db);
  } catch (thrown) {
    if (db !== null) closeHistoryFile(db);
    return err(problemOf(thrown, path));
  }
}

/** SQLite gives its side files the mode of the file. */
function makePrivate(path: string): void {
  closeSync(openSync(path, "a", 0o600));
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
}

/** Another cafe may be making it at the same moment: so the version is read again under the lock. */
function makeSchema(db: DatabaseSync): void {
  db.exec("BEGIN IMMEDIATE");
  try {
    if (versionOf(db) === 0) db.exec(SCHEMA);
    db.exec("COMMIT");
  } catch (thrown) {
    db.exec("ROLLBACK");
    throw thrown;
  }
}

const versionOf = (db: DatabaseSync): number => Number(db.prepare("PRAGMA user_version").get()?.["user_version"]);

const newer = (path: string, version: number): SafeText => ARCHIVE.newerVersion(safeText(path), version);

/** Renames a broken file with its log: a log of one file must not be read into another. */
function setAside(path: string, now: number): SafeText {
  const file = safeText(path);
  try {
    const kept = asideName(path, now, existsSync);
    renameSync(path, kept);
    if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${kept}-wal`);
    rmSync(`${path}-shm`, { force: true });
    return ARCHIVE.setAside(file, safeText(basename(kept)));
  } catch {
    return ARCHIVE.notSetAside(file);
  }
}
