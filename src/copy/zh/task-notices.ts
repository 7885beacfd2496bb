/** 底栏中关于任务的提示：正在查询、结果如何、正在跟踪什么。 */
import type { Notice } from "../../core/notice.ts";
import type { WatchCount } from "../../core/watch.ts";
import { type SafeText, say } from "../../lib/safe-text.ts";
import { explainFailure } from "../remedies.ts";
import type * as en from "../task-notices.ts";
import { sentences } from "./joined.ts";

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
] as const satisfies readonly en.TaskNotice["id"][];

export const isTaskNotice = (notice: Notice): notice is en.TaskNotice => IDS.some((id) => id === notice.id);

export function taskNoticeText(notice: en.TaskNotice): SafeText {
  switch (notice.id) {
    case "fetching-task":
      return say`正在查询 ${notice.invokeId}：加载全部页时只保留了列表所需的内容`;
    case "fetching-tasks":
      return say`正在查询 ${notice.tasks} 个任务：加载全部页时只保留了列表所需的内容`;
    case "too-many-tasks":
      return say`需要查询 ${notice.tasks} 个任务，每个一次调用；最多 ${notice.most} 个：请用空格少标记一些`;
    case "nothing-owed":
      return notice.tasks === 1
        ? say`此任务没有失败，无需重新下发`
        : say`这 ${notice.tasks} 个任务中失败的实例后来都已成功`;
    case "task-gone":
      return say`服务中已没有任务 ${notice.invokeId}`;
    case "task-failed":
      return say`${notice.invokeId}：${sentences([notice.failure.message, explainFailure(notice.failure).remedy])}`;
    case "too-many-watched":
      return say`${notice.tasks} 个任务仍在执行，每个一次调用；最多跟踪 ${notice.most} 个`;
    case "watch-stopped":
      return say`已停止跟踪 ${notice.label}`;
    case "ended-before":
      return say`${notice.label} 此前已结束：${countText(notice.count)}`;
    case "watch-ended":
      return say`${notice.label} 已结束：${countText(notice.count)}${goneText(notice.gone)}`;
    case "watch-failed":
      return say`已停止跟踪 ${notice.label}：${sentences([notice.failure.message, explainFailure(notice.failure).remedy])}`;
  }
}

export const watchText = (label: SafeText, count: WatchCount, since: SafeText): SafeText =>
  say`正在跟踪 ${label}：${countText(count)}，始于 ${since}`;

const countText = ({ ok, failed, running }: WatchCount): SafeText =>
  running === 0 ? say`成功 ${ok}，失败 ${failed}` : say`成功 ${ok}，失败 ${failed}，进行中 ${running}`;

const goneText = (gone: number): SafeText => (gone === 0 ? say`` : say`；服务已不再列出其中 ${gone} 个任务`);
