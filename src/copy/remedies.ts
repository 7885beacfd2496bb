/**
 * What went wrong and what to do about it: for a failed call, and for a file that did not reach an instance. Owns the
 * choice of the sentence; the sentences of single codes are data in `failure-codes.ts` and `error-codes.ts`.
 */
import type { Failure } from "../domain/failure.ts";
import type { CauseGroup } from "../domain/failure-groups.ts";
import {
  ERROR_CODES,
  type ErrorCodeHelp,
  INFO_CODES,
  INFO_REFINEMENTS,
  NO_ERROR_HELP,
  UNKNOWN_ERROR_HELP,
} from "./error-codes.ts";
import { FAILURE_CODES, FAILURE_KINDS, type FailureHelp } from "./failure-codes.ts";

/** Title and next step for a failed call: by its code where that says more than its kind; its own next step first. */
export function explainFailure({ kind, code, remedy }: Pick<Failure, "kind" | "code" | "remedy">): FailureHelp {
  const known = own(FAILURE_CODES, code) ?? FAILURE_KINDS[kind];
  return remedy === undefined ? known : { title: known.title, remedy };
}

/**
 * Explains an instance's ErrorCode and ErrorInfo (reference, "Response parameters"; both are open sets). Where the code
 * is missing or new, the ErrorInfo may still be known; what nobody knows gets an honest general answer.
 */
export function explainErrorCode(code: string, info: string): ErrorCodeHelp {
  const text = info
    .trim()
    .replace(/[.!]+$/u, "")
    .toLowerCase();
  const known = own(INFO_REFINEMENTS, text) ?? own(ERROR_CODES, code) ?? own(ERROR_CODES, own(INFO_CODES, text) ?? "");
  return known ?? (code === "" && info === "" ? NO_ERROR_HELP : UNKNOWN_ERROR_HELP);
}

/** What a cause means, by its most frequent ErrorInfo. */
export const explainCause = ({ errorCode, infos }: Pick<CauseGroup, "errorCode" | "infos">): ErrorCodeHelp =>
  explainErrorCode(errorCode, infos[0]?.errorInfo ?? "");

/** Looks up an own entry: a code from outside must not reach `constructor` and its like. */
const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
