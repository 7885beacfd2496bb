/** What happens to an exception that nobody expected: one sentence for the user, and the trace in a file for the report. */
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { safeText } from "../lib/safe-text.ts";

/** Writes the trace to a file that only its owner can read, and answers with the sentence for stderr. */
export function reportCrash(thrown: unknown, now: number): string {
  const trace = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  const file = join(tmpdir(), `cafe-crash-${now}-${process.pid}.txt`);
  try {
    // wx: an existing file, or a link that somebody laid there, is not written to.
    writeFileSync(file, `${trace}\n`, { mode: 0o600, flag: "wx" });
    return `cafe: Something went wrong that cafe did not foresee; please report it with the file ${safeText(file)}.`;
  } catch {
    const what = thrown instanceof Error ? thrown.name : typeof thrown;
    return `cafe: Something went wrong that cafe did not foresee (${safeText(what)}), and no crash file could be written.`;
  }
}
