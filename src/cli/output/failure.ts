/** What went wrong, on stderr: in words, or as one JSON object where the output is JSON. */
import { explainFailure } from "../../copy/remedies.ts";
import type { Failure } from "../../domain/failure.ts";
import { jsonText } from "../../lib/json.ts";
import type { SafeText } from "../../lib/safe-text.ts";
import type { CommandIo, ExitCode } from "../io.ts";

/** Says what went wrong and what to do, and how to exit. A call that Ctrl-C cancelled is no failure and says nothing. */
export function reportFailure(failure: Failure, asJson: boolean, io: Pick<CommandIo, "note">): ExitCode {
  if (failure.kind === "cancelled") return 130;
  const { title, remedy } = explainFailure(failure);
  io.note(asJson ? errorJson({ ...failure, remedy }) : failureWords(failure, title, remedy));
  return 1;
}

/** Something that cafe itself says no to. */
export interface Refusal {
  /** Cafe's own code, starting with `Cafe.`. */
  readonly code: string;
  readonly message: SafeText;
  readonly remedy: SafeText;
  readonly requestId?: SafeText;
}

/** The code of a refusal that Ctrl-C at a prompt made: it ends with 130, and says nothing. */
export const CANCELLED = "Cafe.Cancelled";

/** Says why in one line. */
export function reportRefusal(refusal: Refusal, asJson: boolean, io: Pick<CommandIo, "note">): void {
  const { message, remedy } = refusal;
  io.note(asJson ? errorJson(refusal) : `cafe: ${[message, remedy].filter((part) => part !== "").join(" ")}\n`);
}

function failureWords({ code, message, requestId }: Failure, title: SafeText, remedy: SafeText): string {
  const request = requestId === null ? "" : `\n  RequestId: ${requestId}`;
  return `cafe: ${title}\n  ${message}\n  Code: ${code}${request}\n  ${remedy}\n`;
}

type ErrorFields = Refusal | (Failure & { readonly remedy: SafeText });

/** `{"code","message","requestId","remedy","httpStatus"}`. */
function errorJson(error: ErrorFields): string {
  const { code, message, remedy, requestId = null } = error;
  const httpStatus = "httpStatus" in error ? error.httpStatus : null;
  return `${jsonText({ code, message, requestId, remedy, httpStatus })}\n`;
}
