/** Rollouts, failures and the instances of a rollout: opening them, going deeper, marking, and keeping them current. */
import { EVERYTHING, isEverything } from "../../domain/query.ts";
import { joinRollouts, type Rollout } from "../../domain/rollouts.ts";
import { type Task, taskKey } from "../../domain/task.ts";
import { say } from "../../lib/safe-text.ts";
import { FAILURE_TABS } from "../failure-rows.ts";
import { shownTasks, taskUnderCursor } from "../list.ts";
import { markedAmong } from "../loaded.ts";
import { type PanelItem, panelItems } from "../panel.ts";
import { relisted } from "../rebuild.ts";
import type { AppState } from "../state.ts";
import { andThen, notify, type Step, stay } from "../step.ts";
import { viewHeight } from "../view-cursor.ts";
import {
  asBefore,
  type FailuresView,
  failuresView,
  instancesView,
  type OtherView,
  rolloutsView,
  TASKS_VIEW,
  type View,
  withTab,
} from "../views.ts";
import { drillDown, showTasks } from "./drill-down.ts";
import { focusPane } from "./navigation.ts";
import { leavePlace, loadQuery, narrowedTo } from "./places.ts";

/** `a`: every task, without any filter. */
export function openAllTasks(state: AppState): Step {
  const everything: AppState = {
    ...leavePlace(state),
    view: TASKS_VIEW,
    narrow: {},
    list: { ...state.list, failuresOnly: false, search: say`` },
  };
  return andThen(focusPane(relisted(everything), "tasks"), (next) =>
    isEverything(state.query) ? stay(next) : loadQuery(next, EVERYTHING),
  );
}

/** `u`: the rollouts among the marked tasks, else among those shown. */
export const openRollouts = (state: AppState): Step => open(state, rolloutsView(basis(state), state.list.failuresOnly));

/** `f`: why the marked tasks, else those shown, failed; in a rollout just its own, until one goes back. */
export function openFailures(state: AppState): Step {
  if (state.view.kind !== "instances") return open(state, failuresView(basis(state)));
  const { name, tasks } = state.view.rollout;
  const narrow = {
    ...state.narrow,
    tasks: { label: state.settings.labels.rolloutOf(name), keys: new Set(tasks.map(taskKey)) },
  };
  const there = narrowedTo(state, narrow);
  return focusPane({ ...there, view: failuresView(basis(there)) }, "tasks");
}

/** Enter: the detail of a task, the instances of a rollout, what is behind a row. */
export function openItem(state: AppState): Step {
  const { view, focus } = state;
  if (view.kind === "tasks") return focusPane(state, "detail");
  if (focus === "detail") return openPanelItem(state, panelItems(view)[view.item]);
  if (view.kind === "rollouts") {
    const rollout = view.rows[view.cursor];
    return rollout ? open(state, instancesView(rollout, view.of)) : notify(state, { id: "no-rows" });
  }
  return drillDown(state, view);
}

/** Another grouping of the failures. */
export function turnTab(state: AppState, step: 1 | -1): Step {
  const { view } = state;
  if (view.kind !== "failures") return stay(state);
  const at = (FAILURE_TABS.indexOf(view.tab) + step + FAILURE_TABS.length) % FAILURE_TABS.length;
  return stay({ ...state, view: withTab(view, FAILURE_TABS[at] ?? "cause") });
}

/** Space: marks the task under the cursor, or takes the mark away, and goes on to the next. */
export function toggleMark(state: AppState): Step {
  const task = taskUnderCursor(state);
  if (task === null) return notify(state, { id: "no-task" });
  const key = taskKey(task);
  const marks = new Set(state.marks);
  if (!marks.delete(key)) marks.add(key);
  return stay({ ...state, marks });
}

/** Makes the view anew of the tasks that are loaded and shown by now; its cursor stays on its row. */
export function rebuildView(state: AppState): AppState {
  const { view } = state;
  if (view.kind === "tasks") return state;
  const of = basis(state);
  const { failuresOnly } = state.list;
  const isSame = of.length === view.of.length && of.every((task, at) => task === view.of[at]);
  if (isSame && (view.kind !== "rollouts" || view.failuresOnly === failuresOnly)) return state;
  const fresh = anew(view, of, failuresOnly);
  return { ...state, view: asBefore(fresh, view, viewHeight(state, fresh)) };
}

function anew(view: OtherView, of: readonly Task[], failuresOnly: boolean): OtherView {
  switch (view.kind) {
    case "rollouts":
      return rolloutsView(of, failuresOnly, view.sort);
    case "instances":
      return instancesView(grown(view.rollout, of), of, view.sort);
    case "failures":
      return inSameTime(failuresView(of, view.tab, view.sort), view);
  }
}

/** The time cursor stays on its time, as long as the chart counts in the same steps. */
function inSameTime(fresh: FailuresView, { time, bucket }: FailuresView): FailuresView {
  const startsAt = bucket === null ? undefined : time.buckets[bucket]?.startsAt;
  if (startsAt === undefined || time.stepMs !== fresh.time.stepMs) return fresh;
  const at = fresh.time.buckets.findIndex((one) => one.startsAt === startsAt);
  return at < 0 ? fresh : { ...fresh, bucket: at };
}

/** The rollout as it is by now; as it was where its first task is gone from the list. */
function grown(rollout: Rollout, of: readonly Task[]): Rollout {
  const first = rollout.tasks[0];
  const key = first === undefined ? null : taskKey(first);
  const alike = of.filter(({ name, targetDir }) => name === rollout.name && targetDir === rollout.targetDir);
  return joinRollouts(alike).find(({ tasks }) => tasks.some((task) => taskKey(task) === key)) ?? rollout;
}

/** The marked tasks, else those that the filters leave. */
function basis(state: AppState): ReturnType<typeof shownTasks> {
  const shown = shownTasks(state, false);
  return state.marks.size === 0 ? shown : markedAmong(shown, state.marks);
}

function open(state: AppState, view: View): Step {
  return focusPane({ ...leavePlace(state), view }, "tasks");
}

/** A send leads to its task, a place where a cause struck to the tasks of it; what else there is leads nowhere. */
function openPanelItem(state: AppState, item: PanelItem | undefined): Step {
  if (item?.kind === "task") {
    const { name, invokeId } = item.task;
    return showTasks(state, { label: say`${name} ${invokeId}`, keys: new Set([taskKey(item.task)]) });
  }
  if (item?.kind !== "targets") return stay(state);
  const { cause, targets } = item;
  const ids: ReadonlySet<string> = new Set(targets.invokeIds);
  const there = basis(state).filter(({ region, invokeId }) => region === targets.region && ids.has(invokeId));
  return showTasks(state, {
    label: state.settings.labels.causeIn(cause.label, targets.region),
    keys: new Set(there.map(taskKey)),
  });
}
