/**
 * The commands that send a file again: for one task, or for all the tasks of a rollout or marked ones, each instance by
 * the task that failed it last. cafe itself sends nothing.
 */
import { type Owed, owedBy } from "../../domain/owed.ts";
import { resendOf, type SendFileRequest, sendFileCommands } from "../../domain/retry.ts";
import { addressOf, isSameTask, type Task, taskKey, type WholeTask } from "../../domain/task.ts";
import { type SafeText, safeText } from "../../lib/safe-text.ts";
import type { Action } from "../actions.ts";
import type { AppState } from "../state.ts";
import { andThen, notify, type Step, stay } from "../step.ts";
import { rolloutInHand, tasksInHand } from "../subject.ts";
import { isComplete, noTask, wholeOf, withoutContent, withWhole } from "./inspect.ts";
import { openText } from "./reader.ts";

/** Tasks that are asked for whole at once, for one text: each is a call. */
export const MOST_ASKED = 100;

/** `x`: resends of the rollout in hand, of the marked tasks, else of the one task. */
export function openResend(state: AppState): Step {
  const tasks = tasksInHand(state);
  const rollout = rolloutInHand(state);
  const [first] = tasks;
  if (first === undefined) return noTask(state);
  if (rollout === null && tasks.length === 1 && state.marks.size === 0) return openRetry(state);
  const owed = owedBy(tasks);
  if (owed.length === 0) return notify(state, { id: "nothing-owed", tasks: tasks.length });
  // A command line names no account: one text for several would send in the wrong one.
  if (new Set(owed.map(({ task }) => task.profile)).size > 1) return notify(state, { id: "several-accounts" });
  const missing = owed.map(({ task }) => task).filter((task) => !isAtHand(state, task));
  if (missing.length > 0) return askFor(state, missing);
  return openOwed(state, owed, rollout?.name ?? first.name, tasks.length);
}

/** Resends of one task, to its failed instances only. */
const openRetry = withWhole("retry.open", (state, task) => {
  const { requests, instanceIds } = resendOf(task);
  if (requests.length === 0) return notify(state, { id: "nothing-failed" });
  return (
    withoutContent(state, task, "retry.open") ??
    openCommands(state, state.settings.labels.resend(task.invokeId, instanceIds.length), requests)
  );
});

function openOwed(state: AppState, owed: readonly Owed[], name: SafeText, tasks: number): Step {
  const resends = owed.map(({ task, instanceIds }) => {
    const whole = wholeOf(state, task);
    if (whole === null) throw new Error("a task at hand is whole");
    return resendOf(whole, (id) => instanceIds.has(safeText(id)));
  });
  const count = resends.reduce((sum, { instanceIds }) => sum + instanceIds.length, 0);
  const requests = resends.flatMap((resend) => resend.requests);
  return openCommands(state, state.settings.labels.resendOwed(name, count, tasks), requests);
}

function openCommands(state: AppState, title: SafeText, requests: readonly SendFileRequest[]): Step {
  const commands = sendFileCommands(requests);
  return commands.ok
    ? openText(state, title, commands.value.join("\n"))
    : notify(state, { id: "no-retry-command", parameter: safeText(commands.error.parameter) });
}

function isAtHand(state: AppState, task: Task): boolean {
  const whole = wholeOf(state, task);
  return whole !== null && isComplete(state, whole);
}

function askFor(state: AppState, tasks: readonly Task[]): Step {
  if (state.session.offline !== undefined) return notify(state, { id: "content-not-kept" });
  if (tasks.length > MOST_ASKED) return notify(state, { id: "too-many-tasks", tasks: tasks.length, most: MOST_ASKED });
  return andThen(notify(state, { id: "fetching-tasks", tasks: tasks.length }), (next) => [
    next,
    [{ type: "fetchTasks", tasks: tasks.map(addressOf) }],
  ]);
}

/** Keeps the tasks that were asked for whole, and opens the text. Not where something else is in hand by now. */
export function tasksFetched(state: AppState, { answers }: Extract<Action, { type: "tasksFetched" }>): Step {
  const inHand = new Set(tasksInHand(state).map(taskKey));
  if (!answers.every(({ task }) => inHand.has(taskKey(task)))) return stay(state);
  const whole: WholeTask[] = [];
  for (const { task, answer } of answers) {
    // A text that left some out would look like all there is to send.
    if (!answer.ok) return notify(state, { id: "task-failed", invokeId: task.invokeId, failure: answer.error });
    if (answer.value === null) return notify(state, { id: "task-gone", invokeId: task.invokeId });
    whole.push(answer.value);
  }
  const known = state.fetched.filter((one) => !whole.some((fresh) => isSameTask(fresh, one)));
  return openResend({ ...state, fetched: [...whole, ...known].slice(0, MOST_ASKED), notice: null });
}
