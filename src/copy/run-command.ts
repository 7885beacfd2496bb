/** How a program that was to hand out keys ended. */
import { type SafeText, say } from "../lib/safe-text.ts";

export const RUN_COMMAND = {
  cannotStart: (code: SafeText) => say`cannot be started (${code})`,
  notFound: say`was not found`,
  notAllowed: say`may not be run`,
  tooMuch: say`printed more than 1 MiB`,
  tooLong: (seconds: number) => say`did not end within ${seconds} s`,
  ended: (code: number) => say`ended with exit code ${code}`,
  failed: (code: SafeText) => say`failed (${code})`,
} as const;
