/** Taking something along: the two menus, what their entries copy, and what they write into a file. */
import { type CommandLine, cafeCommand, type Reach, type Unwritable } from "../../domain/command-line.ts";
import type { ExportFormat } from "../../domain/exported-view.ts";
import { hasContent, isWhole } from "../../domain/task.ts";
import { ok, type Result } from "../../lib/result.ts";
import { joinSafe, type SafeText } from "../../lib/safe-text.ts";
import type { Action } from "../actions.ts";
import type { Effect } from "../effects.ts";
import { narrowingOf } from "../list.ts";
import { isOfOtherFilters } from "../loaded.ts";
import type { MenuId } from "../menus.ts";
import type { AppState } from "../state.ts";
import { andThen, copy, notify, type Step, stay } from "../step.ts";
import { errorTaken, failedTaken, idsTaken, rowTaken, tasksTaken } from "../taken.ts";
import { openText } from "./reader.ts";
import { openResend } from "./resend.ts";

export const openMenu = (state: AppState, menu: MenuId): Step =>
  stay({ ...state, overlay: { kind: "menu", menu, cursor: 0 } });

export const copyIds = (state: AppState): Step => copyList(state, idsTaken(state), state.settings.labels.ids);

export const copyFailed = (state: AppState): Step => {
  const ids = failedTaken(state);
  return ids.length === 0
    ? notify(state, { id: "nothing-failed-here" })
    : copyList(state, ids, state.settings.labels.failedInstances);
};

function copyList(state: AppState, ids: readonly SafeText[], what: (count: number) => SafeText): Step {
  if (ids.length === 0) return notify(state, { id: "no-rows" });
  return copy(state, ids.join("\n"), what(ids.length));
}

export function copyError(state: AppState): Step {
  const error = errorTaken(state);
  return error === null
    ? notify(state, { id: "nothing-failed-here" })
    : copy(state, error, state.settings.labels.error);
}

/** Cells with tabs between, as spreadsheets take them. */
export function copyRow(state: AppState): Step {
  const cells = rowTaken(state);
  return cells === null ? notify(state, { id: "no-rows" }) : copy(state, cells.join("\t"), state.settings.labels.row);
}

/** Copies the `cafe` line that opens this view. */
export function copyCommand(state: AppState): Step {
  const command = commandOf(state);
  if (!command.ok) return notify(state, { id: "no-command", ...command.error });
  const { line, leftOut } = command.value;
  return copy(state, line, state.settings.labels.viewAsCommand(leftOut));
}

/** Copies the commands that resend; where the service has to be asked first, they are opened instead. */
export function copyRetry(state: AppState): Step {
  const [opened, effects] = openResend(state);
  const { overlay } = opened;
  return overlay?.kind === "text" ? copy(state, overlay.text.raw, overlay.title) : [opened, effects];
}

/** Copies the incident summary. */
export const copyMarkdown = (state: AppState): Step => exportAs(state, "markdown", "clipboard", false);

/** Writes a file into the folder that cafe was started in. */
export const exportFile = (state: AppState, format: ExportFormat): Step => exportAs(state, format, "file", false);

/** Asks first: contents may hold secrets. */
export function askContent(state: AppState): Step {
  const tasks = tasksTaken(state);
  const whole = tasks.filter((task) => isWhole(task) && hasContent(task)).length;
  if (whole === 0) return notify(state, { id: tasks.length === 0 ? "no-rows" : "content-not-kept" });
  return stay({
    ...state,
    overlay: { kind: "confirm", question: { id: "export-content", tasks: tasks.length, whole } },
  });
}

export const exportContent = (state: AppState): Step => exportAs({ ...state, overlay: null }, "json", "file", true);

/** What does not reach the clipboard is shown, for copying by hand. */
export function copyRefused(state: AppState, { text, what, problem }: Extract<Action, { type: "copyRefused" }>): Step {
  // What is read already needs no second reader.
  const shown = state.overlay?.kind === "text" ? stay(state) : openText(state, what, text);
  return andThen(shown, (next) => notify(next, { id: "copy-failed", what, problem }));
}

/** From so many tasks on it takes long enough to say that it is under way. */
const MANY = 2_000;

function exportAs(state: AppState, format: ExportFormat, to: "file" | "clipboard", withContent: boolean): Step {
  const tasks = tasksTaken(state);
  if (tasks.length === 0) return notify(state, { id: "no-rows" });
  const command = commandOf(state);
  const [line, leftOut] = command.ok ? [command.value.line, command.value.leftOut] : [null, null];
  const order = { format, tasks, withContent, command: line, leftOut, asOf: loadedAt(state), place: placeName(state) };
  const effect: Effect = { type: "export", to, what: state.settings.labels.summary, order };
  if (tasks.length < MANY) return [state, [effect]];
  return andThen(notify(state, { id: "exporting", tasks: tasks.length }), (next) => [next, [effect]]);
}

function commandOf(state: AppState): Result<CommandLine, Unwritable> {
  const { view, scope, session, query, facets, collection } = state;
  const reach = reachNow(state);
  const command = view.kind === "failures" ? "failures" : view.kind === "tasks" ? "explore" : "rollouts";
  const line = cafeCommand({
    // Of a file or the history, only the explorer shows views.
    command: reach.kind === "service" || reach.kind === "demo" ? command : "explore",
    reach,
    profiles: scope.profiles.length > 0 ? scope.profiles : [session.profile],
    regions: scope.regions.length > 0 ? scope.regions : [session.region],
    query,
    narrow: narrowingOf(state, state.list.failuresOnly),
    all: collection?.depth === "all" && !isOfOtherFilters(state),
  });
  const typed = facets.name.typed;
  if (!line.ok || typed === "") return line;
  // What is typed into the name pane narrows while it is typed; no option does that.
  const leftOut = [line.value.leftOut, state.settings.labels.typedName(typed)].filter((part) => part !== null);
  return ok({ ...line.value, leftOut: joinSafe(leftOut, ", ") });
}

/** The demo can be begun, and left, while cafe runs. */
function reachNow({ session, settings }: AppState): Reach {
  if (session.demo === true) return { kind: "demo" };
  return settings.reach.kind === "demo" ? { kind: "service", flags: [] } : settings.reach;
}

const loadedAt = ({ collection, results }: AppState): number | null =>
  collection?.updatedAt ?? results.page?.fetchedAt ?? null;

/** For the name of the file: a region, or how many. */
function placeName({ scope, session }: AppState): string {
  if (scope.regions === "all") return "all-regions";
  return scope.regions.length > 0 ? `${scope.regions.length}-regions` : session.region;
}
