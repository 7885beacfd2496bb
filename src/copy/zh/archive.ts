/** 关于本地历史和任务文件的说明。 */
import { type SafeText, say } from "../../lib/safe-text.ts";
import type * as en from "../archive.ts";

export const ARCHIVE: typeof en.ARCHIVE = {
  otherFormat: say`的格式不是 cafe 的`,
  otherVersion: (version: SafeText, own: number) => say`的版本为 ${version}，而此 cafe 读取版本 ${own}：请升级 cafe`,
  noTasks: say`不含任务：既不是 cafe 导出的文件，也不是 cafe list 的 JSON`,
  cancelled: say`调用已取消。`,
  noResourceGroups: (what: SafeText) => say`服务的响应不含任务所属的资源组，因此无法按资源组查找${what}。`,
  noResourceGroupsRemedy: say`请去掉 --resource-group。`,
  busy: (file: SafeText) => say`另一个 cafe 正在写入 ${file}；请重试。`,
  broken: (file: SafeText) => say`${file} 已损坏。`,
  diskFull: (file: SafeText) => say`没有历史：${file} 所在的磁盘已满。`,
  unusable: (file: SafeText, code: SafeText) =>
    say`没有历史：无法使用 ${file}（${code}）。请将 CAFE_CONFIG_DIR 设为可写的目录。`,
  newerVersion: (file: SafeText, version: number) =>
    say`${file} 的版本为 ${version}，来自更新的 cafe：保持原样，没有历史。请升级 cafe。`,
  setAside: (file: SafeText, kept: SafeText) => say`无法读取 ${file}，已保留为 ${kept}；开始新的历史。`,
  notSetAside: (file: SafeText) => say`无法读取 ${file}，也无法重命名；没有历史。`,
};
