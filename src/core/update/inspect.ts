/** Looking closer at a task or an instance: copying, raw JSON, the file's content, an instance's history. */
import { contentLines, contentOf } from "../../domain/content.ts";
import { FIRST_PAGE } from "../../domain/page.ts";
import { resendOf, sendFileCommand } from "../../domain/retry.ts";
import { isWhole, taskKey, type WholeTask } from "../../domain/task.ts";
import { jsonText } from "../../lib/json.ts";
import { type SafeText, safeLines, safeText, say } from "../../lib/safe-text.ts";
import { chunks } from "../../lib/width.ts";
import type { Action } from "../actions.ts";
import type { CommandId } from "../command-ids.ts";
import { instanceUnderCursor } from "../detail.ts";
import { readerWidth } from "../layout.ts";
import { taskUnderCursor } from "../list.ts";
import type { PageRequest } from "../ports.ts";
import type { AppState, Viewport } from "../state.ts";
import { andThen, notify, type Step, stay } from "../step.ts";
import { focusPane } from "./navigation.ts";
import { applyQuery } from "./results.ts";

/** Copies the InstanceId under the detail pane's cursor, else the task's InvokeId. */
export function copyId(state: AppState): Step {
  const instance = state.focus === "detail" ? instanceUnderCursor(state) : null;
  if (instance) return copy(state, instance.instanceId, instance.instanceId);
  const task = taskUnderCursor(state);
  return task ? copy(state, task.invokeId, task.invokeId) : notify(state, { id: "no-task" });
}

/** Copies the task as the service sent it. */
export const copyJson = withWhole("copy.json", (state, task) =>
  copy(state, jsonText(task.record, 2), say`${task.invokeId} as JSON`),
);

/** Shows the task as the service sent it. */
export const openRaw = withWhole("raw.open", (state, task) => {
  const json = jsonText(task.record, 2);
  return openText(state, say`${task.invokeId} as JSON`, json, safeLines(json));
});

/** Shows the file's content, decoded. */
export const openContent = withWhole("content.open", (state, task) => {
  const content = contentOf(task);
  const lines = contentLines(task);
  return openText(state, task.name, content.kind === "text" ? content.text : lines.join("\n"), lines);
});

/** Shows the commands that resend the file to the failed instances only. cafe itself sends nothing. */
export const openRetry = withWhole("retry.open", (state, task) => {
  const { requests, instanceIds } = resendOf(task);
  if (requests.length === 0) return notify(state, { id: "nothing-failed" });
  const commands: string[] = [];
  for (const request of requests) {
    const command = sendFileCommand(request);
    if (!command.ok) return notify(state, { id: "no-retry-command", parameter: safeText(command.error.parameter) });
    commands.push(command.value);
  }
  const text = commands.join("\n");
  return openText(state, say`${task.invokeId}: resend to ${instanceIds.length} failed`, text, safeLines(text));
});

/** Copies the text that is open. */
export function copyText(state: AppState): Step {
  const { overlay } = state;
  return overlay?.kind === "text" ? copy(state, overlay.raw, overlay.title) : stay(state);
}

/** Asks the service for every file sent to the instance under the cursor: is it this host or this file? */
export function openHistory(state: AppState): Step {
  const instance = state.focus === "detail" ? instanceUnderCursor(state) : taskUnderCursor(state)?.instances[0];
  if (!instance) return notify(state, { id: "no-instance" });
  return andThen(focusPane(state, "tasks"), (focused) =>
    applyQuery(focused, { tags: [], instanceId: instance.instanceId }),
  );
}

function openText(state: AppState, title: SafeText, raw: string, source: readonly SafeText[]): Step {
  const lines = linesFor(source, state.viewport);
  return stay({ ...state, overlay: { kind: "text", title, raw, source, lines, top: 0 } });
}

/** Breaks an open text anew for a screen of another size. */
export function rewrapText(state: AppState): AppState {
  const { overlay } = state;
  if (overlay?.kind !== "text") return state;
  return { ...state, overlay: { ...overlay, lines: linesFor(overlay.source, state.viewport) } };
}

const linesFor = (source: readonly SafeText[], viewport: Viewport): readonly SafeText[] =>
  source.flatMap((line) => chunks(line, readerWidth(viewport)).map(safeText));

const copy = (state: AppState, text: string, what: SafeText): Step => [state, [{ type: "copy", text, what }]];

/**
 * Runs `use` with all that the service said of the task under the cursor. A packed task is asked for first; the command
 * runs again with the answer.
 */
function withWhole(command: CommandId, use: (state: AppState, task: WholeTask) => Step): (state: AppState) => Step {
  return (state) => {
    const task = taskUnderCursor(state);
    if (!task) return notify(state, { id: "no-task" });
    if (isWhole(task)) return use(state, task);
    const { fetched } = state;
    if (fetched !== null && taskKey(fetched) === taskKey(task)) return use(state, fetched);
    const { profile, region, invokeId } = task;
    const asked = notify(state, { id: "fetching-task", invokeId });
    return andThen(asked, (next) => [
      next,
      [
        {
          type: "fetchTask",
          task: { profile, region, invokeId },
          request: requestFor(region, invokeId),
          command,
        },
      ],
    ]);
  };
}

const requestFor = (region: string, invokeId: string): PageRequest => ({
  region,
  query: { tags: [], invokeId },
  cursor: FIRST_PAGE,
  pageSize: 1,
});

/** Keeps a task that was asked for whole. False where it came too late: something else is looked at by now. */
export function taskFetched(state: AppState, { task, answer }: Extract<Action, { type: "taskFetched" }>): Step {
  const current = taskUnderCursor(state);
  if (current === null || taskKey(current) !== taskKey(task)) return stay(state);
  if (!answer.ok) return notify(state, { id: "task-failed", invokeId: task.invokeId, failure: answer.error });
  if (answer.value === null) return notify(state, { id: "task-gone", invokeId: task.invokeId });
  return stay({ ...state, fetched: answer.value, notice: null });
}
