/**
 * Makes one signed call of an operation: keys, signature, transport, retry, and the reply's JSON. Never throws, and no
 * failure made here holds a secret.
 */

import { randomUUID } from "node:crypto";
import { NETWORK } from "../copy/network.ts";
import type { Credentials, CredentialsPort } from "../core/ports.ts";
import type { Failure } from "../domain/failure.ts";
import { isRegionId } from "../domain/region.ts";
import type { Json } from "../domain/task.ts";
import { err, type Result } from "../lib/result.ts";
import { safeText } from "../lib/safe-text.ts";
import { untilAborted } from "./abortable.ts";
import type { Budget } from "./budget.ts";
import { describeReply, failureFromReply, malformedReply } from "./failure-map.ts";
import { parseJson } from "./json.ts";
import { cancelled, failureFromFault, ownFailure } from "./network-failure.ts";
import { canonicalQuery } from "./params.ts";
import { type RetryOptions, withRetries } from "./retry.ts";
import { signedHeaders } from "./signer.ts";
import { createTransport, type HttpReply, type TransportFault, type TransportOptions } from "./transport.ts";

const API_VERSION = "2014-05-26";
/** Printable ASCII: what a header can carry. */
const HEADER_SAFE = /^[\x21-\x7e]+$/u;

export interface CallOptions extends RetryOptions, TransportOptions {
  readonly credentials: CredentialsPort;
  /** Where calls for a region go: scheme, host and port. */
  readonly endpointFor: (region: string) => URL;
  readonly userAgent?: string;
  /** The ceiling of calls per second; none where it is absent. */
  readonly budget?: Budget | undefined;
  /** Told the Date header of each reply, epoch milliseconds, and when it came; null where it has none. */
  readonly onReply?: ((date: number | null, at: number) => void) | undefined;
  /** Told of every attempt that went out. */
  readonly onCall?: ((report: CallReport) => void) | undefined;
}

/** How one attempt of a call went. Holds no key and nothing of the request but the names in it. */
export interface CallReport {
  readonly action: string;
  readonly region: string;
  readonly host: string;
  /** Attempts before this one. */
  readonly retries: number;
  /** Milliseconds, from the signature to the last byte. */
  readonly ms: number;
  /** Null where no reply came: then `fault` says why. */
  readonly status: number | null;
  readonly requestId: string | null;
  readonly fault: string | null;
}

/** One operation's call. */
export interface Operation<T> {
  readonly action: string;
  /** Of the API; that of ECS unless given. */
  readonly version?: string;
  readonly region: string;
  readonly params: object;
  /** The error names what in the reply cannot be read. */
  readonly decode: (body: Json) => Result<T, string>;
  /** Told of each try that the service refused as one too many. */
  readonly onThrottled?: () => void;
}

/** Calls an operation; keys are asked for before every attempt, so that fresh ones are picked up. */
export type Call = <T>(operation: Operation<T>, signal: AbortSignal) => Promise<Result<T, Failure>>;

/** The connections live as long as the answer does. */
export function createCall(options: CallOptions): Call {
  const { credentials, endpointFor, clock, budget, onReply, onCall, userAgent = "cafe" } = options;
  const transport = createTransport(options);

  async function attempt<T>(
    operation: Operation<T>,
    retries: number,
    signal: AbortSignal,
  ): Promise<Result<T, Failure>> {
    const keys = await usableKeys(credentials, signal);
    if (!keys.ok) return keys;
    await budget?.take(keys.value.accessKeyId, operation.region, signal);
    const url = new URL("/", endpointFor(operation.region));
    const host = safeText(url.host);
    url.search = canonicalQuery(operation.params);
    const headers = headersOf(operation, url, keys.value, { retries, now: clock.now(), userAgent });
    const since = clock.now();
    const reply = await transport.send({ url, method: "POST", headers }, signal);
    onCall?.({ ...outcomeOf(reply), ...namesOf(operation), host: url.host, retries, ms: clock.now() - since });
    if (!reply.ok) return err(failureFromFault(reply.error, host));
    onReply?.(dateOf(reply.value), clock.now());
    const { status } = reply.value;
    if (status >= 200 && status < 300) return decodeReply(operation, reply.value, url);
    const { accessKeySecret, securityToken } = keys.value;
    const failure = failureFromReply(reply.value, host, [accessKeySecret, securityToken ?? ""]);
    if (failure.kind === "throttled") operation.onThrottled?.();
    return err(withRenewal(failure, credentials));
  }

  return async (operation, signal) => {
    if (!isRegionId(operation.region)) return err(regionProblem(operation.region));
    try {
      return await withRetries((retries) => attempt(operation, retries, signal), options, signal);
    } catch {
      // The port promises not to throw, and the text of an error from a credential source may hold its secrets.
      return err(ownFailure("other", "Unexpected", NETWORK.unforeseen));
    }
  };
}

