/** InvokeIds out of the local history, for a shell that completes one. Opens it to read, and answers with none rather than fail. */
import { DatabaseSync } from "node:sqlite";

/** A task that was seen. */
export interface KnownTask {
  readonly invokeId: string;
  readonly name: string;
  readonly status: string;
}

/** How far back it looks: the file may hold 200,000 tasks, and somebody waits with a finger on Tab. */
const LATEST = 5_000;
const AT_MOST = 50;

const SQL = `
SELECT DISTINCT invoke_id, name, status
FROM (SELECT invoke_id, name, status FROM tasks ORDER BY last_seen DESC, created_at DESC LIMIT ${LATEST})
WHERE substr(invoke_id, 1, length(:prefix)) = :prefix LIMIT ${AT_MOST}`;

/** Tasks whose InvokeId starts with `prefix`, those seen latest first, at most 50. */
export function knownTasks(path: string, prefix: string): readonly KnownTask[] {
  try {
    const db = new DatabaseSync(path, { readOnly: true });
    try {
      return db
        .prepare(SQL)
        .all({ prefix })
        .map((row) => ({
          invokeId: String(row["invoke_id"]),
          name: String(row["name"]),
          status: String(row["status"]),
        }));
    } finally {
      db.close();
    }
  } catch {
    return [];
  }
}
