/** What the footer says of tasks: that they are asked for, what became of them, and what is watched. */
import type { Notice } from "../core/notice.ts";
import type { WatchCount } from "../core/watch.ts";
import { type SafeText, say } from "../lib/safe-text.ts";
import { explainFailure } from "./remedies.ts";

const IDS = [
  "fetching-task",
  "fetching-tasks",
  "too-many-tasks",
  "nothing-owed",
  "too-many-watched",
  "watch-stopped",
  "ended-before",
  "watch-ended",
  "watch-failed",
  "task-gone",
  "task-failed",
] as const satisfies readonly Notice["id"][];

export type TaskNotice = Extract<Notice, { readonly id: (typeof IDS)[number] }>;

/** Is it about tasks? */
export const isTaskNotice = (notice: Notice): notice is TaskNotice => IDS.some((id) => id === notice.id);

/** A notice about tasks in words. */
export function taskNoticeText(notice: TaskNotice): SafeText {
  switch (notice.id) {
    case "fetching-task":
      return say`asking for ${notice.invokeId}: of a crawl only what the lists show is kept`;
    case "fetching-tasks":
      return say`asking for ${notice.tasks} tasks: of a crawl only what the lists show is kept`;
    case "too-many-tasks":
      return say`${notice.tasks} tasks would have to be asked for, a call each; at most ${notice.most}: mark fewer with Space`;
    case "nothing-owed":
      return notice.tasks === 1
        ? say`nothing failed in this task, so there is nothing to send again`
        : say`no instance is left that failed in these ${notice.tasks} tasks and did not succeed since`;
    case "task-gone":
      return say`the service has no task ${notice.invokeId} any more`;
    case "task-failed":
      return say`${notice.invokeId}: ${notice.failure.message} ${explainFailure(notice.failure).remedy}`;
    case "too-many-watched":
      return say`${notice.tasks} tasks are still under way, a call each; at most ${notice.most} can be watched`;
    case "watch-stopped":
      return say`${notice.label} is no longer watched`;
    case "ended-before":
      return say`${notice.label} has ended already: ${countText(notice.count)}`;
    case "watch-ended":
      return say`${notice.label} has ended: ${countText(notice.count)}${goneText(notice.gone)}`;
    case "watch-failed":
      return say`${notice.label} is no longer watched: ${notice.failure.message} ${explainFailure(notice.failure).remedy}`;
  }
}

/** What is watched, in a line. */
export const watchText = (label: SafeText, count: WatchCount, since: SafeText): SafeText =>
  say`watching ${label}: ${countText(count)}, since ${since}`;

const countText = ({ ok, failed, running }: WatchCount): SafeText =>
  say`${ok} ok, ${failed} failed${running === 0 ? say`` : say`, ${running} running`}`;

const goneText = (gone: number): SafeText =>
  gone === 0 ? say`` : say`; the service lists ${gone === 1 ? say`1 task` : say`${gone} tasks`} no more`;
