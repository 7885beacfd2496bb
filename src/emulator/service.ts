/** Owns the way from a request to an answer: the checks in the service's order, then the operation. Must not touch sockets. */
import type { WireError } from "../contract/error.ts";
import { authenticate, DATE_TOLERANCE } from "./authenticate.ts";
import { createDataSet } from "./data/data-set.ts";
import type { EmulatorOptions } from "./defaults.ts";
import { describeRegions, REGIONS_PARAMETERS } from "./describe-regions.ts";
import { GATEWAY, missing, OPERATION, ownRefusal, ServiceFailure } from "./failure.ts";
import { createNextTokens } from "./next-token.ts";
import { createNonces } from "./nonces.ts";
import { optional, type Parameters, QUERY_PARAMETERS, readQuery } from "./query.ts";
import { REGIONS, UNSUPPORTED_REGION_ID } from "./regions.ts";
import type { WireRequest } from "./request.ts";
import { describeSendFileResults, type Source } from "./send-file-results.ts";
import { readSignatureV3 } from "./signature-v3.ts";
import { isTagParameter } from "./tag-parameters.ts";

export interface Answer {
  readonly status: number;
  /** Empty on success. */
  readonly code: string;
  readonly body: object;
  /** For the header x-acs-retry-after, in milliseconds. */
  readonly retryAfter: number | undefined;
  /** Number of tasks or regions in the body. */
  readonly rows: number;
}

export interface Service {
  /** @param requestId goes into the body. Never throws. */
  answer(request: WireRequest, requestId: string): Answer;
  /** Does ahead of time what the first call would wait for. */
  prepare(): void;
}

interface Operation {
  accepts(parameter: string): boolean;
  run(parameters: Parameters, now: number): { readonly body: object; readonly rows: number };
}

const VERSION = "2014-05-26";
/** Accepted with every operation: what the gateway reads itself, and account fields of old clients. */
const COMMON_PARAMETERS: ReadonlySet<string> = new Set(
  (
    "Action Version Format RegionId AccessKeyId Signature SignatureMethod SignatureVersion SignatureNonce SignatureType " +
    "Timestamp SecurityToken OwnerAccount OwnerId ResourceOwnerAccount ResourceOwnerId"
  ).split(" "),
);

export function createService(options: EmulatorOptions): Service {
  const nonces = createNonces(2 * DATE_TOLERANCE);
  const start = options.now();
  const dataSet = createDataSet({ ...options, start });
  const tokens = createNextTokens(`${options.seed} ${options.tasks} ${options.instances} ${start}`);
  const operations = createOperations({ dataSet, tokens });
  const respond = (request: WireRequest, requestId: string): Answer => {
    const now = options.now();
    if (request.method !== "GET" && request.method !== "POST") throw GATEWAY.methodUnsupported();
    if (request.path !== "/") throw GATEWAY.actionUnknown();
    if (request.oversize) throw ownRefusal("BodyTooLarge", "The request body exceeds 1 MiB.", 413);
    const parameters = parametersOf(request);
    const operation = findOperation(operations, request, parameters);
    authenticate(readSignatureV3(request), options, nonces, now);
    checkFormat(optional(parameters, "Format"));
    checkNames(request, parameters, operation);
    const { body, rows } = operation.run(parameters, now);
    return { status: 200, code: "", body: { RequestId: requestId, ...body }, retryAfter: undefined, rows };
  };
  return {
    prepare: () => dataSet.prepare(options.now()),
    answer: (request, requestId) => {
      try {
        return respond(request, requestId);
      } catch (error) {
        return answerFailure(error, requestId, request.headers.get("host") ?? "");
      }
    },
  };
}

/** Anything but a ServiceFailure is a defect of this endpoint. */
function answerFailure(error: unknown, requestId: string, host: string): Answer {
  const failure = error instanceof ServiceFailure ? error : GATEWAY.internal();
  const body: WireError = {
    RequestId: requestId,
    HostId: host,
    Code: failure.code,
    Message: failure.message,
    Recommend: `https://api.aliyun.com/troubleshoot?q=${failure.code}&product=Ecs&requestId=${requestId}`,
  };
  return { status: failure.status, code: failure.code, body, retryAfter: failure.retryAfter, rows: 0 };
}

/** Query and form together, by name. */
export function parametersOf(request: WireRequest): Parameters {
  return new Map([...request.query, ...request.form]);
}

/** The action, from the header of V3 or the parameter of older clients; empty if neither is there. */
export function actionOf(request: WireRequest, parameters: Parameters): string {
  return request.headers.get("x-acs-action") ?? parameters.get("Action") ?? "";
}

function createOperations(source: Source): ReadonlyMap<string, Operation> {
  return new Map<string, Operation>([
    [
      "DescribeSendFileResults",
      {
        accepts: (name) => QUERY_PARAMETERS.has(name) || isTagParameter(name),
        run: (parameters, now) => {
          const body = describeSendFileResults(readQuery(parameters, readRegion(parameters)), source, now);
          return { body, rows: body.Invocations.Invocation.length };
        },
      },
    ],
    [
      "DescribeRegions",
      {
        accepts: (name) => REGIONS_PARAMETERS.has(name),
        run: (parameters) => ({ body: describeRegions(parameters), rows: REGIONS.length }),
      },
    ],
  ]);
}

function findOperation(
  operations: ReadonlyMap<string, Operation>,
  request: WireRequest,
  parameters: Parameters,
): Operation {
  const action = actionOf(request, parameters);
  if (action === "") throw missing("Action");
  const operation = operations.get(action);
  if (operation === undefined) throw GATEWAY.actionUnknown();
  const version = request.headers.get("x-acs-version") ?? parameters.get("Version") ?? "";
  if (version === "") throw missing("Version");
  if (version !== VERSION) throw GATEWAY.versionUnknown();
  return operation;
}

function checkFormat(format: string | undefined): void {
  const wanted = format?.toLowerCase() ?? "json";
  if (wanted === "xml") throw ownRefusal("UnsupportedFormat", "This endpoint answers in JSON only.");
  if (wanted !== "json") throw GATEWAY.formatUnknown();
}

function checkNames(request: WireRequest, parameters: Parameters, operation: Operation): void {
  // Which of two values the service would take is not documented.
  if (request.query.length + request.form.length > parameters.size) {
    throw ownRefusal("DuplicateParameter", "A parameter is given twice.");
  }
  for (const name of parameters.keys()) {
    if (!COMMON_PARAMETERS.has(name) && !operation.accepts(name)) {
      throw ownRefusal("UnknownParameter", `The parameter ${name} is none of this operation.`);
    }
  }
}

function readRegion(parameters: Parameters): string {
  const regionId = optional(parameters, "RegionId");
  if (regionId === undefined) throw missing("RegionId");
  if (regionId === UNSUPPORTED_REGION_ID) throw OPERATION.regionUnsupported();
  if (!REGIONS.some(({ id }) => id === regionId)) throw OPERATION.regionUnknown();
  return regionId;
}
