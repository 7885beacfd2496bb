/** The copy and the export menu as data: their commands in order, and which of them make sense now. */
import { hasContent, isWhole } from "../domain/task.ts";
import type { CommandId } from "./command-ids.ts";
import { taskUnderCursor } from "./list.ts";
import type { AppState } from "./state.ts";
import { errorTaken, rowTaken, tasksTaken } from "./taken.ts";

export type MenuId = "copy" | "export";

interface Entry {
  readonly id: CommandId;
  readonly isEnabled: (state: AppState) => boolean;
}

const hasTasks = (state: AppState): boolean => tasksTaken(state).length > 0;
const hasFailures = (state: AppState): boolean => tasksTaken(state).some(({ tally }) => tally.failed > 0);
const onTask = (state: AppState): boolean => state.view.kind === "tasks" && taskUnderCursor(state) !== null;

const MENUS: Readonly<Record<MenuId, readonly Entry[]>> = {
  copy: [
    { id: "copy.ids", isEnabled: hasTasks },
    { id: "copy.failed", isEnabled: hasFailures },
    { id: "copy.error", isEnabled: (state) => errorTaken(state) !== null },
    { id: "copy.row", isEnabled: (state) => rowTaken(state) !== null },
    { id: "copy.json", isEnabled: onTask },
    { id: "copy.retry", isEnabled: hasFailures },
    { id: "copy.command", isEnabled: () => true },
    { id: "copy.markdown", isEnabled: hasTasks },
  ],
  export: [
    { id: "export.json", isEnabled: hasTasks },
    { id: "export.ndjson", isEnabled: hasTasks },
    { id: "export.csv", isEnabled: hasTasks },
    { id: "export.markdown", isEnabled: hasTasks },
    { id: "export.content", isEnabled: (state) => tasksTaken(state).some((task) => isWhole(task) && hasContent(task)) },
  ],
};

export interface MenuItem {
  readonly id: CommandId;
  readonly enabled: boolean;
}

/** The entries of a menu as they are now. */
export const menuItems = (state: AppState, menu: MenuId): readonly MenuItem[] =>
  MENUS[menu].map(({ id, isEnabled }) => ({ id, enabled: isEnabled(state) }));
