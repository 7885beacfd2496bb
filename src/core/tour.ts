/**
 * The guided tour of the demo as data: for each step, whether what it asks for has been done, and the command that leads
 * there. Looks at states only; the words are in copy/tour.ts.
 */
import type { Rollout } from "../domain/rollouts.ts";
import type { CommandId } from "./command-ids.ts";
import type { AppState } from "./state.ts";

/** The file whose rollout the tour looks into: the made-up fleet has it on its first page. */
export const TOUR_FILE = "upstreams.conf";

/** Rows that the box takes at the lower end of the screen: three of text, and the frame. */
export const TOUR_ROWS = 5;

export interface Tour {
  /** Index into the steps. */
  readonly step: number;
}

export const TOUR_STEP_IDS = ["rollout", "instances", "causes", "host-or-file", "resend", "hand-over"] as const;
export type TourStepId = (typeof TOUR_STEP_IDS)[number];

export interface TourStep {
  readonly id: TourStepId;
  readonly isDone: (state: AppState) => boolean;
  /** The command to run next on the way there, from wherever somebody is. */
  readonly next: (state: AppState) => CommandId;
}

/** In their order. */
export const TOUR_STEPS: readonly TourStep[] = [
  { id: "rollout", isDone: isOnRollout, next: (state) => towardsRollout(state) ?? "pane.tasks" },
  { id: "instances", isDone: isInInstances, next: (state) => towardsInstances(state) ?? "pane.tasks" },
  { id: "causes", isDone: isInCauses, next: (state) => towardsInstances(state) ?? "view.failures" },
  {
    id: "host-or-file",
    isDone: ({ view, focus }) => view.kind === "failures" && view.tab === "instance" && focus === "detail",
    next: (state) => {
      if (!isInCauses(state)) return towardsInstances(state) ?? "view.failures";
      return state.view.kind === "failures" && state.view.tab === "instance" ? "pane.detail" : "tab.next";
    },
  },
  {
    id: "resend",
    isDone: (state) => state.overlay?.kind === "text" && state.overlay.subject === null && isInInstances(state),
    next: (state) => towardsInstances(state) ?? "retry.open",
  },
  {
    id: "hand-over",
    // A terminal that takes no text for its clipboard shows the summary instead.
    isDone: ({ notice, overlay }) =>
      overlay?.kind !== "menu" && (notice?.id === "copied" || notice?.id === "copy-failed"),
    next: (state) => towardsInstances(state) ?? "copy.markdown",
  },
];

const isToured = ({ name }: Pick<Rollout, "name">): boolean => name === TOUR_FILE;

function isOnRollout({ view }: AppState): boolean {
  const row = view.kind === "rollouts" ? view.rows[view.cursor] : undefined;
  return row !== undefined && isToured(row);
}

function isInInstances({ view }: AppState): boolean {
  return view.kind === "instances" && isToured(view.rollout);
}

function isInCauses({ view }: AppState): boolean {
  return view.kind === "failures" && view.of.length > 0 && view.of.every(isToured);
}

/** Null where the cursor is on the rollout. */
function towardsRollout(state: AppState): CommandId | null {
  const { overlay, view, focus } = state;
  if (overlay !== null) return "layer.close";
  if (view.kind !== "rollouts") return "view.rollouts";
  if (focus !== "tasks") return "pane.tasks";
  const at = view.rows.findIndex(isToured);
  if (at < 0) return "filter.clear";
  if (at === view.cursor) return null;
  return at > view.cursor ? "cursor.down" : "cursor.up";
}

/** Null where the rollout's instances are listed. */
function towardsInstances(state: AppState): CommandId | null {
  if (state.overlay !== null) return "layer.close";
  if (isInInstances(state)) return null;
  const isBehind = isInCauses(state) && state.trail.at(-1)?.view.kind === "instances";
  return isBehind ? "view.previous" : (towardsRollout(state) ?? "item.open");
}
