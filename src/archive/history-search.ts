/** Finds tasks in an open history: what is asked of the file, and how rows become tasks again. Writes nothing. */
import type { DatabaseSync } from "node:sqlite";
import { FIRST_PAGE, type TaskPage } from "../domain/page.ts";
import type { Origin, WholeTask } from "../domain/task.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import { problemOf } from "./history-file.ts";
import { conditionsOf, taskOf } from "./history-rows.ts";
import type { Found, Search } from "./offline-results.ts";

/** Whose tasks: the name that the history keeps them under, and the profile's that they are shown under. */
export interface HistoryOwner {
  readonly account: string;
  readonly profile: SafeText;
}

/** Rows of an account's region that match. */
function scopeOf({ account }: HistoryOwner, { region, query }: Search) {
  const { sql, values } = conditionsOf(query);
  return { where: ["account = ?", "region = ?", ...sql].join(" AND "), bound: [account, region, ...values] };
}

/** A stretch of the matching tasks, and how many match. The error is a sentence. */
export function findIn(db: DatabaseSync, path: string, owner: HistoryOwner, search: Search): Result<Found, SafeText> {
  const { where, bound } = scopeOf(owner, search);
  try {
    const found = read(db, owner, search);
    const total = db.prepare(`SELECT count(*) AS n FROM tasks WHERE ${where}`).get(...bound)?.["n"];
    return ok({ ...found, total: Number(total) });
  } catch (thrown) {
    return err(problemOf(thrown, path).why);
  }
}

/** The first page as it was seen last; null where nothing was, or nothing can be read. */
export function lastKnownIn(db: DatabaseSync, owner: HistoryOwner, search: Search): TaskPage | null {
  try {
    const { tasks, asOf } = read(db, owner, search);
    return asOf === null ? null : pageOf(tasks, asOf, search);
  } catch {
    return null;
  }
}

/** All but the total: counting 100,000 rows takes 10 ms. */
function read(db: DatabaseSync, owner: HistoryOwner, search: Search): Omit<Found, "total"> {
  const { where, bound } = scopeOf(owner, search);
  const origin: Origin = { profile: owner.profile, region: safeText(search.region) };
  const sql = `${SELECT} WHERE ${where} ${NEWEST_FIRST} LIMIT ? OFFSET ?`;
  const rows = db.prepare(sql).all(...bound, search.limit, search.offset);
  const tasks = rows.flatMap(
    ({ record, content, content_hash: contentHash }) =>
      taskOf({ record: bytesOf(record), content: bytesOf(content), contentHash: String(contentHash) }, origin) ?? [],
  );
  return { tasks, asOf: rows.length === 0 ? null : Math.min(...rows.map(({ last_seen: seen }) => Number(seen))) };
}

const SELECT = "SELECT record, content, content_hash, last_seen FROM tasks";
const NEWEST_FIRST = "ORDER BY created_at DESC, invoke_id DESC";

const bytesOf = (value: unknown): Uint8Array | null => (value instanceof Uint8Array ? value : null);

const pageOf = (tasks: readonly WholeTask[], asOf: number, { region, limit }: Search): TaskPage => ({
  region: safeText(region),
  requestId: say``,
  cursor: FIRST_PAGE,
  pageSize: limit,
  tasks,
  totalCount: null,
  next: null,
  fetchedAt: asOf,
  unreadable: 0,
  fromHistory: true,
});

/** Those with most tasks first. */
export const regionsIn = (db: DatabaseSync, account: string): readonly string[] =>
  db
    .prepare("SELECT region FROM tasks WHERE account = ? GROUP BY region ORDER BY count(*) DESC, region")
    .all(account)
    .map(({ region }) => String(region));