async function usableKeys(credentials: CredentialsPort, signal: AbortSignal): Promise<Result<Credentials, Failure>> {
  const keys = await untilAborted(credentials.get(), signal);
  if (keys === null) return err(cancelled());
  const unusable = keys.ok ? keysProblem(keys.value) : null;
  return unusable === null ? keys : err(unusable);
}

function headersOf(
  { action, version = API_VERSION }: Operation<unknown>,
  url: URL,
  keys: Credentials,
  { retries, now, userAgent }: { readonly retries: number; readonly now: number; readonly userAgent: string },
): Record<string, string> {
  const signed = signedHeaders(
    {
      method: "POST",
      host: url.host,
      path: "/",
      query: url.search.slice(1),
      action,
      version,
      nonce: randomUUID(),
      now,
      ...(retries > 0 && { extra: { "x-acs-retry-attempts": String(retries) } }),
    },
    keys,
  );
  return { ...signed, accept: "application/json", "user-agent": userAgent };
}

const namesOf = ({ action, region }: Operation<unknown>) => ({ action, region });

function outcomeOf(reply: Result<HttpReply, TransportFault>): Pick<CallReport, "status" | "requestId" | "fault"> {
  if (!reply.ok) return { status: null, requestId: null, fault: reply.error.fault };
  return { status: reply.value.status, requestId: reply.value.header("x-acs-request-id") || null, fault: null };
}

function dateOf(reply: HttpReply): number | null {
  const time = Date.parse(reply.header("date"));
  return Number.isNaN(time) ? null : time;
}

/** Keys that the service no longer takes are not kept, and whoever gave them knows how to get others. */
function withRenewal(failure: Failure, credentials: CredentialsPort): Failure {
  if (failure.kind !== "token" && failure.kind !== "credentials") return failure;
  const remedy = credentials.refused?.();
  return failure.kind === "token" && remedy !== undefined ? { ...failure, remedy } : failure;
}

function decodeReply<T>(operation: Operation<T>, reply: HttpReply, url: URL): Result<T, Failure> {
  const host = safeText(url.host);
  const body = parseJson(reply.text);
  if (!body.ok) {
    const why = body.error === "too-deep" ? "the JSON of the reply is nested without end" : describeReply(reply);
    return err(malformedReply(reply, host, why));
  }
  const decoded = operation.decode(body.value);
  return decoded.ok ? decoded : err(malformedReply(reply, host, NETWORK.unreadableAt(safeText(decoded.error))));
}

function keysProblem({ accessKeyId, accessKeySecret, securityToken }: Credentials): Failure | null {
  const usable = HEADER_SAFE.test(accessKeyId) && accessKeySecret !== "" && HEADER_SAFE.test(securityToken || "none");
  return usable ? null : ownFailure("credentials", "InvalidKeys", NETWORK.emptyKeys);
}

const regionProblem = (region: string): Failure =>
  ownFailure("region", "InvalidRegion", NETWORK.noRegionId(safeText(region)));
