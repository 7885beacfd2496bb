/** Owns the order in which a call's key, date, token, signature and nonce are checked. Must not know how a scheme signs. */
import { type AccessKey, findKey, refusalOfToken } from "./access-keys.ts";
import { GATEWAY, missing, signatureMismatch } from "./failure.ts";
import type { Nonces } from "./nonces.ts";
import type { SignedCall } from "./signed-call.ts";

/** A request may be this much older or newer than the endpoint's clock, in milliseconds. */
export const DATE_TOLERANCE = 15 * 60_000;

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/**
 * @param now epoch milliseconds
 * @throws ServiceFailure with the first thing that is wrong
 */
export function authenticate(
  call: SignedCall,
  account: { readonly accessKeyId: string; readonly accessKeySecret: string },
  nonces: Nonces,
  now: number,
): void {
  const key = findKey(account, call.accessKeyId);
  if (key === undefined) throw GATEWAY.keyUnknown();
  if (key.inactive) throw GATEWAY.keyInactive();
  checkDate(call.date, now);
  checkToken(call.securityToken, key);
  if (!call.isSignedWith(key.secret)) throw signatureMismatch(call.calculation);
  if (call.nonce === "") throw missing("SignatureNonce");
  if (!nonces.claim(`${call.accessKeyId} ${call.nonce}`, now)) throw GATEWAY.nonceUsed();
  if (key.refusal !== undefined) throw key.refusal();
}

function checkDate(date: string, now: number): void {
  if (date === "") throw missing("Timestamp");
  const time = DATE.test(date) ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(time)) throw GATEWAY.dateMalformed();
  if (Math.abs(time - now) > DATE_TOLERANCE) throw GATEWAY.dateExpired();
}

function checkToken(token: string, key: AccessKey): void {
  if (token === "") {
    if (key.temporary) throw GATEWAY.tokenMissing();
    return;
  }
  const refusal = refusalOfToken(token);
  if (refusal !== undefined) throw refusal();
}
