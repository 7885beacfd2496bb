/**
 * The local history: every task seen, per account, in SQLite, bounded. Calls block for milliseconds. How the file is
 * opened is history-file.ts, how a task becomes a row is history-rows.ts.
 */
import { statSync } from "node:fs";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { TaskPage } from "../domain/page.ts";
import type { Query } from "../domain/query.ts";
import type { WholeTask } from "../domain/task.ts";
import { ok, type Result } from "../lib/result.ts";
import type { SafeText } from "../lib/safe-text.ts";
import { closeHistoryFile, type HistoryProblem, openHistoryFile, problemOf, waitLonger } from "./history-file.ts";
import { rowOf, type TaskRow } from "./history-rows.ts";
import { findIn, type HistoryOwner, lastKnownIn, regionsIn } from "./history-search.ts";
import type { TaskSource } from "./offline-results.ts";

/** How much is kept. What was seen least lately goes first. */
export interface Bounds {
  readonly tasks: number;
  /** Milliseconds since a task was seen last. */
  readonly age: number;
}

/** About 300 MB at 20 instances per task. */
export const BOUNDS: Bounds = { tasks: 200_000, age: 365 * 86_400_000 };

/** How many rows are written between two looks at the bounds. */
const PRUNE_EVERY = 5_000;

/** Tasks of one account in one region. */
export interface HistoryShare {
  readonly account: string;
  readonly region: string;
  readonly tasks: number;
  /** How many of them have their content. */
  readonly contents: number;
  /** Creation of the oldest and the newest, epoch milliseconds; null where none can be read. */
  readonly oldest: number | null;
  readonly newest: number | null;
}

/** An open history. Writing answers with null when it is done, else with why not: `busy` may be tried again. */
export interface History {
  /** Writes tasks as they were at `now`, epoch milliseconds; at most some dozens at a time, as it blocks. */
  readonly remember: (account: string, tasks: readonly WholeTask[], now: number) => HistoryProblem | null;
  /** The first page as it would have been when its tasks were seen last; null where there is none. */
  readonly lastKnown: (owner: HistoryOwner, region: string, query: Query, pageSize: number) => TaskPage | null;
  readonly source: (owner: HistoryOwner) => TaskSource;
  readonly shares: () => readonly HistoryShare[];
  /** Of the file and its log. */
  readonly bytes: () => number;
  /** Takes everything out, so that no trace of it stays in the file. */
  readonly clear: () => HistoryProblem | null;
  /** The same for the contents alone. */
  readonly forgetContents: () => HistoryProblem | null;
  /** From here on nobody waits for a key: it waits for other cafes, up to 3 seconds. */
  readonly waitLonger: () => void;
  /** Brings it within its bounds, and closes the file. Waits for others, up to 3 seconds. */
  readonly close: () => void;
}

/** Opens the history at `path`; `notice` says that a broken one was set aside. */
export function openHistory(
  path: string,
  now: number,
  withContent: boolean,
  bounds = BOUNDS,
): Result<{ readonly history: History; readonly notice: SafeText | null }, HistoryProblem> {
  const opened = openHistoryFile(path, now);
  if (!opened.ok) return opened;
  const { db, notice } = opened.value;
  return ok({ history: historyOf(db, path, withContent, bounds), notice });
}

