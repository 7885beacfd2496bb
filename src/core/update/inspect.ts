/** Looking closer at tasks: copying, raw JSON, the file's content, two compared, an instance's history. */
import {
  addressOf,
  compareText,
  hasContent,
  isSameTask,
  isWhole,
  type Task,
  taskKey,
  type WholeTask,
} from "../../domain/task.ts";
import { jsonText } from "../../lib/json.ts";
import { say } from "../../lib/safe-text.ts";
import type { Action } from "../actions.ts";
import type { CommandId } from "../command-ids.ts";
import { taskUnderCursor } from "../list.ts";
import { loadedTasks, markedAmong } from "../loaded.ts";
import { relisted } from "../rebuild.ts";
import type { AppState } from "../state.ts";
import { andThen, copy, notify, type Step, stay } from "../step.ts";
import { idInHand, instanceInHand, taskInHand } from "../subject.ts";
import { TASKS_VIEW } from "../views.ts";
import { focusPane } from "./navigation.ts";
import { applyQuery } from "./places.ts";
import { openReading } from "./reader.ts";

/** Copies the InstanceId of the instance in hand, else the task's InvokeId; of failures the ErrorCode or the name. */
export function copyId(state: AppState): Step {
  const id = idInHand(state);
  return id === null ? noTask(state) : copy(state, id, id);
}

/** Copies the task as the service sent it. */
export const copyJson = withWhole("copy.json", (state, task) =>
  copy(state, jsonText(task.record, 2), state.settings.labels.asJson(task.invokeId)),
);

/** Shows the task as the service sent it. */
export const openRaw = withWhole("raw.open", (state, task) =>
  openReading(state, state.settings.labels.asJson(task.invokeId), { kind: "json", task }),
);

/** Shows the file's content, decoded, and what is to be said of it. */
export const openContent = withWhole(
  "content.open",
  (state, task) =>
    withoutContent(state, task, "content.open") ?? openReading(state, task.name, { kind: "content", task }),
);

/** Compares the two tasks that are marked, or the marked one with the one under the cursor: the earlier one first. */
export function openDiff(state: AppState): Step {
  const pair = pairOf(state);
  if (pair === null) return notify(state, { id: "no-pair" });
  const [one, other] = pair.map((task) => wholeOf(state, task));
  // One call after the other: each answer runs this command again.
  if (!one) return askWhole(state, pair[0], "diff.open");
  if (!other) return askWhole(state, pair[1], "diff.open");
  const title = say`${one.invokeId} - ${other.invokeId}`;
  return openReading(state, title, { kind: "diff", before: one, after: other });
}

function pairOf(state: AppState): readonly [Task, Task] | null {
  const marked = markedAmong(loadedTasks(state), state.marks);
  const here = taskUnderCursor(state);
  const wanted = state.marks.size === 1 && here ? [...marked, here] : marked;
  const [first, second] = wanted.toSorted(
    (a, b) => (a.createdAt.ms ?? 0) - (b.createdAt.ms ?? 0) || compareText(a.invokeId, b.invokeId),
  );
  if (!(first && second) || state.marks.size > 2 || isSameTask(first, second)) return null;
  return [first, second];
}

/** Asks the service for every file sent to the instance under the cursor: is it this host or this file? */
export function openHistory(state: AppState): Step {
  const isList = state.view.kind === "tasks" && state.focus !== "detail";
  const instance = isList ? taskUnderCursor(state)?.instances[0] : instanceInHand(state);
  if (!instance) return notify(state, { id: "no-instance" });
  return andThen(applyQuery(state, { tags: [], instanceId: instance.instanceId }), (asked) =>
    focusPane(relisted({ ...asked, view: TASKS_VIEW, narrow: {} }), "tasks"),
  );
}

/** Says why there is nothing to act on. */
export const noTask = (state: AppState): Step =>
  notify(state, { id: state.view.kind === "failures" ? "many-tasks" : "no-task" });

/**
 * Runs `use` with all that the service said of the task under the cursor. A packed task is asked for first; the command
 * runs again with the answer.
 */
export function withWhole(
  command: CommandId,
  use: (state: AppState, task: WholeTask) => Step,
): (state: AppState) => Step {
  return (state) => {
    const task = taskInHand(state);
    if (!task) return noTask(state);
    const whole = wholeOf(state, task);
    return whole ? use(state, whole) : askWhole(state, task, command);
  };
}

/**
 * What is done first where the content is not there, as neither the history nor a file need have it; null where nothing
 * can be: what the service answers without content has none.
 */
export function withoutContent(state: AppState, task: WholeTask, command: CommandId): Step | null {
  if (isComplete(state, task)) return null;
  return state.session.offline === undefined
    ? askWhole(state, task, command)
    : notify(state, { id: "content-not-kept" });
}

/** Is all there that the service has of it? What it answered without content has none. */
export const isComplete = ({ fetched }: AppState, task: WholeTask): boolean =>
  hasContent(task) || fetched.includes(task);

/** All that is known of a task, with its content if that was asked for; null where the service has to be asked. */
export function wholeOf({ fetched }: AppState, task: Task): WholeTask | null {
  if (isWhole(task) && hasContent(task)) return task;
  const asked = fetched.find((one) => isSameTask(one, task));
  return asked ?? (isWhole(task) ? task : null);
}

/** Asks for a packed task, for a command. */
function askWhole(state: AppState, task: Task, command: CommandId): Step {
  const asked = notify(state, { id: "fetching-task", invokeId: task.invokeId });
  return andThen(asked, (next) => [next, [{ type: "fetchTask", task: addressOf(task), command }]]);
}

/** Tasks that are kept whole: as many as are compared. */
const KEPT = 2;

/** Keeps a task that was asked for whole. Not where it came too late: something else is looked at by now. */
export function taskFetched(state: AppState, { task, answer }: Extract<Action, { type: "taskFetched" }>): Step {
  const current = taskInHand(state);
  const isWanted = (current !== null && isSameTask(current, task)) || state.marks.has(taskKey(task));
  if (!isWanted) return stay(state);
  if (!answer.ok) return notify(state, { id: "task-failed", invokeId: task.invokeId, failure: answer.error });
  // Another task than the one that was asked for would be asked for again, and again.
  if (answer.value === null || !isSameTask(answer.value, task)) {
    return notify(state, { id: "task-gone", invokeId: task.invokeId });
  }
  return stay({ ...state, fetched: [answer.value, ...state.fetched].slice(0, KEPT), notice: null });
}
