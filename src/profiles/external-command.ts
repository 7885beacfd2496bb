/**
 * Keys that a program prints (mode External of the aliyun CLI). It is run without a shell, and only where a file names
 * it that nobody but the user can write.
 */

import { statSync } from "node:fs";
import { CREDENTIALS } from "../copy/credentials.ts";
import type { Failure } from "../domain/failure.ts";
import type { Result } from "../lib/result.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { keyFailure } from "./failures.ts";
import { COMMAND_NAMES, readIssued } from "./issued-keys.ts";
import type { Outside } from "./outside.ts";
import type { Keys } from "./profile.ts";

const WRITABLE_BY_OTHERS = 0o022;

/** Runs the command that `file` names. Words are split at blanks, as the aliyun CLI does; quotes mean nothing. */
export async function externalKeys(command: string, file: string, outside: Outside): Promise<Result<Keys, Failure>> {
  const problem = ownershipProblem(file, outside.userId);
  if (problem !== null) return keyFailure("Cafe.ExternalRefused", problem);
  const [program = "", ...args] = command.trim().split(/\s+/u);
  const printed = await outside.run(program, args);
  const keys = printed.ok ? readIssued(printed.value, COMMAND_NAMES, outside.clock.now()) : printed;
  // The program's name only: arguments may hold secrets.
  return keys.ok
    ? keys
    : keyFailure(
        "Cafe.NoKeysFromSource",
        CREDENTIALS.commandFailed(safeText(program), keys.error),
        CREDENTIALS.commandRemedy,
      );
}

function ownershipProblem(file: string, userId: number | null): SafeText | null {
  if (userId === null) return null;
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.uid === userId && (stat.mode & WRITABLE_BY_OTHERS) === 0) return null;
  return CREDENTIALS.commandUnsafe(safeText(file));
}
