/** Owns which operations there are, and which parameters each takes. Must not know signatures, formats or sockets. */
import { describeRegions, REGIONS_PARAMETERS } from "./describe-regions.ts";
import { GATEWAY, missing, ownRefusal } from "./failure.ts";
import { type Parameters, QUERY_PARAMETERS, readQuery } from "./query.ts";
import { type Region, readRegion } from "./regions.ts";
import type { WireRequest } from "./request.ts";
import type { Sender } from "./send-file.ts";
import { isSendParameter, readSend } from "./send-file-request.ts";
import { describeSendFileResults, type Source } from "./send-file-results.ts";
import { isTagParameter } from "./tag-parameters.ts";

export interface Operation {
  accepts(parameter: string): boolean;
  /** `now` is epoch milliseconds. `rows` is what the body has of them, for the log. */
  run(parameters: Parameters, now: number): { readonly body: object; readonly rows: number };
}

export type Operations = ReadonlyMap<string, Operation>;

const VERSION = "2014-05-26";
/** Accepted with every operation: what the gateway reads itself, and account fields of old clients. */
const COMMON_PARAMETERS: ReadonlySet<string> = new Set(
  (
    "Action Version Format RegionId AccessKeyId Signature SignatureMethod SignatureVersion SignatureNonce SignatureType " +
    "Timestamp TimeStamp SecurityToken OwnerAccount OwnerId ResourceOwnerAccount ResourceOwnerId"
  ).split(" "),
);

export function createOperations(source: Source, sender: Sender, regions: readonly Region[]): Operations {
  return new Map<string, Operation>([
    [
      "SendFile",
      {
        accepts: (name) => isSendParameter(name) || isTagParameter(name),
        run: (parameters, now) => {
          const send = readSend(parameters, readRegion(parameters, regions));
          return { body: sender.send(send, now), rows: send.instanceIds.length };
        },
      },
    ],
    [
      "DescribeSendFileResults",
      {
        accepts: (name) => QUERY_PARAMETERS.has(name) || isTagParameter(name),
        run: (parameters, now) => {
          const body = describeSendFileResults(readQuery(parameters, readRegion(parameters, regions)), source, now);
          return { body, rows: body.Invocations.Invocation.length };
        },
      },
    ],
    [
      "DescribeRegions",
      {
        accepts: (name) => REGIONS_PARAMETERS.has(name),
        run: (parameters) => ({ body: describeRegions(parameters, regions), rows: regions.length }),
      },
    ],
  ]);
}

/** Query and form together, by name. */
export function parametersOf(request: WireRequest): Parameters {
  return new Map([...request.query, ...request.form]);
}

/** The action, from the header of V3 or the parameter of older clients; empty if neither is there. */
export function actionOf(request: WireRequest, parameters: Parameters): string {
  return request.headers.get("x-acs-action") ?? parameters.get("Action") ?? "";
}

/** @throws ServiceFailure when the action or its version is absent or unknown. */
export function findOperation(operations: Operations, request: WireRequest, parameters: Parameters): Operation {
  const action = actionOf(request, parameters);
  if (action === "") throw missing("Action");
  const operation = operations.get(action);
  if (operation === undefined) throw GATEWAY.actionUnknown();
  const version = request.headers.get("x-acs-version") ?? parameters.get("Version") ?? "";
  if (version === "") throw missing("Version");
  if (version !== VERSION) throw GATEWAY.versionUnknown();
  return operation;
}

/** @throws ServiceFailure for a parameter that is none of this operation, or is there twice. */
export function checkNames(request: WireRequest, parameters: Parameters, operation: Operation): void {
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
