/** 核心部分所产生内容的名称。 */
import { say } from "../../lib/safe-text.ts";
import type * as en from "../labels.ts";

export const LABELS: typeof en.LABELS = {
  sendsTo: (instanceId) => say`发往 ${instanceId}`,
  failedSendsTo: (instanceId) => say`发往 ${instanceId} 失败`,
  failedSendsOf: (name) => say`${name} 下发失败`,
  failedIn: (region) => say`${region} 的失败`,
  rolloutOf: (name) => say`${name} 的发布`,
  causeIn: (cause, region) => say`${region} 的 ${cause}`,
  asJson: (invokeId) => say`${invokeId} 的 JSON`,
  resend: (invokeId, failed) => say`${invokeId}：向 ${failed} 台失败实例重新下发`,
  resendOwed: (name, failed, tasks) => say`${name}：向 ${tasks} 个任务中仍失败的 ${failed} 台实例重新下发`,
  ids: (count) => say` ${count} 个 ID`,
  failedInstances: (count) => say` ${count} 台失败实例`,
  error: say`错误信息`,
  row: say`此行`,
  viewAsCommand: (leftOut) => (leftOut === null ? say`此视图的命令` : say`此视图的命令（不含 "${leftOut}"）`),
  typedName: (typed) => say`文件名~${typed}`,
  summary: say`事件摘要`,
};
