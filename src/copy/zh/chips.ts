/** 标题栏中各筛选条件的说法。 */
import { joinSafe, type SafeText, say } from "../../lib/safe-text.ts";
import type * as en from "../chips.ts";

export const CHIPS: typeof en.CHIPS = {
  status: (status: SafeText) => say`状态=${status}`,
  name: (name: SafeText) => say`文件名=${name}`,
  task: (invokeId: SafeText) => say`任务=${invokeId}`,
  instance: (instanceId: SafeText) => say`实例=${instanceId}`,
  group: (id: SafeText) => say`资源组=${id}`,
  tag: (tag: SafeText) => say`标签 ${tag}`,
  error: (codes: readonly SafeText[]) => say`错误=${joinSafe(codes, ",")}`,
  result: (status: SafeText) => say`结果=${status}`,
  owner: (owner: SafeText) => say`所有者=${owner}`,
  dir: (dir: SafeText) => say`目录=${dir}`,
  since: (time: SafeText) => say`自 ${time}`,
  until: (time: SafeText) => say`至 ${time}`,
  failuresOnly: say`仅失败`,
};
