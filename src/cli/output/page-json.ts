/** The JSON envelope of DESIGN 3 around tasks. The fields of a task are the service's own. */

import type { Json, WholeTask } from "../../domain/task.ts";
import type { SafeText } from "../../lib/safe-text.ts";
import type { Loaded } from "../load-region.ts";
import type { RegionFailure } from "./region-failures.ts";

/** What the envelope says of the tasks in it. */
export interface Envelope {
  readonly region: SafeText;
  /** Of the last reply. */
  readonly requestId: SafeText;
  /** As the service counts; null where it does not. */
  readonly totalCount: number | null;
  /** Null where the tasks are not those of one numbered page. */
  readonly pageNumber: number | null;
  readonly pageSize: number;
}

/** `{"region","requestId","totalCount","pageNumber","pageSize","tasks":[…]}`, to be written by lib/json.ts. */
export const envelopeJson = (envelope: Envelope, tasks: readonly WholeTask[]): { readonly [field: string]: Json } => ({
  region: envelope.region,
  requestId: envelope.requestId,
  totalCount: envelope.totalCount,
  pageNumber: envelope.pageNumber,
  pageSize: envelope.pageSize,
  tasks: tasks.map((task) => task.record),
});

/** An entry for each region: `loaded` of `totalCount` tasks and whether there are more, or why there are none. */
export const regionsJson = (loaded: readonly Loaded[], failed: readonly RegionFailure[]): readonly Json[] => [
  ...loaded.map(({ region, requestId, totalCount, tasks, hasNext }) => ({
    region,
    requestId,
    totalCount,
    loaded: tasks.length,
    hasMore: hasNext,
  })),
  ...failed.map(({ region, error }) => ({
    region,
    requestId: error.requestId ?? null,
    totalCount: null,
    loaded: 0,
    hasMore: null,
    error: { code: error.code, message: error.message, httpStatus: "httpStatus" in error ? error.httpStatus : null },
  })),
];
