/** Owns the way from a request to an answer: the checks in the service's order, then the operation. Must not touch sockets. */
import type { WireError } from "../contract/error.ts";
import { authenticate, DATE_TOLERANCE } from "./authenticate.ts";
import { createDataSet } from "./data/data-set.ts";
import type { ServiceOptions } from "./defaults.ts";
import { GATEWAY, ownRefusal, type Refusal, ServiceFailure } from "./failure.ts";
import { createNextTokens } from "./next-token.ts";
import { createNonces } from "./nonces.ts";
import { actionOf, checkNames, createOperations, findOperation, parametersOf } from "./operations.ts";
import { optional } from "./query.ts";
import { regionsOf } from "./regions.ts";
import { checkFormat, type Format, formatOf } from "./reply-format.ts";
import type { WireRequest } from "./request.ts";
import { createSender } from "./send-file.ts";
import { readSignatureV1 } from "./signature-v1.ts";
import { readSignatureV3 } from "./signature-v3.ts";
import { createTokenExpiry } from "./token-expiry.ts";

export interface Answer {
  readonly status: number;
  /** Empty on success. */
  readonly code: string;
  readonly format: Format;
  /** Name of the outermost element in XML. */
  readonly root: string;
  readonly body: object;
  /** For the header x-acs-retry-after, in milliseconds. */
  readonly retryAfter: number | undefined;
  /** Number of tasks or regions in the body. */
  readonly rows: number;
}

export interface Service {
  /**
   * @param requestId goes into the body
   * @param refusal what a well-signed call is refused with, whatever it asks. Never throws.
   */
  answer(request: WireRequest, requestId: string, refusal?: Refusal): Answer;
  /** Does ahead of time what the first call would wait for. */
  prepare(): void;
}

export function createService(options: ServiceOptions): Service {
  const nonces = createNonces(2 * DATE_TOLERANCE);
  const start = options.now();
  const dataSet = createDataSet({ ...options, start });
  const tokens = createNextTokens(`${options.seed} ${options.tasks} ${options.instances} ${start}`);
  const regions = regionsOf(
    options.regions,
    (options.data ?? []).map((task) => task.regionId),
  );
  const operations = createOperations({ dataSet, tokens }, createSender(dataSet, options.seed), regions);
  const lifeTime = createLifeClock(options, start);
  const expiry = createTokenExpiry(options.faults?.expireAfter);
  const respond = (request: WireRequest, requestId: string, refusal: Refusal | undefined): Answer => {
    const now = options.now();
    if (request.method !== "GET" && request.method !== "POST") throw GATEWAY.methodUnsupported();
    if (request.path !== "/") throw GATEWAY.actionUnknown();
    if (request.oversize) throw ownRefusal("BodyTooLarge", "The request body exceeds 1 MiB.", 413);
    const parameters = parametersOf(request);
    const operation = findOperation(operations, request, parameters);
    const call = request.headers.has("authorization") ? readSignatureV3(request) : readSignatureV1(request);
    authenticate(call, options, nonces, now);
    if (expiry.isExpired(call.securityToken, now)) throw GATEWAY.tokenExpired();
    if (refusal !== undefined) throw refusal();
    const format = optional(parameters, "Format");
    checkFormat(format);
    checkNames(request, parameters, operation);
    const { body, rows } = operation.run(parameters, lifeTime(now));
    return {
      status: 200,
      code: "",
      format: formatOf(request, format),
      root: `${actionOf(request, parameters)}Response`,
      body: { RequestId: requestId, ...body },
      retryAfter: undefined,
      rows,
    };
  };
  return {
    prepare: () => dataSet.prepare(lifeTime(options.now())),
    answer: (request, requestId, refusal) => {
      try {
        return respond(request, requestId, refusal);
      } catch (error) {
        return answerFailure(error, requestId, request);
      }
    },
  };
}

/** The clock of the tasks: from the start on it runs `speed` times as fast as the one requests are signed by. */
function createLifeClock({ speed = 1 }: ServiceOptions, start: number): (now: number) => number {
  return (now) => start + (now - start) * speed;
}

/** Anything but a ServiceFailure is a defect of this endpoint. */
function answerFailure(error: unknown, requestId: string, request: WireRequest): Answer {
  const failure = error instanceof ServiceFailure ? error : GATEWAY.internal();
  const body: WireError = {
    RequestId: requestId,
    HostId: request.headers.get("host") ?? "",
    Code: failure.code,
    Message: failure.message,
    Recommend: `https://api.aliyun.com/troubleshoot?q=${failure.code}&product=Ecs&requestId=${requestId}`,
  };
  return {
    status: failure.status,
    code: failure.code,
    format: formatOf(request, optional(parametersOf(request), "Format")),
    root: "Error",
    body,
    retryAfter: failure.retryAfter,
    rows: 0,
  };
}
