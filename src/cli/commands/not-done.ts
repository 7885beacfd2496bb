/** How a command that changes files of cafe's says that it did not, and with which exit code. */
import type { SafeText } from "../../lib/safe-text.ts";
import type { ProfileStore } from "../../profiles/store.ts";
import type { CommandIo, ExitCode } from "../io.ts";

/** The call is wrong. */
export function refuse(io: CommandIo, why: SafeText): ExitCode {
  io.note(`${why}\n`);
  return 2;
}

/** The change was not saved. A notice of the store is told already. */
export function fail(io: CommandIo, store: ProfileStore, why: SafeText): ExitCode {
  if (!store.notices().includes(why)) io.note(`${why}\n`);
  return 1;
}

/** Why something was not done: the sentence, where there is one to say, and the exit code. */
export interface NotDone {
  readonly exit: ExitCode;
  readonly why: SafeText | null;
}

/** Says it. */
export function tell({ exit, why }: NotDone, io: CommandIo): ExitCode {
  if (why !== null) io.note(`${why}\n`);
  return exit;
}
