/** How a missing or unusable key is told: as the one Failure type, with cafe's own codes. No message ever holds a key. */
import type { Failure, FailureKind } from "../domain/failure.ts";
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
  /** A source that is asked for keys gave none. */
  | "Cafe.NoKeysFromSource"
  /** A command that cafe does not run. */
  | "Cafe.ExternalRefused"
  | "Cafe.Locked"
  | "Cafe.TokenExpired"
  | "Cafe.InvalidRegion";

const KINDS: Readonly<Partial<Record<KeyProblem, FailureKind>>> = {
  "Cafe.TokenExpired": "token",
  "Cafe.InvalidRegion": "region",
};

/** A failure that no reply of the service stands behind. `remedy`: what to do, where the message does not say it. */
export function keyFailure(code: KeyProblem, message: SafeText, remedy?: SafeText): Result<never, Failure> {
  return err({
    kind: KINDS[code] ?? "credentials",
    code: safeText(code),
    message,
    requestId: null,
    httpStatus: null,
    retryAfterMs: null,
    ...(remedy !== undefined && { remedy }),
  });
}
