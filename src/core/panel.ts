/**
 * The detail pane beside rollouts, their instances and failures: the items that its cursor walks over. Each is small
 * enough to be seen as a whole.
 */
import type { CauseGroup, FailedTargets } from "../domain/failure-groups.ts";
import {
  type CauseCount,
  causesOfTasks,
  type HostOrFile,
  hostOrFile,
  standingCauses,
} from "../domain/failure-story.ts";
import { reaching } from "../domain/results.ts";
import type { Rollout, RolloutInstance } from "../domain/rollouts.ts";
import { isFailure } from "../domain/status.ts";
import type { Task } from "../domain/task.ts";
import { tasksBehind } from "./behind.ts";
import type { FailureRow } from "./failure-rows.ts";
import type { FailuresView, OtherView } from "./views.ts";

export type PanelItem =
  | { readonly kind: "rollout"; readonly rollout: Rollout }
  | { readonly kind: "cause"; readonly cause: CauseCount }
  /** The head of what follows. */
  | { readonly kind: "head"; readonly of: "sends" | "failedSends"; readonly count: number }
  /** One of the sends that make up a rollout, or that an instance had. */
  | { readonly kind: "task"; readonly task: Task }
  /** So many more than are listed. */
  | { readonly kind: "more"; readonly count: number }
  | { readonly kind: "instance"; readonly instance: RolloutInstance }
  /** Why its latest result is none that is wanted. */
  | { readonly kind: "why"; readonly instance: RolloutInstance }
  | { readonly kind: "group"; readonly row: FailureRow; readonly failures: number }
  /** What a cause means and what helps. */
  | { readonly kind: "remedy"; readonly cause: CauseGroup }
  /** What the service said, where it said something. */
  | { readonly kind: "infos"; readonly cause: CauseGroup }
  /** Where a cause struck, and the commands for those instances. */
  | { readonly kind: "targets"; readonly cause: CauseGroup; readonly targets: FailedTargets }
  | { readonly kind: "reference" }
  | { readonly kind: "suspect"; readonly counts: HostOrFile };

/** Sends that are listed at most: the list of tasks has them all. */
const MOST_SENDS = 100;

// A view's row never changes, so what is derived from it is derived once.
const cache = new WeakMap<object, readonly PanelItem[]>();

const NOTHING: readonly PanelItem[] = [];

/** The items for the row that the pane shows; none where there is no row. */
export function panelItems(view: OtherView): readonly PanelItem[] {
  switch (view.kind) {
    case "rollouts":
      return itemsOnce(view.rows[view.shown], rolloutItems);
    case "instances":
      return itemsOnce(view.rows[view.shown], (row) => instanceItems(row, view.rollout));
    case "failures":
      return itemsOnce(view.rows[view.shown], (row) => failureItems(row, view));
  }
}

function itemsOnce<Row extends object>(
  row: Row | undefined,
  itemsOf: (row: Row) => readonly PanelItem[],
): readonly PanelItem[] {
  if (row === undefined) return NOTHING;
  const items = cache.get(row) ?? itemsOf(row);
  cache.set(row, items);
  return items;
}

const rolloutItems = (rollout: Rollout): readonly PanelItem[] => [
  { kind: "rollout", rollout },
  ...standingCauses(rollout.tasks).map((cause): PanelItem => ({ kind: "cause", cause })),
  ...sendItems("sends", rollout.tasks.toReversed()),
];

/** Its latest result, then every send that reached for it, the latest first. */
const instanceItems = (instance: RolloutInstance, { tasks }: Rollout): readonly PanelItem[] => [
  { kind: "instance", instance },
  ...(isFailure(instance.latest.outcome) ? [{ kind: "why", instance } as const] : []),
  ...sendItems("sends", tasks.filter(reaching(instance.region, instance.latest.instanceId)).toReversed()),
];

function failureItems(row: FailureRow, { of, groups }: FailuresView): readonly PanelItem[] {
  const sends = tasksBehind(of, row);
  const head: PanelItem = { kind: "group", row, failures: groups.failures };
  if ("infos" in row) return [head, ...causeItems(row), ...sendItems("failedSends", sends)];
  const suspect: readonly PanelItem[] =
    "instanceId" in row ? [{ kind: "suspect", counts: hostOrFile(of, row) }] : NOTHING;
  const causes = "instanceId" in row ? causesOfTasks(sends, row.instanceId) : causesOfTasks(sends);
  return [
    head,
    ...suspect,
    ...causes.map((cause): PanelItem => ({ kind: "cause", cause })),
    ...sendItems("failedSends", sends),
  ];
}

const causeItems = (cause: CauseGroup): readonly PanelItem[] => [
  { kind: "remedy", cause },
  ...(cause.infos.some(({ errorInfo }) => errorInfo !== "") ? [{ kind: "infos", cause } as const] : []),
  ...cause.targets.map((targets): PanelItem => ({ kind: "targets", cause, targets })),
  { kind: "reference" },
];

function sendItems(of: "sends" | "failedSends", tasks: readonly Task[]): readonly PanelItem[] {
  const more = tasks.length - MOST_SENDS;
  return [
    { kind: "head", of, count: tasks.length },
    ...tasks.slice(0, MOST_SENDS).map((task): PanelItem => ({ kind: "task", task })),
    ...(more > 0 ? [{ kind: "more", count: more } as const] : []),
  ];
}
