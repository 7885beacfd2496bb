/** The order of a view's rows: what they can be sorted by, one column after the other. Each view begins in its own order. */
import type { Count } from "../domain/failure-groups.ts";
import type { Rollout, RolloutInstance } from "../domain/rollouts.ts";
import { compareOutcomes } from "../domain/status.ts";
import { compareText } from "../domain/task.ts";
import { type FailureRow, type FailureTab, failureKey } from "./failure-rows.ts";

/** What rows are sorted by; each is the head of a column. */
export type OrderId =
  | "last"
  | "failed"
  | "rate"
  | "targets"
  | "name"
  | "status"
  | "finished"
  | "tries"
  | "instance"
  | "region"
  | "hour";

/** Where a view stands among its orders; 0 is its own. */
export interface ViewSort {
  readonly at: number;
  readonly reversed: boolean;
}

export const OWN_ORDER: ViewSort = { at: 0, reversed: false };

interface Order<Row> {
  readonly id: OrderId;
  /** Null: the rows come in this order. */
  readonly compare: ((a: Row, b: Row) => number) | null;
}

const order = <Row>(id: OrderId, compare: Order<Row>["compare"] = null): Order<Row> => ({ id, compare });

export const ROLLOUT_ORDERS: readonly Order<Rollout>[] = [
  order("last"),
  order("failed", (a, b) => b.failed - a.failed),
  order("rate", (a, b) => shareOf(b.failed, b.targets) - shareOf(a.failed, a.targets)),
  order("targets", (a, b) => b.targets - a.targets),
  order("name", (a, b) => compareText(a.name, b.name)),
];

export const INSTANCE_ORDERS: readonly Order<RolloutInstance>[] = [
  order(
    "status",
    // Among those that are well, those that were not before stand first: what to look at is together.
    (a, b) =>
      compareOutcomes(a.latest.outcome, b.latest.outcome) ||
      Number(a.recoveredAt === null) - Number(b.recoveredAt === null),
  ),
  order("finished", (a, b) => endOf(b) - endOf(a)),
  order("tries", (a, b) => b.attempts - a.attempts),
  order("instance", (a, b) => compareText(a.latest.instanceId, b.latest.instanceId)),
  order("region", (a, b) => compareText(a.region, b.region)),
];

const byFailures = order<FailureRow>("failed", (a, b) => b.failures - a.failures);
const byName = order<FailureRow>("name", (a, b) => compareText(failureKey(a), failureKey(b)));
const byRate = order<FailureRow>("rate", (a, b) => rateOf(b) - rateOf(a));
const byLast = order<FailureRow>("last", (a, b) => lastOf(b) - lastOf(a));

export const FAILURE_ORDERS: Readonly<Record<FailureTab, readonly Order<FailureRow>[]>> = {
  cause: [order("failed"), byName],
  instance: [order("failed"), byRate, byLast, byName],
  file: [order("failed"), byRate, byName],
  region: [order("failed"), byRate, byName],
  hour: [order("hour"), byFailures, byRate],
};

/** The rows in an order; the same array in the view's own. */
export function inOrder<Row>(
  rows: readonly Row[],
  orders: readonly Order<Row>[],
  { at, reversed }: ViewSort,
): readonly Row[] {
  const compare = orders[at]?.compare ?? null;
  const ordered = compare === null ? rows : rows.toSorted(compare);
  return reversed ? ordered.toReversed() : ordered;
}

const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const rateOf = (row: FailureRow): number => (isCounted(row) ? shareOf(row.failures, row.results) : 0);

const isCounted = (row: FailureRow): row is FailureRow & Count => "results" in row;

const lastOf = (row: FailureRow): number => ("lastFailedAt" in row ? (row.lastFailedAt ?? 0) : 0);

const endOf = ({ latest: { finishedAt, updatedAt } }: RolloutInstance): number => finishedAt.ms ?? updatedAt.ms ?? 0;
