/** Keys in environment variables (facts-api.md 5.1): both parts or none, and no message that holds one. */
import { CREDENTIALS } from "../copy/credentials.ts";
import type { Failure } from "../domain/failure.ts";
import { ok, type Result } from "../lib/result.ts";
import { safeText } from "../lib/safe-text.ts";
import { keyFailure } from "./failures.ts";
import { isKeyPart, type Keys } from "./profile.ts";

/** As `process.env` holds them. An empty variable counts as not set. */
export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

const ID = "ALIBABA_CLOUD_ACCESS_KEY_ID";
const SECRET = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
const TOKEN = "ALIBABA_CLOUD_SECURITY_TOKEN";

/** True where somebody meant to give keys, even where a part is missing. */
export const hasEnvironmentKeys = (env: EnvironmentVariables): boolean => Boolean(env[ID] || env[SECRET]);

/** The keys, or why they cannot be used. */
export function environmentKeys(env: EnvironmentVariables): Result<Keys, Failure> {
  const { [ID]: accessKeyId, [SECRET]: secret, [TOKEN]: token } = env;
  if (!accessKeyId || !secret) {
    const missing = [...(accessKeyId ? [] : [ID]), ...(secret ? [] : [SECRET])].join(" and ");
    return keyFailure("Cafe.HalfCredentials", CREDENTIALS.environmentHalf(safeText(missing)));
  }
  for (const variable of [ID, SECRET, TOKEN]) {
    if (env[variable] && !isKeyPart(env[variable])) {
      return keyFailure("Cafe.MalformedCredentials", CREDENTIALS.environmentMalformed(safeText(variable)));
    }
  }
  return ok({ accessKeyId, accessKeySecret: () => secret, ...(token && { securityToken: () => token }) });
}