function historyOf(db: DatabaseSync, path: string, withContent: boolean, bounds: Bounds): History {
  const upsert = db.prepare(UPSERT);
  let written = 0;
  let latest = 0;
  const prune = (): void => {
    if (written > 0) pruneTo(db, bounds, latest);
    written = 0;
  };
  const change = (run: () => void): HistoryProblem | null => {
    try {
      inTransaction(db, run);
      return null;
    } catch (thrown) {
      return problemOf(thrown, path);
    }
  };
  return {
    remember: (account, tasks, now) => {
      const rows = tasks.map((task) => rowOf(task, withContent));
      return change(() => {
        for (const row of rows) write(upsert, account, row, now);
        written += rows.length;
        latest = Math.max(latest, now);
        if (written >= PRUNE_EVERY) prune();
      });
    },
    lastKnown: (owner, region, query, pageSize) => {
      // No reply says which resource group a task is of.
      if (query.resourceGroupId !== undefined) return null;
      return lastKnownIn(db, owner, { region, query, offset: 0, limit: pageSize });
    },
    source: (owner) => ({
      regions: () => regionsIn(db, owner.account),
      find: (search) => findIn(db, path, owner, search),
    }),
    shares: () => db.prepare(SHARES).all().map(shareOf),
    bytes: () => sizeOf(path) + sizeOf(`${path}-wal`),
    clear: () => change(() => db.exec("DELETE FROM tasks")) ?? compact(db, path),
    forgetContents: () =>
      change(() => db.exec("UPDATE tasks SET content = NULL WHERE content IS NOT NULL")) ?? compact(db, path),
    waitLonger: () => waitLonger(db),
    close: () => {
      try {
        waitLonger(db);
        inTransaction(db, prune);
      } catch {
        // The next run is within the bounds again.
      }
      closeHistoryFile(db);
    },
  };
}

/** What was seen later stays, whoever comes first; content that is known stays known. */
const UPSERT = `
INSERT INTO tasks (account, region, invoke_id, name, status, created_at, first_seen, last_seen, tags, instances, record, content,
  content_hash)
VALUES (:account, :region, :invokeId, :name, :status, :createdAt, :now, :now, :tags, :instances, :record, :content,
  :contentHash)
ON CONFLICT (account, region, invoke_id) DO UPDATE SET
  name = excluded.name, status = excluded.status, created_at = excluded.created_at, last_seen = excluded.last_seen,
  tags = excluded.tags, instances = excluded.instances, record = excluded.record,
  content = coalesce(excluded.content, content), content_hash = excluded.content_hash
WHERE excluded.last_seen >= last_seen`;

const SHARES = `
SELECT account, region, count(*) AS tasks, count(content) AS contents, min(created_at) AS oldest, max(created_at) AS newest
FROM tasks GROUP BY account, region ORDER BY account, tasks DESC, region`;

function write(upsert: StatementSync, account: string, row: TaskRow, now: number): void {
  upsert.run({ ...row, account, now });
}

function inTransaction(db: DatabaseSync, run: () => void): void {
  db.exec("BEGIN IMMEDIATE");
  try {
    run();
    db.exec("COMMIT");
  } catch (thrown) {
    rollBack(db);
    throw thrown;
  }
}

function rollBack(db: DatabaseSync): void {
  try {
    db.exec("ROLLBACK");
  } catch {
    // There is none to take back: SQLite has done it, or BEGIN was refused.
  }
}

function pruneTo(db: DatabaseSync, { tasks, age }: Bounds, now: number): void {
  db.prepare("DELETE FROM tasks WHERE last_seen < ?").run(now - age);
  const surplus = Number(db.prepare("SELECT count(*) AS n FROM tasks").get()?.["n"]) - tasks;
  if (surplus <= 0) return;
  db.prepare("DELETE FROM tasks WHERE id IN (SELECT id FROM tasks ORDER BY last_seen, created_at LIMIT ?)").run(
    surplus,
  );
}

/** Gives the room back, and leaves nothing in the log. */
function compact(db: DatabaseSync, path: string): HistoryProblem | null {
  try {
    waitLonger(db);
    db.exec("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
    return null;
  } catch (thrown) {
    return problemOf(thrown, path);
  }
}

const shareOf = (row: Readonly<Record<string, unknown>>): HistoryShare => ({
  account: String(row["account"]),
  region: String(row["region"]),
  tasks: Number(row["tasks"]),
  contents: Number(row["contents"]),
  oldest: timeOf(row["oldest"]),
  newest: timeOf(row["newest"]),
});

const timeOf = (value: unknown): number | null => (typeof value === "number" ? value : null);

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
