/** Looking closer at a task or an instance: copying, raw JSON, the file's content, an instance's history. */
import { contentLines } from "../../domain/content.ts";
import { jsonText } from "../../lib/json.ts";
import { type SafeText, safeLines, safeText, say } from "../../lib/safe-text.ts";
import { chunks } from "../../lib/width.ts";
import { instanceUnderCursor } from "../detail.ts";
import { readerWidth } from "../layout.ts";
import { taskUnderCursor } from "../list.ts";
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
export function copyJson(state: AppState): Step {
  const task = taskUnderCursor(state);
  if (!task) return notify(state, { id: "no-task" });
  return copy(state, jsonText(task.record, 2), say`${task.invokeId} as JSON`);
}

/** Shows the task as the service sent it. */
export function openRaw(state: AppState): Step {
  const task = taskUnderCursor(state);
  if (!task) return notify(state, { id: "no-task" });
  return openText(state, say`${task.invokeId} as JSON`, safeLines(jsonText(task.record, 2)));
}

/** Shows the file's content, decoded. */
export function openContent(state: AppState): Step {
  const task = taskUnderCursor(state);
  if (!task) return notify(state, { id: "no-task" });
  return openText(state, say`${task.name}`, contentLines(task));
}

/** Asks the service for every file sent to the instance under the cursor: is it this host or this file? */
export function openHistory(state: AppState): Step {
  const instance = state.focus === "detail" ? instanceUnderCursor(state) : taskUnderCursor(state)?.instances[0];
  if (!instance) return notify(state, { id: "no-instance" });
  return andThen(focusPane(state, "tasks"), (focused) =>
    applyQuery(focused, { tags: [], instanceId: instance.instanceId }),
  );
}

const openText = (state: AppState, title: SafeText, source: readonly SafeText[]): Step =>
  stay({ ...state, overlay: { kind: "text", title, source, lines: linesFor(source, state.viewport), top: 0 } });

/** Breaks an open text anew for a screen of another size. */
export function rewrapText(state: AppState): AppState {
  const { overlay } = state;
  if (overlay?.kind !== "text") return state;
  return { ...state, overlay: { ...overlay, lines: linesFor(overlay.source, state.viewport) } };
}

const linesFor = (source: readonly SafeText[], viewport: Viewport): readonly SafeText[] =>
  source.flatMap((line) => chunks(line, readerWidth(viewport)).map(safeText));

const copy = (state: AppState, text: string, what: SafeText): Step => [state, [{ type: "copy", text, what }]];
