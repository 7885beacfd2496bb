/**
 * The one way in which a call can go wrong, whatever did: the service, the network, the reply, the credentials. The
 * sentence that says what to do is found by `copy/remedies.ts`.
 */
import type { SafeText } from "../lib/safe-text.ts";

/** Classes of failure, each with another thing to do about it (facts-api.md 2.6). */
export type FailureKind =
  /** AccessKey unknown, disabled, or none found. */
  | "credentials"
  /** Secret and AccessKey do not belong together. */
  | "signature"
  /** Local clock outside the service's window of 15 minutes. */
  | "clock"
  /** SecurityToken expired or malformed. */
  | "token"
  /** RAM or the service denies the operation. */
  | "permission"
  | "throttled"
  /** Region unknown, or the operation is not offered there. */
  | "region"
  /** The service refuses a parameter. */
  | "input"
  /** A NextToken that the service no longer takes. */
  | "stale-token"
  /** 5xx: try again. */
  | "server"
  /** No connection: DNS, refused, reset, TLS, proxy. */
  | "network"
  | "timeout"
  /** The reply is not what the reference says: HTML, truncated JSON, too large. */
  | "malformed"
  /** Cancelled by cafe itself; never shown. */
  | "cancelled"
  /** An error code of the service that cafe does not know. */
  | "other";

/** A failed call. `code` is the service's Code, or cafe's own starting with `Cafe.`. */
export interface Failure {
  readonly kind: FailureKind;
  readonly code: SafeText;
  readonly message: SafeText;
  /** Null where no reply carried one. */
  readonly requestId: SafeText | null;
  readonly httpStatus: number | null;
  /** From the `x-acs-retry-after` header, milliseconds. */
  readonly retryAfterMs: number | null;
  /** What to do, where that is known better than by kind and code: which command brings new keys. */
  readonly remedy?: SafeText;
}

/** Is it of a kind that may pass by itself, so that asking again makes sense? */
export const mayPass = ({ kind }: Pick<Failure, "kind">): boolean => PASSING.has(kind);

const PASSING: ReadonlySet<FailureKind> = new Set(["network", "timeout", "throttled", "server"]);
