/** Where the local history of this process is, and how it is loaded: Node's SQLite comes with it, so only then. */

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { History } from "../archive/history.ts";
import type { HistoryProblem } from "../archive/history-file.ts";
import { PRINTED } from "../copy/printed.ts";
import { err, type Result } from "../lib/result.ts";
import type { SafeText } from "../lib/safe-text.ts";
import { configDir } from "../platform/paths.ts";
import { loadQuietly } from "../platform/quiet-load.ts";
import { makePrivateFolder } from "../profiles/private-files.ts";
import type { ProfileStore } from "../profiles/store.ts";
import { type HistoryKeeper, keepHistory, NO_HISTORY } from "./history-keeper.ts";
import type { CommandIo } from "./io.ts";
import { systemClock } from "./system-clock.ts";

/** Path of the history; null where no folder for it is known. */
export function historyPath(env: CommandIo["env"]): string | null {
  const dir = configDir(env);
  return dir === null ? null : join(dir, "history.db");
}

/** Opens the history at `path`; `notice` says that a broken one was set aside. */
export async function openHistoryAt(
  path: string,
  now: number,
  withContent: boolean,
): Promise<Result<{ readonly history: History; readonly notice: SafeText | null }, HistoryProblem>> {
  try {
    makePrivateFolder(dirname(path));
  } catch {
    return err({ kind: "unusable", why: PRINTED.history.noFolderMade });
  }
  const { openHistory } = await loadQuietly(() => import("../archive/history.ts"));
  return openHistory(path, now, withContent);
}

/** The history as the settings want it. */
export function historyOf(io: CommandIo, store: ProfileStore): HistoryKeeper {
  const path = historyPath(io.env);
  const { enabled, content } = store.history();
  if (path === null || !enabled) return NO_HISTORY;
  return keepHistory({
    open: () => openHistoryAt(path, io.now(), content),
    exists: () => existsSync(path),
    clock: systemClock(io.now),
  });
}
