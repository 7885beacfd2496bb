/** 关于调试日志的说明。 */
import { type SafeText, say } from "../../lib/safe-text.ts";
import type * as en from "../debug.ts";

export const DEBUG: typeof en.DEBUG = {
  written: (path: SafeText, kilobytes: number) => say`调试日志：${path}（${kilobytes} KB，权限 0600）。`,
  full: (path: SafeText, megabytes: number) =>
    say`调试日志：${path}（权限 0600）；已达 ${megabytes} MB 上限，之后的内容未记录。`,
  noFolder: say`未写入调试日志：不知道放在哪个目录。请设置 XDG_STATE_HOME 或 HOME。`,
  unwritable: (folder: SafeText, code: SafeText) => say`未写入调试日志：${folder} 不可用（${code}）。`,
};
