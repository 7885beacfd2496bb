/**
 * The results port: which parameters each operation is called with, and what its reply says of the page. Keeps no state
 * but its connections.
 */

import type { DescribeRegionsRequest } from "../contract/regions.ts";
import type { DescribeSendFileResultsRequest } from "../contract/send-file-results.ts";
import { NETWORK } from "../copy/network.ts";
import type { PageRequest, ResultsPort } from "../core/ports.ts";
import type { Failure } from "../domain/failure.ts";
import { MAX_PAGE_SIZE, type TaskPage } from "../domain/page.ts";
import type { Query } from "../domain/query.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { type Call, type CallOptions, createCall } from "./call.ts";
import { type DecodedPage, decodePage } from "./decode.ts";
import { decodeRegions } from "./decode-regions.ts";
import { ownFailure } from "./network-failure.ts";
import { cursorParams, placeOf } from "./paging.ts";

export interface ClientOptions extends CallOptions {
  /** Put on every task: whose keys asked. */
  readonly profile: SafeText;
  /** Language of the regions' names; en-US unless given. */
  readonly acceptLanguage?: "en-US" | "zh-CN";
}

/** A client of the service at `endpointFor(region)`. */
export function createResultsClient(options: ClientOptions): ResultsPort {
  const call = createCall(options);
  return {
    fetchPage: (request, signal) => fetchPage(call, options, request, signal),
    listRegions: (region, signal) => {
      const params: DescribeRegionsRequest = { AcceptLanguage: options.acceptLanguage ?? "en-US" };
      return call({ action: "DescribeRegions", region, params, decode: decodeRegions }, signal);
    },
  };
}

async function fetchPage(
  call: Call,
  options: Pick<ClientOptions, "clock" | "profile">,
  request: PageRequest,
  signal: AbortSignal,
): Promise<Result<TaskPage, Failure>> {
  const problem = pageProblem(request);
  if (problem !== null) return err(problem);
  const { cursor, pageSize } = request;
  const region = safeText(request.region);
  const tries = { throttled: false };
  const reply = await call<DecodedPage>(
    {
      action: "DescribeSendFileResults",
      region: request.region,
      params: { ...filterParams(request), ...cursorParams(cursor, pageSize) },
      decode: (body) => decodePage(body, { profile: options.profile, region }),
      onThrottled: () => {
        tries.throttled = true;
      },
    },
    signal,
  );
  if (!reply.ok) return reply;
  const place = placeOf(cursor, pageSize, reply.value);
  if (place === null) {
    return fetchPage(call, options, { ...request, cursor: { by: "token", token: null, ordinal: 1 } }, signal);
  }
  const { requestId, tasks, unreadable } = reply.value;
  return ok({
    region,
    requestId,
    cursor,
    pageSize,
    tasks,
    unreadable,
    ...place,
    fetchedAt: options.clock.now(),
    ...(tries.throttled && { throttled: true }),
  });
}

/** The rules for a page that no Query holds. */
function pageProblem({ cursor, pageSize }: PageRequest): Failure | null {
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
    return ownFailure("input", "PageSize", NETWORK.pageSize(MAX_PAGE_SIZE, pageSize));
  }
  if (cursor.by === "number" && (!Number.isSafeInteger(cursor.number) || cursor.number < 1)) {
    return ownFailure("input", "PageNumber", NETWORK.pageNumber(cursor.number));
  }
  return null;
}

function filterParams({ region, query }: { region: string; query: Query }): DescribeSendFileResultsRequest {
  const { status, name, invokeId, instanceId, resourceGroupId, tags } = query;
  return {
    RegionId: region,
    ...(status !== undefined && { InvocationStatus: status }),
    ...(name !== undefined && { Name: name }),
    ...(invokeId !== undefined && { InvokeId: invokeId }),
    ...(instanceId !== undefined && { InstanceId: instanceId }),
    ...(resourceGroupId !== undefined && { ResourceGroupId: resourceGroupId }),
    Tag: tags.map(({ key, value }) => ({ Key: key, ...(value !== undefined && { Value: value }) })),
  };
}
