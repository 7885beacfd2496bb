/** Rollouts, failures and the instances of a rollout: opening them, going deeper, marking, and keeping them current. */
import { taskKey } from "../../domain/task.ts";
import { say } from "../../lib/safe-text.ts";
import { rebuildDetail } from "../detail.ts";
import { rebuildList, shownTasks, taskUnderCursor } from "../list.ts";
import { type PanelItem, panelItems } from "../panel.ts";
import type { AppState } from "../state.ts";
import { andThen, notify, type Step, stay } from "../step.ts";
import { viewHeight } from "../view-cursor.ts";
import {
  FAILURE_TABS,
  failuresView,
  instancesView,
  movedTo,
  rolloutsView,
  TASKS_VIEW,
  type View,
  withTab,
} from "../views.ts";
import { drillDown, showTasks } from "./drill-down.ts";
import { focusPane } from "./navigation.ts";
import { applyQuery, leavePlace } from "./results.ts";

/** `a`: every task, without any filter. */
export function openAllTasks(state: AppState): Step {
  const everything: AppState = {
    ...leavePlace(state),
    view: TASKS_VIEW,
    narrow: {},
    list: { ...state.list, failuresOnly: false },
  };
  const isAsked = Object.keys(state.query).length > 1 || state.query.tags.length > 0;
  const shown = rebuildDetail(rebuildList(everything));
  return andThen(focusPane(shown, "tasks"), (next) =>
    isAsked
      ? andThen(applyQuery(state, { tags: [] }), (asked) => stay({ ...asked, view: TASKS_VIEW, narrow: {} }))
      : stay(next),
  );
}

/** `u`: the rollouts among the marked tasks, else among those shown. */
export const openRollouts = (state: AppState): Step => open(state, rolloutsView(basis(state), state.list.failuresOnly));

/** `f`: why the marked tasks, else those shown, failed. */
export const openFailures = (state: AppState): Step => open(state, failuresView(basis(state)));

/** Enter: the detail of a task, the instances of a rollout, what is behind a row. */
export function openItem(state: AppState): Step {
  const { view, focus } = state;
  if (view.kind === "tasks") return focusPane(state, "detail");
  if (focus === "detail") return openPanelItem(state, panelItems(view)[view.item]);
  if (view.kind === "rollouts") {
    const rollout = view.rows[view.cursor];
    return rollout ? open(state, instancesView(rollout)) : notify(state, { id: "no-rows" });
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

/** Makes the view anew of the tasks that are loaded by now; its cursor stays on its row as far as there are rows. */
export function rebuildView(state: AppState): AppState {
  const { view } = state;
  if (view.kind === "tasks" || view.kind === "instances") return state;
  const of = basis(state);
  if (of.length === view.of.length && of.every((task, at) => task === view.of[at])) return state;
  const fresh = view.kind === "rollouts" ? rolloutsView(of, state.list.failuresOnly) : failuresView(of, view.tab);
  const moved = movedTo({ ...fresh, top: view.top }, view.cursor, viewHeight(state));
  return { ...state, view: { ...moved, shown: moved.cursor } };
}

/** The marked tasks, else those that the filters leave. */
function basis(state: AppState): ReturnType<typeof shownTasks> {
  const shown = shownTasks(state, false);
  return state.marks.size === 0 ? shown : shown.filter((task) => state.marks.has(taskKey(task)));
}

function open(state: AppState, view: View): Step {
  return focusPane({ ...leavePlace(state), view }, "tasks");
}

/** A send leads to its task; what else the pane shows leads nowhere further. */
function openPanelItem(state: AppState, item: PanelItem | undefined): Step {
  if (item?.kind !== "task") return stay(state);
  const { name, invokeId } = item.task;
  return showTasks(state, { label: say`${name} ${invokeId}`, keys: new Set([taskKey(item.task)]) });
}
