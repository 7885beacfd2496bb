/** The detail pane beside rollouts, their instances and failures: the items that its cursor walks over. */
import type { CauseGroup, FailedTargets, FailureGroups } from "../domain/failure-groups.ts";
import type { Rollout, RolloutInstance } from "../domain/rollouts.ts";
import type { Task } from "../domain/task.ts";
import { type Cause, causesOfInstances } from "./detail.ts";
import type { FailureTab, TasksView, View } from "./views.ts";

/** A row of the failures view, by its tab. */
export type FailureRow = FailureGroups[(typeof GROUPS)[FailureTab]][number];

export type PanelItem =
  | { readonly kind: "rollout"; readonly rollout: Rollout }
  | { readonly kind: "cause"; readonly cause: Cause }
  /** One of the sends that make up a rollout, or that an instance had. */
  | { readonly kind: "task"; readonly task: Task }
  | { readonly kind: "instance"; readonly instance: RolloutInstance }
  | { readonly kind: "group"; readonly tab: FailureTab; readonly row: FailureRow }
  /** What a cause means and what helps. */
  | { readonly kind: "remedy"; readonly cause: CauseGroup }
  /** Where a cause struck. */
  | { readonly kind: "targets"; readonly cause: CauseGroup; readonly targets: FailedTargets };

const GROUPS = {
  cause: "byCause",
  instance: "byInstance",
  file: "byFile",
  region: "byRegion",
  hour: "byHour",
} as const satisfies Record<FailureTab, keyof FailureGroups>;

/** The rows of a tab. */
export const failureRows = (groups: FailureGroups, tab: FailureTab): readonly FailureRow[] => groups[GROUPS[tab]];

// A view's row never changes, so what is derived from it is derived once.
const cache = new WeakMap<object, readonly PanelItem[]>();

/** The items for the row that the pane shows; none where there is no row. */
export function panelItems(view: Exclude<View, TasksView>): readonly PanelItem[] {
  const row = view.kind === "failures" ? failureRows(view.groups, view.tab)[view.shown] : view.rows[view.shown];
  if (row === undefined) return [];
  const known = cache.get(row);
  if (known) return known;
  const items = itemsOf(view);
  cache.set(row, items);
  return items;
}

function itemsOf(view: Exclude<View, TasksView>): readonly PanelItem[] {
  switch (view.kind) {
    case "rollouts": {
      const rollout = view.rows[view.shown];
      return rollout ? rolloutItems(rollout) : [];
    }
    case "instances": {
      const instance = view.rows[view.shown];
      return instance ? instanceItems(instance, view.rollout) : [];
    }
    case "failures": {
      const row = failureRows(view.groups, view.tab)[view.shown];
      return row ? groupItems(view.tab, row) : [];
    }
  }
}

const rolloutItems = (rollout: Rollout): readonly PanelItem[] => [
  { kind: "rollout", rollout },
  ...causesOfInstances(rollout.tasks.flatMap(({ instances }) => instances)).map(
    (cause): PanelItem => ({ kind: "cause", cause }),
  ),
  ...rollout.tasks.map((task): PanelItem => ({ kind: "task", task })),
];

/** Its latest result, then every send that reached for it, the latest first. */
const instanceItems = (instance: RolloutInstance, { tasks }: Rollout): readonly PanelItem[] => [
  { kind: "instance", instance },
  ...tasks
    .filter(
      ({ region, instances }) =>
        region === instance.region && instances.some((one) => one.instanceId === instance.latest.instanceId),
    )
    .toReversed()
    .map((task): PanelItem => ({ kind: "task", task })),
];

function groupItems(tab: FailureTab, row: FailureRow): readonly PanelItem[] {
  const head: PanelItem = { kind: "group", tab, row };
  if (!("targets" in row)) return [head];
  return [
    head,
    { kind: "remedy", cause: row },
    ...row.targets.map((targets): PanelItem => ({ kind: "targets", cause: row, targets })),
  ];
}
