/** Owns the request parameters of DescribeSendFileResults: names, limits and the error of each. Must not see any task. */
import type { OverallStatus } from "../contract/send-file-results.ts";
import { OPERATION, ownRefusal } from "./failure.ts";
import { readTags, type TagFilter } from "./tag-parameters.ts";

export interface Filters {
  readonly regionId: string;
  readonly resourceGroupId: string | undefined;
  readonly invokeId: string | undefined;
  readonly name: string | undefined;
  readonly instanceId: string | undefined;
  readonly status: OverallStatus | undefined;
  readonly tags: readonly TagFilter[];
}

/** By page number, or by token once MaxResults or NextToken is given: then page numbers have no effect. */
export type Paging =
  | { readonly by: "number"; readonly number: number; readonly size: number }
  | { readonly by: "token"; readonly token: string | undefined; readonly size: number };

export interface Query {
  readonly filters: Filters;
  readonly paging: Paging;
}

export type Parameters = ReadonlyMap<string, string>;

/** Names beside Tag.N.Key and Tag.N.Value. */
export const QUERY_PARAMETERS: ReadonlySet<string> = new Set([
  "ResourceGroupId",
  "InvokeId",
  "Name",
  "InstanceId",
  "InvocationStatus",
  "PageNumber",
  "PageSize",
  "MaxResults",
  "NextToken",
]);

const STATUSES: readonly OverallStatus[] = ["Pending", "Running", "Success", "Failed", "PartialFailed"];
const DEFAULT_SIZE = 10;
const LARGEST_SIZE = 50;

/** @throws ServiceFailure with the error of the first parameter that is wrong. `regionId` has been checked. */
export function readQuery(parameters: Parameters, regionId: string): Query {
  return {
    filters: {
      regionId,
      resourceGroupId: optional(parameters, "ResourceGroupId"),
      invokeId: optional(parameters, "InvokeId"),
      name: optional(parameters, "Name"),
      instanceId: optional(parameters, "InstanceId"),
      status: readStatus(optional(parameters, "InvocationStatus")),
      tags: readTags(parameters),
    },
    paging: readPaging(parameters),
  };
}

/** An empty parameter counts as absent. */
export function optional(parameters: Parameters, name: string): string | undefined {
  const value = parameters.get(name);
  return value === "" ? undefined : value;
}

function readStatus(text: string | undefined): OverallStatus | undefined {
  if (text === undefined) return undefined;
  const status = STATUSES.find((known) => known === text);
  if (status === undefined) {
    throw ownRefusal("InvalidInvocationStatus", `InvocationStatus must be one of ${STATUSES.join(", ")}.`);
  }
  return status;
}

function readPaging(parameters: Parameters): Paging {
  const maxResults = optional(parameters, "MaxResults");
  const token = optional(parameters, "NextToken");
  if (maxResults !== undefined || token !== undefined) {
    const size = readInteger(maxResults ?? String(DEFAULT_SIZE));
    if (size === undefined || size < 1 || size > LARGEST_SIZE) throw OPERATION.maxResultsInvalid();
    return { by: "token", token, size };
  }
  const number = readInteger(optional(parameters, "PageNumber") ?? "1");
  if (number === undefined || number < 1) throw OPERATION.pageNumberInvalid();
  const size = readInteger(optional(parameters, "PageSize") ?? String(DEFAULT_SIZE));
  if (size === undefined || size < 1 || size > LARGEST_SIZE) throw OPERATION.pageSizeInvalid();
  return { by: "number", number, size };
}

function readInteger(text: string): number | undefined {
  const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}
