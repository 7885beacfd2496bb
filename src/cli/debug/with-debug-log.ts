/** Runs a command with a debug log around it, and says at the end where it is. Decides nothing of what is in it. */
import type { CommandIo, ExitCode } from "../io.ts";
import { type DebugLog, openDebugLog } from "./debug-log.ts";

/** What is run, and whether nothing but one JSON object may be on stderr where it fails. */
export interface Debugged {
  readonly cafe: string;
  readonly command: string;
  readonly isJson: boolean;
}

/** The log is null where none can be written: then that is said, and the command runs all the same. */
export async function withDebugLog(
  { isJson, ...run }: Debugged,
  io: CommandIo,
  go: (log: DebugLog | null) => Promise<ExitCode>,
): Promise<ExitCode> {
  const opened = openDebugLog(io, run);
  const code = await go(opened.ok ? opened.value : null);
  const said = opened.ok ? opened.value.close() : opened.error;
  if (!isJson || code === 0) io.note(`${said}\n`);
  return code;
}
