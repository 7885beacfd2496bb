/** The JSON envelope of DESIGN 3 around tasks. The fields of a task are the service's own. */

import type { Json, Task } from "../../domain/task.ts";
import type { SafeText } from "../../lib/safe-text.ts";

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
export const envelopeJson = (envelope: Envelope, tasks: readonly Task[]): { readonly [field: string]: Json } => ({
  region: envelope.region,
  requestId: envelope.requestId,
  totalCount: envelope.totalCount,
  pageNumber: envelope.pageNumber,
  pageSize: envelope.pageSize,
  tasks: tasks.map((task) => task.record),
});

/** What was loaded of a region, where the tasks themselves are not printed: `loaded` of `totalCount`, and whether there is more. */
export const loadJson = (
  load: Pick<Envelope, "region" | "requestId" | "totalCount"> & {
    readonly tasks: readonly Task[];
    readonly hasNext: boolean;
  },
): { readonly [field: string]: Json } => ({
  region: load.region,
  requestId: load.requestId,
  totalCount: load.totalCount,
  loaded: load.tasks.length,
  hasMore: load.hasNext,
});
