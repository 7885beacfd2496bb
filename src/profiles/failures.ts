/** How a missing or unusable key is told: as the one Failure type, with cafe's own codes. No message ever holds a key. */
import type { Failure } from "../domain/failure.ts";
import { err, type Result } from "../lib/result.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";

/** cafe's own codes for what can be wrong with keys before any call is made. */
export type KeyProblem =
  | "Cafe.NoCredentials"
  | "Cafe.HalfCredentials"
  | "Cafe.MalformedCredentials"
  | "Cafe.NoSuchProfile"
  | "Cafe.UnsupportedMode"
  | "Cafe.UnreadableFile"
  | "Cafe.TokenExpired";

/** A failure that no reply of the service stands behind. */
export function keyFailure(code: KeyProblem, message: SafeText): Result<never, Failure> {
  return err({
    kind: code === "Cafe.TokenExpired" ? "token" : "credentials",
    code: safeText(code),
    message,
    requestId: null,
    httpStatus: null,
    retryAfterMs: null,
  });
}
