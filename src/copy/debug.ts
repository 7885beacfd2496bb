/** What is said of the debug log. */
import { type SafeText, say } from "../lib/safe-text.ts";

export const DEBUG = {
  written: (path: SafeText, kilobytes: number) => say`Debug log: ${path} (${kilobytes} KB, mode 0600).`,
  full: (path: SafeText, megabytes: number) =>
    say`Debug log: ${path} (mode 0600); it was full at ${megabytes} MB, and what came later is not in it.`,
  noFolder: say`No debug log is written: no folder for it is known. Set XDG_STATE_HOME or HOME.`,
  unwritable: (folder: SafeText, code: SafeText) => say`No debug log is written: ${folder} cannot be used (${code}).`,
} as const;
