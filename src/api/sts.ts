/**
 * Temporary keys of a role, from STS (API version 2015-04-01): AssumeRole is signed like any call, AssumeRoleWithOIDC is
 * not signed at all. Keeps no key.
 */

import { randomUUID } from "node:crypto";
import { NETWORK } from "../copy/network.ts";
import type { ClockPort, Credentials } from "../core/ports.ts";
import type { Failure } from "../domain/failure.ts";
import type { Json } from "../domain/task.ts";
import { isoSecond } from "../lib/iso-time.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { safeText } from "../lib/safe-text.ts";
import { type CallOptions, createCall } from "./call.ts";
import { failureFromReply, malformedReply } from "./failure-map.ts";
import { fieldOf, isObject, parseJson, textOf } from "./json.ts";
import { failureFromFault } from "./network-failure.ts";
import { canonicalQuery } from "./params.ts";
import { createTransport } from "./transport.ts";

const VERSION = "2015-04-01";
/** STS knows no region in its calls; the client wants one to be named. */
const ANY_REGION = "cn-hangzhou";

/** A role to act as. */
export interface RoleRequest {
  /** Where STS is asked. */
  readonly endpoint: URL;
  readonly roleArn: string;
  readonly sessionName: string;
  /** At least 900. */
  readonly durationSeconds: number;
  /** JSON text that narrows the role's rights. */
  readonly policy?: string;
  readonly externalId?: string;
}

/** A role taken with the token of an OIDC provider. */
export interface OidcRoleRequest extends RoleRequest {
  readonly providerArn: string;
  /** Secret. */
  readonly token: string;
}

export interface StsClient {
  /** Never throws; no failure holds a secret. */
  readonly assumeRole: (keys: Credentials, role: RoleRequest) => Promise<Result<Credentials, Failure>>;
  readonly assumeRoleWithOidc: (role: OidcRoleRequest) => Promise<Result<Credentials, Failure>>;
}

export type StsOptions = Pick<CallOptions, "timeoutMs" | "clock" | "random" | "env" | "trusted">;

export function createStsClient(options: StsOptions): StsClient {
  return {
    assumeRole: (keys, role) => {
      const credentials = { get: async () => ok(keys) };
      const call = createCall({ ...options, credentials, endpointFor: () => role.endpoint });
      const params = roleParams(role);
      const operation = { action: "AssumeRole", version: VERSION, region: ANY_REGION, params, decode: decodeKeys };
      return call(operation, NEVER_ABORTED());
    },
    assumeRoleWithOidc: (role) => assumeRoleWithOidc(role, options),
  };
}

// Keys are fetched for whoever waits for them, so one who gives up ends nothing.
const NEVER_ABORTED = (): AbortSignal => new AbortController().signal;

const roleParams = ({ roleArn, sessionName, durationSeconds, policy, externalId }: RoleRequest): object => ({
  RoleArn: roleArn,
  RoleSessionName: sessionName,
  DurationSeconds: durationSeconds,
  ...(policy !== undefined && { Policy: policy }),
  ...(externalId !== undefined && { ExternalId: externalId }),
});

/** The token goes into the body: a URL may end up in a proxy's log. */
async function assumeRoleWithOidc(role: OidcRoleRequest, options: StsOptions): Promise<Result<Credentials, Failure>> {
  const url = new URL("/", role.endpoint);
  const host = safeText(url.host);
  url.search = canonicalQuery({
    Action: "AssumeRoleWithOIDC",
    Version: VERSION,
    Format: "JSON",
    Timestamp: timestamp(options.clock),
    SignatureNonce: randomUUID(),
  });
  const body = canonicalQuery({ ...roleParams(role), OIDCProviderArn: role.providerArn, OIDCToken: role.token });
  const headers = {
    host: url.host,
    accept: "application/json",
    "content-type": "application/x-www-form-urlencoded",
    "user-agent": "cafe",
  };
  const transport = createTransport(options);
  const reply = await transport.send({ url, method: "POST", headers, body }, NEVER_ABORTED());
  if (!reply.ok) return err(failureFromFault(reply.error, host));
  const { status, text } = reply.value;
  if (status < 200 || status >= 300) return err(failureFromReply(reply.value, host, [role.token]));
  const json = parseJson(text);
  const keys = json.ok ? decodeKeys(json.value) : json;
  return keys.ok ? keys : err(malformedReply(reply.value, host, NETWORK.noKeys));
}

const timestamp = (clock: ClockPort): string => isoSecond(clock.now());

/** `{"Credentials": {"AccessKeyId", "AccessKeySecret", "SecurityToken", "Expiration"}}`. */
function decodeKeys(body: Json): Result<Credentials, string> {
  const wrapper = isObject(body) ? fieldOf(body, "Credentials") : undefined;
  if (wrapper === undefined || !isObject(wrapper)) return err("Credentials");
  const part = (name: string): string => textOf(fieldOf(wrapper, name));
  const keys = {
    accessKeyId: part("AccessKeyId"),
    accessKeySecret: part("AccessKeySecret"),
    securityToken: part("SecurityToken"),
  };
  if (Object.values(keys).includes("")) return err("Credentials");
  const expiresAt = Date.parse(part("Expiration"));
  return ok({ ...keys, ...(!Number.isNaN(expiresAt) && { expiresAt }) });
}
