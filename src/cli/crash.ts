/** What happens to an exception that nobody expected: one sentence for the user, and the trace in a file for the report. */

import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CRASH } from "../copy/crash.ts";
import { safeText } from "../lib/safe-text.ts";
import { maskAll } from "./mask-all.ts";

/** Said in cafe's place where it could not say anything. */
export const KILLED = `cafe: ${CRASH.killed}`;

/** Writes the trace to a file that only its owner can read, and answers with the sentence for stderr. */
export function reportCrash(thrown: unknown, now: number): string {
  const told = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  // Nobody foresaw what the message says: it may be part of a key or of a file.
  const trace = maskAll(told);
  const file = join(tmpdir(), `cafe-crash-${now}-${process.pid}.txt`);
  try {
    // wx: an existing file, or a link that somebody laid there, is not written to.
    writeFileSync(file, `${trace}\n`, { mode: 0o600, flag: "wx" });
    return `cafe: ${CRASH.reported(safeText(file))}`;
  } catch {
    const what = thrown instanceof Error ? thrown.name : typeof thrown;
    return `cafe: ${CRASH.unreported(safeText(what))}`;
  }
}
