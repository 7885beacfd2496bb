/** Reads keys that somebody issued, out of an answer of unknown shape. No message holds any of the answer. */
import { CREDENTIALS } from "../copy/credentials.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { type Fields, isFields, parseJson, textOf } from "./fields.ts";
import { isKeyPart, type Keys } from "./profile.ts";

/** Names of the parts in one kind of answer. */
export interface KeyNames {
  readonly id: string;
  readonly secret: string;
  readonly token: string;
  /** The first that is there. */
  readonly expiration: readonly string[];
}

/** As the metadata service and credential URIs answer. */
export const SERVICE_NAMES: KeyNames = {
  id: "AccessKeyId",
  secret: "AccessKeySecret",
  token: "SecurityToken",
  expiration: ["Expiration"],
};

/** As an external command of the aliyun CLI prints them. */
export const COMMAND_NAMES: KeyNames = {
  id: "access_key_id",
  secret: "access_key_secret",
  token: "sts_token",
  expiration: ["expiration", "sts_expiration"],
};

/** Keys that are good at `now` (epoch milliseconds), or the end of a sentence that says what is wrong with the answer. */
export function readIssued(text: string, names: KeyNames, now: number): Result<Keys, SafeText> {
  const body = parseJson(text);
  if (!isFields(body)) return err(CREDENTIALS.answeredNoObject);
  const code = textOf(body, "Code");
  if (code !== "" && code !== "Success") return err(CREDENTIALS.answeredCode(safeText(code.slice(0, 60))));
  const accessKeyId = textOf(body, names.id);
  const secret = textOf(body, names.secret);
  const token = textOf(body, names.token);
  if (!isKeyPart(accessKeyId)) return err(CREDENTIALS.gaveNoUsable(safeText(names.id)));
  if (!isKeyPart(secret)) return err(CREDENTIALS.gaveNoUsable(safeText(names.secret)));
  if (token !== "" && !isKeyPart(token)) return err(CREDENTIALS.gaveNoUsable(safeText(names.token)));
  const expiresAt = expirationOf(body, names.expiration);
  if (expiresAt !== null && expiresAt <= now) {
    return err(CREDENTIALS.gaveExpired(safeText(new Date(expiresAt).toISOString().slice(0, 19))));
  }
  return ok({
    accessKeyId,
    accessKeySecret: () => secret,
    ...(token !== "" && { securityToken: () => token }),
    ...(expiresAt !== null && { expiresAt }),
  });
}

/** ISO 8601, or Unix seconds; null where there is none that can be read. */
function expirationOf(body: Fields, names: readonly string[]): number | null {
  const value = names.map((name) => body[name]).find((each) => each !== undefined && each !== "" && each !== 0);
  const time = typeof value === "number" ? value * 1000 : typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isFinite(time) && Math.abs(time) < 8.64e15 ? time : null;
}
