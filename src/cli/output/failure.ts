/** What went wrong, on stderr: in words, or as one JSON object where the output is JSON. */
import { sentences } from "../../copy/joined.ts";
import { PRINTED } from "../../copy/printed.ts";
import { explainFailure } from "../../copy/remedies.ts";
import type { Failure } from "../../domain/failure.ts";
import { jsonText } from "../../lib/json.ts";
import type { SafeText } from "../../lib/safe-text.ts";
import type { CommandIo, ExitCode } from "../io.ts";

/** Says what went wrong and what to do, and how to exit. A call that Ctrl-C cancelled is no failure and says nothing. */
export function reportFailure(failure: Failure, asJson: boolean, io: Pick<CommandIo, "note">): ExitCode {
  if (failure.kind === "cancelled") return 130;
  io.note(failureText(failure, asJson));
  return 1;
}

/** What went wrong as text for stderr. `region`: where several were asked, the one or those that it happened in. */
export function failureText(failure: Failure, asJson: boolean, region?: SafeText): string {
  const { title, remedy } = explainFailure(failure);
  if (asJson) return errorJson({ ...failure, remedy }, region);
  return failureWords(failure, region === undefined ? title : PRINTED.titleIn(title, region), remedy);
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
  io.note(refusalText(refusal, asJson));
}

/** A refusal as text for stderr; `region` as above. */
export function refusalText(refusal: Refusal, asJson: boolean, region?: SafeText): string {
  const { message, remedy } = refusal;
  return asJson ? errorJson(refusal, region) : `cafe: ${sentences([message, remedy])}\n`;
}

function failureWords({ code, message, requestId }: Failure, title: SafeText, remedy: SafeText): string {
  const request = requestId === null ? "" : `\n  ${PRINTED.requestId(requestId)}`;
  return `cafe: ${title}\n  ${message}\n  ${PRINTED.code(code)}${request}\n  ${remedy}\n`;
}

type ErrorFields = Refusal | (Failure & { readonly remedy: SafeText });

/** `{"code","message","requestId","remedy","httpStatus"}`, with the region before them where several were asked. */
function errorJson(error: ErrorFields, region?: SafeText): string {
  const { code, message, remedy, requestId = null } = error;
  const httpStatus = "httpStatus" in error ? error.httpStatus : null;
  return `${jsonText({ ...(region !== undefined && { region }), code, message, requestId, remedy, httpStatus })}\n`;
}
