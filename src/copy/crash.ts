/** What is said where cafe cannot go on, or cannot begin. */
import { type SafeText, say } from "../lib/safe-text.ts";

export const CRASH = {
  killed: say`It was killed, or ran out of memory (NODE_OPTIONS=--max-old-space-size=4096 allows more). The terminal is as it was.`,
  reported: (file: SafeText) =>
    say`Something went wrong that cafe did not foresee; please report it with the file ${file}.`,
  unreported: (what: SafeText) =>
    say`Something went wrong that cafe did not foresee (${what}), and no crash file could be written.`,
  noTerminal: say`The explorer needs a terminal for its keys and its screen; in scripts and pipes use "cafe list".`,
  seeHelp: say`See "cafe --help".`,
} as const;
