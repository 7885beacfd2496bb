/**
 * Owns the keys the endpoint knows. Beside the account's own key there is one for every error that no input of the
 * reference brings about: the AccessKey ID with a suffix, with the same secret. `cafe-demo-key-throttled`, for example,
 * is a key whose every call is throttled.
 */
import { GATEWAY, OPERATION, type Refusal } from "./failure.ts";

export interface AccessKey {
  readonly secret: string;
  /** A disabled key: refused before its signature is looked at. */
  readonly inactive: boolean;
  /** A temporary key: calls without a security token are refused. */
  readonly temporary: boolean;
  /** What every well-signed call of this key is answered with. */
  readonly refusal: Refusal | undefined;
}

const REFUSALS: ReadonlyMap<string, Refusal> = new Map([
  ["-forbidden", GATEWAY.ramDenied],
  ["-operation-forbidden", OPERATION.forbidden],
  ["-throttled", GATEWAY.throttled],
  ["-throttled-user", GATEWAY.userThrottled],
  ["-throttled-api", GATEWAY.apiThrottled],
  ["-dispatch-error", OPERATION.dispatchFailed],
  ["-internal-error", GATEWAY.internal],
  ["-unavailable", GATEWAY.unavailable],
]);

/** Security tokens that are refused; any other text is accepted. */
const REFUSED_TOKENS: ReadonlyMap<string, Refusal> = new Map([
  ["expired", GATEWAY.tokenExpired],
  ["expired-ecs", GATEWAY.tokenExpiredForEcs],
  ["malformed", GATEWAY.tokenMalformed],
  ["mismatch", GATEWAY.tokenForeign],
]);

/** The key of an AccessKey ID, or undefined if the account has none such. */
export function findKey(
  account: { readonly accessKeyId: string; readonly accessKeySecret: string },
  accessKeyId: string,
): AccessKey | undefined {
  if (!accessKeyId.startsWith(account.accessKeyId)) return undefined;
  const suffix = accessKeyId.slice(account.accessKeyId.length);
  const known = suffix === "" || suffix === "-inactive" || suffix === "-sts" || REFUSALS.has(suffix);
  if (!known) return undefined;
  return {
    secret: account.accessKeySecret,
    inactive: suffix === "-inactive",
    temporary: suffix === "-sts",
    refusal: REFUSALS.get(suffix),
  };
}

/** What a security token is refused with, if it is. */
export function refusalOfToken(token: string): Refusal | undefined {
  return REFUSED_TOKENS.get(token);
}
