/** 事件摘要的文字：cafe 为工单写出的 Markdown。 */
import { type SafeText, say } from "../../lib/safe-text.ts";
import type * as en from "../summary.ts";

export const SUMMARY: typeof en.SUMMARY = {
  title: say`云助手文件下发`,
  field: say`项目`,
  value: say`值`,
  file: say`文件`,
  files: (number: number) => say`${number} 个文件，见下表`,
  fileIn: (name, dir, hash) => [name, say`，目录 `, dir, say`，内容 `, hash],
  when: say`时间（UTC）`,
  span: (first, last) => [first, say` 至 `, last],
  where: say`地域`,
  profiles: say`配置`,
  tasks: (number: number) => say`${number} 个任务`,
  howMany: say`实例`,
  standing: ({ targets, ok, failed, running, recovered, unlisted }) =>
    say`目标 ${targets} 台：成功 ${ok}，失败 ${failed}，进行中 ${running}${recovered > 0 ? say`；成功的实例中 ${recovered} 台曾失败` : say``}${unlisted > 0 ? say`；另有 ${unlisted} 台服务未列出结果` : say``}`,
  sent: say`下发内容`,
  causes: say`失败原因`,
  causesOf: (failures: number, results: number) =>
    say`${results} 个结果中有 ${failures} 次失败；重复下发的实例重复计数。`,
  nothingFailed: say`没有失败。`,
  commands: say`可执行的命令`,
  look: say`用于排查和修复。cafe 未执行其中任何命令。`,
  again: say`修复后，仅向失败的实例重新下发。`,
  instances: say`失败的实例`,
  made: say`本摘要的由来`,
  madeBy: (at: SafeText, asOf: SafeText | null) =>
    asOf === null
      ? say`由 cafe 于 ${at} 生成。`
      : say`由 cafe 于 ${at} 根据 ${asOf} 加载的数据生成；重现该视图（以届时的数据为准）：`,
  leftOut: (choice) => [say`该命令未包含所选任务的范围：`, choice],
  noCommand: say`这些筛选条件无法写成 Shell 命令。`,
  contentHash: say`内容以 cafe 自有的哈希值区分。`,
  moreFiles: (number: number) => say`另有 ${number} 次发布。`,
  moreCauses: (number: number) => say`另有 ${number} 个原因。`,
  moreInstances: (number: number) => say`另有 ${number} 个失败的实例，完整列表见 CSV。`,
  moreCommands: (number: number) => `# 另有 ${number} 条同类命令`,
  maybe: say`可能`,
  no: say`否`,
};

export const SUMMARY_HEADS: typeof en.SUMMARY_HEADS = {
  sent: [
    say`文件`,
    say`目录`,
    say`内容`,
    say`首次`,
    say`最近`,
    say`地域`,
    say`目标`,
    say`成功`,
    say`失败`,
    say`进行中`,
    say`已恢复`,
  ],
  causes: [say`失败数`, say`原因`, say`服务原文`, say`含义`, say`可能的原因`, say`下一步`, say`主机可能已改动？`],
  instances: [say`地域`, say`实例`, say`状态`, say`ErrorCode`, say`ErrorInfo`, say`任务`, say`次数`],
};
